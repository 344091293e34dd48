// The text within a block, from left to right: whichever of code span, formula, HTML tag, address, comment or template
// tag begins first, wins (CommonMark 0.31, section 6, with maths and tags beside code spans).

import { htmlTagAt, rawElements } from './html-tag.ts';
import {
  closingParenthesis,
  definitionLines,
  environmentAt,
  inlineMathEnd,
  inlineMathEndBeyond,
  isBracketMath,
  isDoubledMath,
  isLatexParagraphs,
  isParenthesisMath,
  type OpensCode,
} from './math-rule.ts';
import { templateTagAt } from './template-tag.ts';
import type { Finder } from './finder.ts';
import type { MathSegment, Segment, TemplateSegment } from './segments.ts';

export interface InlineOptions {
  readonly math: boolean;
  readonly templates: boolean;
  readonly tagKind: (name: string) => 'single' | 'block' | 'verbatim' | undefined;
}

export interface RunOptions {
  readonly html: boolean;
  /** One row of a table: a code span can't contain a `|` that isn't escaped. */
  readonly table: boolean;
  /** The body of `{% raw %}`: no tags. */
  readonly raw?: true;
  /** The run ends at an environment that may belong to a formula open in it. */
  readonly beforeEnvironment?: boolean;
}

/** Elements in which text is literal, though CommonMark goes on reading it: authors write code in them. */
const literalElements: ReadonlySet<string> = new Set([...rawElements, 'code', 'kbd', 'samp']);
/** Those in which a tag is text as well. */
const codeElements: ReadonlySet<string> = new Set(['code', 'kbd', 'samp', 'pre', 'textarea']);
/** Of hexo-math. */
const mathTags: ReadonlySet<string> = new Set(['math', 'mathjax', 'katex']);
const longestTag = 4096;
/** What stands between braces and comes out as it is: no code, formula, escape, entity or line break. */
const longestLiteral = 300;
const complicated = /[`$\\&\n]/;
const longestFormula = 20_000;
/** Lines that look for where they are used to the end of the post, in vain. */
const mostUnusedDefinitions = 100;

export class InlineScanner {
  readonly #text: string;
  readonly #finder: Finder;
  readonly #segments: Segment[];
  readonly #options: InlineOptions;
  #mathEnd = -1;
  #unusedDefinitions = 0;
  /** Indentation of the bodies of the open block tags, as soon as their first line is known. */
  readonly #bodies: (number | undefined)[] = [];

  constructor(finder: Finder, segments: Segment[], options: InlineOptions) {
    this.#text = finder.text;
    this.#finder = finder;
    this.#segments = segments;
    this.#options = options;
  }

  /** Hexo strips the common indentation of a tag's body: what the first line has isn't code. */
  bodyIndent(indent: number): number {
    const last = this.#bodies.length - 1;
    if (last < 0) return 0;
    this.#bodies[last] ??= indent;
    return Math.min(indent, this.#bodies[last] ?? 0);
  }

  /** Adds the segments between `start` and `end`; returns `end`, or where one that began here ended beyond it. */
  scan(start: number, end: number, run: RunOptions): number {
    const text = this.#text;
    let at = start;
    while (at < end) {
      switch (text.charCodeAt(at)) {
        case 92: // \
          at = this.#backslash(at, end, run);
          break;
        case 96: // `
          at = run.html ? at + 1 : this.#codeSpan(at, end, run);
          break;
        case 36: // $
          at = this.#dollar(at, end, run);
          break;
        case 60: // <
          at = run.raw ? this.#rawAngle(at, end) : this.#angle(at, end, run);
          break;
        case 123: // {
          at = run.raw ? at + 1 : this.#brace(at, run.html ? 'html' : 'text');
          break;
        case 93: // ]
          at = text.charCodeAt(at + 1) === 40 ? this.#destination(at + 2, end) : at + 1;
          break;
        case 58: // :
          at = this.#address(at, end);
          break;
        default:
          at++;
      }
    }
    return at;
  }

  /** A display formula that begins at `start`; with `block`, at the start of a line's text. */
  displayMath(start: number, block: boolean): MathSegment | undefined {
    if (!this.#options.math) return undefined;
    const text = this.#text;
    const paragraphEnd = this.#finder.paragraphEnd(start);
    if (text.startsWith('$$', start)) {
      if (text.charCodeAt(start + 2) === 36) return undefined;
      const close = this.#finder.unescaped('$$', start + 2);
      if (close === -1 || close - start > longestFormula) return undefined;
      const content = text.slice(start + 2, close);
      if (content.trim() === '' || content.includes('```')) return undefined;
      if (close > paragraphEnd && !(block && this.#spansParagraphs(start, close))) return undefined;
      return { kind: 'math', start, end: close + 2, display: true, contentStart: start + 2, contentEnd: close };
    }
    if (text.charCodeAt(start) !== 92) return undefined;
    const width = text.startsWith('\\\\[', start) ? 3 : text.startsWith('\\[', start) ? 2 : 0;
    if (width > 0) {
      const from = start + width;
      const close = width === 3 ? this.#finder.indexOf('\\\\]', from) : this.#finder.unescaped('\\]', from);
      if (close === -1 || close > paragraphEnd) return undefined;
      const end = close + width;
      const fills = block && this.#standsAlone(start, end);
      if (!isBracketMath(text.slice(from, close), fills, text.charAt(end))) return undefined;
      return { kind: 'math', start, end, display: true, contentStart: from, contentEnd: close };
    }
    const environment = environmentAt(text, start);
    if (environment === undefined) return block ? this.#definitions(start) : undefined;
    const closing = `\\end{${environment}}`;
    const close = this.#finder.indexOf(closing, start);
    if (close === -1 || close - start > longestFormula) return undefined;
    const end = close + closing.length;
    const opened = start + closing.length + 2;
    if (close > paragraphEnd && !(block && this.#standsAlone(start, opened) && this.#standsAlone(close, end)))
      return undefined;
    return { kind: 'math', start, end, display: true, contentStart: start, contentEnd: end };
  }

  #definitions(start: number): MathSegment | undefined {
    if (this.#unusedDefinitions === mostUnusedDefinitions) return undefined;
    const { end, isUsed } = definitionLines(this.#text, start);
    if (end === -1) return undefined;
    if (isUsed) return { kind: 'math', start, end, display: true, contentStart: start, contentEnd: end };
    this.#unusedDefinitions++;
    return undefined;
  }

  /** Whether blank lines belong to a formula between `$$`: on lines of their own, or with nothing but LaTeX around them. */
  #spansParagraphs(start: number, close: number): boolean {
    if (this.#standsAlone(start, start + 2) && this.#standsAlone(close, close + 2)) return true;
    return this.#endsLine(close + 2) && isLatexParagraphs(this.#text.slice(start + 2, close));
  }

  /** Whether nothing but markers of containers stands beside `start` … `end` on their lines. */
  #standsAlone(start: number, end: number): boolean {
    const text = this.#text;
    let before = start - 1;
    while (before >= 0 && ' \t>-*+.0123456789)'.includes(text.charAt(before))) before--;
    return (before < 0 || text.charCodeAt(before) === 10) && this.#endsLine(end);
  }

  #endsLine(end: number): boolean {
    const text = this.#text;
    let after = end;
    while (after < text.length && ' \t\r,.;，。；'.includes(text.charAt(after))) after++;
    return after >= text.length || text.charCodeAt(after) === 10;
  }

  #backslash(at: number, end: number, run: RunOptions): number {
    const next = this.#text.charCodeAt(at + 1);
    if (this.#options.math) {
      if (next === 40) {
        const close = closingParenthesis(this.#text, at + 2, (from) => this.#finder.unescaped('\\)', from));
        const limit = run.beforeEnvironment ? this.#beyond(end) : end;
        if (close !== -1 && close < limit && isParenthesisMath(this.#text.slice(at + 2, close))) {
          return this.#math(inlineFormula(at, at + 2, close, close + 2), run);
        }
      } else if (next === 92 && this.#text.charCodeAt(at + 2) === 40) {
        const close = this.#finder.indexOf('\\\\)', at + 3);
        if (close !== -1 && close < end && isDoubledMath(this.#text.slice(at + 3, close))) {
          return this.#math(inlineFormula(at, at + 3, close, close + 3), run);
        }
      } else if (next === 91 || next === 98 || (next === 92 && this.#text.charCodeAt(at + 2) === 91)) {
        const math = this.displayMath(at, false);
        if (math && (!run.raw || math.end <= end)) return this.#math(math, run);
      }
    }
    // Only ASCII punctuation can be escaped; a line break isn't skipped either.
    return next > 32 && next < 127 ? at + 2 : at + 1;
  }

  /** How far a formula may go that isn't closed before `end`, where an environment begins. */
  #beyond(end: number): number {
    return Math.min(this.#finder.paragraphEnd(end), end + longestFormula);
  }

  #math(segment: MathSegment, run: RunOptions): number {
    this.#segments.push(run.table ? { ...segment, table: true } : segment);
    this.#mathEnd = segment.end;
    return segment.end;
  }

  #dollar(at: number, end: number, run: RunOptions): number {
    if (!this.#options.math) return at + 1;
    const text = this.#text;
    const next = text.charCodeAt(at + 1);
    if (next === 36) {
      const math = this.displayMath(at, false);
      if (math && (!run.raw || math.end <= end)) return this.#math(math, run);
      const close = this.#threeDollars(at, end);
      if (close !== -1) return this.#math(inlineFormula(at, at + 3, close, close + 3), run);
      let after = at + 2;
      while (text.charCodeAt(after) === 36) after++;
      return after;
    }
    if (next === 96 && !run.html && text.charCodeAt(at + 2) !== 96) {
      // GitHub's way of keeping a formula from Markdown: $`…`$
      const close = this.#finder.backticks(1, at + 2);
      const isFormula = close > at + 2 && close + 1 < end && text.charCodeAt(close + 1) === 36;
      return isFormula ? this.#math(inlineFormula(at, at + 2, close, close + 2), run) : at + 1;
    }
    const limit = run.html ? Math.min(end, this.#finder.paragraphEnd(at)) : end;
    let close = inlineMathEnd(text, at, limit, this.#mathEnd, this.#opensCode(limit));
    if (close === -1 && run.beforeEnvironment) {
      const beyond = this.#beyond(end);
      close = inlineMathEndBeyond(text, at, end, beyond, this.#opensCode(beyond));
    }
    return close === -1 ? at + 1 : this.#math(inlineFormula(at, at + 1, close, close + 1), run);
  }

  /** Which backticks are closed before `limit`. */
  #opensCode(limit: number): OpensCode {
    return (start, end) => {
      const close = this.#finder.backticks(end - start, end);
      return close !== -1 && close + end - start <= limit;
    };
  }

  /** Codeforces' `$$$x$$$`: where it is closed, or -1. */
  #threeDollars(at: number, end: number): number {
    const text = this.#text;
    if (!text.startsWith('$$$', at) || text.charCodeAt(at + 3) === 36) return -1;
    const close = this.#finder.indexOf('$$$', at + 3);
    if (close === -1 || close + 3 > end || text.charCodeAt(close + 3) === 36) return -1;
    const content = text.slice(at + 3, close);
    return content.trim() === '' || /[\n$]/.test(content) ? -1 : close;
  }

  #codeSpan(at: number, end: number, run: RunOptions): number {
    const text = this.#text;
    let stop = at;
    while (text.charCodeAt(stop) === 96) stop++;
    const length = stop - at;
    const close = this.#finder.backticks(length, stop);
    if (close === -1 || close + length > end) return stop;
    if (run.table && /(?<!\\)\|/.test(text.slice(stop, close))) return stop;
    this.#segments.push({ kind: 'code-span', start: at, end: close + length });
    return close + length;
  }

  #angle(at: number, end: number, run: RunOptions): number {
    const text = this.#text;
    if (text.startsWith('<!--', at)) {
      const close = this.#finder.indexOf('-->', at + 2);
      if (close === -1 && !run.html) return at + 4;
      const stop = close === -1 ? text.length : close + 3;
      this.#segments.push({ kind: 'comment', start: at, end: stop });
      return stop;
    }
    const tag = htmlTagAt(text, at, end);
    if (tag) {
      if (!tag.closing && literalElements.has(tag.name)) {
        const close = this.#closing(tag.name, tag.end);
        const limit = run.html && rawElements.has(tag.name) ? text.length : this.#finder.paragraphEnd(at);
        if (close !== -1 && close < limit) {
          const stop = this.#finder.indexOf('>', close);
          const last = stop === -1 ? text.length : stop + 1;
          if (!codeElements.has(tag.name)) this.#withTemplateTags('raw-html', at, last);
          else this.#segments.push({ kind: 'raw-html', start: at, end: last });
          return last;
        }
      }
      this.#withTemplateTags('html-tag', at, tag.end);
      return tag.end;
    }
    const link = /<[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*>|<[^\s<>@]+@[^\s<>@]+>/y;
    link.lastIndex = at;
    const match = link.exec(text);
    if (!match || at + match[0].length > end) return at + 1;
    this.#segments.push({ kind: 'url', start: at + 1, end: at + match[0].length - 1 });
    return at + match[0].length;
  }

  /** In the body of `raw` only formulas are looked for: not in tags and not in code. */
  #rawAngle(at: number, end: number): number {
    if (this.#text.startsWith('<!--', at)) {
      const close = this.#finder.indexOf('-->', at + 2);
      return close === -1 || close > end ? end : close + 3;
    }
    const tag = htmlTagAt(this.#text, at, end);
    if (!tag) return at + 1;
    if (tag.closing || !literalElements.has(tag.name)) return tag.end;
    const close = this.#closing(tag.name, tag.end);
    return close === -1 || close > end ? tag.end : close;
  }

  #closing(name: string, from: number): number {
    return this.#finder.match(`</${name}`, new RegExp(`</${name}(?=[\\s>])`, 'gi'), from);
  }

  /** Template tags in attributes are tags: `<img src="{% asset_path a.png %}">`. */
  #withTemplateTags(kind: 'html-tag' | 'url' | 'raw-html', start: number, end: number): void {
    let from = start;
    for (let at = this.#finder.indexOf('{', start); at !== -1 && at < end; at = this.#finder.indexOf('{', at)) {
      const count = this.#segments.length;
      const next = this.#brace(at, 'html', end);
      if (this.#segments.length > count) {
        if (at > from) this.#segments.splice(count, 0, { kind, start: from, end: at });
        from = next;
      }
      at = next;
    }
    if (from < end) this.#segments.push({ kind, start: from, end });
  }

  /** The destination of a link that begins after `](`. */
  #destination(from: number, end: number): number {
    const text = this.#text;
    let at = from;
    while (at < end && /[ \t\n]/.test(text.charAt(at))) at++;
    if (text.charCodeAt(at) === 60) {
      const close = this.#finder.indexOf('>', at);
      if (close === -1 || close >= end || text.slice(at, close).includes('\n')) return from;
      this.#withTemplateTags('url', at + 1, close);
      return close + 1;
    }
    const start = at;
    at = addressEnd(text, start, end, false);
    if (text.charCodeAt(at) !== 41) {
      const other = addressEnd(text, start, end, true);
      if (text.charCodeAt(other) === 41) at = other;
    }
    if (at > start) this.#segments.push({ kind: 'url', start, end: at });
    return at;
  }

  /** `https://…` in running text. */
  #address(at: number, end: number): number {
    const text = this.#text;
    if (!text.startsWith('://', at)) return at + 1;
    const scheme = /(?:https?|ftp)$/i.exec(text.slice(Math.max(0, at - 5), at))?.[0];
    if (scheme === undefined) return at + 1;
    let stop = at + 3;
    // Chinese punctuation ends an address; so does what begins a formula's text around it.
    while (stop < end && !/[\s<>"`\u3000-\u303F\uFF00-\uFFEF\u2018-\u201F]/.test(text.charAt(stop))) {
      if (text.charCodeAt(stop) === 93 || text.charCodeAt(stop) === 123) break;
      stop++;
    }
    this.#segments.push({ kind: 'url', start: at - scheme.length, end: stop });
    return stop;
  }

  #brace(at: number, place: 'text' | 'html', end = this.#finder.paragraphEnd(at)): number {
    const next = this.#text.charCodeAt(at + 1);
    if (next === 37) return this.#templateTag(at, place, end);
    if (next === 123) return this.#template('variable', at, place, this.#finder.indexOf('}}', at + 2), end);
    if (next === 35) {
      const limit = this.#options.templates ? this.#text.length : end;
      return this.#template('template-comment', at, place, this.#finder.indexOf('#}', at + 2), limit);
    }
    return at + 1;
  }

  #template(
    kind: TemplateSegment['kind'],
    start: number,
    place: 'text' | 'html',
    close: number,
    limit: number,
  ): number {
    if (close === -1 || close > limit) return start + 2;
    const literal = !this.#options.templates && this.#isLiteral(start, close, place);
    const end = literal || this.#options.templates ? close + 2 : start + 2;
    if (literal || this.#options.templates || kind === 'template-comment')
      this.#segments.push({ kind, start, end, literal });
    return end;
  }

  /** In HTML nothing needs to be kept from Markdown. */
  #isLiteral(start: number, close: number, place: 'text' | 'html'): boolean {
    return place === 'text' && close - start <= longestLiteral && !complicated.test(this.#text.slice(start, close));
  }

  #endTag(name: string, from: number): { start: number; end: number; argumentsEnd: number } | undefined {
    const closing = new RegExp(`\\{%-?\\s*end${name.replace(/[.-]/g, '\\$&')}\\s*-?%\\}`, 'gu');
    const start = this.#finder.match(`end ${name}`, closing, from);
    const tag = start === -1 ? undefined : templateTagAt(this.#text, start, this.#text.length);
    return tag && { start, end: tag.end, argumentsEnd: tag.argumentsEnd };
  }

  /** hexo-math's `{% mathjax %} … {% endmathjax %}` where that plugin isn't; in lines of its own it is a display. */
  #taggedFormula(name: string, start: number, contentStart: number): MathSegment | undefined {
    if (!this.#options.math || !mathTags.has(name)) return undefined;
    const close = this.#endTag(name, contentStart);
    if (!close || close.start - start > longestFormula) return undefined;
    const content = this.#text.slice(contentStart, close.start);
    if (content.trim() === '') return undefined;
    const display = /^[ \t]*\n/.test(content);
    const math: MathSegment = { kind: 'math', start, end: close.end, display, contentStart, contentEnd: close.start };
    this.#segments.push(math);
    this.#mathEnd = math.end;
    return math;
  }

  /** `raw` keeps from Nunjucks what is HTML otherwise, and formulas most of all. */
  #body(name: string, start: number, end: number): void {
    const count = this.#segments.length;
    if (name === 'raw' || name === 'verbatim') this.#rawBody(start, end);
    if (this.#segments.length === count) this.#segments.push({ kind: 'verbatim', start, end });
  }

  #rawBody(start: number, end: number): void {
    let at = start;
    while (at < end) {
      const found = this.#finder.match('raw fence', /^[ \t>]*(?:`{3,}|~{3,})/gm, at);
      if (found === -1 || found >= end) break;
      const mark = /(?:`|~)+/y;
      mark.lastIndex = found + (/^[ \t>]*/.exec(this.#text.slice(found, end))?.[0].length ?? 0);
      const fence = mark.exec(this.#text)?.[0] ?? '';
      const closing = new RegExp(`\\n[ \\t>]*${fence}[\`~]*[ \\t]*(?=\\n|$)`, 'g');
      const close = this.#finder.match(`end of ${fence}`, closing, mark.lastIndex);
      if (close === -1 || close >= end) break;
      closing.lastIndex = close;
      const stop = close + (closing.exec(this.#text)?.[0].length ?? 0);
      this.scan(at, found, { html: true, table: false, raw: true });
      this.#segments.push({ kind: 'code-block', start: found, end: stop });
      at = stop;
    }
    this.scan(at, end, { html: true, table: false, raw: true });
  }

  #templateTag(start: number, place: 'text' | 'html', limit: number): number {
    if (this.#finder.indexOf('%}', start + 2) === -1) return start + 2;
    const tag = templateTagAt(this.#text, start, Math.min(limit, start + longestTag));
    if (!tag) return start + 2;
    const { end, argumentsEnd } = tag;
    const { tagKind } = this.#options;
    const kind = tagKind(tag.name);
    if (kind === undefined) {
      const math = this.#taggedFormula(tag.name, start, end);
      if (math) return math.end;
      const name = tag.name.startsWith('end') ? tag.name.slice(3) : '';
      const closes = name !== '' && tagKind(name);
      if (closes === 'block' || closes === 'verbatim') {
        this.#segments.push({ kind: 'tag', start, end, name, role: 'close', argumentsEnd });
        this.#bodies.pop();
      } else {
        const literal = this.#isLiteral(start, end - 2, place);
        const stop = literal ? end : tag.nameEnd;
        this.#segments.push({ kind: 'unknown-tag', start, end: stop, name: tag.name, literal });
        return stop;
      }
      return end;
    }
    const role = kind === 'single' ? 'single' : 'open';
    this.#segments.push({ kind: 'tag', start, end, name: tag.name, role, argumentsEnd });
    if (kind === 'block') this.#bodies.push(undefined);
    if (kind !== 'verbatim') return end;

    const last = this.#endTag(tag.name, end);
    if (!last) return end;
    if (last.start > end) this.#body(tag.name, end, last.start);
    this.#segments.push({
      kind: 'tag',
      start: last.start,
      end: last.end,
      name: tag.name,
      role: 'close',
      argumentsEnd: last.argumentsEnd,
    });
    return last.end;
  }
}

/**
 * Where an address without angle brackets ends.
 * @param fullWidthCloses `）` closes a parenthesis too, as in the parser: `(1）` in the name of a file is a pair
 */
function addressEnd(text: string, start: number, end: number, fullWidthCloses: boolean): number {
  let depth = 0;
  let at = start;
  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code <= 32) break;
    if (code === 92) at++;
    else if (code === 123 && text.charCodeAt(at + 1) === 37) break;
    else if (code === 40) depth++;
    else if (code === 41 && depth-- === 0) break;
    else if (code === 0xff09 && fullWidthCloses && depth > 0) depth--;
  }
  return Math.min(at, end);
}

function inlineFormula(start: number, contentStart: number, contentEnd: number, end: number): MathSegment {
  return { kind: 'math', start, end, display: false, contentStart, contentEnd };
}
