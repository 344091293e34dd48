// Rows of all kinds that authors write, on a phone: nothing is cut off, squeezed to a syllable or makes the page scroll.

import { describe, expect, it } from 'vitest';
import { useBuiltSite } from '../support/built-site.ts';

const picture = (style = '') => `<img src="wide.svg" alt="" style="${style}">`;
const text = '这一栏里有一些中文，也有 English words 和一个清单。';
const column = (tag: string) => `${tag}\n\n${text}\n\n- 甲\n- 乙\n\n</div>`;

/** What is written, and how many items stand beside each other at 320 and at 1280 px. */
const rows: readonly (readonly [name: string, html: string, phone: number, desktop: number])[] = [
  ['Bootstrap, two', `<div class="row">${column('<div class="col-6">').repeat(2)}</div>`, 1, 2],
  [
    'Bootstrap, unequal',
    `<div class="row">${column('<div class="col-md-8">')}${column('<div class="col-md-4">')}</div>`,
    1,
    2,
  ],
  ['Bootstrap, lines of two', `<div class="row">${column('<div class="col-sm-6">').repeat(4)}</div>`, 1, 2],
  ['Bootstrap, lines of different parts', bootstrapLines(), 1, 2],
  ['five columns', `<div style="display:flex">${column('<div>').repeat(5)}</div>`, 1, 3],
  ['six columns of a grid', grid(6), 1, 3],
  ['seven columns', `<div style="display:flex">${column('<div>').repeat(7)}</div>`, 1, 7],
  ['seven columns of a grid', grid(7), 2, 7],
  ['pictures', `<div style="display:flex">${picture().repeat(2)}</div>`, 1, 2],
  ['pictures of half the width', `<div style="display:flex">${picture('width:50%').repeat(2)}</div>`, 2, 2],
  ['a paragraph of pictures', `<p style="display:flex">${picture('width:100%').repeat(2)}</p>`, 1, 2],
  ['pictures in blocks', `<div style="display:flex"><div>${picture()}</div><div>${picture()}</div></div>`, 1, 2],
  ['pictures in a grid', `<div style="display:grid;grid-template-columns:1fr 1fr">${picture().repeat(2)}</div>`, 2, 2],
  ['pictures of 400 px', `<div style="display:flex">${picture('width:400px').repeat(2)}</div>`, 1, 2],
  ['small pictures', `<div style="display:flex">${picture('width:90px').repeat(6)}</div>`, 3, 6],
];

function bootstrapLines(): string {
  return `<div class="row">${['4', '8', '8', '4'].map((part) => column(`<div class="col-md-${part}">`)).join('')}</div>`;
}

function grid(tracks: number): string {
  return `<div style="display:grid;grid-template-columns:repeat(${tracks},1fr)">${column('<div>').repeat(tracks)}</div>`;
}

describe('a row that an author wrote', () => {
  const blog = useBuiltSite(() => ({
    'source/_posts/wide.svg':
      '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="600"><rect width="1200" height="600"/></svg>',
    ...Object.fromEntries(
      rows.map(([name, html], index) => [
        `source/_posts/r${index}.md`,
        `---\ntitle: ${name}\ndate: 2024-05-01 10:00:00\n---\n\n${html}\n`,
      ]),
    ),
  }));

  it.each(rows.map(([name, , phone, desktop], index) => [name, phone, desktop, index] as const))(
    '%s: %i beside each other on a phone, %i on a desk',
    async (_name, phone, desktop, index) => {
      const looks = [];
      for (const width of [320, 1280]) {
        const { page, close } = await blog.visit(`2024/05/01/r${index}/`, {
          viewport: { width, height: 800 },
        });
        looks.push(
          await page.evaluate(() => {
            const row = document.querySelector('.markdown-body > :is(div, p)');
            const items = [...(row?.children ?? [])].map((item) => item.getBoundingClientRect());
            const top = items[0]?.top ?? 0;
            return {
              beside: items.filter((item) => item.top < top + 5 || item.top < (items[0]?.bottom ?? 0) - 5).length,
              narrow: items.filter(({ width: each }) => each < 40).length,
              overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
              outside: items.filter(({ right }) => right > innerWidth + 1).length,
              distorted: [...(row?.querySelectorAll('img') ?? [])]
                .map((image) => image.getBoundingClientRect())
                .filter(({ width: each, height }) => Math.abs(each / height - 2) > 0.1).length,
            };
          }),
        );
        await close();
      }
      const fine = { narrow: 0, overflow: 0, outside: 0, distorted: 0 };
      expect(looks).toEqual([
        { beside: phone, ...fine },
        { beside: desktop, ...fine },
      ]);
    },
  );
});
