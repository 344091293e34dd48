import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { scanSource } from '../../../../scripts/core/source/scan.ts';

const page = readFileSync('docs/features/math.md', 'utf8');
const table = page.slice(page.indexOf('## 什么是公式'), page.indexOf('## KaTeX 不会的'));
const rows = [...table.matchAll(/^\| (`+) ?(.+?) ?\1 \| (\S+) \|$/gm)].map(
  ([, , source = '', kind = '']) => [source, kind] as const,
);

const names: Readonly<Record<string, string>> = { math: '公式', 'code-span': '代码', url: '网址' };

it('has a row for each kind', () => {
  expect(new Set(rows.map(([, kind]) => kind))).toEqual(new Set(['公式', '文字', '代码', '网址']));
  expect(rows.length).toBeGreaterThanOrEqual(15);
});

it.each(rows)('%s is %s, as the page says', (source, kind) => {
  const found = scanSource(source, { bodyStart: 0 }).map((segment) => names[segment.kind] ?? '文字');
  expect(found.length === 0 ? ['文字'] : found).toContain(kind);
  expect(found.includes('公式')).toBe(kind === '公式');
});
