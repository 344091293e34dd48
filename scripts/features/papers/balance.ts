// Where columns begin. Columns differ by at most the tallest group: for two the browser's own balancing always gives
// that. It fills columns in order up to the least height that holds everything, so the second of two can't be short
// by more than the group that didn't fit into the first; but the last of three may be, or stay empty: four equal
// groups come out as 2 + 2 + 0. A partition within the bound always exists (Bárány and Grinberg, "Block partitions of
// sequences", 2015), so for three columns we guess heights, and break where the browser wouldn't do.

import type { Group } from './groups.ts';
import { estimateLines, type Setting } from './text-lines.ts';

/** Indexes of the groups that begin the second and the third column. */
export type Breaks = readonly [second: number, third: number];

/** The widths that a third of a post has in usual themes, and fonts narrower and wider than we think. */
const settings: readonly Setting[] = [12.5, 13.7, 15.5, 17.2, 19.5].flatMap((columnEm) =>
  [0.94, 1.04].map((letterScale) => ({ columnEm, letterScale })),
);

/** Breaks for three columns, or `undefined` where the browser does as well by itself. */
export function breaksForThree(groups: readonly Group[]): Breaks | undefined {
  if (groups.length < 4) return undefined;
  const guesses = settings.map((setting) => groups.map(({ nodes }) => estimateLines(nodes, setting)));
  const browser = Math.max(...guesses.map((heights) => excess(heights, browserBreaks(heights))));
  if (browser <= 0) return undefined;
  let best: { breaks: Breaks; excess: number } | undefined;
  for (const breaks of candidates(guesses)) {
    const worst = Math.max(...guesses.map((heights) => excess(heights, breaks)));
    if (!best || worst < best.excess) best = { breaks, excess: worst };
  }
  return best && best.excess < browser ? best.breaks : undefined;
}

/** Pairs of breaks near a third and two thirds of the whole, in every guess. */
function* candidates(guesses: readonly (readonly number[])[]): Generator<Breaks> {
  const reach = 4;
  const count = guesses[0]?.length ?? 0;
  const around = (part: number): number[] => {
    const indexes = guesses.map((heights) => indexAt(heights, part));
    const from = Math.max(1, Math.min(...indexes) - reach);
    const to = Math.min(count - 1, Math.max(...indexes) + reach);
    return Array.from({ length: to - from + 1 }, (_, index) => from + index);
  };
  const thirds = around(2 / 3);
  for (const second of around(1 / 3)) for (const third of thirds) if (third > second) yield [second, third];
}

/** The group that stands at `part` of the whole height. */
function indexAt(heights: readonly number[], part: number): number {
  const whole = sumOf(heights, 0, heights.length);
  let height = 0;
  for (const [index, group] of heights.entries()) {
    height += group;
    if (height >= whole * part) return index;
  }
  return heights.length;
}

/** By how much the columns differ more than the tallest group is high; negative if they differ less. */
export function excess(heights: readonly number[], [second, third]: Breaks): number {
  const columns = [sumOf(heights, 0, second), sumOf(heights, second, third), sumOf(heights, third, heights.length)];
  return Math.max(...columns) - Math.min(...columns) - Math.max(...heights);
}

function sumOf(heights: readonly number[], from: number, to: number): number {
  let sum = 0;
  for (let index = from; index < to; index++) sum += heights[index] ?? 0;
  return sum;
}

/** What browsers do: the least height at which filling the columns in order needs three of them. */
export function browserBreaks(heights: readonly number[]): Breaks {
  const whole = sumOf(heights, 0, heights.length);
  let low = Math.max(whole / 3, ...heights);
  let high = whole;
  // Heights are guesses of a tenth of a line at best.
  while (high - low > 0.01) {
    const middle = (low + high) / 2;
    if (fill(heights, middle).length <= 2) high = middle;
    else low = middle;
  }
  const [second = heights.length, third = heights.length] = fill(heights, high);
  return [second, third];
}

/** Where columns of this height begin, the first one aside. */
function fill(heights: readonly number[], height: number): number[] {
  const breaks: number[] = [];
  let used = 0;
  for (const [index, group] of heights.entries()) {
    if (used > 0 && used + group > height + 1e-9) {
      breaks.push(index);
      used = 0;
    }
    used += group;
  }
  return breaks;
}
