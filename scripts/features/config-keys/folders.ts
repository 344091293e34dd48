// `public_dir` and `source_dir` where they would do harm: Hexo deletes the one with `hexo clean` and walks the other.

import path from 'node:path';

/**
 * @param blog the blog's folder
 * @returns a sentence about the first fault; `undefined` if there is none
 */
export function folderFault(blog: string, publicDir: string, sourceDir: string): string | undefined {
  const outside = (folder: string, inner: string): boolean => !path.relative(folder, inner).startsWith('..');
  for (const [what, folder] of [
    ['the blog itself', blog],
    ['the posts', sourceDir],
    ['the scripts', path.join(blog, 'scripts')],
    ['the theme', path.join(blog, 'themes')],
    ['the packages', path.join(blog, 'node_modules')],
  ] as const) {
    if (outside(publicDir, folder))
      return `"public_dir" holds ${what}, and "hexo clean" deletes all of it. Write "public_dir: public".`;
  }
  if (outside(sourceDir, path.join(blog, 'node_modules')))
    return '"source_dir" holds the whole blog with its packages. Write "source_dir: source".';
  return undefined;
}
