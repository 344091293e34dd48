// Files of the npm package `katex`: its style sheet and its fonts.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);

/** KaTeX's rules without its fonts, which are declared on each page as far as it uses them. */
export function katexStyles(): string {
  return readFileSync(path.join(distFolder(), 'katex.css'), 'utf8').replace(/@font-face\s*\{[^}]*\}\s*/g, '');
}

export interface FontFile {
  /** Below the site's root: `paperlog/fonts/KaTeX_Main-Regular.1a2b3c4d.woff2`. */
  readonly route: string;
  readonly file: string;
}

const fontFiles = new Map<string, FontFile>();

/** @param name `Main-Regular` */
export function fontFile(name: string): FontFile {
  let font = fontFiles.get(name);
  if (!font) {
    const file = path.join(distFolder(), 'fonts', `KaTeX_${name}.woff2`);
    const hash = createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 8);
    font = { route: `paperlog/fonts/KaTeX_${name}.${hash}.woff2`, file };
    fontFiles.set(name, font);
  }
  return font;
}

function distFolder(): string {
  return path.dirname(require.resolve('katex'));
}
