// What a line may begin with: CommonMark's block structures, recognised at a cursor that stands at their indentation.
// https://spec.commonmark.org/0.31.2/#container-blocks and #leaf-blocks

import type { ListMarker } from './block-tree.ts';
import type { LineCursor } from './line-cursor.ts';

export interface AtxStart {
  readonly level: number;
  readonly text: string;
}

/** `## Heading ##` */
export function atxHeading(cursor: LineCursor): AtxStart | undefined {
  const { source, textOffset, end } = cursor;
  let index = textOffset;
  while (source.charCodeAt(index) === 35) index += 1;
  const level = index - textOffset;
  if (level === 0 || level > 6 || (index < end && !isSpace(source.charCodeAt(index)))) return undefined;
  let last = end;
  while (last > index && isSpace(source.charCodeAt(last - 1))) last -= 1;
  let closing = last;
  while (closing > index && source.charCodeAt(closing - 1) === 35) closing -= 1;
  if (closing === index || isSpace(source.charCodeAt(closing - 1))) last = closing;
  return { level, text: source.slice(index, last).trim() };
}

export interface FenceStart {
  readonly character: string;
  readonly length: number;
  readonly info: string;
}

/** ```` ```js ```` or `~~~` */
export function fenceStart(cursor: LineCursor): FenceStart | undefined {
  const { source, textOffset, end } = cursor;
  const character = source.charAt(textOffset);
  if (character !== '`' && character !== '~') return undefined;
  const length = runLength(cursor);
  if (length < 3) return undefined;
  const info = source.slice(textOffset + length, end);
  if (character === '`' && info.includes('`')) return undefined;
  return { character, length, info: info.trim() };
}

/** True if the line closes a fence of `length` characters; only one that is far indented ends so far to the right. */
export function closesFence(
  cursor: LineCursor,
  { character, length, indent }: { character: string; length: number; indent: number },
): boolean {
  if (cursor.indent > Math.max(3, indent) || cursor.source.charAt(cursor.textOffset) !== character) return false;
  const run = runLength(cursor);
  return run >= length && restIsSpace(cursor.source, cursor.textOffset + run, cursor.end);
}

function runLength({ source, textOffset, end }: LineCursor): number {
  const code = source.charCodeAt(textOffset);
  let index = textOffset;
  while (index < end && source.charCodeAt(index) === code) index += 1;
  return index - textOffset;
}

/** `***`, `- - -` */
export function isRule(cursor: LineCursor): boolean {
  const { source, textOffset, end } = cursor;
  const mark = source.charCodeAt(textOffset);
  let count = 0;
  for (let index = textOffset; index < end; index += 1) {
    const code = source.charCodeAt(index);
    if (code === mark) count += 1;
    else if (!isSpace(code)) return false;
  }
  return count >= 3;
}

/** Level of the heading that a line of `=` or `-` makes of the paragraph before it; 0 if it does not. */
export function setextLevel(cursor: LineCursor): 0 | 1 | 2 {
  const { source, textOffset, end } = cursor;
  if (!restIsSpace(source, textOffset + runLength(cursor), end)) return 0;
  return source.charCodeAt(textOffset) === 61 ? 1 : 2;
}

export interface ListStart {
  readonly marker: ListMarker;
  /** Length of the marker in characters. */
  readonly length: number;
  /** Nothing stands behind the marker. */
  readonly empty: boolean;
}

/** `- `, `1. ` */
export function listMarker(cursor: LineCursor): ListStart | undefined {
  const { source, textOffset, end } = cursor;
  let index = textOffset;
  let ordered = false;
  let number = 1;
  const code = source.charCodeAt(index);
  if (code === 45 || code === 43 || code === 42) index += 1;
  else {
    while (index < end && isDigit(source.charCodeAt(index))) index += 1;
    const digits = index - textOffset;
    if (digits === 0 || digits > 9) return undefined;
    const delimiter = source.charCodeAt(index);
    if (index >= end || (delimiter !== 46 && delimiter !== 41)) return undefined;
    ordered = true;
    number = Number(source.slice(textOffset, index));
    index += 1;
  }
  if (index < end && !isSpace(source.charCodeAt(index))) return undefined;
  const marker = { ordered, delimiter: source.charAt(index - 1), number };
  return { marker, length: index - textOffset, empty: restIsSpace(source, index, end) };
}

function restIsSpace(source: string, from: number, end: number): boolean {
  for (let index = from; index < end; index += 1) if (!isSpace(source.charCodeAt(index))) return false;
  return true;
}

function isSpace(code: number): boolean {
  return code === 32 || code === 9;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
