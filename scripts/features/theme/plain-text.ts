// The beginning of a text of HTML, as text: for descriptions and the cards of the home page.

import { formulasAsText } from '../math/api.ts';
import { unescapeHtml } from '../../core/unescape-html.ts';

/** Elements whose content isn't text for readers. */
const unread =
  /^(?:script|style|template|noscript|math|svg|td class="gutter"|(?:sup|a) class="paperlog-footnote-(?:ref|back))(?![\w-])/i;

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
    if (!/[a-z!/?]/i.test(html.charAt(start + 1))) {
      text += '<';
      position = start + 1;
      continue;
    }
    const end = endOfMarkup(html, start);
    const inside = html.slice(start + 1, Math.min(end, start + 40));
    const name = unread.exec(inside)?.[0].split(' ')[0]?.toLowerCase();
    position = end;
    if (name !== undefined && !unclosed.has(name)) {
      const closing = html.indexOf(`</${name}`, end);
      if (closing === -1) unclosed.add(name);
      else position = endOfMarkup(html, closing);
    }
    if (!/^\/?(?:a|abbr|b|code|del|em|i|ins|kbd|mark|q|s|small|span|strong|sub|sup|u|wbr)\b/i.test(inside)) text += ' ';
  }
}

/** Behind the `>` that ends a tag or comment; quoted `>` don't. */
function endOfMarkup(html: string, start: number): number {
  if (html.startsWith('<!--', start)) {
    const end = html.indexOf('-->', start + 4);
    return end === -1 ? html.length : end + 3;
  }
  let quote = '';
  for (let index = start + 1; index < html.length; index++) {
    const sign = html.charAt(index);
    if (quote !== '') {
      if (sign === quote) quote = '';
    } else if (sign === '>') return index + 1;
    else if ((sign === '"' || sign === "'") && html.charAt(index - 1) === '=') quote = sign;
  }
  return html.length;
}

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** ASCII and Chinese with its punctuation: segmenting a text takes as long as all else that is done with it. */
const eachByItself = /^[\x20-\x7e\u2018-\u201d\u2026\u3001-\u3011\u4e00-\u9fff\uff01-\uff5e]*$/;

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
