// The beginning of a text of HTML, as text: for descriptions and the cards of the home page.

import { formulasAsText } from '../math/api.ts';
import { unescapeHtml } from '../../core/unescape-html.ts';

/** Elements whose content isn't text for readers. */
const unread = new Set(['script', 'style', 'template', 'noscript', 'math', 'svg']);
/** Of other elements by what they are here: numbers of lines, contents, and marks and ways back of footnotes. */
const unreadHere =
  /^(?:td class="gutter"|div class="fold-arrow"|nav class="paperlog-toc|(?:sup|a) class="paperlog-footnote-(?:ref|back))(?![\w-])/;
const mayBeUnread = new Set(['td', 'div', 'nav', 'sup', 'a']);
/** Elements within a word. */
const inlines = new Set('a abbr b code del em i ins kbd mark q s small span strong sub sup u wbr'.split(' '));

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
    const text = collapse(unescapeHtml(stripTags(formulasAsText(whole ? html : html.slice(0, size)))));
    const cut = firstCharacters(text, limit);
    // The last characters of a part may be half of a tag or entity.
    if (whole || cut.length < text.length - 16) return cut;
  }
}

function collapse(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Tags, comments and what scripts and styles contain become spaces; a lone `<` stays. */
export function stripTags(html: string): string {
  let text = '';
  let position = 0;
  const unclosed = new Set<string>();
  for (;;) {
    const start = html.indexOf('<', position);
    if (start === -1) return text + html.slice(position);
    text += html.slice(position, start);
    if (!beginsMarkup(html.charCodeAt(start + 1))) {
      text += '<';
      position = start + 1;
      continue;
    }
    const end = endOfMarkup(html, start);
    const name = nameAt(html, start + 1);
    position = end;
    if ((unread.has(name) || isUnreadHere(html, start, name)) && !unclosed.has(name)) {
      const closing = html.indexOf(`</${name}`, end);
      if (closing === -1) unclosed.add(name);
      else position = endOfMarkup(html, closing);
    }
    if (!inlines.has(name.startsWith('/') ? name.slice(1) : name)) text += ' ';
  }
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
  for (let unit = html.charCodeAt(end); isWordUnit(unit); unit = html.charCodeAt(end)) end += 1;
  return html.slice(start, end).toLowerCase();
}

function isWordUnit(unit: number): boolean {
  return isLetter(unit) || (unit >= 48 && unit <= 57) || unit === 45 || unit === 95;
}

function isUnreadHere(html: string, start: number, name: string): boolean {
  return mayBeUnread.has(name) && unreadHere.test(html.slice(start + 1, start + 40));
}

/** Behind the `>` that ends a tag or comment; quoted `>` don't. */
function endOfMarkup(html: string, start: number): number {
  if (html.startsWith('<!--', start)) {
    const end = html.indexOf('-->', start + 4);
    return end === -1 ? html.length : end + 3;
  }
  for (let index = start + 1; index < html.length; index++) {
    const unit = html.charCodeAt(index);
    if (unit === 0x3e) return index + 1;
    // A quote behind `=`.
    if ((unit !== 0x22 && unit !== 0x27) || html.charCodeAt(index - 1) !== 0x3d) continue;
    index = html.indexOf(unit === 0x22 ? '"' : "'", index + 1);
    if (index === -1) break;
  }
  return html.length;
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
