import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attribute, elements, textContent } from '../../../../scripts/core/html.ts';
import { drawTimeline, labelLinesOf } from '../../../../scripts/features/timeline/draw-timeline.ts';
import type { Entry } from '../../../../scripts/features/timeline/entries.ts';

const words = { undated: '日期不详' };
const entry = (date: string | undefined, label: string): Entry => ({
  date,
  label,
  href: undefined,
  preview: undefined,
});
const rows = (entries: readonly Entry[]): { top: number; bottom: number }[] =>
  [...elements(drawTimeline(entries, words), 'text')]
    .filter((node) => attribute(node, 'class') === undefined)
    .map((node) => {
      const top = Number(attribute(node, 'y'));
      return { top: top - 14, bottom: top + ([...elements(node, 'tspan')].length - 1) * 19 + 4 };
    });

describe('a timeline', () => {
  it.each([
    ['one paper', [entry('2024-05', 'A')]],
    ['forty papers of a month', Array.from({ length: 40 }, (_, index) => entry('2024-05', `Paper ${index}`))],
    [
      'twenty-five years',
      Array.from({ length: 26 }, (_, index) =>
        entry(`${2000 + index}-0${(index % 9) + 1}`, '一个很长的题目'.repeat(index % 5)),
      ),
    ],
    ['papers without a date', [entry('2024', 'A'), entry(undefined, 'B'), entry(undefined, 'C')]],
  ])('of %s has labels that do not collide', (_, entries) => {
    const placed = rows(entries);
    expect(placed).toHaveLength(entries.length);
    for (const [index, { top }] of placed.entries()) {
      const before = placed[index - 1];
      if (before) expect(top).toBeGreaterThanOrEqual(before.bottom);
    }
    const height = Number(attribute(drawTimeline(entries, words), 'height'));
    expect(height).toBeGreaterThanOrEqual(placed.at(-1)?.bottom ?? 0);
  });

  it('names each month once, and years without a month', () => {
    const dates = [
      ...elements(
        drawTimeline([entry('2024-05', 'A'), entry('2024-05', 'B'), entry('2023', 'C'), entry(undefined, 'D')], words),
        'text',
      ),
    ]
      .filter((node) => attribute(node, 'class') === 'paperlog-timeline-date')
      .map(textContent);
    expect(dates).toEqual(['2024.05', '2023', '日期不详']);
  });

  it('keeps a longer distance for a longer time', () => {
    const [a, b, c] = rows([entry('2024-05', 'A'), entry('2024-04', 'B'), entry('2023-04', 'C')]);
    expect((c?.top ?? 0) - (b?.top ?? 0)).toBeGreaterThan((b?.top ?? 0) - (a?.top ?? 0));
  });

  it('breaks labels into at most three lines of 27 half-width characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (label) => {
        const lines = labelLinesOf(label);
        expect(lines.length).toBeLessThanOrEqual(3);
        for (const line of lines) {
          const width = Array.from(line).reduce(
            (sum, character) => sum + ((character.codePointAt(0) ?? 0) >= 0x2e80 ? 2 : 1),
            0,
          );
          expect(width).toBeLessThanOrEqual(28);
        }
      }),
    );
    expect(labelLinesOf('DeepSeek-Prover-V1.5')).toEqual(['DeepSeek-Prover-V1.5']);
    expect(labelLinesOf('Let the Expert Stick to His Last: Expert-Specialized Fine-Tuning')).toEqual([
      'Let the Expert Stick to His',
      'Last: Expert-Specialized',
      'Fine-Tuning',
    ]);
    // The widest letters of common fonts take nearly two half-width characters.
    expect(labelLinesOf('W'.repeat(300)).every((line) => line.length <= 16)).toBe(true);
  });
});
