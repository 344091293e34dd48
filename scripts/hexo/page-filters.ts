// Some filters over finished pages look at parts of them only. Where they follow each other, a page is taken apart and
// put together once: with each change, all of it would be copied, and a page with formulas is large.

import type Hexo from 'hexo';
import { hexoModule } from './front-matter.ts';

/** As registered for `after_render:html`: the page that it makes, nothing for the page as it is. */
export type PageFilter = ((this: Hexo, ...args: unknown[]) => unknown) & { priority?: number | undefined };

/** `head`: changes nothing behind `</head>`; `parts`: does the same to each half of a page as to all of it. */
type Reach = 'head' | 'parts';

const reaches = new WeakMap<PageFilter, Reach>();

export function declareReach(filter: PageFilter, reach: Reach): PageFilter {
  reaches.set(filter, reach);
  return filter;
}

/** Hexo's name for `after_render:html`. */
export function pageFilters(hexo: Hexo): PageFilter[] {
  return hexo.extend.filter.list('_after_html_render') as unknown as PageFilter[];
}

/** Once every filter is registered. Filters of others stay where they are among them. */
export function joinPageFilters(hexo: Hexo): void {
  declareReach(hexoModule(hexo, './dist/plugins/filter/after_render/meta_generator.js') as PageFilter, 'head');
  const filters = pageFilters(hexo);
  for (let start = 0; start < filters.length; start++) {
    let end = start;
    while (end < filters.length && reaches.has(filters[end] as PageFilter)) end += 1;
    const together = filters.slice(start, end);
    const headOnly = together.some((filter) => reaches.get(filter) === 'head');
    if (together.length > 1 || headOnly) filters.splice(start, together.length, joined(together));
  }
}

const headEnd = '</head>';

function joined(filters: readonly PageFilter[]): PageFilter {
  const run: PageFilter = function (html, ...rest) {
    const end = typeof html === 'string' ? html.indexOf(headEnd) : -1;
    const apply = (text: unknown, filter: PageFilter): unknown => Reflect.apply(filter, this, [text, ...rest]) ?? text;
    if (typeof html !== 'string' || end === -1) return filters.reduce(apply, html);
    const head = html.slice(0, end + headEnd.length);
    const behind = html.slice(end + headEnd.length);
    const everywhere = filters.filter((filter) => reaches.get(filter) === 'parts');
    return String(filters.reduce<unknown>(apply, head)) + String(everywhere.reduce<unknown>(apply, behind));
  };
  return Object.assign(run, { priority: filters[0]?.priority });
}
