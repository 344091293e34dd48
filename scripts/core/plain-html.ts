// A parser for HTML in which nothing has to be mended, as Markdown makes it: balanced, properly nested, attributes in
// double quotes. It gives exactly what parse5 gives, in a fifth of the time, or nothing at all.
// The rules are those of https://html.spec.whatwg.org/multipage/parsing.html, "in body" and "in table": whatever would
// make a browser close, move or open an element by itself is left to parse5.

import type { DefaultTreeAdapterTypes } from 'parse5';

type Root = DefaultTreeAdapterTypes.DocumentFragment;
type Element = DefaultTreeAdapterTypes.Element;
type TextNode = DefaultTreeAdapterTypes.TextNode;
type CommentNode = DefaultTreeAdapterTypes.CommentNode;
type ParentNode = DefaultTreeAdapterTypes.ParentNode;
type Attribute = Element['attrs'][number];

const namesOf = (names: string): ReadonlySet<string> => new Set(names.split(' '));

const voidElements = namesOf('br hr img input wbr');
/** Their start tag closes an open paragraph. */
const blocks = namesOf(
  'address article aside blockquote center dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table ul',
);
const inlines = namesOf(
  'a abbr b bdi bdo br cite code del dfn em i img input ins kbd label mark q s samp small span strong sub sup time u var wbr',
);
const headings = namesOf('h1 h2 h3 h4 h5 h6');
/** What may stand in a table's parts, and where they may stand. */
const tableParents: Readonly<Record<string, readonly string[]>> = {
  thead: ['table'],
  tbody: ['table'],
  tfoot: ['table'],
  tr: ['thead', 'tbody', 'tfoot'],
  td: ['tr'],
  th: ['tr'],
};
const tableInsides = namesOf('table thead tbody tfoot tr');

/** An open element, and what is open around it that another start tag could close. */
interface Open {
  readonly name: string;
  readonly node: ParentNode;
  readonly paragraph: boolean;
  readonly item: boolean;
  readonly definition: boolean;
  readonly link: boolean;
  /** Its tags aren't written. */
  readonly implied?: boolean;
}

const maxAttributes = 32;
const slash = 0x2f;
const equals = 0x3d;
const greaterThan = 0x3e;

/** `undefined` if anything in `html` is for parse5. Linear. */
export function parsePlainHtml(html: string): Root | undefined {
  if (/[\0\r]/.test(html)) return undefined;
  const root: Root = { nodeName: '#document-fragment', childNodes: [] };
  const stack: Open[] = [];
  let top: Open = { name: '', node: root, paragraph: false, item: false, definition: false, link: false };
  let at = 0;
  while (at < html.length) {
    const next = html.indexOf('<', at);
    const end = next === -1 ? html.length : next;
    if (end > at) {
      const value = decoded(html.slice(at, end));
      if (value === undefined || (tableInsides.has(top.name) && !/^[ \n\t\f]*$/.test(value))) return undefined;
      appendText(top.node, value);
    }
    if (next === -1) break;
    at = next;

    if (html.charCodeAt(at + 1) === slash) {
      if (top.implied && html.startsWith('table', at + 2)) top = stack.pop() as Open;
      const closed = at + 2 + top.name.length;
      if (!html.startsWith(top.name, at + 2) || html.charCodeAt(closed) !== greaterThan) return undefined;
      top = stack.pop() as Open;
      at = closed + 1;
      continue;
    }
    const nameEnd = endOfName(html, at + 1);
    if (nameEnd === at + 1) {
      const commentEnd = endOfComment(html, at);
      if (commentEnd === -1 || tableInsides.has(top.name)) return undefined;
      const data = html.slice(at + '<!--'.length, commentEnd - '-->'.length);
      top.node.childNodes.push({ nodeName: '#comment', data, parentNode: top.node } as CommentNode);
      at = commentEnd;
      continue;
    }
    const name = html.slice(at + 1, nameEnd);
    if (name === 'tr' && top.name === 'table') {
      // The one element that Markdown's tables of code lines leave to the browser.
      const body = elementOf('tbody', [], top.node);
      stack.push(top);
      top = { ...opened('tbody', body, top), implied: true };
    }
    if (!mayStand(name, top)) return undefined;
    const attrs = readAttributes(html, nameEnd);
    if (!attrs) return undefined;
    const isVoid = voidElements.has(name);
    const tagEnd = isVoid && html.charCodeAt(attrs.end) === slash ? attrs.end + 1 : attrs.end;
    if (html.charCodeAt(tagEnd) !== greaterThan) return undefined;
    const node = elementOf(name, attrs.list, top.node);
    at = tagEnd + 1;
    if (isVoid) continue;
    stack.push(top);
    top = opened(name, node, top);
    if (name === 'pre' && html.charAt(at) === '\n') at += 1;
  }
  return stack.length === 0 ? root : undefined;
}

function elementOf(name: string, attrs: Attribute[], parentNode: ParentNode): Element {
  const node = {
    nodeName: name,
    tagName: name,
    attrs,
    namespaceURI: 'http://www.w3.org/1999/xhtml',
    childNodes: [],
    parentNode,
  } as unknown as Element;
  parentNode.childNodes.push(node);
  return node;
}

/** Would a browser put this element where it is written, and close nothing before? */
function mayStand(name: string, top: Open): boolean {
  const parents = tableParents[name];
  if (parents) return parents.includes(top.name);
  if (tableInsides.has(top.name)) return false;
  if (inlines.has(name)) return name !== 'a' || !top.link;
  if (!blocks.has(name) || top.paragraph) return false;
  if (name === 'li') return !top.item;
  if (name === 'dd' || name === 'dt') return !top.definition;
  return !(headings.has(name) && headings.has(top.name));
}

function opened(name: string, node: ParentNode, { paragraph, item, definition, link }: Open): Open {
  if (name === 'td' || name === 'th')
    return { name, node, paragraph: false, item: false, definition: false, link: false };
  // "Special" elements, which end the search for an open list item: all blocks, but these three.
  const ends = (blocks.has(name) && name !== 'address' && name !== 'div' && name !== 'p') || name in tableParents;
  return {
    name,
    node,
    paragraph: name === 'p' || paragraph,
    item: name === 'li' || (item && !ends),
    definition: name === 'dd' || name === 'dt' || (definition && !ends),
    link: name === 'a' || link,
  };
}

/** Behind the letters, digits and hyphens at `start`, which begin with a small letter; `start` if they don't. */
function endOfName(html: string, start: number): number {
  let end = start;
  let unit = html.charCodeAt(end);
  if (!(unit >= 97 && unit <= 122)) return start;
  while ((unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57) || unit === 0x2d) unit = html.charCodeAt(++end);
  return end;
}

function endOfSpace(html: string, start: number): number {
  let end = start;
  for (let unit = html.charCodeAt(end); unit === 0x20 || unit === 0x0a || unit === 0x09;) unit = html.charCodeAt(++end);
  return end;
}

/** `end`: behind the attributes and the space after them. `undefined` for what only parse5 reads. */
function readAttributes(html: string, start: number): { list: Attribute[]; end: number } | undefined {
  const list: Attribute[] = [];
  for (let at = start; ;) {
    const begin = endOfSpace(html, at);
    const nameEnd = endOfName(html, begin);
    if (nameEnd === begin) return { list, end: begin };
    if (begin === at) return undefined;
    const name = html.slice(begin, nameEnd);
    // Of two of one name browsers take the first; more than a few are nothing that Markdown makes.
    if (list.length === maxAttributes || list.some((known) => known.name === name)) return undefined;
    at = nameEnd;
    let value: string | undefined = '';
    if (html.charCodeAt(nameEnd) === equals) {
      const valueEnd = html.charCodeAt(nameEnd + 1) === 0x22 ? html.indexOf('"', nameEnd + 2) : -1;
      if (valueEnd === -1) return undefined;
      value = decoded(html.slice(nameEnd + 2, valueEnd));
      if (value === undefined) return undefined;
      at = valueEnd + 1;
    }
    list.push({ name, value });
  }
}

function appendText(parent: ParentNode, value: string): void {
  const last = parent.childNodes.at(-1);
  if (last?.nodeName === '#text') (last as TextNode).value += value;
  else parent.childNodes.push({ nodeName: '#text', value, parentNode: parent } as TextNode);
}

/** Behind a comment that begins at `at` and ends as anybody would end it; -1 if there is none. */
function endOfComment(html: string, at: number): number {
  if (!html.startsWith('<!--', at) || /^-?>/.test(html.slice(at + 4, at + 6))) return -1;
  const dashes = html.indexOf('--', at + 4);
  return dashes !== -1 && html.charAt(dashes + 2) === '>' ? dashes + 3 : -1;
}

const reference = /&(?:(amp|lt|gt|quot|apos|nbsp)|#(\d{1,7})|#x([\da-f]{1,6}));|&(?=[\da-z#])/gi;
const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

/** `undefined` where there are references that only the whole table of HTML's names can tell about. */
function decoded(text: string): string | undefined {
  if (!text.includes('&')) return text;
  let unknown = 0;
  const result = text.replace(reference, (source, name?: string, decimal?: string, hex?: string) => {
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    const character = name === undefined ? characterOf(code) : named[name];
    if (character === undefined) unknown += 1;
    return character ?? source;
  });
  return unknown === 0 ? result : undefined;
}

/** Of a numeric reference; browsers read some numbers as other characters. */
function characterOf(code: number): string | undefined {
  const isPlain = (code >= 0x20 && code < 0x7f) || (code >= 0xa0 && code < 0xd800) || (code > 0xdfff && code < 0xfdd0);
  return isPlain ? String.fromCodePoint(code) : undefined;
}
