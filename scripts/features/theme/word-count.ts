// Counts what a reader reads: each Chinese, Japanese or Korean character by itself, words of other scripts as words. A
// formula is one word, whatever its markup.

import { endOfSpan } from '../math/api.ts';
import { stripTags } from './plain-text.ts';
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

/**
 * One walk over the characters: regular expressions with script properties take ten times as long, and every page of a
 * blog shows a count. What stands within a word or number doesn't end it: don't, e-mail, 3.14, snake_case.
 */
export function countText(text: string): WordCount {
  let characters = 0;
  let words = 0;
  let inWord = false;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) {
      if (isAsciiLetter(unit)) {
        if (!inWord) words += 1;
        inWord = true;
      } else if (inWord) inWord = joinsWords(unit) && isLetterAt(text, index + 1);
      continue;
    }
    const codePoint = text.codePointAt(index) ?? unit;
    if (codePoint > 0xffff) index += 1;
    if (isCjk(codePoint)) {
      characters += 1;
      inWord = false;
      continue;
    }
    const character = String.fromCodePoint(codePoint);
    if (letter.test(character)) {
      if (!inWord) words += 1;
      inWord = true;
    } else if (inWord) inWord = mark.test(character) || (codePoint === 0x2019 && isLetterAt(text, index + 1));
  }
  return { characters, words };
}

/** `'`, `-`, `.`, `,`, `_`, `@`, `/`. */
function joinsWords(unit: number): boolean {
  return unit === 39 || (unit >= 44 && unit <= 47) || unit === 95 || unit === 64;
}

function isLetterAt(text: string, index: number): boolean {
  const codePoint = text.codePointAt(index);
  if (codePoint === undefined) return false;
  if (codePoint < 0x80) return isAsciiLetter(codePoint);
  return !isCjk(codePoint) && letter.test(String.fromCodePoint(codePoint));
}

function isAsciiLetter(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || (unit >= 48 && unit <= 57);
}

function isCjk(codePoint: number): boolean {
  if (codePoint >= 0x4e00 && codePoint <= 0x9fff) return true;
  return codePoint >= 0x1100 && cjk.test(String.fromCodePoint(codePoint));
}

/** The text of HTML; without styles, scripts, line numbers of code; linear in its length. */
export function countHtml(html: string): WordCount {
  return countText(unescapeHtml(stripTags(replaceFormulas(html))));
}

const formula = /<span class="(?:paperlog-math(?: [^"]*)?|katex(?:-display)?)"[^>]*>|<mjx-container\b|<math\b/g;

/** Each formula that is rendered by KaTeX, MathJax or as MathML becomes a word. */
function replaceFormulas(html: string): string {
  let text = '';
  let position = 0;
  formula.lastIndex = 0;
  for (let found = formula.exec(html); found; found = formula.exec(html)) {
    const end = endOfElement(html, found.index);
    if (end === -1) break;
    text += `${html.slice(position, found.index)} x `;
    position = end;
    formula.lastIndex = end;
  }
  return text + html.slice(position);
}

/** Behind the closing tag of the element that begins at `start`; -1 if there is none. */
function endOfElement(html: string, start: number): number {
  if (html.startsWith('<span', start)) return endOfSpan(html, start);
  const name = /^<([a-z-]+)/.exec(html.slice(start, start + 20))?.[1] ?? '';
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
