// Small, typed helpers over parse5's tree: every pass works on these and never on strings of HTML.

import { parseFragment, defaultTreeAdapter, type DefaultTreeAdapterTypes } from 'parse5';
import { parsePlainHtml } from './plain-html.ts';
import { serializeTree } from './serialize-html.ts';

export type Root = DefaultTreeAdapterTypes.DocumentFragment;
export type Element = DefaultTreeAdapterTypes.Element;
export type Node = DefaultTreeAdapterTypes.ChildNode;
export type ParentNode = DefaultTreeAdapterTypes.ParentNode;
export type TextNode = DefaultTreeAdapterTypes.TextNode;

/** Finished HTML in the place of a node: passes see one thing without parts, and it is written as it is. */
export interface RawNode {
  readonly nodeName: '#raw';
  readonly html: string;
  /** What a reader reads of it, for `textContent`. */
  readonly text: string;
  parentNode: ParentNode | null;
}

/** Of all elements but those of formulas (`math`) and drawings (`svg`). */
export const htmlNamespace = 'http://www.w3.org/1999/xhtml';

/** Parses a post's body. parse5 never fails: what browsers mend, it mends the same way. */
export function parseHtml(html: string): Root {
  return parsePlainHtml(html) ?? parseFragment(html);
}

/** @param without name of an attribute that isn't written */
export function serializeHtml(node: ParentNode, without?: string): string {
  return serializeTree(node, without);
}

/**
 * Puts finished, balanced HTML where a node may stand: large parts need neither be parsed nor copied.
 * @param text what a reader reads of it
 */
export function raw(html: string, text: string): Node {
  return { nodeName: '#raw', html, text, parentNode: null } as unknown as Node;
}

export function isRaw(node: unknown): node is RawNode {
  return (node as RawNode | undefined)?.nodeName === '#raw';
}

export function isElement(node: Node | ParentNode | null | undefined): node is Element {
  return node != null && 'tagName' in node;
}

export function isText(node: Node | null | undefined): node is TextNode {
  return node?.nodeName === '#text';
}

/** A text node of white space, or a comment: nothing a reader sees. */
export function isBlank(node: Node): boolean {
  return node.nodeName === '#comment' || (isText(node) && node.value.trim() === '');
}

/** Does `parent` hold nothing that a reader sees but `node`? */
export function isOnlyContent(node: Node, parent: ParentNode): boolean {
  return parent.childNodes.every((child) => child === node || isBlank(child));
}

export function element(
  tagName: string,
  attributes: Readonly<Record<string, string>> = {},
  children: readonly Node[] = [],
): Element {
  const attrs = Object.entries(attributes).map(([name, value]) => ({ name, value }));
  const created = defaultTreeAdapter.createElement(tagName, htmlNamespace as never, attrs);
  for (const child of children) append(created, child);
  return created;
}

export function text(value: string): TextNode {
  return { nodeName: '#text', value, parentNode: null } as TextNode;
}

export function attribute(node: Element, name: string): string | undefined {
  return node.attrs.find((attr) => attr.name === name)?.value;
}

export function setAttribute(node: Element, name: string, value: string): void {
  // What a parser opens again in the next block (`<b><p>`) shares its attributes with the first.
  const index = node.attrs.findIndex((attr) => attr.name === name);
  node.attrs = index === -1 ? [...node.attrs, { name, value }] : node.attrs.with(index, { name, value });
}

export function removeAttribute(node: Element, name: string): void {
  node.attrs = node.attrs.filter((attr) => attr.name !== name);
}

export function classNames(node: Element): string[] {
  return (attribute(node, 'class') ?? '').split(/\s+/).filter(Boolean);
}

export function hasClass(node: Element, name: string): boolean {
  return classNames(node).includes(name);
}

export function addClass(node: Element, name: string): void {
  if (!hasClass(node, name)) setAttribute(node, 'class', [...classNames(node), name].join(' '));
}

/** All elements below `root` in document order; safe against deep trees, so no recursion. */
export function* elements(root: ParentNode, ...tagNames: string[]): Generator<Element> {
  const stack: Element[] = [];
  pushElements(stack, root.childNodes);
  for (let node = stack.pop(); node; node = stack.pop()) {
    const wanted = tagNames.length === 0 || tagNames.includes(node.tagName);
    // What is below as it was before anybody changes it.
    pushElements(stack, node.childNodes);
    if (wanted) yield node;
  }
}

/** The first one on top. */
function pushElements(stack: Element[], children: readonly Node[]): void {
  for (let index = children.length - 1; index >= 0; index--) {
    const child = children[index];
    if (isElement(child)) stack.push(child);
  }
}

/** What a reader reads of `node`, as the DOM's `textContent`. */
export function textContent(node: Node | ParentNode): string {
  const parts: string[] = [];
  const stack: (Node | ParentNode)[] = [node];
  for (let current = stack.pop(); current; current = stack.pop()) {
    if (current.nodeName === '#text') parts.push((current as TextNode).value);
    else if (isRaw(current)) parts.push(current.text);
    else if ('childNodes' in current) stack.push(...[...current.childNodes].reverse());
  }
  return parts.join('');
}

export function append(parent: ParentNode, child: Node): void {
  detach(child);
  defaultTreeAdapter.appendChild(parent, child);
}

export function insertBefore(parent: ParentNode, child: Node, reference: Node): void {
  detach(child);
  defaultTreeAdapter.insertBefore(parent, child, reference);
}

export function detach(node: Node): void {
  if (node.parentNode) defaultTreeAdapter.detachNode(node);
}

/** Puts `replacements` where `node` was. */
export function replaceWith(node: Node, ...replacements: Node[]): void {
  const parent = node.parentNode;
  if (!parent) return;
  for (const replacement of replacements) insertBefore(parent, replacement, node);
  detach(node);
}

const htmlEscapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Escapes text for element content and for quoted attributes. */
export function escapeHtml(value: string): string {
  return value.replace(/[&<>"']/g, (character) => htmlEscapes[character] ?? character);
}
