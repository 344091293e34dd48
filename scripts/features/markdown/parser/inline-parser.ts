// Reads the text of a block from left to right, once: code, HTML, links, autolinks, delimiters and line breaks.
// https://spec.commonmark.org/0.31.2/#inlines and its appendix, "Phase 2: inline structure"

import type { Token } from 'marked';
import { delimiterRun, pairRuns, type DelimiterRule, type DelimiterRun } from '../delimiter-runs.ts';
import { findAutolinks, type Autolink } from './autolinks.ts';
import { ExtensionCursor, type InlineExtensions } from './inline-extensions.ts';
import type { BracketNode, InlineNode, LinkInfo } from './inline-nodes.ts';
import { inlineHtmlEnd } from './html-syntax.ts';
import { isPunctuation, labelEnd, linkDestination, linkTitle, normalizeLabel, skipSpaceAndLine } from './labels.ts';
import { joinsLines } from './line-joins.ts';
import { BacktickRuns, Occurrences } from './occurrences.ts';

export interface InlineOptions {
  /** Bare addresses are links. */
  readonly autolinks: boolean;
  /** Delimiters by their character. */
  readonly delimiters: ReadonlyMap<number, DelimiterRule>;
  readonly extensions: InlineExtensions | undefined;
  /** The target of a normalized label. */
  definition(label: string): LinkInfo | undefined;
}

interface OpenBracket {
  readonly node: BracketNode;
  /** How many delimiter runs stand before it. */
  readonly runs: number;
  /** Another bracket was opened behind it, so that it can't be a label. */
  bracketAfter: boolean;
}

const schemeAutolink = /<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*)>/y;
const emailAutolink =
  /<([A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*)>/y;

export function parseInlines(text: string, options: InlineOptions): InlineNode[] {
  return new InlineParser(text, options).parse();
}

class InlineParser {
  readonly #text: string;
  readonly #options: InlineOptions;
  readonly #nodes: InlineNode[] = [];
  readonly #runs: DelimiterRun[] = [];
  readonly #brackets: OpenBracket[] = [];
  readonly #occurrences: Occurrences;
  readonly #extensions: ExtensionCursor | undefined;
  #backticks: BacktickRuns | undefined;
  /** Brackets below this index of `#brackets` stand around a link: links hold no links. */
  #inactiveBelow = 0;
  #insideHtmlLink = false;
  #index = 0;
  #textStart = 0;

  constructor(text: string, options: InlineOptions) {
    this.#text = text;
    this.#options = options;
    this.#occurrences = new Occurrences(text);
    if (options.extensions) this.#extensions = new ExtensionCursor(text, options.extensions);
  }

  parse(): InlineNode[] {
    const text = this.#text;
    const links = this.#options.autolinks ? findAutolinks(text) : [];
    let linkIndex = 0;
    while (this.#index < text.length) {
      const index = this.#index;
      while ((links[linkIndex]?.start ?? Infinity) < index) linkIndex += 1;
      const link = links[linkIndex];
      const isStart = this.#extensions?.next(index) === index;
      const token = this.#extensions?.read(index, isStart);
      if (token) this.#addAtom(token, index + token.raw.length);
      else if (link?.start === index && !this.#insideHtmlLink) this.#addAutolink(link);
      else if (!this.#readSpecial(text.charCodeAt(index))) this.#skipText(link?.start ?? Infinity);
    }
    this.#flushText();
    pairRuns(this.#runs, 0);
    return this.#nodes;
  }

  /** Moves over the character at hand and all that follow and can't begin anything. */
  #skipText(nextLink: number): void {
    const text = this.#text;
    const next = Math.min(text.length, nextLink, this.#extensions?.next(this.#index + 1) ?? Infinity);
    const special = specialCodes(this.#options.delimiters);
    let index = this.#index + 1;
    for (; index < next; index++) {
      const code = text.charCodeAt(index);
      if (code < special.length ? special[code] === 1 : special[0] === 1 && this.#options.delimiters.has(code)) break;
    }
    // An address that begins here and was no link is plain text as well.
    this.#index = index;
  }

  /** Reads what begins at `#index`; false if that is plain text. */
  #readSpecial(code: number): boolean {
    switch (code) {
      case 10:
        return this.#readBreak(this.#index, false);
      case 92:
        return this.#readEscape();
      case 96:
        return this.#readCode();
      case 60:
        return this.#readAngle();
      case 91:
        return this.#openBracket(this.#index + 1, false);
      case 33:
        return this.#text.charCodeAt(this.#index + 1) === 91 && this.#openBracket(this.#index + 2, true);
      case 93:
        return this.#closeBracket();
      default: {
        const rule = this.#options.delimiters.get(code);
        return rule !== undefined && this.#readDelimiters(rule);
      }
    }
  }

  #add(node: InlineNode): true {
    this.#flushText(node.start);
    this.#nodes.push(node);
    this.#index = node.end;
    this.#textStart = node.end;
    return true;
  }

  #flushText(end = this.#index): void {
    if (end > this.#textStart) this.#nodes.push({ kind: 'text', start: this.#textStart, end });
    this.#textStart = end;
  }

  #addAtom(token: Token, end: number): true {
    return this.#add({ kind: 'atom', token, start: this.#index, end });
  }

  #addAutolink({ start, end, href }: Autolink): void {
    this.#add({ kind: 'autolink', start, end, href, text: this.#text.slice(start, end) });
  }

  #readEscape(): boolean {
    const next = this.#text.charCodeAt(this.#index + 1);
    if (next === 10) return this.#readBreak(this.#index + 1, true);
    if (!isPunctuation(next)) return false;
    const raw = this.#text.slice(this.#index, this.#index + 2);
    return this.#addAtom({ type: 'escape', raw, text: raw.charAt(1) }, this.#index + 2);
  }

  /** A line break; the spaces around it belong to it. */
  #readBreak(newline: number, escaped: boolean): boolean {
    const text = this.#text;
    let start = escaped ? newline - 1 : newline;
    while (start > this.#textStart && text.charCodeAt(start - 1) === 32) start -= 1;
    let end = newline + 1;
    while (text.charCodeAt(end) === 32 || text.charCodeAt(end) === 9) end += 1;
    const hard = escaped || newline - start >= 2;
    return this.#add({ kind: 'break', start, end, hard, spaced: hard || !joinsLines(text, start, end) });
  }

  #readCode(): boolean {
    const text = this.#text;
    const start = this.#index;
    let after = start;
    while (text.charCodeAt(after) === 96) after += 1;
    this.#backticks ??= new BacktickRuns(text, start);
    const closing = this.#backticks.closing(after - start, after);
    if (closing === -1) {
      // All of the run is text.
      this.#index = after - 1;
      return false;
    }
    const end = closing + (after - start);
    let code = text.slice(after, closing).replaceAll('\n', ' ');
    if (code.startsWith(' ') && code.endsWith(' ') && code.trim() !== '') code = code.slice(1, -1);
    return this.#addAtom({ type: 'codespan', raw: text.slice(start, end), text: code }, end);
  }

  #readAngle(): boolean {
    const text = this.#text;
    const start = this.#index;
    schemeAutolink.lastIndex = start;
    emailAutolink.lastIndex = start;
    const address = schemeAutolink.exec(text)?.[1];
    const email = address === undefined ? emailAutolink.exec(text)?.[1] : undefined;
    const link = address ?? email;
    if (link !== undefined) {
      const href = email === undefined ? link : `mailto:${link}`;
      return this.#add({ kind: 'autolink', start, end: start + link.length + 2, href, text: link });
    }
    const end = inlineHtmlEnd(text, start, this.#occurrences);
    if (end === -1) return false;
    const raw = text.slice(start, end);
    if (/^<a[\s>]/i.test(raw)) this.#insideHtmlLink = true;
    else if (/^<\/a\s*>/i.test(raw)) this.#insideHtmlLink = false;
    const inLink = this.#insideHtmlLink;
    return this.#addAtom({ type: 'html', raw, inLink, inRawBlock: false, block: false, text: raw }, end);
  }

  #readDelimiters(rule: DelimiterRule): boolean {
    const start = this.#index;
    const run = delimiterRun(this.#text, start, rule);
    if (!run.canOpen && !run.canClose) {
      this.#index = start + run.length - 1;
      return false;
    }
    this.#runs.push(run);
    return this.#add({ kind: 'run', run, start, end: start + run.length });
  }

  #openBracket(end: number, image: boolean): true {
    const last = this.#brackets.at(-1);
    if (last) last.bracketAfter = true;
    const node: BracketNode = { kind: 'bracket', start: this.#index, end, image, link: undefined };
    this.#brackets.push({ node, runs: this.#runs.length, bracketAfter: false });
    return this.#add(node);
  }

  #closeBracket(): boolean {
    const start = this.#index;
    const opener = this.#brackets.pop();
    if (!opener) return false;
    const isActive = opener.node.image || this.#brackets.length >= this.#inactiveBelow;
    this.#inactiveBelow = Math.min(this.#inactiveBelow, this.#brackets.length);
    if (!isActive) return false;
    const target = this.#inlineTarget(start + 1) ?? this.#reference(opener, start);
    if (!target) return false;
    opener.node.link = target.link;
    pairRuns(this.#runs, opener.runs);
    this.#runs.length = opener.runs;
    if (!opener.node.image) this.#inactiveBelow = this.#brackets.length;
    return this.#add({ kind: 'linkEnd', opener: opener.node, start, end: target.end });
  }

  /**
   * `(destination "title")` at `offset`. What is none for CommonMark may be one for marked, and its author: in the name
   * of a file, typed with a Chinese keyboard, `(1）` is a pair.
   */
  #inlineTarget(offset: number): { link: LinkInfo; end: number } | undefined {
    if (this.#text.charCodeAt(offset) !== 40) return undefined;
    return this.#targetBehind(offset + 1, false) ?? this.#targetBehind(offset + 1, true);
  }

  #targetBehind(offset: number, fullWidthCloses: boolean): { link: LinkInfo; end: number } | undefined {
    const text = this.#text;
    const destination = linkDestination(text, skipSpaceAndLine(text, offset), fullWidthCloses);
    if (!destination) return undefined;
    const behind = skipSpaceAndLine(text, destination.end);
    const title = behind > destination.end ? linkTitle(text, behind) : undefined;
    const end = title ? skipSpaceAndLine(text, title.end) : behind;
    if (text.charCodeAt(end) !== 41) return undefined;
    return { link: { href: destination.href, title: title?.title ?? null }, end: end + 1 };
  }

  /** `[label]`, `[]` or nothing behind the `]` at `close`. */
  #reference(opener: OpenBracket, close: number): { link: LinkInfo; end: number } | undefined {
    const text = this.#text;
    const hasLabel = text.charCodeAt(close + 1) === 91;
    const labelStop = hasLabel ? labelEnd(text, close + 1) : -1;
    const isFull = labelStop > close + 3;
    if (!isFull && (opener.bracketAfter || close - opener.node.end > 999)) return undefined;
    const label = isFull ? text.slice(close + 2, labelStop - 1) : text.slice(opener.node.end, close);
    const link = this.#options.definition(normalizeLabel(label));
    return link && { link, end: labelStop === -1 ? close + 1 : labelStop };
  }
}

/** By code of ASCII: 1 where something can begin. At 0, which begins nothing: whether any delimiter isn't ASCII. */
const specialByDelimiters = new WeakMap<object, Uint8Array>();
const alwaysSpecial = '\n!<[\\]`';

function specialCodes(delimiters: ReadonlyMap<number, unknown>): Uint8Array {
  let special = specialByDelimiters.get(delimiters);
  if (!special) {
    special = new Uint8Array(128);
    for (const sign of alwaysSpecial) special[sign.charCodeAt(0)] = 1;
    for (const code of delimiters.keys()) special[code < special.length ? code : 0] = 1;
    specialByDelimiters.set(delimiters, special);
  }
  return special;
}
