// The pass: attributes go to what stands directly before them, or to the heading that they end; those of kramdown that
// fill a line (`{: .class}`) to the block above. Others are text.

import {
  addClass,
  attribute,
  detach,
  elements,
  hasClass,
  indexInParent,
  isElement,
  isText,
  nextShown,
  previousShown,
  replaceWith,
  setAttribute,
  text,
  type Element,
  type Node,
} from '../../core/html.ts';
import { readStyle, writeStyle } from '../../core/inline-style.ts';
import type { Pass } from '../../hexo/define-feature.ts';
import { attributesMark } from './extension.ts';
import { readAttributes, type Attributes } from './grammar.ts';

/** What may carry attributes written behind it. */
const carriers = new Set(['a', 'img', 'code', 'em', 'strong', 'del', 'mark', 'sub', 'sup', 'span', 'kbd']);

export const applyAttributes: Pass = {
  name: 'attributes',
  before: ['headings', 'images', 'tables', 'link-cards', 'name-previews', 'references', 'footnotes', 'formulas'],
  needs: new RegExp(attributesMark),
  run(tree) {
    for (const mark of [...elements(tree, 'span')]) {
      const written = attribute(mark, attributesMark);
      if (written === undefined) continue;
      const attributes = readAttributes(written)?.attributes;
      if (!attributes || !(applyToCarrier(mark, attributes) || applyToBlock(mark, written, attributes)))
        replaceWith(mark, text(written));
    }
  },
};

function applyToCarrier(mark: Element, attributes: Attributes): boolean {
  const carrier = carrierOf(mark);
  if (!carrier) return false;
  apply(carrier, attributes);
  trimEnd(mark);
  detach(mark);
  return true;
}

function applyToBlock(mark: Element, written: string, attributes: Attributes): boolean {
  const block = written.startsWith('{:') ? blockAbove(mark) : undefined;
  if (!block) return false;
  apply(block.carrier, attributes);
  for (const node of block.line) detach(node);
  return true;
}

/** What a line of attributes belongs to, and the nodes that the line is made of. */
function blockAbove(mark: Element): { readonly carrier: Element; readonly line: readonly Node[] } | undefined {
  const parent = mark.parentNode;
  if (!isElement(parent) || (parent.tagName !== 'p' && parent.tagName !== 'li')) return undefined;
  if (nextShown(mark)) return undefined;
  const before = previousShown(mark);
  if (before === undefined) {
    const above = previousShown(parent);
    return isElement(above) ? { carrier: above, line: [parent] } : undefined;
  }
  // Below the text of an item it is the list's.
  const carrier = parent.tagName === 'li' ? parent.parentNode : parent;
  if (!isElement(carrier)) return undefined;
  if (isElement(before) && before.tagName === 'br') return { carrier, line: [before, mark] };
  return isText(before) && /\n[ \t]*$/.test(before.value) ? { carrier, line: [mark] } : undefined;
}

function carrierOf(mark: Element): Element | undefined {
  const parent = mark.parentNode;
  if (!parent) return undefined;
  const before = parent.childNodes[indexInParent(mark) - 1];
  if (isElement(before) && carriers.has(before.tagName) && !isAnchor(before) && !isMark(before)) return before;
  const spaced = before === undefined || isAnchorElement(before) || (isText(before) && /\s$/.test(before.value));
  return isElement(parent) && /^h[1-6]$/.test(parent.tagName) && !nextShown(mark) && spaced ? parent : undefined;
}

function isAnchor(node: Element): boolean {
  return hasClass(node, 'headerlink');
}

function isAnchorElement(node: Node): boolean {
  return isElement(node) && isAnchor(node);
}

function isMark(node: Element): boolean {
  return attribute(node, attributesMark) !== undefined;
}

function apply(node: Element, { id, classes, others }: Attributes): void {
  if (id !== undefined) {
    setAttribute(node, 'id', id);
    for (const anchor of node.childNodes) {
      if (isElement(anchor) && isAnchor(anchor)) setAttribute(anchor, 'href', `#${id}`);
    }
  }
  for (const name of classes) addClass(node, name);
  for (const [name, value] of others) {
    const isSize = name === 'width' || name === 'height';
    if (name === 'style') mergeStyle(node, value);
    else if (isSize && /^\d+(?:px)?$/.test(value)) setAttribute(node, name, value.replace('px', ''));
    else if (isSize) mergeStyle(node, `${name}: ${value}`);
    else setAttribute(node, name, value);
  }
}

function mergeStyle(node: Element, written: string): void {
  const style = readStyle(node);
  const added = { ...node, attrs: [{ name: 'style', value: written }] };
  for (const [name, value] of readStyle(added)) style.set(name, value);
  writeStyle(node, style);
}

/** The space between a heading's text and its attributes. */
function trimEnd(mark: Element): void {
  const before = mark.parentNode?.childNodes[indexInParent(mark) - 1];
  if (isText(before) && !nextShown(mark)) before.value = before.value.trimEnd();
}
