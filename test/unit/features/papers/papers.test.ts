import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { elements, hasClass, parseHtml, textContent } from '../../../../scripts/core/html.ts';
import { defaultOptions, type PapersOptions } from '../../../../scripts/features/papers/options.ts';
import { papersHtml, type PapersResult } from '../../../../scripts/features/papers/papers-html.ts';
import { markdownWith } from '../../../support/markdown-features.ts';

const parse = markdownWith();
const papers = (markdown: string, options: Partial<PapersOptions> = {}): PapersResult =>
  papersHtml(parse(markdown), { ...defaultOptions, ...options });
const columnsOf = (html: string): string | undefined => /paperlog-papers-columns-(\w+)/.exec(html)?.[1];
// Lists within items stand right behind each other in this text.
const texts = (html: string, tagName = 'li'): string[] =>
  [...elements(parseHtml(html), tagName)].map((item) => textContent(item).replace(/\s+/g, ' ').trim());
const items = (count: number): string => Array.from({ length: count }, (_, index) => `- item ${index}`).join('\n');

describe('a list of papers', () => {
  it.each([
    [0, undefined],
    [1, '1'],
    [2, '2'],
    [3, 'auto'],
    [200, 'auto'],
  ])('of %i items has as many columns as it can fill', (count, columns) => {
    const { html, items: found, groups } = papers(items(count));
    expect([found, groups]).toEqual([count, count]);
    expect(columnsOf(html)).toBe(columns);
    expect(texts(html)).toEqual(Array.from({ length: count }, (_, index) => `item ${index}`));
  });

  it('has no more columns than it is told', () => {
    for (const columns of [1, 2, 3] as const) {
      expect(columnsOf(papers(items(9), { columns }).html)).toBe(String(columns));
      expect(columnsOf(papers(items(2), { columns }).html)).toBe(String(Math.min(2, columns)));
    }
  });

  it('is nothing without text, and a text without items stays what it is', () => {
    expect(papers(' \n\n').html).toBe('');
    expect(papers('no list').html).toBe(parse('no list'));
  });

  it('keeps groups without papers, and items of many lines and blocks, whole', () => {
    const { html, groups } = papers(
      '- **2024.1**\n- **2024.2**\n    - A\n\n      second paragraph\n\n      > quote\n- \n',
    );
    expect(groups).toBe(3);
    const [columns] = [...elements(parseHtml(html), 'div')].filter((node) => hasClass(node, 'paperlog-papers-columns'));
    expect(columns && textContent(columns).replace(/\s+/g, ' ').trim()).toBe('2024.1 2024.2 A second paragraph quote');
  });

  it('takes several lists in a row for one, each with its own marks', () => {
    const { html, items: found } = papers('- a\n- b\n\n1. c\n');
    expect(found).toBe(3);
    expect(html).toMatch(/<ul>[\s\S]*<\/ul>\s*<ol>/);
  });

  it('holds any item once, in its order, whatever the columns', () => {
    const item = fc.constantFrom('a', 'b [x](https://a.test)', '**c**\n    - d', 'e\n\n  f', '`g`');
    fc.assert(
      fc.property(
        fc.array(item, { maxLength: 40 }),
        fc.constantFrom<PapersOptions['columns'][]>('auto', 1, 2, 3),
        (list, columns) => {
          const markdown = list.map((one) => `- ${one}`).join('\n');
          expect(texts(papers(markdown, { columns }).html)).toEqual(texts(parse(markdown)));
        },
      ),
    );
  });
});

describe('groups under titles', () => {
  it.each([
    ['headings', '### 2017\n\n- a\n\n### 2018\n\n- b\n', ['2017 a', '2018 b']],
    ['lines in bold', '**2017**\n\n- a\n\n**2018**：\n\n- b\n', ['2017 a', '2018： b']],
    ['a year with its months', '## 2017\n\n### 1\n\n- a\n\n### 2\n\n- b\n', ['2017 1 a', '2 b']],
    ['a title without papers', '### 2017\n\n### 2018\n\n- b\n\n### 2019\n\n- c\n', ['2017', '2018 b', '2019 c']],
  ])('%s', (_, markdown, expected) => {
    const groups = [...elements(parseHtml(papers(markdown).html), 'div')]
      .filter((node) => hasClass(node, 'paperlog-papers-group'))
      .map((node) => textContent(node).replace(/\s+/g, ' ').trim());
    expect(groups).toEqual(expected);
  });

  it('stand below what introduces them', () => {
    const { html } = papers('Words.\n\n### 2017\n\n- a\n\n### 2018\n\n- b\n');
    expect(html.indexOf('Words.')).toBeLessThan(html.indexOf('paperlog-papers-columns'));
  });
});

describe('sorting', () => {
  const list =
    '- 2024.10 ~ 2024.11\n- undated\n- 2025年1月\n- May 2023\n- 2024 Q1\n- [2005.14165](https://arxiv.org/abs/2005.14165)\n- 2024-05-17\n';
  it('by date puts what says none last, in its order', () => {
    const newest = papers(list, { sort: 'newest' });
    expect(texts(newest.html)).toEqual([
      '2025年1月',
      '2024.10 ~ 2024.11',
      '2024-05-17',
      '2024 Q1',
      'May 2023',
      'undated',
      '2005.14165',
    ]);
    expect(newest.undated).toBe(2);
    expect(texts(papers(list, { sort: 'oldest' }).html)).toEqual([
      'May 2023',
      '2024 Q1',
      '2024-05-17',
      '2024.10 ~ 2024.11',
      '2025年1月',
      'undated',
      '2005.14165',
    ]);
  });

  it('by title doesn’t look at case, width and emoji, and sorts papers within their groups', () => {
    expect(texts(papers('- b\n- 🎉 A\n- Ｃ\n', { sort: 'title' }).html)).toEqual(['🎉 A', 'b', 'Ｃ']);
    expect(texts(papers('- 2\n    - b\n    - a\n- 1\n    - c\n', { sort: 'title' }).html)).toEqual([
      '2 ab',
      'a',
      'b',
      '1 c',
      'c',
    ]);
  });

  it('is stable, and sorting twice is sorting once', () => {
    const title = fc.constantFrom('2024.1', '2024.01', '2023', 'x', 'y', '2024.12');
    fc.assert(
      fc.property(
        fc.array(title, { minLength: 1, maxLength: 20 }),
        fc.constantFrom('newest', 'oldest'),
        (list, sort) => {
          const once = texts(papers(list.map((one) => `- ${one}`).join('\n'), { sort }).html);
          expect(texts(papers(once.map((one) => `- ${one}`).join('\n'), { sort }).html)).toEqual(once);
          expect([...once].sort()).toEqual([...list].sort());
        },
      ),
    );
  });
});
