// A Fluid that was copied into the themes/ of a blog: which one it is and what was changed in it.

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

export interface CopiedTheme {
  readonly dir: string;
  /** Its path in the blog: `themes/fluid`. */
  readonly name: string;
  readonly version: string | undefined;
  /** The version that is used here. */
  readonly ownVersion: string | undefined;
  /** Files that aren't those of the version used here. */
  readonly changed: readonly string[];
}

/** @param listFiles paths relative to a folder, sorted */
export function readCopiedTheme(
  dir: string,
  theme: string,
  fluidDir: string,
  listFiles: (folder: string) => readonly string[],
): CopiedTheme | undefined {
  const name = [theme, 'fluid'].find((folder) => folder !== '' && isFluid(path.join(dir, 'themes', folder), folder));
  if (name === undefined) return undefined;
  const copied = path.join(dir, 'themes', name);
  const changed = listFiles(copied).filter((file) => {
    if (file === '_config.yml' || file === 'package.json' || /(?:^|\/)(?:\.|README|LICENSE)/.test(file)) return false;
    const original = path.join(fluidDir, file);
    return !existsSync(original) || !sameText(original, path.join(copied, file));
  });
  return { dir: copied, name: `themes/${name}`, version: version(copied), ownVersion: version(fluidDir), changed };
}

function isFluid(folder: string, name: string): boolean {
  if (!existsSync(path.join(folder, 'layout'))) return false;
  const manifest = readManifest(folder);
  return manifest?.name === undefined ? /fluid/i.test(name) : manifest.name === 'hexo-theme-fluid';
}

function version(folder: string): string | undefined {
  return readManifest(folder)?.version;
}

function readManifest(folder: string): { name?: string; version?: string } | undefined {
  const file = path.join(folder, 'package.json');
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as { name?: string; version?: string };
  } catch (error) {
    if (error instanceof SyntaxError) return undefined; // An unreadable manifest says nothing; the folder's name does.
    throw error;
  }
}

/** Git may write the line ends as the system has them. */
function sameText(first: string, second: string): boolean {
  const [one, two] = [readFileSync(first), readFileSync(second)];
  return (
    one.equals(two) || one.toString('latin1').replace(/\r\n/g, '\n') === two.toString('latin1').replace(/\r\n/g, '\n')
  );
}
