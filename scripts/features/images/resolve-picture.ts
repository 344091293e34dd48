// Which file an address of a picture means: in the post's asset folder, next to the post, in source/ or in the theme.

import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import type Hexo from 'hexo';
import { documents } from '../../hexo/engine.ts';

/** A post or page, as far as its pictures are concerned. */
export interface PicturePlace {
  /** Relative to the source folder. */
  readonly source: string;
  /** Its address below the site's root. */
  readonly path: string;
}

export interface PictureFile {
  readonly file: string;
  /** Where it has to be published; `undefined` if Hexo does so at the written address. */
  readonly route: string | undefined;
}

const remote = /^(?:[a-z][a-z0-9+.-]*:|\/\/|#|$)/i;

/** Whether an address leads out of this site, or is no address. */
export function isRemote(src: string): boolean {
  return remote.test(src);
}

/** @param src as written, percent-encoded or not; with or without the site's root */
export function resolvePicture(hexo: Hexo, place: PicturePlace, src: string): PictureFile | undefined {
  const found = resolveAddress(hexo, place, src);
  if (found || !src.includes('#')) return found;
  // The renderer has decoded the `%23` of a name: `a%23b.png` is `a#b.png` by now.
  const named = src.replaceAll('#', '%23');
  const file = resolveAddress(hexo, place, named);
  return file && { ...file, route: file.route ?? localPath(named, hexo.config.root) };
}

function resolveAddress(hexo: Hexo, place: PicturePlace, src: string): PictureFile | undefined {
  const written = localPath(src, hexo.config.root);
  if (src.startsWith('/')) {
    const published = [hexo.source_dir, path.join(hexo.theme_dir, 'source')].find((folder) => {
      const file = path.join(folder, written);
      return isInside(file, folder) && isFile(file) && !isHidden(written);
    });
    if (published !== undefined) return { file: path.join(published, written), route: undefined };
    const other = ownerOf(hexo, place, written);
    const file = other && beside(hexo, other, written.slice(folderOf(other.path).length));
    if (file) return { file: file.file, route: written };
  }
  // The renderer puts the root before every address, that of a neighbour too.
  return beside(hexo, place, written);
}

/** The post itself or another one below whose address the picture is asked for. */
function ownerOf(hexo: Hexo, place: PicturePlace, written: string): PicturePlace | undefined {
  const owns = ({ path: address }: PicturePlace) => folderOf(address) !== '' && written.startsWith(folderOf(address));
  if (owns(place)) return place;
  if (!written.includes('/')) return undefined;
  for (const model of ['Post', 'Page'] as const) {
    for (const document of documents(hexo, model)) {
      const other = { source: String(document['source']), path: String(document['path']) };
      if (owns(other)) return other;
    }
  }
  return undefined;
}

function beside(hexo: Hexo, place: PicturePlace, name: string): (PictureFile & { route: string }) | undefined {
  const { assets, folder } = foldersOf(hexo, place);
  for (const base of [assets, folder]) {
    const file = path.join(base, name);
    if (!isInside(file, hexo.source_dir) || !isFile(file)) continue;
    const relative = path
      .relative(isInside(file, assets) ? assets : folder, file)
      .split(path.sep)
      .join('/');
    return { file, route: path.posix.join(folderOf(place.path), relative) };
  }
  return undefined;
}

/** The post's asset folder and the folder it lies in. */
export function foldersOf(hexo: Hexo, { source }: PicturePlace): { readonly assets: string; readonly folder: string } {
  const file = path.join(hexo.source_dir, source);
  const folder = path.dirname(file);
  return { assets: path.join(folder, path.basename(file, path.extname(file))), folder };
}

/** `2024/05/01/a/` of `2024/05/01/a/` and of `2024/05/01/a/index.html`; `''` at the top. */
function folderOf(address: string): string {
  if (address.endsWith('/')) return address;
  const folder = path.posix.dirname(address);
  return folder === '.' ? '' : `${folder}/`;
}

/** The path an author wrote: without root, query, percent-encoding and `./`, with slashes where Windows has backslashes. */
export function localPath(src: string, root: string): string {
  const plain = withSlashes(src.replace(/[?#].*$/, ''));
  const withoutRoot = root !== '/' && plain.startsWith(root) ? plain.slice(root.length) : plain;
  return path.posix.normalize(withoutRoot).replace(/^(?:\/|\.$)+/, '');
}

/** The address as people read it, with slashes. */
export function withSlashes(src: string): string {
  return decodedAddress(src).replaceAll('\\', '/');
}

function decodedAddress(src: string): string {
  try {
    return decodeURIComponent(src);
  } catch {
    return src; // a lone percent sign is part of the name
  }
}

function isInside(file: string, folder: string): boolean {
  const relative = path.relative(folder, file);
  return relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative);
}

function isFile(file: string): boolean {
  return existsSync(file) && statSync(file).isFile();
}

/** `_posts`, `_drafts` and the like aren't published by Hexo as they are. */
function isHidden(written: string): boolean {
  return written.split('/').some((part) => part.startsWith('_') || part.startsWith('.'));
}
