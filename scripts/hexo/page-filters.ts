// Some filters over finished pages look at parts of them only. Where they follow each other, a page is taken apart and
// put together once: with each change, all of it would be copied, and a page with formulas is large.

import type Hexo from 'hexo';
import type { Page } from './define-feature.ts';
import { hexoModule } from './front-matter.ts';

/** As registered for `after_render:html`: the page that it makes, nothing for the page as it is. */
export type PageFilter = ((this: Hexo, ...args: unknown[]) => unknown) & { priority?: number | undefined };

/** `head`: changes nothing behind `</head>`; `parts`: does the same to each half of a page as to all of it. */
type Reach = 'head' | 'parts';

/** A filter's work on a page that is taken apart. */
type HalvesFilter = (page: Page, ...rest: unknown[]) => Page;

const reaches = new WeakMap<PageFilter, Reach | HalvesFilter>();

export function declareReach(filter: PageFilter, reach: Reach): PageFilter {
  reaches.set(filter, reach);
  return filter;
}

/** A filter that wants the halves of a page. */
export function halvesFilter(work: HalvesFilter): PageFilter {
  const filter: PageFilter = (html, ...rest) => (typeof html === 'string' ? joined(work(halves(html), ...rest)) : html);
  reaches.set(filter, work);
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
    if (together.length > 0) filters.splice(start, together.length, inOneGo(together));
  }
}

const headEnd = '</head>';

function halves(html: string): Page {
  const end = html.indexOf(headEnd);
  const at = end === -1 ? 0 : end + headEnd.length;
  return { head: html.slice(0, at), rest: html.slice(at) };
}

function joined({ head, rest }: Page): string {
  return head + rest;
}

function inOneGo(filters: readonly PageFilter[]): PageFilter {
  const run: PageFilter = function (html, ...rest) {
    const apply = (filter: PageFilter, text: unknown): unknown => Reflect.apply(filter, this, [text, ...rest]) ?? text;
    if (typeof html !== 'string' || !html.includes(headEnd))
      return filters.reduce<unknown>((text, filter) => apply(filter, text), html);
    let page = halves(html);
    for (const filter of filters) {
      const reach = reaches.get(filter);
      if (typeof reach === 'function') page = reach(page, ...rest);
      else {
        const head = String(apply(filter, page.head));
        page = { head, rest: reach === 'parts' ? String(apply(filter, page.rest)) : page.rest };
      }
    }
    return joined(page);
  };
  return Object.assign(run, { priority: filters[0]?.priority });
}
