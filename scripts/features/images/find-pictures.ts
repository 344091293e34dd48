// Finds the pictures of a post's HTML and reads their sizes.

import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type Hexo from 'hexo';
import { imageSizeFromFile } from 'image-size/fromFile';
import { compareText } from '../../core/diagnostic.ts';
import type { PostInfo } from '../../hexo/define-feature.ts';
import { recordPicture } from './picture-record.ts';
import { foldersOf, isRemote, localPath, resolvePicture, type PicturePlace } from './resolve-picture.ts';

export interface FoundPicture {
  /** The address to write, root included. */
  readonly src: string;
  readonly width: number | undefined;
  readonly height: number | undefined;
  /** What is wrong with the file, if it can't be read as a picture. */
  readonly fault: string | undefined;
}

/** By the `src` of the rendered HTML; `undefined`: a local picture that isn't there. */
export interface FoundPictures {
  readonly pictures: ReadonlyMap<string, FoundPicture | undefined>;
  /** Names of the files where the picture was looked for, to name the nearest. */
  readonly neighbours: readonly string[];
}

const sources = /<img\b[^>]*?\bsrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))/gi;

export async function findPictures(hexo: Hexo, post: PostInfo, html: string): Promise<FoundPictures> {
  const pictures = new Map<string, FoundPicture | undefined>();
  const document = post.data as Record<string, unknown>;
  const place: PicturePlace = {
    source: String(document['source']),
    // Most posts have no picture of their own, and Hexo computes the address anew for each.
    get path() {
      return post.path;
    },
  };

  for (const match of html.matchAll(sources)) {
    const src = decodeAttribute(match[1] ?? match[2] ?? match[3] ?? '');
    if (pictures.has(src) || isRemote(src)) continue;
    const found = resolvePicture(hexo, place, src);
    // Made by a generator, as drawn covers are.
    if (!found && src.startsWith('/') && hexo.route.list().includes(localPath(src, hexo.config.root))) continue;
    recordPicture(hexo, document, src, found);
    if (!found) pictures.set(src, undefined);
    else {
      const route = found.route ?? (isPlain(src) ? undefined : localPath(src, hexo.config.root));
      const address = route === undefined ? src : addressOf(path.posix.join(hexo.config.root, route));
      pictures.set(src, await measured(address, found.file));
    }
  }
  const isAnyMissing = [...pictures.values()].includes(undefined);
  return { pictures, neighbours: isAnyMissing ? neighbourNames(foldersOf(hexo, place)) : [] };
}

/** `?` and `#` belong to the name of the file. */
function addressOf(route: string): string {
  return encodeURI(route).replace(/[?#]/g, encodeURIComponent);
}

/** Whether browsers ask for the very address: not one with backslashes, nor with the `./` that the root was put before. */
function isPlain(src: string): boolean {
  return !/\\|%5C|\/\.\//i.test(src);
}

function decodeAttribute(value: string): string {
  return value.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', "'");
}

async function measured(src: string, file: string): Promise<FoundPicture> {
  try {
    const { width, height, orientation = 1 } = await imageSizeFromFile(file);
    // EXIF orientations 5 to 8 are turned by a quarter: browsers show them so.
    return orientation >= 5
      ? { src, width: height, height: width, fault: undefined }
      : { src, width, height, fault: undefined };
  } catch (cause) {
    return { src, width: undefined, height: undefined, fault: cause instanceof Error ? cause.message : String(cause) };
  }
}

function neighbourNames({ assets, folder }: ReturnType<typeof foldersOf>): string[] {
  return [assets, folder]
    .filter((candidate) => existsSync(candidate) && statSync(candidate).isDirectory())
    .flatMap((candidate) => readdirSync(candidate))
    .filter((name) => /\.(?:png|jpe?g|gif|webp|avif|svg|bmp|ico)$/i.test(name))
    .sort(compareText);
}
