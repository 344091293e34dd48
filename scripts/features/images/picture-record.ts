// What is kept with a rendered post about its pictures: what has to be published for it, and which files it was
// rendered with, so that a picture that comes, goes or changes later has the post rendered anew.

import { createReadStream, existsSync, statSync } from 'node:fs';
import path from 'node:path';
import type Hexo from 'hexo';
import { documentPath, forgetRendering, rawDocuments } from '../../hexo/engine.ts';
import type { GeneratedRoute } from '../../hexo/define-feature.ts';
import { resolvePicture, routeByHexo, type PictureFile, type PicturePlace } from './resolve-picture.ts';

/** Field of a post's document. */
const recordKey = 'paperlogPictures';

interface PublishedPicture {
  readonly path: string;
  /** Relative to the source folder. */
  readonly file: string;
}

export interface PictureRecord {
  readonly published: readonly PublishedPicture[];
  /** Written address → what was found there. */
  readonly used: Readonly<Record<string, string>>;
}

type Document = Record<string, unknown>;

const nothing: PictureRecord = { published: [], used: {} };

export function forgetPictures(document: Document): void {
  document[recordKey] = undefined;
}

/** The document is stored with the post, so that an unchanged post still publishes its pictures. */
export function recordPicture(hexo: Hexo, document: Document, src: string, found: PictureFile | undefined): void {
  const { published, used } = recordOf(document);
  const route = found?.route;
  const file = found && path.relative(hexo.source_dir, found.file).split(path.sep).join('/');
  document[recordKey] = {
    published: route === undefined || file === undefined ? published : [...published, { path: route, file }],
    used: { ...used, [src]: fingerprint(found) },
  } satisfies PictureRecord;
}

function recordOf(document: Document): PictureRecord {
  const record = document[recordKey] as PictureRecord | undefined;
  return record && 'used' in record ? record : nothing;
}

function fingerprint(found: PictureFile | undefined): string {
  if (!found) return 'missing';
  const { size, mtimeMs } = statSync(found.file);
  return `${found.file} ${size} ${mtimeMs}`;
}

/** Posts whose pictures are no longer what they were rendered with are rendered again. */
export async function forgetPostsWithOtherPictures(hexo: Hexo): Promise<void> {
  await forgetRendering(hexo, (document, model) => {
    const used = Object.entries(recordOf(document).used);
    // An address is computed only for posts with pictures.
    if (used.length === 0) return false;
    const place: PicturePlace = { source: String(document['source']), path: documentPath(hexo, model, document) };
    return used.some(([src, was]) => fingerprint(resolvePicture(hexo, place, src)) !== was);
  });
}

export function publishedPictures(hexo: Hexo): GeneratedRoute[] {
  const routes: GeneratedRoute[] = [];
  // Written in several ways (`a b.png`, `a%20b.png`), or in several posts, a picture is still one.
  const files = new Map<string, string>();
  for (const model of ['Post', 'Page'] as const) {
    for (const document of rawDocuments(hexo, model)) {
      if (document['published'] === false) continue;
      for (const { path: route, file } of recordOf(document).published) {
        const source = path.join(hexo.source_dir, file);
        if (files.get(route) === file) continue;
        files.set(route, file);
        // Hexo's own asset generator comes first and knows whether the file has changed.
        if (!existsSync(source) || routeByHexo(hexo, source) === route) continue;
        routes.push({ path: route, data: () => createReadStream(source) });
      }
    }
  }
  return routes;
}
