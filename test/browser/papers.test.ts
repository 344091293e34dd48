// Columns of papers, measured: they differ by no more than the tallest group, at any width; one on phones and in print.

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultOptions, type PapersOptions } from '../../scripts/features/papers/options.ts';
import { papersHtml } from '../../scripts/features/papers/papers-html.ts';
import { launchBrowser, type Browser, type Page } from '../support/browser.ts';
import { markdownWith } from '../support/markdown-features.ts';

const parse = markdownWith();
const styles = readFileSync('scripts/features/papers/styles.css', 'utf8');

/** `- **month**` with papers of short and long titles below, the same at every run. */
function list(papersOfMonths: readonly number[]): string {
  const titles = [
    'BERT',
    'Attention Is All You Need',
    '一个中等长度的中文题目',
    'A Rather Long Title '.repeat(4).trim(),
  ];
  let paper = 0;
  const months = papersOfMonths.map((count, month) => {
    const papers = Array.from(
      { length: count },
      () => `    - ${titles[paper++ % 4]} 👉 [论文](https://a.test/${paper})`,
    );
    return [`- **20${10 + month}.${(month % 12) + 1}**`, ...papers].join('\n');
  });
  return months.join('\n');
}

interface Measure {
  readonly columns: number;
  readonly difference: number;
  readonly tallest: number;
  readonly overflow: number;
  /** Groups that stand in more than one column. */
  readonly split: number;
}

const measure = (page: Page): Promise<Measure> =>
  page.evaluate(() => {
    const groups = [
      ...document.querySelectorAll('.paperlog-papers-columns > :is(ul, ol) > li, .paperlog-papers-group'),
    ];
    const boxes = groups.map((group) => group.getBoundingClientRect());
    const columns = new Map<number, { top: number; bottom: number }>();
    for (const { left, top, bottom } of boxes) {
      const key = Math.round(left / 20);
      const column = columns.get(key) ?? { top, bottom };
      columns.set(key, { top: Math.min(column.top, top), bottom: Math.max(column.bottom, bottom) });
    }
    const heights = [...columns.values()].map(({ top, bottom }) => bottom - top);
    return {
      columns: columns.size,
      difference: Math.max(...heights) - Math.min(...heights),
      tallest: Math.max(...boxes.map(({ height }) => height)),
      overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      split: groups.filter((group) => group.getClientRects().length > 1).length,
    };
  });

const lists: readonly (readonly [name: string, markdown: string])[] = [
  ['four months alike', list([2, 2, 2, 2])],
  ['months of any size', list([1, 5, 2, 8, 3, 1, 1, 4])],
  ['one long month among short ones', list([1, 1, 12, 1, 1, 1])],
  ['the long one at the end', list([1, 1, 1, 1, 1, 9])],
  ['forty months', list(Array.from({ length: 40 }, (_, index) => (index * 7) % 5))],
  ['titles in headings', '### 2017\n\n- A\n- B\n\n### 2018\n\n- C\n\n### 2019\n\n- D\n- E\n- F\n\n### 2020\n\n- G\n'],
];

describe('columns of papers', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await launchBrowser();
    page = await browser.newPage();
  });
  afterAll(async () => {
    await browser.close();
  });

  async function show(markdown: string, width: number, options: Partial<PapersOptions> = {}): Promise<Measure> {
    const { html } = papersHtml(parse(markdown), { ...defaultOptions, ...options });
    await page.setViewportSize({ width, height: 800 });
    await page.setContent(
      `<!doctype html><meta charset="utf-8"><style>body{margin:16px;font:16px/1.6 sans-serif}${styles}</style>${html}`,
    );
    return measure(page);
  }

  describe.each(lists)('%s', (_, markdown) => {
    it.each([480, 640, 720, 800, 960, 1280])('are balanced at %i px', async (width) => {
      for (const columns of ['auto', 2, 3] as const) {
        const { difference, tallest, overflow, split, columns: count } = await show(markdown, width, { columns });
        expect({ columns, count, fits: difference <= tallest + 1, overflow, split }).toEqual({
          columns,
          count,
          fits: true,
          overflow: 0,
          split: 0,
        });
      }
    });
  });

  it('are three where there is room, two in a post, one on a phone', async () => {
    const [, [, markdown]] = lists as [unknown, (typeof lists)[number]];
    expect((await show(markdown, 1200)).columns).toBe(3);
    expect((await show(markdown, 640)).columns).toBe(2);
    expect((await show(markdown, 640, { columns: 3 })).columns).toBe(2);
    expect(await show(markdown, 320)).toMatchObject({ columns: 1, overflow: 0 });
    expect(await show('- **2024**\n    - ' + 'x'.repeat(300), 320)).toMatchObject({ columns: 1, overflow: 0 });
  });

  it('are one in print', async () => {
    await page.emulateMedia({ media: 'print' });
    for (const columns of ['auto', 2, 3] as const) {
      expect((await show(list([2, 2, 2, 2]), 1200, { columns })).columns).toBe(1);
    }
    await page.emulateMedia({ media: 'screen' });
  });
});
