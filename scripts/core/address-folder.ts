// Where what belongs to a post is published: beside its page, in a folder that is no other post's.

import path from 'node:path';

/**
 * `2024/a/` of `2024/a/` and, as for Hexo's own assets, of `2024/a.html`; `2024/` of `2024/a`, below which nothing can
 * lie, and `''` at the top.
 * @param address below the site's root
 */
export function addressFolder(address: string): string {
  if (address.endsWith('/')) return address;
  const page = /^(.*)\.html?$/i.exec(address);
  if (page) return `${page[1] ?? ''}/`;
  const folder = path.posix.dirname(address);
  return folder === '.' ? '' : `${folder}/`;
}
