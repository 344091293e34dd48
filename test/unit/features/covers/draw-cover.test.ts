// Titles on drawn covers, in the widest of fonts.

import { expect, it } from 'vitest';
import { drawCover } from '../../../../scripts/features/covers/draw-cover.ts';

/** By the widths of DejaVu Sans Bold, where "W" is 1.103 and "n" 0.712 of the size, and of fonts with full-width signs. */
it.each([
  ['WWWW '.repeat(8), 1.103],
  ['W'.repeat(40), 1.103],
  ['nnnnnnn '.repeat(9), 0.712],
  ['字'.repeat(13), 1],
  ['字'.repeat(60), 1],
])('the lines of %j end within the picture', (title, em) => {
  const lines = [...drawCover(title, [], (text) => text).matchAll(/<text x="60"[^>]*font-size="(5\d)">([^<]*)</g)];
  expect(lines.length).toBeGreaterThan(1);
  for (const [, size, line = ''] of lines) expect(60 + line.length * em * Number(size)).toBeLessThanOrEqual(800);
});
