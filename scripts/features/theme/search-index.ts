// The index of Fluid's local search: the format that its script reads, with text only and always well-formed.

import { escapeHtml } from '../../core/html.ts';
import { plainText } from './plain-text.ts';

export interface SearchEntry {
  readonly title: string;
  /** Address below the host. */
  readonly url: string;
  /** HTML; left out if the owner doesn't want content to be searched. */
  readonly content?: string;
  readonly categories: readonly string[];
  readonly tags: readonly string[];
}

/** Characters that XML 1.0 doesn't have (https://www.w3.org/TR/xml/#charsets), and halves of pairs. */
const forbidden = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\p{Surrogate}]/gu;
const mayBeForbidden = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]/;

export function escapeText(text: unknown): string {
  if (typeof text !== 'string') return typeof text === 'number' ? String(text) : '';
  return escapeHtml(text);
}

/**
 * Titles, names and content are HTML (`type="html"` as in Atom), that is text escaped once for HTML and once for XML:
 * Fluid's script puts what it reads into the page as markup.
 */
export function searchIndex(entries: Iterable<SearchEntry>): string {
  const parts = ['<?xml version="1.0" encoding="utf-8"?>\n<search>\n'];
  for (const { title, url, content, categories, tags } of entries) {
    const address = xml(encodeAddress(url));
    parts.push(
      '<entry>',
      `<title type="html">${html(title)}</title>`,
      `<link href="${address}"/>`,
      `<url>${address}</url>`,
      content === undefined ? '' : `<content type="html">${html(plainText(content))}</content>`,
      group('categories', 'category', categories),
      group('tags', 'tag', tags),
      '</entry>\n',
    );
  }
  parts.push('</search>\n');
  return parts.join('');
}

function group(name: string, item: string, values: readonly string[]): string {
  if (values.length === 0) return '';
  return `<${name}>${values.map((value) => `<${item}>${xml(value)}</${item}>`).join('')}</${name}>`;
}

function xml(text: string): string {
  return escapeText(allowed(text));
}

function allowed(text: string): string {
  return mayBeForbidden.test(text) ? text.replace(forbidden, '') : text;
}

function html(text: string): string {
  return xml(escapeText(text));
}

/** `encodeURI` throws on half a pair. */
function encodeAddress(url: string): string {
  return encodeURI(allowed(url)).replace(/%25([\da-f]{2})/gi, '%$1');
}
