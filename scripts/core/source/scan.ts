// The one scanner that decides what in an author's file is code, maths, template tag, comment or text: everything
// that protects or places a part of a post asks it. This file follows lines and blocks (CommonMark 0.31, sections 4
// and 5, as far as they decide about code); scan-inline.ts follows the text within a block.

import { bodyOffset } from './front-matter.ts';
import { Finder } from './finder.ts';
import { footnoteLabel } from './footnote-label.ts';
import { mayGoOnWithFormula } from './math-rule.ts';
import { InlineScanner } from './scan-inline.ts';
import { rawElements } from './html-tag.ts';
import { OpenElements } from './open-elements.ts';
import type { Segment } from './segments.ts';

/** `verbatim`: a block tag whose body is code or another language. */
export type TagKind = 'single' | 'block' | 'verbatim';

export interface ScanOptions {
  /** Where the body begins; found by the rules of front matter if missing. */
  readonly bodyStart?: number;
  /** What a tag's name stands for; without it every `{% name %}` is a tag, a block where the text has `{% endname`. */
  readonly tagKind?: (name: string) => TagKind | undefined;
  /** Whether formulas are looked for (default: true). */
  readonly math?: boolean;
  /** Whether `{{ … }}` and `{# … #}` are Nunjucks' (default: false, they are text). */
  readonly templates?: boolean;
  /** HTML instead of Markdown. */
  readonly html?: boolean;
}

/** Tags of Hexo, Fluid and hexo-math whose body is no Markdown. */
export const verbatimTags: ReadonlySet<string> = new Set(
  ['raw', 'verbatim', 'codeblock', 'code', 'mermaid', 'math', 'mathjax', 'katex'], // prettier-ignore
);

/** Everything in `text` that isn't plain text, in order. Linear in the length of the text. */
export function scanSource(text: string, options: ScanOptions = {}): Segment[] {
  return new BlockScanner(text, options).scan();
}

interface Run {
  readonly start: number;
  end: number;
  /** Inside an HTML block there are no code spans. */
  readonly html: boolean;
}

const blockElements = new RegExp(
  '^</?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|' +
    'dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|' +
    'menu|menuitem|meta|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|' +
    'title|tr|track|ul)(?:[ \\t>]|/>|$)',
  'i',
);
/** Markers in one line beyond which the rest is text; nobody writes more, and `- - - …` must cost no more. */
const deepestLine = 100;
const tagAlone = /^\{%-?[ \t]*[\p{L}\p{N}_][^\n]*%\}[ \t]*$/u;
const thematicBreak = /^(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|=+[ \t]*)$/;
const heading = /^#{1,6}(?:[ \t]|$)/;
const alertStart = /^\[!\p{L}[\p{L}\p{N}_-]*(?:\|[^\]]*)?\][-+]?(?:[ \t]|$)/u;
const containerStart = /^:{3,}[ \t]*(?:\{[ \t]*\.)?\p{L}/u;
const containerEnd = /^:{3,}$/;
const footnote = new RegExp(String.raw`\[\^${footnoteLabel}\]:[ \t]*`, 'uy');
const definition = /:(?: +|(?=\t))(?=[ \t]*\S)/y;
const tableDelimiter = /^[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t\r]*$/;

class BlockScanner {
  readonly #text: string;
  readonly #finder: Finder;
  readonly #inline: InlineScanner;
  readonly #segments: Segment[] = [];
  readonly #bodyStart: number;
  readonly #math: boolean;
  readonly #html: boolean;
  #run: Run | undefined;
  /** Of the open run, if it is HTML. */
  #elements = new OpenElements();
  #quotes = 0;
  /** Columns at which the contents of the open list items begin. */
  #items: number[] = [];
  #inTable = false;
  /** A definition whose lines say by their first how far they are indented: its place in `#items`, and its own column. */
  #flexible: { index: number; column: number } | undefined;
  /** Whether the last block was a paragraph, and how many blank lines came after it. */
  #afterText = false;
  #blankLines = 0;
  /** A formula or a tag has just ended, whose paragraph goes on: what is far indented below it is no code. */
  #goesOn = false;
  /** `:::` containers that are open. */
  #containers = 0;

  constructor(text: string, options: ScanOptions) {
    this.#text = text;
    this.#finder = new Finder(text);
    this.#bodyStart = options.bodyStart ?? bodyOffset(text);
    this.#math = options.math ?? true;
    this.#html = options.html ?? false;
    this.#inline = new InlineScanner(this.#finder, this.#segments, {
      math: this.#math,
      templates: options.templates ?? false,
      tagKind: options.tagKind ?? guessTagKind(text),
    });
  }

  scan(): Segment[] {
    if (this.#bodyStart > 0) this.#segments.push({ kind: 'front-matter', start: 0, end: this.#bodyStart });
    let at = this.#bodyStart;
    if (this.#html) {
      this.#inline.scan(at, this.#text.length, { html: true, table: false });
      return this.#segments;
    }
    for (;;) {
      while (at < this.#text.length) at = this.#isLineStart(at) ? this.#line(at) : this.#restOfLine(at);
      const next = this.#flush();
      if (next <= at) return this.#segments;
      at = next;
    }
  }

  #isLineStart(at: number): boolean {
    return at === this.#bodyStart || this.#text.charCodeAt(at - 1) === 10;
  }

  #lineEnd(at: number): number {
    const end = this.#finder.indexOf('\n', at);
    return end === -1 ? this.#text.length : end;
  }

  /** What follows something that ended within a line: a comment, a formula, the body of a tag. */
  #restOfLine(at: number): number {
    const end = this.#lineEnd(at);
    if (this.#text.slice(at, end).trim() !== '') this.#run = { start: at, end, html: false };
    return end + 1;
  }

  /** Scans the open run; returns where to go on, or 0 if that is where the caller already is. */
  #flush(beforeEnvironment = false): number {
    const run = this.#run;
    if (!run) return 0;
    this.#run = undefined;
    const next = this.#inline.scan(run.start, run.end, { html: run.html, table: this.#inTable, beforeEnvironment });
    return next > run.end ? next : 0;
  }

  #line(lineStart: number): number {
    const text = this.#text;
    const end = this.#lineEnd(lineStart);
    let { at, indent, quotes } = this.#prefix(lineStart, end);
    const line = text.slice(at, end).trimEnd();

    if (line === '') {
      this.#inTable = false;
      this.#goesOn = false;
      this.#blankLines++;
      return this.#flush() || end + 1;
    }
    if (this.#flexible) this.#settleIndent(indent);
    if (this.#run && !this.#interrupts(line, at, indent, quotes)) {
      this.#run.end = end;
      if (this.#run.html) this.#elements.addLine(line);
      return end + 1;
    }
    const around = this.#run?.html && !this.#elements.isWhole ? this.#elements : undefined;
    const mayDefine = this.#run ? !this.#run.html && !this.#inTable : this.#afterText && this.#blankLines < 2;
    const resumed = this.#flush(!this.#run?.html && mayGoOnWithFormula(line));
    if (resumed > lineStart) return resumed;
    this.#blankLines = 0;

    if (quotes !== this.#quotes) {
      this.#items = [];
      this.#quotes = quotes;
    }
    while (this.#items.length > 0 && indent < (this.#items.at(-1) ?? 0)) this.#items.pop();
    let base = Math.max(this.#items.at(-1) ?? 0, this.#inline.bodyIndent(indent));

    // Markers of list items, and of quotes in them, until the text begins.
    for (let depth = 0; depth < deepestLine && indent - base < 4; depth++) {
      if (text.charCodeAt(at) === 62 && at < end) {
        ({ at, indent, quotes } = this.#prefix(at, end));
        this.#quotes += quotes;
        this.#items = [];
        base = 0;
        continue;
      }
      const marked = depth === 0 && mayDefine ? definitionMark(text, at, end) : 0;
      const noted = marked > 0 ? marked : footnoteMark(text, at, end);
      if (noted > 0) {
        const width = marked > 0 ? Math.min(indent - base + marked, 4) : 4;
        this.#items.push(base + width);
        if (marked > 0 && width < 4) this.#flexible = { index: this.#items.length - 1, column: base };
        at += noted;
        indent += noted;
        base = indent;
        if (at >= end) return end + 1;
        continue;
      }
      const marker = listMarker(text, at, end);
      if (!marker || thematicBreak.test(text.slice(at, end).trimEnd())) break;
      const spaces = columns(text, marker.end, end, indent + marker.end - at);
      indent += marker.end - at + (spaces.width > 4 || spaces.at === end ? 1 : spaces.width);
      at = spaces.width > 4 ? marker.end + 1 : spaces.at;
      this.#items.push(indent);
      base = indent;
      if (at >= end) return end + 1;
      if (spaces.width > 4) indent += spaces.width - 1;
    }
    const next = this.#block(at, end, indent - base);
    if (around && fenceAt(text, at, end)) {
      // HTML goes on below a fence that stands amidst it.
      this.#run = { start: next, end: next, html: true };
      this.#elements = around;
    }
    return next;
  }

  /** A new block whose text begins at `at`, `indent` columns into its container. */
  #block(at: number, end: number, indent: number): number {
    const text = this.#text;
    const goesOn = this.#goesOn;
    this.#afterText = false;
    this.#goesOn = false;
    const fence = this.#fenceAt(at, end, indent);
    if (fence) return this.#fence(at, end, fence);
    if (indent >= 4 && !goesOn) {
      this.#segments.push({ kind: 'code-block', start: at, end });
      return end + 1;
    }
    const line = text.slice(at, end).trimEnd();
    const math = this.#inline.displayMath(at, true);
    if (math) {
      this.#segments.push(math);
      this.#goesOn = true;
      return math.end;
    }
    if (isHtmlBlock(line)) {
      this.#run = { start: at, end, html: true };
      this.#elements = new OpenElements();
      this.#elements.addLine(line);
      return end + 1;
    }
    this.#run = { start: at, end, html: false };
    const nextEnd = this.#lineEnd(end + 1);
    if (line.includes('|') && end < text.length && isTableDelimiter(text, end + 1, nextEnd)) this.#inTable = true;
    const isTag = tagAlone.test(line);
    const isAlert = this.#quotes > 0 && alertStart.test(line);
    if (this.#inTable || isAlert || this.#standsAlone(line) || isTag) {
      this.#goesOn = isTag;
      if (containerEnd.test(line)) this.#containers = Math.max(0, this.#containers - 1);
      else if (containerStart.test(line)) this.#containers += 1;
      return this.#flush() || end + 1;
    }
    this.#afterText = true;
    return end + 1;
  }

  /** The first line of a definition that goes on may be indented by four columns, or as its text. */
  #settleIndent(indent: number): void {
    const { index, column } = this.#flexible ?? { index: 0, column: 0 };
    if (indent < (this.#items[index] ?? 0)) return;
    if (indent >= column + 4) this.#items[index] = column + 4;
    this.#flexible = undefined;
  }

  /** Whether this line ends the open run of text. */
  #interrupts(line: string, at: number, indent: number, quotes: number): boolean {
    if (this.#inTable) return true;
    if (this.#run?.html) {
      const inner = indent - (this.#items.at(-1) ?? 0);
      if (this.#fenceAt(at, at + line.length, inner)) return true;
      if (this.#elements.isWhole && inner < 4 && !isHtmlBlock(line)) return true;
      return this.#containers > 0 && containerEnd.test(line);
    }
    if (quotes > this.#quotes) return true;
    // A line without the markers of the quote goes on with its text, or begins a block outside of it and its lists.
    const item = quotes < this.#quotes ? 0 : (this.#items.findLast((content) => content <= indent) ?? 0);
    const base = Math.max(item, this.#inline.bodyIndent(indent));
    if (this.#fenceAt(at, at + line.length, indent - base)) return true;
    if (indent - base >= 4) return false;
    if (this.#standsAlone(line) || thematicBreak.test(line)) return true;
    if (line.startsWith('[^') && footnoteMark(line, 0, line.length) > 0) return true;
    if (line.startsWith(':') && definitionMark(line, 0, line.length) > 0) return true;
    if (line.startsWith('<') && isHtmlBlock(line) && !/^<[a-z]/i.test(line)) return true;
    if (line.startsWith('<') && (blockElements.test(line) || isRawBlock(line))) return true;
    if (line.startsWith('{%') && tagAlone.test(line)) return true;
    if (line.startsWith('$$') || line.startsWith('\\[') || line.startsWith('\\begin{')) {
      return this.#inline.displayMath(at, true) !== undefined;
    }
    const marker = listMarker(this.#text, at, at + line.length);
    if (!marker) return false;
    return (
      this.#items.length > 0 || ((marker.number === undefined || marker.number === 1) && line.length > marker.length)
    );
  }

  /** Headings and the lines of `:::` containers are blocks of one line. */
  #standsAlone(line: string): boolean {
    return heading.test(line) || containerStart.test(line) || (this.#containers > 0 && containerEnd.test(line));
  }

  /** Hexo takes fences out before Markdown is read, however far they are indented, if only they are closed. */
  #fenceAt(at: number, end: number, indent: number): Fence | undefined {
    const fence = fenceAt(this.#text, at, end);
    if (!fence || indent < 4) return fence;
    const mark = `${String.fromCharCode(fence.character)}{${fence.length},}`;
    const closing = new RegExp(`^[ \\t>]*${mark}[ \\t\\r]*$`, 'gm');
    return this.#finder.match(`closing ${mark}`, closing, end) === -1 ? undefined : fence;
  }

  #fence(at: number, lineEnd: number, fence: Fence): number {
    const text = this.#text;
    const depth = this.#quotes;
    let end = lineEnd;
    while (end < text.length) {
      const start = end + 1;
      const nextEnd = this.#lineEnd(start);
      const prefix = this.#prefix(start, nextEnd);
      if (prefix.quotes < depth && depth > 0) {
        this.#segments.push({ kind: 'code-block', start: at, end, unclosed: true });
        return start;
      }
      end = nextEnd;
      const closing = depth > 0 ? prefix.at : columns(text, start, nextEnd).at;
      if (closesFence(text, closing, nextEnd, fence)) {
        this.#segments.push(
          this.#fencedFormula(at, lineEnd, fence, start, end) ?? { kind: 'code-block', start: at, end },
        );
        return end + 1;
      }
    }
    this.#segments.push({ kind: 'code-block', start: at, end: text.length, unclosed: true });
    return text.length;
  }

  /** GitHub's ```` ```math ````. */
  #fencedFormula(at: number, lineEnd: number, fence: Fence, closeLine: number, end: number): Segment | undefined {
    const text = this.#text;
    if (!this.#math || text.slice(at + fence.length, lineEnd).trim() !== 'math') return undefined;
    const contentEnd = closeLine - 1;
    if (contentEnd <= lineEnd || text.slice(lineEnd, contentEnd).replaceAll('>', '').trim() === '') return undefined;
    return { kind: 'math', start: at, end, display: true, contentStart: lineEnd + 1, contentEnd };
  }

  /** Skips the markers of block quotes and spaces; `indent` counts columns after the last marker. */
  #prefix(start: number, end: number): { at: number; indent: number; quotes: number } {
    let quotes = 0;
    let from = start;
    let column = 0;
    for (;;) {
      const spaces = columns(this.#text, from, end, column);
      // One column of a tab behind a marker belongs to the marker.
      const width = quotes > 0 && this.#text.charCodeAt(from) === 9 ? spaces.width - 1 : spaces.width;
      if (this.#text.charCodeAt(spaces.at) !== 62 || spaces.at >= end) return { at: spaces.at, indent: width, quotes };
      quotes++;
      from = spaces.at + 1;
      column += spaces.width + 1;
      if (this.#text.charCodeAt(from) === 32) {
        from++;
        column++;
      }
    }
  }
}

/**
 * Spaces and tabs from `start`: the offset after them and their width in columns.
 * @param column of `start`, for the stops of tabs
 */
function columns(text: string, start: number, end: number, column = 0): { at: number; width: number } {
  let at = start;
  let width = 0;
  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 32) width++;
    else if (code === 9) width += 4 - ((column + width) % 4);
    else break;
  }
  return { at, width };
}

/** Length of `[^1]: `, with which a footnote begins; what is indented by four columns goes on with it. */
function footnoteMark(text: string, at: number, end: number): number {
  if (text.charCodeAt(at) !== 91) return 0;
  footnote.lastIndex = at;
  const length = footnote.exec(text)?.[0].length ?? 0;
  return Math.min(length, end - at);
}

/** Length of `:   `, with which the definition of a term begins. */
function definitionMark(text: string, at: number, end: number): number {
  if (text.charCodeAt(at) !== 58) return 0;
  definition.lastIndex = at;
  const length = definition.exec(text)?.[0].length ?? 0;
  return Math.min(length, end - at);
}

function listMarker(
  text: string,
  at: number,
  end: number,
): { end: number; length: number; number: number | undefined } | undefined {
  const code = text.charCodeAt(at);
  let stop = at + 1;
  let number: number | undefined;
  if (code >= 48 && code <= 57) {
    while (stop < end && stop - at < 9 && text.charCodeAt(stop) >= 48 && text.charCodeAt(stop) <= 57) stop++;
    const delimiter = text.charCodeAt(stop);
    if (delimiter !== 46 && delimiter !== 41) return undefined;
    number = Number(text.slice(at, stop));
    stop++;
  } else if (code !== 45 && code !== 43 && code !== 42) return undefined;
  const after = text.charCodeAt(stop);
  if (stop < end && after !== 32 && after !== 9) return undefined;
  return { end: stop, length: stop - at, number };
}

interface Fence {
  readonly character: number;
  readonly length: number;
}

function fenceAt(text: string, at: number, end: number): Fence | undefined {
  const character = text.charCodeAt(at);
  if (character !== 96 && character !== 126) return undefined;
  let stop = at;
  while (stop < end && text.charCodeAt(stop) === character) stop++;
  if (stop - at < 3) return undefined;
  if (character === 96 && text.slice(stop, end).includes('`')) return undefined;
  return { character, length: stop - at };
}

function closesFence(text: string, at: number, end: number, { character, length }: Fence): boolean {
  let stop = at;
  while (stop < end && text.charCodeAt(stop) === character) stop++;
  return stop - at >= length && text.slice(stop, end).trim() === '';
}

function isHtmlBlock(line: string): boolean {
  if (!line.startsWith('<')) return false;
  if (/^<(?:!--|[?]|![A-Za-z[])/.test(line) || blockElements.test(line) || isRawBlock(line)) return true;
  // Any other tag that is alone on its line.
  return /^<\/?[A-Za-z][A-Za-z0-9-]*(?:[ \t][^<>]*)?\/?>$/.test(line);
}

function isRawBlock(line: string): boolean {
  const name = /^<([a-z]+)(?:[ \t>]|$)/i.exec(line)?.[1];
  return name !== undefined && rawElements.has(name.toLowerCase());
}

function isTableDelimiter(text: string, start: number, end: number): boolean {
  const line = text.slice(start, end);
  return line.includes('-') && line.includes('|') && tableDelimiter.test(line);
}

function guessTagKind(text: string): (name: string) => TagKind | undefined {
  let blocks: Set<string> | undefined;
  return (name) => {
    if (verbatimTags.has(name)) return 'verbatim';
    if (name.startsWith('end')) return undefined;
    blocks ??= new Set([...text.matchAll(/\{%-?\s*end([\p{L}\p{N}_.-]+)/gu)].map((match) => match[1] ?? ''));
    return blocks.has(name) ? 'block' : 'single';
  };
}
