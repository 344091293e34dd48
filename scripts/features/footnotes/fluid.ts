// Fluid's own footnotes: a filter over the Markdown that would take ours for its own. It is registered anew at each
// generation, once the theme's configuration is read.

import type Hexo from 'hexo';
import { escapeHtml } from '../../core/html.ts';
import type { PreparedFootnotes } from './resolve-footnotes.ts';

const type = 'before_post_render';

/** Takes Fluid's filter out again, as often as it comes. */
export function replaceFluidFootnotes(hexo: Hexo): void {
  hexo.on('generateBefore', () => {
    for (const filter of [...hexo.extend.filter.list(type)]) {
      if (String(filter).includes('renderFootnotes(')) hexo.extend.filter.unregister(type, filter as never);
    }
  });
}

export interface FluidFootnotes {
  readonly enable: boolean;
  readonly header: string;
}

/** `post.footnote` of Fluid's configuration; nothing of it with another theme. */
export function fluidFootnotes(hexo: Hexo): FluidFootnotes {
  const config = hexo.theme.config as { post?: { footnote?: { enable?: unknown; header?: unknown } } } | undefined;
  const footnote = config?.post?.footnote;
  if (typeof footnote !== 'object') return { enable: false, header: '' };
  const { enable, header } = footnote;
  return { enable: enable !== false, header: enable !== false && typeof header === 'string' ? header : '' };
}

/** `footnote` in the front matter is a header of its own, or `false`. */
export function preparedFootnotes(hexo: Hexo, frontMatter: unknown): PreparedFootnotes {
  const { header } = fluidFootnotes(hexo);
  return { header: typeof frontMatter === 'string' ? frontMatter : header, off: frontMatter === false };
}

/** A post's address below the site's root, for an attribute. */
export function postAddress(root: string, path: string): string {
  return escapeHtml(encodeURI(root + path.replace(/(?:^|(?<=\/))index\.html$/, '')));
}
