// The pass: attributes go to what stands directly before them, or to the heading that they end; others are text.

import {
  addClass,
  attribute,
  elements,
  hasClass,
  isElement,
  isText,
  replaceWith,
  detach,
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
  before: ['headings', 'images', 'link-cards', 'name-previews', 'references', 'footnotes', 'formulas'],
  needs: new RegExp(attributesMark),
  run(tree) {
    for (const mark of [...elements(tree, 'span')]) {
      const written = attribute(mark, attributesMark);
      if (written === undefined) continue;
      const found = readAttributes(written);
      const carrier = found && carrierOf(mark);
      if (!found || !carrier) {
        replaceWith(mark, text(written));
        continue;
      }
      apply(carrier, found.attributes);
      trimEnd(mark);
      detach(mark);
    }
  },
};

function carrierOf(mark: Element): Element | undefined {
  const parent = mark.parentNode;
  if (!parent) return undefined;
  const siblings = parent.childNodes;
  const index = siblings.indexOf(mark);
  const before = siblings[index - 1];
  if (isElement(before) && carriers.has(before.tagName) && !isAnchor(before) && !isMark(before)) return before;
  const isLast = siblings.slice(index + 1).every((node) => isText(node) && node.value.trim() === '');
  const spaced = before === undefined || isAnchorElement(before) || (isText(before) && /\s$/.test(before.value));
  return isElement(parent) && /^h[1-6]$/.test(parent.tagName) && isLast && spaced ? parent : undefined;
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
  const siblings = mark.parentNode?.childNodes ?? [];
  const index = siblings.indexOf(mark);
  const before = siblings[index - 1];
  if (isText(before) && siblings.slice(index + 1).every((node) => isText(node) && node.value.trim() === '')) {
    before.value = before.value.trimEnd();
  }
}
