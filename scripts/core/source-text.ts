// The author's file as text with lines: turns offsets into the line and column an editor shows.

import type { Position } from './diagnostic.ts';

const isLineEnd = (code: number): boolean => code === 10 || code === 13;

/** A text whose offsets can be turned into positions; `\n`, `\r\n` and `\r` end a line. */
export class SourceText {
  readonly text: string;
  #lineStarts: number[] | undefined;

  constructor(text: string) {
    this.text = text;
  }

  /** Position of the UTF-16 `offset`; one past the end is the end's position. */
  positionAt(offset: number): Position {
    const starts = this.#starts();
    const bounded = Math.max(0, Math.min(offset, this.text.length));
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= bounded) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: bounded - (starts[low] ?? 0) + 1 };
  }

  /** The offset of a position, or `undefined` if the text has no such place. */
  offsetAt({ line, column }: Position): number | undefined {
    const start = this.#starts()[line - 1];
    if (start === undefined || column < 1 || column - 1 > this.line(line).length) return undefined;
    return start + column - 1;
  }

  /** The text of the 1-based `line` without its end, or `''` where there is none. */
  line(line: number): string {
    const starts = this.#starts();
    const start = starts[line - 1];
    if (start === undefined) return '';
    let end = starts[line] ?? this.text.length;
    while (end > start && isLineEnd(this.text.charCodeAt(end - 1))) end--;
    return this.text.slice(start, end);
  }

  #starts(): number[] {
    if (this.#lineStarts) return this.#lineStarts;
    const starts = [0];
    const lineEnd = /\r\n?|\n/g;
    while (lineEnd.exec(this.text)) starts.push(lineEnd.lastIndex);
    this.#lineStarts = starts;
    return starts;
  }
}

let last: SourceText | undefined;

/** For who asks again and again about the same text: its lines are counted once. */
export function sourceText(text: string): SourceText {
  if (last?.text !== text) last = new SourceText(text);
  return last;
}
