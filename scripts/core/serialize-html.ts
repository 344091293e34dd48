// Writes a tree as HTML, as https://html.spec.whatwg.org/multipage/parsing.html#serialising-html-fragments says and
// parse5 does, but without asking an adapter for each part of each node.

import { defaultTreeAdapter, serializeOuter, type DefaultTreeAdapterTypes } from 'parse5';
import type { Element, Node, ParentNode, RawNode, TextNode } from './html.ts';

/** parse5 has an enum for it. */
const isHtml = ({ namespaceURI }: Element): boolean => (namespaceURI as string) === 'http://www.w3.org/1999/xhtml';

const voidElements = new Set(
  'area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr'.split(' '),
);
const unescapedElements = new Set('style script xmp iframe noembed noframes plaintext noscript'.split(' '));

/** An element whose end tag is still to be written, and which of its children is next. */
interface Open {
  readonly node: ParentNode;
  next: number;
}

/**
 * @param without name of an attribute that isn't written
 * @returns the HTML of what is in `root`
 */
export function serializeTree(root: ParentNode, without?: string): string {
  let html = '';
  const stack: Open[] = [];
  let top: Open | undefined = { node: root, next: 0 };
  while (top) {
    const child: Node | undefined = top.node.childNodes[top.next];
    if (!child) {
      top = stack.pop();
      const closed = top?.node.childNodes[top.next - 1];
      if (closed) html += `</${(closed as Element).tagName}>`;
      continue;
    }
    top.next += 1;
    if ('value' in child) html += textOf(child);
    else if ('html' in child) html += (child as unknown as RawNode).html;
    else if (!('tagName' in child)) html += serializeOuter(child);
    else if (!isHtml(child) || child.tagName === 'template') {
      html += serializeOuter(child, { treeAdapter: rawAdapter });
    } else {
      html += startTag(child, without);
      if (voidElements.has(child.tagName)) continue;
      stack.push(top);
      top = { node: child, next: 0 };
    }
  }
  return html;
}

function startTag({ tagName, attrs }: Element, without: string | undefined): string {
  let tag = `<${tagName}`;
  for (const { name, value, namespace, prefix } of attrs) {
    if (name === without) continue;
    tag += namespace === undefined ? ` ${name}="` : ` ${prefix ?? ''}${prefix ? ':' : ''}${name}="`;
    tag += /["&<>\u00a0]/.test(value) ? escaped(value, /["&<>\u00a0]/g) : value;
    tag += '"';
  }
  return `${tag}>`;
}

function textOf({ value, parentNode }: TextNode): string {
  const parent = parentNode as Element | null;
  if (parent?.tagName !== undefined && isHtml(parent) && unescapedElements.has(parent.tagName)) {
    return value;
  }
  return /[&<>\u00a0]/.test(value) ? escaped(value, /[&<>\u00a0]/g) : value;
}

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\u00a0': '&nbsp;',
};

function escaped(text: string, signs: RegExp): string {
  return text.replace(signs, (sign) => references[sign] ?? sign);
}

/** To parse5's serialiser a raw node is text inside an element whose text is never escaped. */
const rawParent = defaultTreeAdapter.createElement('style', 'http://www.w3.org/1999/xhtml' as never, []);
const isRaw = (node: object): node is RawNode => 'html' in node;
const rawAdapter: typeof defaultTreeAdapter = {
  ...defaultTreeAdapter,
  isTextNode: (node): node is DefaultTreeAdapterTypes.TextNode => node.nodeName === '#text' || isRaw(node),
  getTextNodeContent: (node: TextNode | RawNode) => ('html' in node ? node.html : node.value),
  getParentNode: (node) => (isRaw(node) ? rawParent : defaultTreeAdapter.getParentNode(node)),
};
