import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseHtml } from '../../../../scripts/core/html.ts';
import { breaksForThree, browserBreaks, excess } from '../../../../scripts/features/papers/balance.ts';
import { findGroups, type Group } from '../../../../scripts/features/papers/groups.ts';
import { estimateLines } from '../../../../scripts/features/papers/text-lines.ts';

/** Groups of so many short lines each. */
const groupsOf = (lines: readonly number[]): readonly Group[] => {
  const item = (count: number) => `<li>${Array.from({ length: count }, () => '<p>字</p>').join('')}</li>`;
  return findGroups(parseHtml(`<ul>${lines.map(item).join('')}</ul>`).childNodes).groups;
};
const heights = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 60 });

describe('what browsers do with three columns', () => {
  it('leaves the last one empty for four equal groups', () => {
    expect(browserBreaks([1, 1, 1, 1])).toEqual([2, 4]);
    expect(excess([1, 1, 1, 1], [2, 4])).toBe(1);
  });

  it('is in order, and no column is higher than needed', () => {
    fc.assert(
      fc.property(heights, (list) => {
        const [second, third] = browserBreaks(list);
        expect(second).toBeLessThanOrEqual(third);
        const columns = [list.slice(0, second), list.slice(second, third), list.slice(third)];
        const tallest = Math.max(...columns.map((column) => column.reduce((sum, height) => sum + height, 0)));
        const whole = list.reduce((sum, height) => sum + height, 0);
        expect(tallest).toBeLessThanOrEqual(whole / 3 + Math.max(...list));
      }),
    );
  });
});

describe('our breaks', () => {
  it('aren’t needed where the browser does as well', () => {
    expect(breaksForThree(groupsOf([1, 1, 1]))).toBeUndefined();
    expect(breaksForThree(groupsOf([2, 2, 2, 2, 2, 2]))).toBeUndefined();
  });

  it('fill the third column', () => {
    expect(breaksForThree(groupsOf([3, 3, 3, 3]))).toEqual(expect.arrayContaining([expect.any(Number)]));
    const [second = 0, third = 0] = breaksForThree(groupsOf([3, 3, 3, 3])) ?? [];
    expect([second, third, 4 - third].every((index) => index > 0)).toBe(true);
  });

  it('make columns differ by no more than the tallest group', () => {
    fc.assert(
      fc.property(heights, (lines) => {
        const groups = groupsOf(lines);
        // Lines of one character are as high in every setting.
        const guess = groups.map(({ nodes }) => estimateLines(nodes, { columnEm: 15, letterScale: 1 }));
        const breaks = breaksForThree(groups) ?? browserBreaks(guess);
        if (lines.length >= 3) expect(excess(guess, breaks)).toBeLessThanOrEqual(0.02);
      }),
    );
  });
});
