// HTML that waits in an attribute for the pass that puts it into the tree: a note within a heading's text would become
// part of the heading's id. What asks a post's HTML before any pass has run must see it too.

import { escapeHtml } from './html.ts';
import { unescapeHtml } from './unescape-html.ts';

/** Its value is HTML, escaped as any attribute. */
export const hiddenHtmlMark = 'data-pl-html';

const hidden = new RegExp(` ${hiddenHtmlMark}="([^"]*)"`, 'g');

/** `html`, and behind it what its attributes hold: to be looked through, not to be parsed. */
export function withHiddenHtml(html: string): string {
  if (!html.includes(hiddenHtmlMark)) return html;
  return [html, ...Array.from(html.matchAll(hidden), ([, value = '']) => unescapeHtml(value))].join('\n');
}

/** `html` with what its attributes hold changed. */
export function changeHiddenHtml(html: string, change: (hidden: string) => string): string {
  if (!html.includes(hiddenHtmlMark)) return html;
  return html.replace(hidden, (_, value: string) => ` ${hiddenHtmlMark}="${escapeHtml(change(unescapeHtml(value)))}"`);
}
