// Takes out of an author's text what Markdown must not see: formulas, braces that are text, characters that are ours;
// and marks the tags, so that they are found again after other plugins have worked on the text.

import { placeholder, reservedCharacters } from './placeholders.ts';
import { withoutRawMarks } from './raw-marks.ts';
import { scanSource, verbatimTags } from './scan.ts';
import type { MathSegment, Segment, TagSegment } from './segments.ts';
import type { TagStructure } from './tag-structure.ts';

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
  /** It looks like a tag of HTML and is none. */
  readonly element?: true;
}

/** A tag with all between it and its end. */
export interface TakenTag extends Taken {
  readonly kind: 'tag';
  readonly name: string;
  /** As it stands in the text, with placeholders. */
  readonly argumentText: string;
  /** `undefined` for a tag without an end; in it, tags and formulas are placeholders. */
  readonly body: string | undefined;
  /** Of the opening, in the author's file. */
  readonly openingEnd: number;
  readonly bodyEnd: number;
}

export type TakenItem = TakenFormula | TakenText | TakenTag;

/** How what looks like a template is read: as registered tags and nothing else, or by Nunjucks. */
export type TemplateReading = 'tags' | 'nunjucks';

export interface ProtectOptions {
  readonly templates: TemplateReading;
  /** Tags that bear a mark: the end of one, and a statement of Nunjucks', can't where Nunjucks reads them. */
  readonly marks: (tag: TagSegment) => boolean;
  /** Indices of segments that would vanish as elements of HTML, and are text. */
  readonly vanishing?: ReadonlySet<number>;
}

export interface ProtectedText {
  readonly text: string;
  /** By the numbers of their placeholders. */
  readonly items: TakenItem[];
}

/** In the arguments of a tag: where it stands. No author can type it, and no tag gets to see it. */
export const tagMark = (start: number): string => `\uFFFCat${start} `;

/** `raw` from `from` on with formulas as placeholders and with marks in its tags. */
export function protectSource(
  raw: string,
  from: number,
  segments: readonly Segment[],
  { lone }: TagStructure,
  { templates: reading, marks, vanishing }: ProtectOptions,
): ProtectedText {
  const items: TakenItem[] = [];
  let text = '';
  let done = from;
  const take = (item: TakenItem): string => placeholder(items.push(item) - 1);
  const takeText = (start: number, end: number): string =>
    take({ kind: 'text', start, end, source: raw.slice(start, end) });
  const keep = (end: number, pattern: RegExp): void => {
    const start = done;
    text += raw
      .slice(start, end)
      .replace(pattern, (source, at: number) => takeText(start + at, start + at + source.length));
    done = end;
  };
  const between = reading === 'nunjucks' ? reservedOrTemplate : reservedCharacters;
  const takeWhole = (segment: Segment): void => {
    text += takeText(segment.start, segment.end);
    done = segment.end;
  };

  for (const [index, segment] of segments.entries()) {
    if (segment.start < done) continue;
    keep(segment.start, between);
    switch (segment.kind) {
      case 'math':
        text += take(formula(raw, segment));
        done = segment.end;
        break;
      case 'variable':
      case 'template-comment':
        if (segment.literal) takeWhole(segment);
        break;
      case 'html-tag':
        if (vanishing?.has(index)) {
          const { start, end } = segment;
          text += take({ kind: 'text', start, end, source: raw.slice(start, end), element: true });
          done = end;
        }
        break;
      case 'unknown-tag':
        if (segment.literal || reading === 'nunjucks') takeWhole(segment);
        break;
      case 'tag':
        if (lone.has(index)) takeWhole(segment);
        else {
          const { argumentsEnd, start, end } = segment;
          for (const formulaInside of argumentFormulas(raw, segment)) {
            keep(formulaInside.start, reservedCharacters);
            text += take(formula(raw, formulaInside));
            done = formulaInside.end;
          }
          keep(argumentsEnd, reservedCharacters);
          if (marks(segment)) text += `${/\s/.test(raw.charAt(argumentsEnd - 1)) ? '' : ' '}${tagMark(start)}`;
          keep(end, reservedCharacters);
        }
        break;
      case 'code-span':
      case 'raw-html': {
        const code = raw.slice(segment.start, segment.end);
        const shown = reading === 'tags' ? withoutRawMarks(code) : code;
        if (shown === code)
          keep(segment.end, segment.kind === 'code-span' && !code.includes('endraw') ? between : reservedCharacters);
        else {
          const { start } = segment;
          text += shown.replace(reservedCharacters, (source) => take({ kind: 'text', start, end: start, source }));
          done = segment.end;
        }
        break;
      }
      case 'code-block':
        keep(segment.end, between);
        break;
    }
    keep(Math.max(done, segment.end), reservedCharacters);
  }
  keep(raw.length, between);
  return { text, items };
}

/** What Nunjucks would fail at, or run, in plain text and code. */
const reservedOrTemplate = /[\uFDD0-\uFDE1\uFFFC]|\{(?=[{%#])|#(?=\})/g;

/** Formulas in a title or text that is given to a tag. */
function argumentFormulas(raw: string, { start, argumentsEnd, name, role }: TagSegment): MathSegment[] {
  if (role === 'close' || verbatimTags.has(name)) return [];
  const from = raw.indexOf(name, start) + name.length;
  const text = raw.slice(from, argumentsEnd);
  if (!/[$]|\\\(/.test(text)) return [];
  const found = scanSource(text, { bodyStart: 0, tagKind: () => undefined });
  return found
    .filter((segment) => segment.kind === 'math')
    .map((segment) => ({
      ...segment,
      start: segment.start + from,
      end: segment.end + from,
      contentStart: segment.contentStart + from,
      contentEnd: segment.contentEnd + from,
    }));
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
  const latex = [begin, ...others.map((line) => strip(line))].join('\n');
  return { ...taken, latex, contentStart: contentStart + first.length - begin.length };
}

const containerMarkers = /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))*[ \t]*/;

/** The body of a tag that stands in a quote without the quote's marks. */
export function withoutContainer(body: string, raw: string, start: number): string {
  if (!body.includes('\n')) return body;
  const lineStart = raw.lastIndexOf('\n', start - 1) + 1;
  if (!/^[ \t]*(?:[-*+][ \t]|\d{1,9}[.)][ \t])*[ \t]*>/.test(raw.slice(lineStart, start))) return body;
  const [first = '', ...others] = body.split('\n');
  return [first, ...others.map(prefixOf(raw, start))].join('\n');
}

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
