// `index_img` and `banner_img` that lie beside the post: views only know addresses below the site's root. The file's
// front matter stays as it is; only what views see of it changes.

import { existsSync } from 'node:fs';
import path from 'node:path';
import type Hexo from 'hexo';
import { sourceText } from '../../core/source-text.ts';
import type { Diagnostic } from '../../core/diagnostic.ts';
import type { RenderedPost } from '../../hexo/define-feature.ts';
import { blogFile, rawDocuments } from '../../hexo/engine.ts';
import { recordPicture } from './picture-record.ts';
import { isRemote, localPath, resolvePicture } from './resolve-picture.ts';

const keys = ['index_img', 'banner_img'] as const;
/** Field of a post's document: key → what its author wrote and what stands for it. */
const writtenKey = 'paperlogWrittenPictures';

type Written = Record<string, { readonly written: string; readonly address: string } | undefined>;

export function findFrontMatterPictures(hexo: Hexo, post: RenderedPost): void {
  const before = (post[writtenKey] ?? {}) as Written;
  const after: Written = {};
  for (const key of keys) {
    const current = post[key];
    if (typeof current !== 'string') continue;
    // A post rendered again without its file having changed still has the address.
    const known = before[key];
    const written = known?.address === current ? known.written : current;
    post[key] = written;
    if (isRemote(written) || existsSync(path.join(hexo.source_dir, localPath(written, hexo.config.root)))) continue;
    const found = resolvePicture(hexo, { source: String(post.source), path: String(post['path']) }, written);
    recordPicture(hexo, post, written, found);
    if (found?.route === undefined) continue;
    const address = encodeURI(`/${found.route}`);
    post[key] = address;
    after[key] = { written, address };
  }
  post[writtenKey] = Object.keys(after).length > 0 ? after : undefined;
}

/** Once all routes are known: pictures of the front matter that no one publishes. */
export function missingFrontMatterPictures(hexo: Hexo): Diagnostic[] {
  const findings: Diagnostic[] = [];
  const routes = new Set(hexo.route.list());
  for (const document of rawDocuments(hexo)) {
    if (document['published'] === false) continue;
    for (const key of keys) {
      const value = document[key];
      if (typeof value !== 'string' || isRemote(value) || routes.has(localPath(value, hexo.config.root))) continue;
      const raw = typeof document['raw'] === 'string' ? document['raw'] : '';
      const place = frontMatterPosition(raw, key);
      findings.push({
        rule: 'missing-image',
        severity: 'warning',
        file: blogFile(hexo, String(document['source'])),
        ...place,
        message: `There is no picture "${value}".`,
        remedy: 'Put it next to the post, into the folder of the same name, or below source/.',
      });
    }
  }
  return findings;
}

function frontMatterPosition(raw: string, key: string): { line: number; column: number } {
  const match = new RegExp(`^${key}[ \\t]*:[ \\t]*`, 'm').exec(raw);
  return match ? sourceText(raw).positionAt(match.index + match[0].length) : { line: 1, column: 1 };
}
