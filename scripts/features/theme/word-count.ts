// Counts what a reader reads: each Chinese, Japanese or Korean character by itself, words of other scripts as words.

import { elements, parseHtml, textContent, detach } from '../../core/html.ts';

const cjk = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}]$/u;
const otherLetter = /^[\p{L}\p{N}\p{M}]$/u;

export interface WordCount {
  /** CJK characters. */
  readonly characters: number;
  /** Words and numbers of other scripts. */
  readonly words: number;
}

/**
 * One pass over the characters: regular expressions with script properties take ten times as long, and every page of a
 * blog shows a count.
 */
export function countText(text: string): WordCount {
  let characters = 0;
  let words = 0;
  let inWord = false;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) {
      const isLetter = (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || (unit >= 48 && unit <= 57);
      if (isLetter) {
        if (!inWord) words += 1;
        inWord = true;
      } else if (!(inWord && joinsWords(unit) && isAsciiLetter(text.charCodeAt(index + 1)))) inWord = false;
      continue;
    }
    const isPair = unit >= 0xd800 && unit <= 0xdbff;
    const codePoint = isPair ? (text.codePointAt(index) ?? unit) : unit;
    if (isPair) index += 1;
    if (isIdeographLike(codePoint)) {
      characters += 1;
      inWord = false;
    } else if (otherLetter.test(String.fromCodePoint(codePoint))) {
      if (!inWord) words += 1;
      inWord = true;
    } else if (codePoint !== 0x2019) inWord = false;
  }
  return { characters, words };
}

/** `'`, `-`, `.`, `,`, `_` within a word or number. */
function joinsWords(unit: number): boolean {
  return unit === 39 || unit === 45 || unit === 46 || unit === 44 || unit === 95;
}

function isAsciiLetter(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || (unit >= 48 && unit <= 57);
}

function isIdeographLike(codePoint: number): boolean {
  if (codePoint >= 0x4e00 && codePoint <= 0x9fff) return true;
  if (codePoint < 0x1100) return false;
  return cjk.test(String.fromCodePoint(codePoint));
}

/** The text of HTML, without styles, scripts and what is there for machines only (MathML beside its picture). */
export function countHtml(html: string): WordCount {
  if (!/<(?:style|script|math|svg)\b|&/i.test(html)) return countText(html.replace(/<[^>]*>/g, ' '));
  const tree = parseHtml(html);
  for (const node of [...elements(tree, 'style', 'script', 'math', 'svg')]) detach(node);
  return countText(textContent(tree));
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
