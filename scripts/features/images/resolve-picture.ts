// Which file an address of a picture means: in the post's asset folder, next to the post, in source/ or in the theme.

import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import type Hexo from 'hexo';
import { addressFolder } from '../../core/address-folder.ts';
import { blogFile, documents } from '../../hexo/engine.ts';

/** A post or page, as far as its pictures are concerned. */
export interface PicturePlace {
  /** Relative to the source folder. */
  readonly source: string;
  /** Its address below the site's root. */
  readonly path: string;
}

export interface PictureFile {
  readonly file: string;
  /** Its address below the site's root; `undefined` if that is the written one. */
  readonly route: string | undefined;
}

const leadsUp = /^(?:\.\.\/)+/;
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
  if (leadsUp.test(written))
    return beside(hexo, place, written) ?? fromSource(hexo, place, written.replace(leadsUp, ''));
  if (src.startsWith('/')) {
    const published = [hexo.source_dir, path.join(hexo.theme_dir, 'source')].find((folder) => {
      const file = path.join(folder, written);
      return isInside(file, folder) && isFile(file) && !isHidden(written);
    });
    if (published !== undefined) return { file: path.join(published, written), route: undefined };
    const other = ownerOf(hexo, place, written);
    const file = other && beside(hexo, other, written.slice(addressFolder(other.path).length));
    if (file) return { file: file.file, route: written };
  }
  // The renderer puts the root before every address, that of a neighbour too.
  return beside(hexo, place, written);
}

/** As browsers find it where the address leads up to the site's root. */
function fromSource(hexo: Hexo, place: PicturePlace, name: string): PictureFile | undefined {
  const found = resolveAddress(hexo, place, `${hexo.config.root}${name}`);
  return found && { ...found, route: found.route ?? name };
}

/** The post itself or another one below whose address the picture is asked for. */
function ownerOf(hexo: Hexo, place: PicturePlace, written: string): PicturePlace | undefined {
  const owns = ({ path: address }: PicturePlace) =>
    addressFolder(address) !== '' && written.startsWith(addressFolder(address));
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
  for (const base of leadsUp.test(name) ? [folder] : [assets, folder]) {
    const file = path.join(base, name);
    if (!isInside(file, hexo.source_dir) || !isFile(file)) continue;
    return { file, route: routeByHexo(hexo, file) ?? addressFolder(place.path) + nameOf(hexo, place, file) };
  }
  return undefined;
}

/** Where Hexo itself publishes a file, if it does. */
export function routeByHexo(hexo: Hexo, file: string): string | undefined {
  const id = blogFile(hexo, path.relative(hexo.source_dir, file));
  for (const model of ['PostAsset', 'Asset'] as const) {
    const asset = hexo.model(model).findById(id) as unknown as { readonly path: string } | undefined;
    if (asset) return asset.path.split(path.sep).join('/');
  }
  return undefined;
}

/** Its path in the post's asset folder or beside the post; else the one below source/, without folders that Hexo hides. */
function nameOf(hexo: Hexo, place: PicturePlace, file: string): string {
  const { assets, folder } = foldersOf(hexo, place);
  const base = [assets, folder].find((candidate) => isInside(file, candidate));
  const name = path.relative(base ?? hexo.source_dir, file).replace(/^_(?:posts|drafts)[\\/]/, '');
  return name.split(path.sep).join('/');
}

/** The post's asset folder and the folder it lies in. */
export function foldersOf(hexo: Hexo, { source }: PicturePlace): { readonly assets: string; readonly folder: string } {
  const file = path.join(hexo.source_dir, source);
  const folder = path.dirname(file);
  return { assets: path.join(folder, path.basename(file, path.extname(file))), folder };
}

/** The path an author wrote: without root, query, percent-encoding and `./`, with slashes where Windows has backslashes. */
export function localPath(src: string, root: string): string {
  const plain = withSlashes(src.replace(/[?#].*$/, ''));
  // `../` stays where the renderer has put the root before it.
  const withoutRoot = plain.startsWith(root) ? plain.slice(root.length) : plain;
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
