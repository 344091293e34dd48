// `papers(markdown, { columns: 2, sort: 'newest' })` for views.

import type Hexo from 'hexo';
import { defaultOptions, type PapersOptions } from './options.ts';
import { papersHtml } from './papers-html.ts';

/** `list` is Markdown, or items of Markdown one line each. */
export function papersHelper(hexo: Hexo) {
  return (list: string | readonly string[], options: Partial<PapersOptions> = {}): string => {
    const source = typeof list === 'string' ? list : list.map((item) => `- ${item}`).join('\n');
    const html = hexo.render.renderSync({ text: source, engine: 'markdown' }) as string;
    return papersHtml(html, { ...defaultOptions, ...options }).html;
  };
}
