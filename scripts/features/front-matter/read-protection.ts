// Whether anything that is installed reads a post's password.

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type Hexo from 'hexo';
import type { Protection } from './unprotected-post.ts';

const namedForIt = /^(?:@[^/]+\/)?hexo-.*(?:encrypt|password|protect)/;

export function readProtection(hexo: Hexo): Protection {
  const { encrypt } = hexo.config as { encrypt?: { tags?: unknown } | null };
  const tags = Array.isArray(encrypt?.tags) ? (encrypt.tags as ({ name?: unknown } | null)[]) : [];
  return {
    isInstalled: () => hasPlugin(hexo) || hasFilter(hexo),
    tags: tags.flatMap((tag) => (typeof tag?.name === 'string' ? tag.name : [])),
  };
}

function hasPlugin(hexo: Hexo): boolean {
  const file = path.join(hexo.base_dir, 'package.json');
  if (!existsSync(file)) return false;
  const { dependencies = {} } = JSON.parse(readFileSync(file, 'utf8')) as { dependencies?: Record<string, string> };
  return Object.keys(dependencies).some(
    (name) => namedForIt.test(name) && existsSync(hexo.resolvePlugin(name, hexo.base_dir)),
  );
}

/** The owner's own script: whatever hides a post reads its password in one of these. */
function hasFilter(hexo: Hexo): boolean {
  return ['before_post_render', 'after_post_render', 'template_locals', 'after_render:html'].some((type) =>
    hexo.extend.filter.list(type).some((filter) => String(filter).includes('password')),
  );
}
