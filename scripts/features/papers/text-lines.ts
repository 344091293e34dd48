// How high a group will be, guessed at build time: in lines of text, from the width of its characters. Good enough to
// say where the third of three columns should begin (balance.ts); the browser does the rest.

import { isElement, isText, type Element, type Node } from '../../core/html.ts';

/** How text is set: widths in em (font sizes are one em), everything else in lines. */
export interface Setting {
  readonly columnEm: number;
  /** Fonts differ: factor on the widths of letters that aren't full-width. */
  readonly letterScale: number;
}

/** Left of a list's items, as in styles.css. */
export const listIndentEm = 1.5;
/** Below a group, and around a paragraph of a loose list. */
export const groupGapLines = 0.3;

const headingScale: Readonly<Record<string, number>> = { h1: 1.9, h2: 1.6, h3: 1.4, h4: 1.2, h5: 1.1, h6: 1 };
const blockNames = new Set([
  'p',
  'div',
  'blockquote',
  'pre',
  'figure',
  'table',
  'section',
  'details',
  'dl',
  'dd',
  'dt',
  'ul',
  'ol',
  'li',
]);

/** Lines of all `nodes` set one under the other. */
export function estimateLines(nodes: readonly Node[], setting: Setting): number {
  return blocksHeight(nodes, setting, 1) + groupGapLines;
}

function blocksHeight(nodes: readonly Node[], setting: Setting, scale: number): number {
  let height = 0;
  let inline: Node[] = [];
  const flush = () => {
    height += inlineHeight(inline, setting, scale);
    inline = [];
  };
  for (const node of nodes) {
    if (!isElement(node) || !isBlock(node)) {
      inline.push(node);
      continue;
    }
    flush();
    height += blockHeight(node, setting);
  }
  flush();
  return height;
}

function isBlock(node: Element): boolean {
  return blockNames.has(node.tagName) || node.tagName in headingScale;
}

function blockHeight(node: Element, setting: Setting): number {
  const scale = headingScale[node.tagName];
  if (scale !== undefined) return blocksHeight(node.childNodes, setting, scale) + 1;
  if (node.tagName === 'ul' || node.tagName === 'ol') {
    const inner = { ...setting, columnEm: Math.max(setting.columnEm - listIndentEm, 3) };
    return node.childNodes.reduce((sum, child) => sum + (isElement(child) ? blockHeight(child, inner) : 0), 0);
  }
  if (node.tagName === 'pre') return textOf(node.childNodes).trimEnd().split('\n').length + 1.5;
  if (node.tagName === 'table') return countOf(node, 'tr') * 1.6 + 0.5;
  return blocksHeight(node.childNodes, setting, 1) + (node.tagName === 'p' ? groupGapLines : 0);
}

function inlineHeight(nodes: readonly Node[], setting: Setting, scale: number): number {
  const pictures = nodes.reduce((sum, node) => sum + (isElement(node) ? countOf(node, 'img') : 0), 0);
  const breaks = textOf(nodes).split('\v');
  const lines = breaks.reduce((sum, text) => sum + countLines(text, setting.columnEm / scale, setting.letterScale), 0);
  return lines * scale + pictures * 6;
}

function countOf(node: Element, tagName: string): number {
  const inner = node.childNodes.reduce((sum, child) => sum + (isElement(child) ? countOf(child, tagName) : 0), 0);
  return inner + Number(node.tagName === tagName);
}

/** Text with `\v` for `<br>`. */
function textOf(nodes: readonly Node[]): string {
  return nodes
    .map((node) => {
      if (isText(node)) return node.value;
      if (!isElement(node)) return '';
      return node.tagName === 'br' ? '\v' : textOf(node.childNodes);
    })
    .join('');
}

/** A word with the spaces behind it, or one full-width character. */
const word = /[\u2e80-\uffdf\u{1f000}-\u{3ffff}]|[^\s\u2e80-\uffdf\u{1f000}-\u{3ffff}]+|\s+/gu;

/** Lines of one paragraph, broken as browsers do: between words, around full-width characters, and else anywhere. */
export function countLines(text: string, columnEm: number, letterScale: number): number {
  let lines = 0;
  let used = Infinity;
  for (const [part] of text.trim().matchAll(word)) {
    if (/^\s/.test(part)) {
      used += 0.27 * letterScale;
      continue;
    }
    const width = widthOf(part, letterScale);
    if (used + width <= columnEm) {
      used += width;
      continue;
    }
    lines += Math.max(1, Math.ceil(width / columnEm));
    used = width % columnEm;
  }
  return lines;
}

function widthOf(part: string, letterScale: number): number {
  let width = 0;
  for (const character of part) {
    const code = character.codePointAt(0) ?? 0;
    if (code >= 0x2e80) width += code >= 0xfe00 && code <= 0xfe0f ? 0 : code >= 0x1f000 ? 1.25 : 1;
    else if (/[A-Z@%&]/.test(character)) width += 0.67 * letterScale;
    else if (/[mw]/.test(character)) width += 0.8 * letterScale;
    else if (/[ijlItfr.,:;'’!|()[\]/\\-]/.test(character)) width += 0.33 * letterScale;
    else width += 0.55 * letterScale;
  }
  return width;
}
