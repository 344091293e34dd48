// Counts what a reader reads: each Chinese, Japanese or Korean character by itself, words of other scripts as words.

import { elements, parseHtml, textContent, detach } from '../../core/html.ts';

const cjk = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}]/gu;
const word = /[\p{L}\p{N}]+(?:['’.,_-][\p{L}\p{N}]+)*/gu;

export interface WordCount {
  /** CJK characters. */
  readonly characters: number;
  /** Words and numbers of other scripts. */
  readonly words: number;
}

export function countText(text: string): WordCount {
  const characters = text.match(cjk)?.length ?? 0;
  const words = text.replace(cjk, ' ').match(word)?.length ?? 0;
  return { characters, words };
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
