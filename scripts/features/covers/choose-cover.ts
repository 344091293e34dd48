// Which post gets a drawn cover. The file's front matter stays as it is; only what views see of it changes.

import type Hexo from 'hexo';
import { addressFolder } from '../../core/address-folder.ts';
import { escapeHtml } from '../../core/html.ts';
import type { GeneratedRoute, RenderedPost } from '../../hexo/define-feature.ts';
import type { CoversConfig } from './config.ts';
import { documents } from '../../hexo/engine.ts';
import { drawCover } from './draw-cover.ts';

/** Field of a post's document: what its author wrote, and where the drawn cover is published. */
const coverKey = 'paperlogCover';

interface Cover {
  readonly written: string | undefined;
  readonly path: string;
}

const remote = /^(?:https?:)?\/\//i;

export function chooseCover(hexo: Hexo, { replaceRemote, drawMissing }: CoversConfig, post: RenderedPost): void {
  const before = post[coverKey] as Cover | undefined;
  const current = typeof post['index_img'] === 'string' ? post['index_img'] : undefined;
  // A post rendered again without its file having changed still has the drawn cover as its picture.
  const written = before && current === `/${before.path}` ? before.written : current;
  const wanted = written ? replaceRemote && remote.test(written) && !isOwn(hexo, written) : drawMissing && isPost(post);
  if (!wanted) {
    if (before) {
      post['index_img'] = written;
      post[coverKey] = undefined;
    }
    return;
  }
  const address = typeof post['path'] === 'string' ? post['path'] : '';
  const cover: Cover = { written, path: `${addressFolder(address)}cover.svg` };
  post[coverKey] = cover;
  post['index_img'] = `/${cover.path}`;
  // Other sites, which show what a link leads to, don't take SVG: they go on seeing what the author chose.
  if (written !== undefined) post['og_img'] ??= written;
}

export function coverRoutes(hexo: Hexo): GeneratedRoute[] {
  const routes: GeneratedRoute[] = [];
  for (const document of documents(hexo, 'Post')) {
    const cover = document[coverKey] as Cover | undefined;
    if (!cover || document['published'] === false) continue;
    const title = typeof document['title'] === 'string' ? document['title'] : '';
    const { tags } = document as { tags?: { toArray(): { name: string }[] } };
    const labels =
      tags
        ?.toArray()
        .map(({ name }) => name)
        .sort() ?? [];
    routes.push({ path: cover.path, data: drawCover(title, labels, escapeHtml) });
  }
  return routes;
}

function isPost(post: RenderedPost): boolean {
  return String(post.source).startsWith('_posts/');
}

function isOwn(hexo: Hexo, address: string): boolean {
  return address.startsWith(hexo.config.url.replace(/\/*$/, '/'));
}
