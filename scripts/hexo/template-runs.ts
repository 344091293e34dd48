// Keeps Hexo's Nunjucks from posts: tags are run by us, and everything else with braces is text. With
// `paperlog.templates.nunjucks`, Hexo does with posts what it always did.

import path from 'node:path';
import type Hexo from 'hexo';
import type { RenderedPost } from './define-feature.ts';
import { templateReading } from './reading.ts';

const runs = new WeakMap<object, boolean>();

/** Whether tags run in this post: not where its front matter or its renderer switches Nunjucks off. */
export function runsTags(hexo: Hexo, post: RenderedPost): boolean {
  return runs.get(post) ?? !isDisabled(hexo, String(post.source), post);
}

type Render = (source: string | null, data?: RenderedPost, callback?: unknown) => unknown;

/** Wraps `hexo.post.render`, which decides about Nunjucks before it does anything else. */
export function decideTemplates(hexo: Hexo): void {
  const original = hexo.post.render.bind(hexo.post) as unknown as Render;
  const render: Render = (source, data = { content: undefined as never }, callback) => {
    runs.set(data, !isDisabled(hexo, source, data));
    if (templateReading(hexo) === 'nunjucks') return original(source, data, callback);
    const written = Object.getOwnPropertyDescriptor(data, 'disableNunjucks');
    data['disableNunjucks'] = true;
    try {
      return original(source, data, callback);
    } finally {
      if (written) Object.defineProperty(data, 'disableNunjucks', written);
      else delete data['disableNunjucks'];
    }
  };
  hexo.post.render = render as never;
}

/** As in Hexo's `post.js`. */
function isDisabled(hexo: Hexo, source: string | null, data: RenderedPost): boolean {
  if (typeof data['disableNunjucks'] === 'boolean') return data['disableNunjucks'];
  const engine = data['engine'];
  const name = typeof engine === 'string' ? engine : path.extname(source ?? '');
  const renderer = name === '' ? undefined : (hexo.render.renderer.get(name) as { disableNunjucks?: unknown } | null);
  return Boolean(renderer?.disableNunjucks);
}
