// Filters over parts of pages are run together, and nobody sees a difference.

import { expect, it } from 'vitest';
import Hexo from 'hexo';
import {
  declareReach,
  joinPageFilters,
  pageFilters,
  partsFilter,
  type PageFilter,
} from '../../../scripts/hexo/page-filters.ts';

const inHead = (text: string): PageFilter =>
  declareReach((html) => (html as string).replace('</head>', `${text}</head>`), 'head');
const everywhere = (): PageFilter => declareReach((html) => (html as string).replaceAll('<a ', '<a rel=x '), 'parts');
const onParts = (): PageFilter =>
  partsFilter(({ rest: seen }) => ({ head, rest, end }) => ({
    head: `${head}|`,
    rest: `${rest}${seen.includes('y')}`,
    end: `|${end}`,
  }));
const nothing = (): PageFilter => declareReach(() => undefined, 'parts');

function withFilters(...filters: readonly PageFilter[]): Hexo {
  const hexo = new Hexo(import.meta.dirname, { silent: true });
  for (const filter of filters) hexo.extend.filter.register('after_render:html', filter as never);
  return hexo;
}

const run = (hexo: Hexo, html: unknown): Promise<unknown> =>
  hexo.extend.filter.exec('_after_html_render', html, { context: hexo }) as unknown as Promise<unknown>;

it.each([
  '<head><a href="x"></head><body><a href="y"></head></body>',
  '<p><a href="no head"></p>',
  '<head></head><body><a href="y"><p></body></html>',
  '</body><head></head>',
  '',
  '</head>',
])('makes of %j what they make one after another', async (page) => {
  const filters = () => [everywhere(), inHead('<meta>'), nothing(), onParts(), inHead('<link>'), everywhere()];
  const expected = await run(withFilters(...filters()), page);
  const together = withFilters(...filters());
  joinPageFilters(together);
  expect(pageFilters(together)).toHaveLength(1);
  expect(await run(together, page)).toBe(expected);
});

it('leaves filters of others where they are among them', async () => {
  const foreign: PageFilter = (html) => `${String(html)}<!-- ${String(html).length} -->`;
  const filters = [inHead('1'), everywhere(), foreign, inHead('2'), inHead('3')];
  const page = '<head></head><a href="x">';
  const expected = await run(withFilters(...filters), page);
  const together = withFilters(...filters);
  joinPageFilters(together);
  expect(pageFilters(together)).toHaveLength(3);
  expect(pageFilters(together)[1]).toBe(foreign);
  expect(await run(together, page)).toBe(expected);
});
