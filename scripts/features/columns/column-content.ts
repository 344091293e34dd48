// What makes a block a column of text and not a badge, a button or a picture. This is the rule that decides whether a
// row is repaired, so docs/features/columns.md tells it in words.

import {
  attribute,
  descendants,
  elements,
  hasClass,
  isElement,
  isText,
  type Element,
  type Node,
} from '../../core/html.ts';
import { readStyle, styleValue } from '../../core/inline-style.ts';

/** These hold text by their nature; a paragraph only if its text isn't all links, as in a row of buttons. */
const textBlocks = new Set([
  'ul',
  'ol',
  'dl',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'pre',
  'blockquote',
  'table',
  'details',
]);
const media = new Set(['img', 'svg', 'picture', 'video', 'audio', 'iframe', 'object', 'embed', 'canvas', 'math']);
const controls = new Set(['input', 'button', 'select', 'textarea', 'form', 'hr', 'script', 'style', 'link']);
/** Text in these is a label, not prose. */
const labels = new Set(['a', 'button', 'code', 'kbd', 'label', 'select', 'script', 'style', 'svg', 'figcaption']);

/** A badge or a button says less than this, counted in halves of a Chinese character. */
const proseWidth = 40;
/** A picture that is declared narrower than the narrowest column is an icon. */
const iconWidth = 144;

/** Hexo's mark for `<!-- more -->`: where the excerpt ends; never dropped, never a column. */
export function isMoreMark(node: Node): boolean {
  return isElement(node) && node.tagName === 'span' && attribute(node, 'id') === 'more';
}

export function isMedia(node: Element): boolean {
  return media.has(node.tagName);
}

/** Nothing to read, see or use: a spacer, or a column that was left empty. */
export function isEmpty(node: Element): boolean {
  if (isMedia(node) || controls.has(node.tagName)) return false;
  return ownText(node, new Set()) === '' && !some(node, (inner) => isMedia(inner) || controls.has(inner.tagName));
}

/** Holds a list, a heading, a quote, a table …, a paragraph with words of its own, or more words than a badge. */
export function readsAsText(node: Element): boolean {
  if (isTextBlock(node) || some(node, isTextBlock)) return true;
  return isProse(node) || (some(node, ({ tagName }) => tagName === 'br') && ownText(node, labels) !== '');
}

function isTextBlock(node: Element): boolean {
  if (hasClass(node, 'paperlog-columns')) return true;
  return textBlocks.has(node.tagName) || (node.tagName === 'p' && ownText(node, labels) !== '');
}

/** More running text than fits a badge. */
export function isProse(node: Element): boolean {
  let width = 0;
  for (const character of ownText(node, labels)) width += (character.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1;
  return width >= proseWidth;
}

/** One picture, film or frame that is wide enough to be a column, and no words beside a caption. */
export function isWideMedia(node: Element): boolean {
  if (ownText(node, labels) !== '' || some(node, ({ tagName }) => controls.has(tagName))) return false;
  const found = [...(isMedia(node) ? [node] : []), ...elements(node)].filter(isMedia);
  return found.length > 0 && found.every((item) => (declaredWidth(item) ?? iconWidth) >= iconWidth && !isBadge(item));
}

function isBadge(node: Element): boolean {
  return /badge|shields\.io/i.test(attribute(node, 'src') ?? '');
}

/** In pixels, from the attribute or the style. */
function declaredWidth(node: Element): number | undefined {
  const width = styleValue(readStyle(node), 'width') || (attribute(node, 'width') ?? '');
  const match = /^([\d.]+)\s*(px|r?em)?$/i.exec(width.trim());
  if (!match) return undefined;
  return Number(match[1]) * (/em/i.test(match[2] ?? '') ? 16 : 1);
}

/** The visible text of `node` outside elements of `except`, without spaces at its ends. */
export function ownText(node: Element, except: ReadonlySet<string>): string {
  const parts: string[] = [];
  for (const inner of descendants(node, ({ tagName }) => !except.has(tagName))) {
    if (isText(inner)) parts.push(inner.value);
  }
  return parts
    .join('')
    .replace(/[\s\u200b\u2060\ufeff]+/g, ' ')
    .trim();
}

function some(node: Element, test: (inner: Element) => boolean): boolean {
  for (const inner of elements(node)) if (test(inner)) return true;
  return false;
}
