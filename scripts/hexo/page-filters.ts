// Some filters over finished pages look at parts of them only. Where they follow each other, a page is taken apart and
// put together once: with each change, all of it would be copied, and a page with formulas is large.

import type Hexo from 'hexo';
import type { Page } from './define-feature.ts';
import { hexoModule } from './front-matter.ts';

/** As registered for `after_render:html`: the page that it makes, nothing for the page as it is. */
export type PageFilter = ((this: Hexo, ...args: unknown[]) => unknown) & { priority?: number | undefined };

/** `head`: changes nothing behind `</head>`; `parts`: does the same to each part of a page as to all of it. */
type Reach = 'head' | 'parts';

/**
 * A filter's work on a page that is taken apart: looks at the page before the filters beside it change it, and says what
 * is to become of it at the filter's own place. Looking at a text that has just been put together would copy it.
 */
type PartsFilter = (page: Page, ...rest: unknown[]) => (page: Page) => Page;

const reaches = new WeakMap<PageFilter, Reach | PartsFilter>();

export function declareReach(filter: PageFilter, reach: Reach): PageFilter {
  reaches.set(filter, reach);
  return filter;
}

/** A filter that wants the parts of a page. */
export function partsFilter(work: PartsFilter): PageFilter {
  const filter: PageFilter = (html, ...rest) => {
    if (typeof html !== 'string') return html;
    const page = partsOf(html);
    return joined(work(page, ...rest)(page));
  };
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
const bodyEnd = '</body>';

function partsOf(html: string): Page {
  const headAt = html.indexOf(headEnd);
  const start = headAt === -1 ? 0 : headAt + headEnd.length;
  const bodyAt = html.lastIndexOf(bodyEnd);
  const stop = bodyAt < start ? html.length : bodyAt;
  return { head: html.slice(0, start), rest: html.slice(start, stop), end: html.slice(stop) };
}

function joined({ head, rest, end }: Page): string {
  return head + rest + end;
}

function inOneGo(filters: readonly PageFilter[]): PageFilter {
  const run: PageFilter = function (html, ...rest) {
    const apply = (filter: PageFilter, text: unknown): unknown => Reflect.apply(filter, this, [text, ...rest]) ?? text;
    if (typeof html !== 'string' || !html.includes(headEnd))
      return filters.reduce<unknown>((text, filter) => apply(filter, text), html);
    let page = partsOf(html);
    const steps = filters.map((filter) => {
      const reach = reaches.get(filter);
      if (typeof reach === 'function') return reach(page, ...rest);
      const change = (text: string): string => String(apply(filter, text));
      return reach === 'head'
        ? (parts: Page): Page => ({ ...parts, head: change(parts.head) })
        : ({ head, rest, end }: Page): Page => ({ head: change(head), rest: change(rest), end: change(end) });
    });
    for (const step of steps) page = step(page);
    return joined(page);
  };
  return Object.assign(run, { priority: filters[0]?.priority });
}
