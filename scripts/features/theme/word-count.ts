// Counts what a reader reads: each Chinese, Japanese or Korean character by itself, words of other scripts as words. A
// formula is one word, whatever its markup.

import type { Element } from '../../core/html.ts';
import { endOfSpan } from '../math/api.ts';
import { firstClasses, walkText } from './walk-text.ts';
import { unescapeHtml } from '../../core/unescape-html.ts';

const cjk = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}]$/u;
const letter = /^[\p{L}\p{N}]$/u;
const mark = /^\p{M}$/u;

export interface WordCount {
  /** Chinese, Japanese and Korean characters. */
  readonly characters: number;
  /** Words and numbers of other scripts. */
  readonly words: number;
}

/** Script properties take regular expressions ten times as long, and every page of a blog shows a count. */
export function countText(text: string): WordCount {
  const counter = new WordCounter();
  counter.read(text, 0, text.length);
  return counter.count;
}

/** The text of HTML; without styles, scripts, line numbers of code; linear in its length. */
export function countHtml(html: string): WordCount {
  const counter = new WordCounter();
  const unclosed = new Set<string>();
  walkText(html, {
    text: (start, end) => {
      counter.readEscaped(html, start, end);
    },
    space: () => {
      counter.endWord();
    },
    element: (start, name) => {
      if (!isFormula(html, start, name) || unclosed.has(name)) return -1;
      const end = name === 'span' ? endOfSpan(html, start) : endOfElement(html, start, name);
      if (end === -1) unclosed.add(name);
      else counter.addWord();
      return end;
    },
  });
  return counter.count;
}

const between = 0;
const inWord = 1;
/** Behind what joins the parts of a word if another one follows: don't, e-mail, 3.14, snake_case. */
const joining = 2;

export class WordCounter {
  #characters = 0;
  #words = 0;
  /** In the HTML that is read, at or behind the last piece. */
  #nextReference = -1;
  #place: 0 | 1 | 2 = between;

  get count(): WordCount {
    return { characters: this.#characters, words: this.#words };
  }

  add({ characters, words }: WordCount): void {
    this.#characters += characters;
    this.#words += words;
    this.endWord();
  }

  endWord(): void {
    this.#place = between;
  }

  addWord(): void {
    this.#words += 1;
    this.#place = between;
  }

  /** The same for text of HTML, with character references. */
  readEscaped(html: string, start: number, end: number): void {
    if (this.#nextReference < start) this.#nextReference = indexOr(html, '&', start);
    if (this.#nextReference >= end) {
      this.read(html, start, end);
      return;
    }
    const text = unescapeHtml(html.slice(start, end));
    this.read(text, 0, text.length);
  }

  read(text: string, start: number, end: number): void {
    let place = this.#place;
    for (let index = start; index < end; index++) {
      const unit = text.charCodeAt(index);
      if (unit < 0x80) {
        if (isAsciiLetter(unit)) {
          if (place === between) this.#words += 1;
          place = inWord;
        } else place = place === inWord && joinsWords(unit) ? joining : between;
        continue;
      }
      const codePoint = text.codePointAt(index) ?? unit;
      if (codePoint > 0xffff) index += 1;
      if (isCjk(codePoint)) {
        this.#characters += 1;
        place = between;
        continue;
      }
      if (isChinesePunctuation(codePoint)) {
        place = between;
        continue;
      }
      const character = String.fromCodePoint(codePoint);
      if (letter.test(character)) {
        if (place === between) this.#words += 1;
        place = inWord;
      } else if (place === inWord) {
        if (codePoint === 0x2019) place = joining;
        else if (!mark.test(character)) place = between;
      } else place = between;
    }
    this.#place = place;
  }
}

/** Most of what is neither letter nor character: 、。《》「」，：？！（） */
function isChinesePunctuation(codePoint: number): boolean {
  return (
    (codePoint >= 0x3001 && codePoint <= 0x3004) ||
    (codePoint >= 0x3008 && codePoint <= 0x3011) ||
    (codePoint >= 0xff01 && codePoint <= 0xff0f) ||
    (codePoint >= 0xff1a && codePoint <= 0xff20)
  );
}

/** `'`, `-`, `.`, `,`, `_`, `@`, `/`. */
function joinsWords(unit: number): boolean {
  return unit === 39 || (unit >= 44 && unit <= 47) || unit === 95 || unit === 64;
}

function isAsciiLetter(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || (unit >= 48 && unit <= 57);
}

function isCjk(codePoint: number): boolean {
  if (codePoint >= 0x4e00 && codePoint <= 0x9fff) return true;
  return codePoint >= 0x1100 && cjk.test(String.fromCodePoint(codePoint));
}

function indexOr(text: string, sign: string, start: number): number {
  const index = text.indexOf(sign, start);
  return index === -1 ? Infinity : index;
}

const formulaSpan = /<span class="(?:paperlog-math(?: [^"]*)?|katex(?:-display)?)"/y;

const formulaClass = /^(?:paperlog-math(?: [^"]*)?|katex(?:-display)?)$/;

export function isFormulaElement(node: Element): boolean {
  const { tagName } = node;
  return tagName === 'span' ? formulaClass.test(firstClasses(node)) : tagName === 'math' || tagName === 'mjx-container';
}

/** Rendered by KaTeX, MathJax or as MathML. */
function isFormula(html: string, start: number, name: string): boolean {
  if (name !== 'span') return name === 'math' || name === 'mjx-container';
  formulaSpan.lastIndex = start;
  return formulaSpan.test(html);
}

/** Behind the closing tag of the element that begins at `start`; -1 if there is none. */
function endOfElement(html: string, start: number, name: string): number {
  const tag = new RegExp(`<(/?)${name}\\b`, 'g');
  tag.lastIndex = start;
  let depth = 0;
  for (let found = tag.exec(html); found; found = tag.exec(html)) {
    depth += found[1] === '/' ? -1 : 1;
    if (depth > 0) continue;
    const end = html.indexOf('>', found.index);
    return end === -1 ? html.length : end + 1;
  }
  return -1;
}

/** Rounded up; by default 400 characters or 200 words a minute. */
export function minutesToRead(
  { characters, words }: WordCount,
  charactersPerMinute = 400,
  wordsPerMinute = 200,
): number {
  return Math.max(1, Math.ceil(characters / charactersPerMinute + words / wordsPerMinute));
}

/** `1234` → `1.2k`, as Fluid shows it. */
export function shortNumber(count: number): string {
  if (count > 9999) return `${Math.round(count / 1000)}k`;
  if (count > 999) return `${Math.round(count / 100) / 10}k`;
  return String(count);
}
