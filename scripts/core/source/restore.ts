// Puts back what was taken out of a text: formulas become elements where text stands, and what the author wrote
// everywhere else: in attributes, code, comments, scripts.

import { changeHiddenHtml } from '../hidden-html.ts';
import { escapeHtml } from '../html.ts';
import { positionAttribute } from '../positions.ts';
import { childrenOf, pushAll, type AlignOptions, type RawToken } from './align-tokens.ts';
import { Finder } from './finder.ts';
import { htmlTagAt, rawElements } from './html-tag.ts';
import {
  hasPlaceholders,
  placeholder,
  placeholdersIn,
  replaceEncodedPlaceholders,
  replacePlaceholders,
} from './placeholders.ts';
import type { TakenFormula, TakenItem } from './protect.ts';

/** Elements whose content is shown as it is. */
const literal: ReadonlySet<string> = new Set([...rawElements, 'code', 'kbd', 'samp']);
/** Elements in whose content nothing is escaped. */
const unescaped: ReadonlySet<string> = new Set(['script', 'style']);

type Items = readonly (TakenItem | undefined)[];

export interface RestoreOptions {
  /** Formulas as they were written, for a renderer in the page. */
  readonly formulasAsSource: boolean;
}

/** What the author wrote. */
export function restoreSource(text: string, items: Items, escape: (source: string) => string = String): string {
  return replacePlaceholders(text, (index) => {
    const item = items[index];
    return item && escape(item.source);
  });
}

/** Puts back what the parser takes for code, before anything highlights it. */
export function restoreCode(tokens: readonly RawToken[], items: Items, { childTokens }: AlignOptions): void {
  const stack = [...tokens];
  for (let token = stack.pop(); token; token = stack.pop()) {
    if (token.type === 'code' || token.type === 'codespan') {
      const code = token as { text?: unknown; lang?: unknown };
      if (typeof code.text === 'string') code.text = restoreSource(code.text, items);
      if (typeof code.lang === 'string') code.lang = restoreSource(code.lang, items);
    } else pushAll(stack, childrenOf(token, { childTokens }));
  }
}

/** HTML with what tags made of themselves; in code, they are what the author wrote. */
export function restoreTags(text: string, items: Items, outputs: ReadonlyMap<number, string>): string {
  if (outputs.size === 0) return text;
  const html = changeHiddenHtml(text, (hidden) => restoreTags(hidden, items, outputs));
  const places = new Places(html);
  let result = '';
  let done = 0;
  for (const { index, start, end } of placeholdersIn(html)) {
    const output = outputs.get(index);
    if (output === undefined) continue;
    const place = places.at(start);
    result += html.slice(done, start);
    if (place === 'literal') result += escapeHtml(items[index]?.source ?? '');
    // An element can't stand in an attribute, as behind an address: `https://a.test/{% label info @a %}`.
    else result += place === 'attribute' && output.includes('<') ? escapeHtml(output) : output;
    done = end;
  }
  return result + html.slice(done);
}

/** HTML in which tags in addresses are found as everywhere. */
export function decodeTags(html: string, items: Items): string {
  return replaceEncodedPlaceholders(html, (index) => (items[index]?.kind === 'tag' ? placeholder(index) : undefined));
}

/** A post's HTML without placeholders. */
export function restoreHtml(html: string, items: Items, options: RestoreOptions): string {
  const written = replaceEncodedPlaceholders(html, (index) => encodedSource(items[index]));
  if (!hasPlaceholders(written)) return written;
  const decoded = changeHiddenHtml(written, (hidden) => restoreHtml(hidden, items, options));
  const places = new Places(decoded);
  let result = '';
  let done = 0;
  for (const { index, start, end } of placeholdersIn(decoded)) {
    const item = items[index];
    if (!item) continue;
    result += decoded.slice(done, start);
    done = end;
    const place = places.at(start);
    if (place === 'unescaped') result += item.source;
    else if (place !== 'text' || item.kind !== 'math' || options.formulasAsSource) result += escapeHtml(item.source);
    else {
      result += formulaElement(item);
      if (item.display) done += lineBreakLength(decoded, end);
    }
  }
  return result + decoded.slice(done);
}

function formulaElement({ display, latex, start, contentStart }: TakenFormula): string {
  const name = display ? 'math math-display' : 'math math-inline';
  const position = start >= 0 ? ` ${positionAttribute}="${start}:${contentStart}"` : '';
  return `<span class="${name}"${position}>${escapeHtml(latex)}</span>`;
}

/** A displayed formula ends its line by itself. */
function lineBreakLength(html: string, at: number): number {
  const lineBreak = /<br ?\/?>/y;
  lineBreak.lastIndex = at;
  return lineBreak.exec(html)?.[0].length ?? 0;
}

function encodedSource(item: TakenItem | undefined): string | undefined {
  return item && encodeURI(item.source.replace(/\p{Surrogate}/gu, '\uFFFD'));
}

type Place = 'text' | 'attribute' | 'literal' | 'unescaped';

/** Tells what stands at offsets of a piece of HTML; asked in ascending order. */
class Places {
  readonly #html: string;
  readonly #finder: Finder;
  #start = 0;
  #end = 0;
  #place: Place = 'text';

  constructor(html: string) {
    this.#html = html;
    this.#finder = new Finder(html);
  }

  at(offset: number): Place {
    while (this.#end <= offset) {
      const start = this.#finder.indexOf('<', this.#end);
      if (start === -1 || start > offset) return 'text';
      this.#enter(start, offset);
    }
    return this.#start <= offset ? this.#place : 'text';
  }

  /** A tag, a comment or a literal element that begins at `start`; what lies between two of them is text. */
  #enter(start: number, offset: number): void {
    const html = this.#html;
    this.#start = start;
    if (html.startsWith('<!--\uFDD0', start)) {
      this.#end = start + 1;
      this.#place = 'text';
      return;
    }
    if (html.startsWith('<!--', start)) {
      const close = this.#finder.indexOf('-->', start + 2);
      this.#end = close === -1 ? html.length : close + 3;
      this.#place = 'unescaped';
      return;
    }
    const tag = htmlTagAt(html, start, html.length);
    this.#end = tag?.end ?? start + 1;
    this.#place = tag ? 'attribute' : 'text';
    if (!tag || tag.closing || tag.end > offset || !literal.has(tag.name)) return;
    const isUnescaped = unescaped.has(tag.name);
    const closing = new RegExp(`</${tag.name}(?=[\\s>])`, 'gi');
    const close = this.#finder.match(`</${tag.name}`, closing, tag.end);
    if (close === -1 && !isUnescaped) return;
    this.#end = close === -1 ? html.length : close;
    this.#place = isUnescaped ? 'unescaped' : 'literal';
  }
}
