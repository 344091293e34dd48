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

/**
 * All nodes below `root` in document order; no recursion, so safe against deep trees.
 * @param enters which of the elements are looked into
 */
export function* descendants(root: ParentNode, enters: (node: Element) => boolean = () => true): Generator<Node> {
  const stack: Node[] = [];
  pushChildren(stack, root);
  for (let node = stack.pop(); node; node = stack.pop()) {
    yield node;
    if (isElement(node) && enters(node)) pushChildren(stack, node);
  }
}

type Comment = DefaultTreeAdapterTypes.CommentNode;

export function comments(root: ParentNode): Comment[] {
  return [...descendants(root)].filter((node): node is Comment => node.nodeName === '#comment');
}

/** Puts the children of `node` on a stack, the first one on top. A post may have more than a call takes arguments. */
export function pushChildren(stack: Node[], { childNodes }: ParentNode): void {
  for (let index = childNodes.length - 1; index >= 0; index--) stack.push(childNodes[index] as Node);
}

/** What a reader reads of `node`, as the DOM's `textContent`. */
export function textContent(node: Node | ParentNode): string {
  const parts: string[] = [];
  const stack: Node[] = [node as Node];
  for (let current = stack.pop(); current; current = stack.pop()) {
    if (isText(current)) parts.push(current.value);
    else if (isRaw(current)) parts.push(current.text);
    else if ('childNodes' in current) pushChildren(stack, current);
  }
  return parts.join('');
}

export function append(parent: ParentNode, child: Node): void {
  detach(child);
  defaultTreeAdapter.appendChild(parent, child);
}

export function appendAll(parent: ParentNode, children: Iterable<Node>): void {
  for (const child of children) append(parent, child);
}

export function insertBefore(parent: ParentNode, child: Node, reference: Node): void {
  detach(child);
  parent.childNodes.splice(indexInParent(reference), 0, child);
  child.parentNode = parent;
}

export function detach(node: Node): void {
  if (!node.parentNode) return;
  node.parentNode.childNodes.splice(indexInParent(node), 1);
  node.parentNode = null;
}

/** Puts `replacements` where `node` was. */
export function replaceWith(node: Node, ...replacements: Node[]): void {
  replaceWithAll(node, replacements);
}

export function replaceWithAll(node: Node, replacements: readonly Node[]): void {
  const parent = node.parentNode;
  if (!parent) return;
  for (const replacement of replacements) insertBefore(parent, replacement, node);
  detach(node);
}

const lastFound = new WeakMap<ParentNode, number>();

/** The place of `node` among its siblings, looked for around the last one that was: who goes through them finds each at once. */
export function indexInParent(node: Node): number {
  const parent = node.parentNode;
  if (!parent) return -1;
  const { childNodes } = parent;
  const last = lastFound.get(parent) ?? 0;
  for (let before = last, after = last + 1; before >= 0 || after < childNodes.length; before--, after++) {
    const found = childNodes[before] === node ? before : childNodes[after] === node ? after : -1;
    if (found === -1) continue;
    lastFound.set(parent, found);
    return found;
  }
  return -1;
}

/** The nearest sibling before `node` that a reader sees. */
export function previousShown(node: Node): Node | undefined {
  return nextShown(node, -1);
}

/** The nearest sibling behind `node` that a reader sees. */
export function nextShown(node: Node, step: 1 | -1 = 1): Node | undefined {
  const siblings = node.parentNode?.childNodes ?? [];
  let index = indexInParent(node) + step;
  for (let found = siblings[index]; found && isBlank(found); found = siblings[index]) index += step;
  return siblings[index];
}

const needsEscape = /[&<>"']/;

/** Escapes text for element content and for quoted attributes. A whole post may be one text. */
export function escapeHtml(value: string): string {
  if (!needsEscape.test(value)) return value;
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
