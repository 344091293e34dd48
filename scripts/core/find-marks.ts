// Finds where several given texts stand in a long one, in a single walk. Pure.

import { escapeRegExp } from './escape-reg-exp.ts';

/** A text and where in it a mark stands, in ascending order. */
export interface MarkedText {
  readonly text: string;
  readonly at: readonly number[];
}

export type MarkFinder = (text: string) => ReadonlyMap<string, readonly number[]>;

/** @returns what finds each occurrence of each mark, also where marks overlap; marks that don't occur have no entry */
export function markFinder(marks: readonly string[]): MarkFinder {
  const longestFirst = [...new Set(marks)].sort((a, b) => b.length - a.length);
  if (longestFirst.length === 0) return () => new Map();
  const pattern = new RegExp(longestFirst.map(escapeRegExp).join('|'), 'g');
  // Where the longest is found, so are those that it begins with.
  const beginnings = new Map(
    longestFirst.map((mark) => [mark, longestFirst.filter((other) => mark.startsWith(other))]),
  );
  return (text) => {
    const found = new Map<string, number[]>();
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
      const { index } = match;
      for (const mark of beginnings.get(match[0]) ?? []) {
        const places = found.get(mark);
        if (places) places.push(index);
        else found.set(mark, [index]);
      }
      pattern.lastIndex = index + 1;
    }
    return found;
  };
}
