// Where a picture's file lies: in the post's asset folder or next to the post, whatever `post_asset_folder` says.
// Hexo publishes only what that setting covers; the rest is published here, at the post's own address.

import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type Hexo from 'hexo';
import { imageSizeFromFile } from 'image-size/fromFile';
import { compareText } from '../../core/diagnostic.ts';
import { documents } from '../../hexo/engine.ts';
import type { GeneratedRoute, PostInfo } from '../../hexo/define-feature.ts';

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

/** Field of a post's document: what the generator has to publish for it. */
const publishedKey = 'paperlogPictures';

interface PublishedPicture {
  readonly path: string;
  /** Relative to the source folder. */
  readonly file: string;
}

const sources = /<img\b[^>]*?\bsrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))/gi;
const remote = /^(?:[a-z][a-z0-9+.-]*:|\/\/|#|$)/i;

export async function findPictures(hexo: Hexo, post: PostInfo, html: string): Promise<FoundPictures> {
  const pictures = new Map<string, FoundPicture | undefined>();
  const published: PublishedPicture[] = [];
  const postFile = path.join(hexo.base_dir, post.file);
  const folder = path.dirname(postFile);
  const assets = path.join(folder, path.basename(postFile, path.extname(postFile)));

  for (const match of html.matchAll(sources)) {
    const src = decodeAttribute(match[1] ?? match[2] ?? match[3] ?? '');
    if (pictures.has(src) || remote.test(src)) continue;
    const written = localPath(src, hexo.config.root);
    if (written === undefined) continue;
    const inSource = path.join(hexo.source_dir, written);
    if (src.startsWith('/') && isInside(inSource, hexo.source_dir) && isFile(inSource) && !isHidden(written)) {
      pictures.set(src, await measured(src, inSource));
      continue;
    }
    if (src.startsWith('/') && hexo.route.list().includes(written)) continue; // made by a generator
    const found = [path.join(assets, written), path.join(folder, written)].find(
      (file) => isInside(file, hexo.source_dir) && isFile(file),
    );
    if (!found) {
      pictures.set(src, undefined);
      continue;
    }
    const base = path.posix.join(post.path.endsWith('/') ? post.path : path.posix.dirname(post.path), '/');
    const relative = path
      .relative(isInside(found, assets) ? assets : folder, found)
      .split(path.sep)
      .join('/');
    const route = path.posix.join(base, relative);
    published.push({ path: route, file: path.relative(hexo.source_dir, found).split(path.sep).join('/') });
    pictures.set(src, await measured(encodeURI(path.posix.join(hexo.config.root, route)), found));
  }
  // The document is stored with the post, so that an unchanged post still publishes its pictures.
  (post.data as Record<string, unknown>)[publishedKey] = published;
  return { pictures, neighbours: neighbourNames(assets, folder, pictures) };
}

export function publishedPictures(hexo: Hexo): GeneratedRoute[] {
  const routes: GeneratedRoute[] = [];
  for (const model of ['Post', 'Page'] as const) {
    for (const document of documents(hexo, model)) {
      if (document['published'] === false) continue;
      for (const { path: route, file } of (document[publishedKey] ?? []) as PublishedPicture[]) {
        const source = path.join(hexo.source_dir, file);
        // Hexo's own asset generator comes first and knows whether the file has changed.
        if (!existsSync(source) || isHexosAsset(hexo, file)) continue;
        routes.push({ path: route, data: () => createReadStream(source) });
      }
    }
  }
  return routes;
}

function isHexosAsset(hexo: Hexo, file: string): boolean {
  const id = path.relative(hexo.base_dir, path.join(hexo.source_dir, file)).split(path.sep).join('/');
  return [hexo.model('PostAsset'), hexo.model('Asset')].some((model) => Boolean(model.findById(id)));
}

/** The path an author wrote: without root, query and percent-encoding. */
function localPath(src: string, root: string): string | undefined {
  const plain = src.replace(/[?#].*$/, '').replaceAll('\\', '/');
  const withoutRoot = root !== '/' && plain.startsWith(root) ? plain.slice(root.length) : plain;
  try {
    return decodeURIComponent(withoutRoot).replace(/^\/+/, '');
  } catch {
    return withoutRoot.replace(/^\/+/, ''); // a lone percent sign is part of the name
  }
}

function decodeAttribute(value: string): string {
  return value.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', "'");
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

function neighbourNames(assets: string, folder: string, pictures: FoundPictures['pictures']): string[] {
  if (![...pictures.values()].includes(undefined)) return [];
  return [assets, folder]
    .filter((candidate) => existsSync(candidate) && statSync(candidate).isDirectory())
    .flatMap((candidate) => readdirSync(candidate))
    .filter((name) => /\.(?:png|jpe?g|gif|webp|avif|svg|bmp|ico)$/i.test(name))
    .sort(compareText);
}
