// GFM's tables: https://github.github.com/gfm/#tables-extension-

import type { Alignment } from './block-tree.ts';

/** Alignments of a delimiter row (`| --- | :-: |`), or `undefined` if the line isn't one. */
export function delimiterRow(line: string): Alignment[] | undefined {
  if (!/^[\t :|-]*$/.test(line) || !line.includes('-') || !/[|:]/.test(line)) return undefined;
  const cells = splitRow(line);
  const align: Alignment[] = [];
  for (const cell of cells) {
    if (!/^:?-+:?$/.test(cell)) return undefined;
    const left = cell.startsWith(':');
    const right = cell.endsWith(':');
    align.push(left && right ? 'center' : left ? 'left' : right ? 'right' : null);
  }
  return align;
}

/** Skips what an extension reads as one piece, so that its `|` splits no cell: offset behind it, or -1. */
export type SkipPiece = (line: string, offset: number) => number;

/** The cells of a row without the pipes at its ends; `\|` is a pipe in a cell. */
export function splitRow(line: string, skipPiece?: SkipPiece): string[] {
  const text = line.trim();
  const cells: string[] = [];
  let start = text.startsWith('|') ? 1 : 0;
  let escaped = false;
  const add = (end: number): void => {
    const cell = text.slice(start, end).trim();
    cells.push(escaped ? cell.replaceAll('\\|', '|') : cell);
    start = end + 1;
    escaped = false;
  };
  for (let index = start; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 92) {
      if (text.charCodeAt(index + 1) === 124) escaped = true;
      index += 1;
    } else if (code === 124) add(index);
    else if (skipPiece) {
      const after = skipPiece(text, index);
      if (after > index) index = after - 1;
    }
  }
  if (start < text.length) add(text.length);
  return cells;
}
