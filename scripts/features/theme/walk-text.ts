// Walks over the text of HTML that a reader would read out: for counts of words, descriptions and the search index.
// Every page of a blog asks for it, so it builds nothing by itself and looks at each character once.

import type { Element } from '../../core/html.ts';
import { positionAttribute } from '../../core/positions.ts';

/** Elements whose content isn't text for readers. */
const unread = new Set(['script', 'style', 'template', 'noscript', 'math', 'svg']);
/** Of other elements by what they are here: numbers of lines, contents, and marks and ways back of footnotes. */
const noteSigns = ['paperlog-footnote-ref', 'paperlog-footnote-back'];
const unreadHere = new Map([
  ['td', ['gutter']],
  ['div', ['fold-arrow']],
  ['nav', ['paperlog-toc']],
  ['sup', noteSigns],
  ['a', noteSigns],
]);
const firstClass = ' class="';
/** Elements within a word, and their end tags. */
const inlines = new Set(
  'a abbr b code del em i ins kbd mark q s small span strong sub sup u wbr'
    .split(' ')
    .flatMap((name) => [name, `/${name}`]),
);

export interface TextVisitor {
  /** A piece of text, with its character references; a lone `<` is one. */
  text(start: number, end: number): void;
  /** What is before and behind doesn't belong to one word. */
  space(): void;
  /** Asked at each start tag: where to go on if the visitor has read the element by itself, else -1. */
  element(start: number, name: string): number;
}

/** Tags, comments and what scripts and styles contain are left out. Linear in the length of `html`. */
export function walkText(html: string, visitor: TextVisitor): void {
  let position = 0;
  const unclosed = new Set<string>();
  const ends = new MarkupEnds(html);
  for (;;) {
    const start = html.indexOf('<', position);
    if (start === -1) break;
    if (start > position) visitor.text(position, start);
    if (!beginsMarkup(html.charCodeAt(start + 1))) {
      visitor.text(start, start + 1);
      position = start + 1;
      continue;
    }
    const name = nameAt(html, start + 1);
    const read = visitor.element(start, name);
    if (read !== -1) {
      position = read;
      continue;
    }
    const nameEnd = start + 1 + name.length;
    const classes = html.startsWith(firstClass, nameEnd) ? nameEnd + firstClass.length : html.length;
    position = ends.behind(start);
    if (isUnread(name, html, classes) && !unclosed.has(name)) {
      const closing = html.indexOf(`</${name}`, position);
      if (closing === -1) unclosed.add(name);
      else position = ends.behind(closing);
    }
    if (!inlines.has(name)) visitor.space();
  }
  if (position < html.length) visitor.text(position, html.length);
}

/** A letter, `!`, `/` or `?`. */
function beginsMarkup(unit: number): boolean {
  return isLetter(unit) || unit === 0x21 || unit === 0x2f || unit === 0x3f;
}

function isLetter(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90);
}

/** `p`, `/p`; empty for comments. Names that matter here have only letters; `span-x` isn't `span`. */
function nameAt(html: string, start: number): string {
  let end = html.charCodeAt(start) === 0x2f ? start + 1 : start;
  let hasCapitals = false;
  for (let unit = html.charCodeAt(end); isWordUnit(unit); unit = html.charCodeAt(end)) {
    if (unit <= 90 && unit >= 65) hasCapitals = true;
    end += 1;
  }
  const name = html.slice(start, end);
  return hasCapitals ? name.toLowerCase() : name;
}

function isWordUnit(unit: number): boolean {
  return isLetter(unit) || (unit >= 48 && unit <= 57) || unit === 45 || unit === 95;
}

/** @param classes where the value of the element's first attribute begins, if that is `class` */
function isUnread(name: string, html: string, classes: number): boolean {
  if (unread.has(name)) return true;
  const signs = unreadHere.get(name);
  if (!signs) return false;
  for (const sign of signs) {
    if (html.startsWith(sign, classes) && !isWordUnit(html.charCodeAt(classes + sign.length))) return true;
  }
  return false;
}

/** Isn't its content text for readers? The same as for HTML in text, where `class` is the first attribute. */
export function isUnreadElement(node: Element): boolean {
  return isUnread(node.tagName, firstClasses(node), 0);
}

/** The value of its first attribute that is written, if that is `class`. */
export function firstClasses({ attrs }: Element): string {
  const first = attrs[0]?.name === positionAttribute ? attrs[1] : attrs[0];
  return first?.name === 'class' ? first.value : '';
}

/** Can it stand within a word? */
export function isWithinWords({ tagName }: Element): boolean {
  return inlines.has(tagName);
}

/** Where tags and comments end; asked in the order of the text. */
class MarkupEnds {
  readonly #html: string;
  /** The next `="` and `='`, from where they were last asked for on. */
  #double = -1;
  #single = -1;

  constructor(html: string) {
    this.#html = html;
  }

  /** Behind the `>` that ends what begins at `start`; one between quotes behind `=` doesn't. */
  behind(start: number): number {
    const html = this.#html;
    if (html.startsWith('<!--', start)) {
      const end = html.indexOf('-->', start + 2);
      return end === -1 ? html.length : end + 3;
    }
    for (let from = start + 1; ;) {
      const end = html.indexOf('>', from);
      if (end === -1) return html.length;
      const quote = this.#nextQuote(from - 1);
      if (quote > end) return end + 1;
      const closing = html.indexOf(html.charAt(quote), quote + 1);
      if (closing === -1) return html.length;
      from = closing + 1;
    }
  }

  /** The first quotation mark behind `=`, which may stand at `from`. */
  #nextQuote(from: number): number {
    if (this.#double < from) this.#double = indexOrEnd(this.#html, '="', from);
    if (this.#single < from) this.#single = indexOrEnd(this.#html, "='", from);
    return Math.min(this.#double, this.#single) + 1;
  }
}

function indexOrEnd(text: string, sought: string, from: number): number {
  const index = text.indexOf(sought, from);
  return index === -1 ? text.length : index;
}
