// `papers(list, { columns: 2, sort: 'newest' })` for views.

import type Hexo from 'hexo';
import { runPassesInView } from '../../hexo/view-passes.ts';
import { checkOptions, type PapersOptions } from './options.ts';
import { papersHtml } from './papers-html.ts';

/** They make cards and timelines of lists. */
const viewPasses = ['link-cards', 'timelines'];

/**
 * `list` is Markdown, or Markdown items, one string each. The options are those of the tag.
 * @throws TypeError if an option or its value doesn't exist.
 */
export function papersHelper(hexo: Hexo) {
  return (list: string | readonly string[], options: Partial<PapersOptions> = {}): string => {
    const source = typeof list === 'string' ? list.replace(/\r\n?/g, '\n') : list.map(listItem).join('\n');
    const html = hexo.render.renderSync({ text: source, engine: 'markdown' }) as string;
    const checked = checkOptions(options);
    const papers = papersHtml(html, checked).html;
    return checked.view === 'list' ? papers : runPassesInView(hexo, papers, viewPasses);
  };
}

/** An item may have lines of its own, nested lists for example. */
function listItem(item: string): string {
  return `- ${item
    .trim()
    .split(/\r\n?|\n/)
    .join('\n  ')}`;
}
