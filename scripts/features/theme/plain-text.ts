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

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/**
 * Latin, Greek and Cyrillic letters, signs of formulas, kana and Chinese with its punctuation, none of which joins what
 * is before it: segmenting a text takes as long as all else that is done with it.
 */
const eachByItself =
  /^[\x20-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u2070-\u209c\u2100-\u2bff\u3001-\u3029\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff\uff01-\uff5e]*$/;

/** Never half of an emoji or of a letter with its accents. */
function firstCharacters(text: string, limit: number): string {
  if (text.length <= limit) return text;
  // The one behind the cut could belong to the last one before it.
  if (eachByItself.test(text.slice(0, limit + 1))) return text.slice(0, limit).trimEnd();
  let count = 0;
  for (const { index } of graphemes.segment(text)) {
    if (count === limit) return text.slice(0, index).trimEnd();
    count += 1;
  }
  return text;
}
