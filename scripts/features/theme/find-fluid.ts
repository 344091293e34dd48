// Whether the blog's theme is Fluid, whatever its folder is called. With any other theme this feature does nothing.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import type Hexo from 'hexo';

const known = new Map<string, boolean>();

/** From `after_init` on, when Hexo knows where the theme lies. */
export function isFluid(hexo: Hexo): boolean {
  const folder = hexo.theme_dir;
  let found = known.get(folder);
  if (found === undefined) {
    found = themeName(folder) === 'hexo-theme-fluid';
    known.set(folder, found);
  }
  return found;
}

function themeName(folder: string): string | undefined {
  try {
    return (JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as { name?: string }).name;
  } catch {
    return undefined; // most themes below themes/ have no manifest, or none that concerns us
  }
}
