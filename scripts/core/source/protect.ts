// Takes out of an author's text what Markdown must not see: formulas, and characters that are ours.

import { placeholder, reservedCharacters } from './placeholders.ts';
import type { MathSegment, Segment } from './segments.ts';

interface Taken {
  /** Offsets in the author's file; `undefined` where the text isn't the file's. */
  readonly start: number;
  readonly end: number;
  readonly source: string;
}

export interface TakenFormula extends Taken {
  readonly kind: 'math';
  readonly display: boolean;
  readonly latex: string;
  readonly contentStart: number;
}

/** Comes out as it was written. */
export interface TakenText extends Taken {
  readonly kind: 'text';
}

export type TakenItem = TakenFormula | TakenText;

export interface ProtectedText {
  readonly text: string;
  /** By the numbers of their placeholders. */
  readonly items: readonly TakenItem[];
}

/** A text to be put in before the character at `at`, which is in no formula. */
export interface Insertion {
  readonly at: number;
  readonly text: string;
}

/** `raw` from `from` on with placeholders and insertions, which are in order. */
export function protectSource(
  raw: string,
  from: number,
  segments: readonly Segment[],
  insertions: readonly Insertion[] = [],
): ProtectedText {
  const items: TakenItem[] = [];
  let text = '';
  let done = from;
  const take = (item: TakenItem): string => placeholder(items.push(item) - 1);
  let nextInsertion = 0;
  const keepPiece = (end: number): void => {
    const piece = raw.slice(done, end);
    text += piece.replace(reservedCharacters, (source, at: number) =>
      take({ kind: 'text', start: done + at, end: done + at + 1, source }),
    );
    done = end;
  };
  const keep = (end: number): void => {
    for (
      let insertion = insertions[nextInsertion];
      insertion && insertion.at < end;
      insertion = insertions[++nextInsertion]
    ) {
      keepPiece(insertion.at);
      text += insertion.text;
    }
    keepPiece(end);
  };
  for (const segment of segments) {
    if (segment.kind !== 'math' || segment.start < done) continue;
    keep(segment.start);
    text += take(formula(raw, segment));
    done = segment.end;
  }
  keep(raw.length);
  return { text, items };
}

function formula(raw: string, segment: MathSegment): TakenFormula {
  const { start, end, display, contentStart, contentEnd, table } = segment;
  const content = raw.slice(contentStart, contentEnd);
  const taken = { kind: 'math', start, end, display, source: raw.slice(start, end) } as const;
  // Cells are split before anything in them is read, and a `|` in one is written `\|` (GFM, section 4.10).
  if (table) return { ...taken, latex: content.replaceAll('\\|', '|'), contentStart };
  const isFence = raw.charCodeAt(start) === 96 || raw.charCodeAt(start) === 126;
  if (!isFence && !content.includes('\n')) return { ...taken, latex: content, contentStart };
  const [first = '', ...others] = content.split('\n');
  const strip = prefixOf(raw, start);
  const begin = isFence ? strip(first) : first;
  const latex = [begin, ...others.map(strip)].join('\n');
  return { ...taken, latex, contentStart: contentStart + first.length - begin.length };
}

const containerMarkers = /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))*[ \t]*/;

/** What takes from a line the `>` and the indentation of the containers that `start` stands in. */
function prefixOf(raw: string, start: number): (line: string) => string {
  const lineStart = raw.lastIndexOf('\n', start - 1) + 1;
  const prefix = containerMarkers.exec(raw.slice(lineStart, start))?.[0] ?? '';
  const quotes = prefix.split('>').length - 1;
  const width = columnsOf(prefix.slice(prefix.lastIndexOf('>') + 1)) - (quotes > 0 ? 1 : 0);
  return (line) => withoutPrefix(line, quotes, width);
}

function withoutPrefix(line: string, quotes: number, width: number): string {
  let at = 0;
  for (let quote = 0; quote < quotes; quote++) {
    const mark = /^[ \t]*> ?/.exec(line.slice(at))?.[0];
    if (mark === undefined) break;
    at += mark.length;
  }
  for (let column = 0; column < width && at < line.length; at++) {
    if (line.charCodeAt(at) === 32) column += 1;
    else if (line.charCodeAt(at) === 9) column += 4 - (column % 4);
    else break;
  }
  return line.slice(at);
}

function columnsOf(text: string): number {
  let width = 0;
  for (const character of text) width += character === '\t' ? 4 - (width % 4) : 1;
  return width;
}
