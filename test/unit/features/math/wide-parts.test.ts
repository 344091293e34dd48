import katex from 'katex';
import { expect, it } from 'vitest';
import { isWideDrawing, markWideParts, wideClass } from '../../../../scripts/features/math/wide-parts.ts';

const marks = (latex: string): number => markWideParts(katex.renderToString(latex)).split(wideClass).length - 1;

it.each([
  ['x_1', 0],
  ['a + b + c + d + e + f + g + h + i + j + k + l + m + n + o + p + q', 0],
  ['\\sum_{i=1}^n \\frac{a_i}{b_i}', 0],
  ['\\begin{bmatrix} 1 & 2 \\\\ 3 & 4 \\end{bmatrix}', 0],
  ['\\begin{bmatrix} 1 & 2 & 3 & 4 & 5 & 6 & 7 & 8 & 9 \\end{bmatrix}', 1],
  ['\\frac{a + b + c + d + e + f + g + h + i + j}{k}', 1],
  ['x = \\left( a + b + c + d + e + f + g + h + i + j \\right) + y', 1],
])('%s has %i part that may be wider than a phone', (latex, count) => {
  expect(marks(latex)).toBe(count);
});

it('nothing else of a formula changes', () => {
  const html = katex.renderToString('\\frac{a + b + c + d + e + f + g + h + i + j}{k} + 1');
  expect(markWideParts(html).replaceAll(` ${wideClass}`, '')).toBe(html);
});

it('a drawing tells its width', () => {
  expect(isWideDrawing('<svg width="76.8ex" height="2ex">')).toBe(true);
  expect(isWideDrawing('<svg width="8.5ex" height="2ex">')).toBe(false);
});
