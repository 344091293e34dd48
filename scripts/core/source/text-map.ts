// Maps offsets in the text a renderer was given to offsets in the author's file. Between the two, Hexo and plugins
// replace code, comments and tags by placeholders and strip indentation; what is left of a line is the author's.

import { placeholdersIn } from './placeholders.ts';
import { shownRanges } from './raw-marks.ts';
import { isOpaque, segmentIndexAt, type Segment } from './segments.ts';

/** What stands in a text for something that was taken out of it. */
const hexoPlaceholder = /\n|<!--(?:swig|code|comment)\uFFFC\d+-->/g;

/** Beyond this many characters, a piece is looked for only nearby. */
const wideWindow = 50_000;
const narrowWindow = 1_000;
const wideSearches = 100;
/** Of what a line of code may have lost. */
const longestMarks = 1_000;

export interface SourceRange {
  readonly raw: string;
  readonly segments: readonly Segment[];
  /** What our own placeholders stand for. */
  readonly items: readonly { readonly start: number; readonly end: number }[];
  readonly from: number;
  readonly to: number;
}

export class TextMap {
  /** Pieces in order: where each begins in the text, where in the file, and how long it is. */
  readonly #starts: number[] = [];
  readonly #sources: number[] = [];
  readonly #lengths: number[] = [];
  readonly #range: SourceRange;
  #cursor: number;
  #searches = 0;

  /** `text` is what came of the part of the file that `range` tells. */
  constructor(text: string, range: SourceRange) {
    this.#range = range;
    this.#cursor = range.from;
    let start = 0;
    for (const { index, start: at, end } of placeholdersIn(text)) {
      this.#lines(text, start, at);
      const item = range.items[index];
      if (item && item.start >= this.#cursor && item.end <= range.to) this.#cursor = item.end;
      start = end;
    }
    this.#lines(text, start, text.length);
  }

  #lines(text: string, from: number, to: number): void {
    const part = text.slice(from, to);
    // Most often nothing in it was replaced.
    if (part !== '' && this.#fits(part, this.#cursor)) {
      this.#add(from, this.#cursor, part.length);
      return;
    }
    let start = 0;
    for (const match of part.matchAll(hexoPlaceholder)) {
      this.#piece(text, from + start, from + match.index);
      if (match[0] === '\n') this.#newline();
      else this.#skipSegment();
      start = match.index + match[0].length;
    }
    this.#piece(text, from + start, to);
  }

  /** Where the last piece that was found ends in the file. */
  get end(): number {
    return this.#cursor;
  }

  get found(): number {
    return this.#starts.length;
  }

  /** The offset in the author's file, or `undefined` where the text isn't the author's. */
  sourceOffset(offset: number): number | undefined {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle - 1;
    }
    const start = this.#starts[high];
    const source = this.#sources[high];
    if (start === undefined || source === undefined) return undefined;
    return offset - start <= (this.#lengths[high] ?? 0) ? source + offset - start : undefined;
  }

  #piece(text: string, start: number, end: number): void {
    if (start >= end) return;
    const piece = text.slice(start, end);
    const at = this.#locate(piece);
    if (at === undefined) this.#pieceWithCode(text, start, end);
    else this.#add(start + at.skipped, at.offset, end - start - at.skipped);
  }

  /** A piece with code that has lost `{% raw %}` and `{% endraw %}`. */
  #pieceWithCode(text: string, start: number, end: number): void {
    const { raw, to } = this.#range;
    let from = this.#cursor;
    while (from < to && ' \t\r\n>'.includes(raw.charAt(from))) from++;
    const source = raw.slice(from, Math.min(to, from + end - start + longestMarks));
    if (!source.includes('endraw')) return;
    let at = end - text.slice(start, end).trimStart().length;
    for (const range of shownRanges(source)) {
      const length = Math.min(range.end - range.start, end - at);
      if (length <= 0 || !text.startsWith(source.slice(range.start, range.start + length), at)) return;
      this.#add(at, from + range.start, length);
      at += length;
    }
  }

  #add(start: number, source: number, length: number): void {
    this.#starts.push(start);
    this.#sources.push(source);
    this.#lengths.push(length);
    this.#cursor = source + length;
  }

  #locate(piece: string): { offset: number; skipped: number } | undefined {
    const { raw, to } = this.#range;
    if (this.#fits(piece, this.#cursor)) return { offset: this.#cursor, skipped: 0 };
    const trimmed = piece.trimStart();
    if (trimmed === '') return undefined;
    const skipped = piece.length - trimmed.length;
    let at = this.#cursor;
    while (at < to && ' \t\r\n>'.includes(raw.charAt(at))) at++;
    if (this.#fits(trimmed, at)) return { offset: at, skipped };
    if (trimmed.length < 3) return undefined;

    const window = this.#searches++ < wideSearches ? wideWindow : narrowWindow;
    const limit = Math.min(to, this.#cursor + window);
    for (let from = this.#cursor; from < limit;) {
      const hit = raw.slice(from, limit).indexOf(trimmed);
      if (hit === -1) return undefined;
      const offset = from + hit;
      const segment = this.#range.segments[segmentIndexAt(this.#range.segments, offset)];
      if (!segment || offset >= segment.end || offset === segment.start || !isOpaque(segment))
        return { offset, skipped };
      from = segment.end;
    }
    return undefined;
  }

  #fits(piece: string, at: number): boolean {
    return at + piece.length <= this.#range.to && this.#range.raw.startsWith(piece, at);
  }

  #newline(): void {
    const { raw } = this.#range;
    let at = this.#cursor;
    while (raw.charCodeAt(at) === 32 || raw.charCodeAt(at) === 9 || raw.charCodeAt(at) === 13) at++;
    if (raw.charCodeAt(at) === 10) this.#cursor = at + 1;
  }

  /** A placeholder stands for what begins here: a tag with all between it and its end, code, a comment. */
  #skipSegment(): void {
    const { raw, segments } = this.#range;
    let at = this.#cursor;
    while (' \t>\r'.includes(raw.charAt(at)) && at < raw.length) at++;
    const index = segmentIndexAt(segments, at);
    const segment = segments[index];
    if (segment?.start !== at) return;
    this.#cursor = segment.kind === 'tag' && segment.role === 'open' ? closeOf(segments, index) : segment.end;
  }
}

/** Where the block tag whose opening is `segments[index]` ends; its opening's end if it is never closed. */
export function closeOf(segments: readonly Segment[], index: number): number {
  return segments[closingIndex(segments, index)]?.end ?? segments[index]?.end ?? 0;
}

/** Index of the tag that closes the block tag at `index`; -1 if there is none. */
export function closingIndex(segments: readonly Segment[], index: number): number {
  const opening = segments[index];
  if (opening?.kind !== 'tag' || opening.role !== 'open') return -1;
  let depth = 0;
  for (let at = index; at < segments.length; at++) {
    const segment = segments[at];
    if (segment?.kind !== 'tag' || segment.name !== opening.name || segment.role === 'single') continue;
    depth += segment.role === 'open' ? 1 : -1;
    if (depth === 0) return at;
  }
  return -1;
}
