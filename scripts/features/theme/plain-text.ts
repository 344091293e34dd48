// The beginning of a text of HTML, as text: for descriptions and the cards of the home page.

import { formulasAsText } from '../math/api.ts';
import { unescapeHtml } from '../../core/unescape-html.ts';
import { walkText } from './walk-text.ts';

/**
 * @param html may be anything: front matter isn't always a string
 * @param limit in characters as readers count them, `Infinity` for all
 * @returns text without markup, white space collapsed; not escaped. Reads no further than it has to; linear.
 */
export function plainText(html: unknown, limit = Infinity): string {
  if (typeof html !== 'string') return typeof html === 'number' ? String(html) : '';
  // Tags and entities make the source longer than its text, so a part of it may do; if not, all of it is taken.
  for (let size = limit === Infinity ? html.length : limit * 8; ; size *= 4) {
    const whole = size >= html.length;
    const text = collapse(unescapeHtml(readText(formulasAsText(whole ? html : html.slice(0, size)))));
    const cut = firstCharacters(text, limit);
    // The last characters of a part may be half of a tag or entity.
    if (whole || cut.length < text.length - 16) return cut;
  }
}

function collapse(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Without tags, with character references; in place of what is no part of a word stands a space. */
function readText(html: string): string {
  let text = '';
  walkText(html, {
    text: (start, end) => {
      text += html.slice(start, end);
    },
    space: () => {
      text += ' ';
    },
    element: () => -1,
  });
  return text;
}

let graphemes: Intl.Segmenter | undefined;

/** Made when a text needs it: what it knows of languages takes some megabytes. */
function segmenter(): Intl.Segmenter {
  return (graphemes ??= new Intl.Segmenter('zh', { granularity: 'grapheme' }));
}

/**
 * First and last of the ranges of Latin, Greek and Cyrillic letters, signs of formulas, kana and Chinese with its
 * punctuation, none of which joins what is before it: segmenting a text takes as long as all else that is done with it.
 */
const eachByItself = [
  ...[0x20, 0x2ff, 0x370, 0x482, 0x48a, 0x52f, 0x2010, 0x2027, 0x2030, 0x205e, 0x2070, 0x209c, 0x2100, 0x2bff],
  ...[0x3001, 0x3029, 0x3041, 0x3096, 0x30a1, 0x30fa, 0x4e00, 0x9fff, 0xff01, 0xff5e],
];

function standsByItself(unit: number): boolean {
  if (unit >= 0x4e00 && unit <= 0x9fff) return true;
  for (let range = 0; range < eachByItself.length; range += 2) {
    if (unit <= (eachByItself[range + 1] ?? 0)) return unit >= (eachByItself[range] ?? 0);
  }
  return false;
}

const joiner = 0x200d;

/** Behind a joiner, ❤ and the like are part of an emoji. */
function beginsAnew(text: string, index: number): boolean {
  return standsByItself(text.charCodeAt(index)) && text.charCodeAt(index - 1) !== joiner;
}

/** The beginning of a text, never with half of an emoji or of a letter with its accents. */
export function firstCharacters(text: string, limit: number): string {
  if (text.length <= limit) return text;
  let count = 0;
  for (let start = 0; start < text.length;) {
    let end = start + 1;
    while (end < text.length && !beginsAnew(text, end)) end += 1;
    // What is before the next one that stands by itself: most often one character.
    const parts = end === start + 1 ? [{ index: 0 }] : segmenter().segment(text.slice(start, end));
    for (const { index } of parts) {
      if (count === limit) return text.slice(0, start + index).trimEnd();
      count += 1;
    }
    start = end;
  }
  return text;
}
