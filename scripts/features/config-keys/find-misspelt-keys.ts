// Compares the written keys with those that Hexo and Fluid have defaults for. An unknown key is reported only if it is
// close to a known one: plugins have keys of their own.

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type Hexo from 'hexo';
import type { Diagnostic } from '../../core/diagnostic.ts';
import { nearestNames } from '../../hexo/feature-config.ts';
import { hexoDefaults, readThemeDefaults, readYaml } from './read-config.ts';
import { isMapping, type Mapping } from './value-faults.ts';
import { pathInBlog } from '../../hexo/engine.ts';

/** Keys of Hexo and its common plugins that have no default. */
const otherHexoKeys = [
  'theme_config',
  'paperlog',
  'feed',
  'marked',
  'markdown',
  'server',
  'deploy',
  'index_generator',
  'archive_generator',
  'category_generator',
  'tag_generator',
  'search',
  'sitemap',
  'keywords',
  'email',
  'skip_render',
  'ignore',
  'include',
  'exclude',
  'abbrlink',
  'prismjs',
  'highlight',
  'external_link',
  'meta_generator',
  'live2d',
  'math',
  'minify',
  'all_minifier',
  'html_minifier',
  'css_minifier',
  'js_minifier',
];

export async function findMisspeltKeys(hexo: Hexo): Promise<Diagnostic[]> {
  const found: Diagnostic[] = [];
  const site = hexo.config_path;
  await compare(
    hexo,
    site,
    { ...hexoDefaults(hexo), ...Object.fromEntries(otherHexoKeys.map((key) => [key, true])) },
    false,
    found,
  );
  const theme = path.join(hexo.base_dir, '_config.fluid.yml');
  const defaults = hexo.config.theme === 'fluid' && existsSync(theme) ? readThemeDefaults(hexo) : undefined;
  if (defaults) await compare(hexo, theme, defaults, true, found);
  return found;
}

async function compare(hexo: Hexo, file: string, known: Mapping, deep: boolean, found: Diagnostic[]): Promise<void> {
  if (!existsSync(file) || !/\.ya?ml$/.test(file)) return;
  const text = readFileSync(file, 'utf8');
  const written = readYaml(hexo, text);
  if (!isMapping(written)) return;
  for (const keys of misspelt(written, known, deep, [])) {
    const { keyPosition } = await import('../../core/yaml-position.ts');
    const last = keys.path.at(-1) ?? '';
    found.push({
      rule: 'config-key',
      severity: 'warning',
      file: pathInBlog(hexo, file),
      ...(keyPosition(text, keys.path) ?? { line: 1, column: 1 }),
      message: `Unknown key "${last}".`,
      remedy: `Did you mean ${keys.nearest.map((name) => `"${name}"`).join(' or ')}?`,
    });
  }
}

function* misspelt(
  written: Mapping,
  known: Mapping,
  deep: boolean,
  parents: string[],
): Generator<{ path: string[]; nearest: string[] }> {
  for (const [key, value] of Object.entries(written)) {
    const known_ = known[key];
    if (!(key in known)) {
      const nearest = nearestNames(
        key,
        Object.keys(known).filter((name) => !(name in written)),
      );
      // Short names are close to each other by chance.
      if (nearest.length > 0 && key.length >= 4) yield { path: [...parents, key], nearest };
    } else if (deep && isMapping(value) && isMapping(known_) && Object.keys(known_).length > 0) {
      yield* misspelt(value, known_, deep, [...parents, key]);
    }
  }
}
