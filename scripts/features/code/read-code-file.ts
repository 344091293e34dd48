// The file that `{% include_code %}` names. Hexo knows those that it renders (`.js`, `.json`, `.css` …) as pages and all
// others (`.py`, `.cpp` …) as assets, and its own tag looks for pages only.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import type Hexo from 'hexo';
import { blogFile } from '../../hexo/engine.ts';

export interface CodeFile {
  readonly text: string;
  /** Below the site's root. */
  readonly path: string;
}

interface Page {
  readonly content?: string;
  readonly _content?: string;
  readonly path: string;
}

/**
 * Only what Hexo has read below its source folder, whatever the path says.
 * @param source relative to the source folder
 */
export function readCodeFile(hexo: Hexo, source: string): CodeFile | undefined {
  const page = hexo.model('Page').findOne({ source }) as unknown as Page | undefined;
  if (page) {
    // Until Hexo comes to it among the pages, the file isn't "rendered".
    const text = page.content ?? page._content;
    return text === undefined ? undefined : { text, path: page.path };
  }
  const file = path.join(hexo.source_dir, source);
  const asset = hexo.model('Asset').findById(blogFile(hexo, source)) as unknown as
    { readonly path: string } | undefined;
  return asset && { text: readFileSync(file, 'utf8'), path: asset.path };
}
