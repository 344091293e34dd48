// The pass: what HTML has made obsolete, as what says the same today.

import {
  attribute,
  detach,
  element,
  elements,
  htmlNamespace,
  insertBefore,
  removeAttribute,
  setAttribute,
  type Element,
  type Root,
} from '../../core/html.ts';
import { readStyle, writeStyle } from '../../core/inline-style.ts';
import type { Pass } from '../../hexo/define-feature.ts';
import type { MarkupConfig } from './config.ts';
import { wholePixels } from './legacy-values.ts';
import { styleMark } from './move-styles.ts';
import { isInvisible, obsoleteElements, replacementOf } from './obsolete-elements.ts';
import { declarationsOf, obsoleteAttributes } from './presentational-attributes.ts';

/** Attributes that are on by being there, whatever their value, and the elements that have them. */
const switches = new Set(
  'allowfullscreen async autoplay checked controls default defer disabled loop multiple muted open playsinline readonly required reversed selected'.split(
    ' ',
  ),
);
const switched = new Set(
  'audio button details dialog fieldset iframe embed input ol optgroup option script select textarea track video'.split(
    ' ',
  ),
);

const names = [...obsoleteElements, 'iframe', 'embed', 'style'].join('|');
const attributes = [...obsoleteAttributes, 'name', 'language', ...switches].join('|');
/** Tags of an author's; our own have no such attributes. A span matters only if it begins with a block. */
const obsolete = new RegExp(
  `<(?:(?:${names})[\\s>/]|[a-z][\\w-]*\\s(?:[^<>]{0,1000}\\s)?(?:${attributes})(?=[\\s=>/])` +
    '|span(?:\\s[^<>]{0,1000})?>\\s*<(?:div|p|ul|ol|dl|table|h[1-6]|blockquote|pre|hr|section|center|figure)[\\s>])',
  'i',
);

export const modernizeMarkup: Pass<MarkupConfig> = {
  name: 'modernize-markup',
  // Layout tables and columns are recognised by how they were written; what follows reads ids and sizes.
  after: ['repair-columns'],
  before: ['collect-links', 'unique-ids', 'headings', 'images', 'tables'],
  needs: (html, { hasHtml }) => hasHtml && obsolete.test(html),
  run(tree, { config }) {
    if (!config.modernize) return;
    const ids = new Set<string>();
    for (const node of elements(tree)) ids.add(attribute(node, 'id') ?? '');
    for (const node of elements(tree)) {
      if (isForeign(node)) continue;
      if (isInvisible(node)) unwrap(node);
      else modernize(node, ids);
    }
  },
};

/** Formulas and drawings have languages of their own. */
function isForeign({ namespaceURI }: Element): boolean {
  return (namespaceURI as string) !== htmlNamespace;
}

function modernize(node: Element, ids: Set<string>): void {
  if (node.tagName === 'style') setAttribute(node, styleMark, '');
  if (node.tagName === 'script') dropLanguage(node);
  if (node.tagName === 'a' || node.tagName === 'img') nameToId(node, ids);
  if (node.tagName === 'iframe' || node.tagName === 'embed') nameFrame(node);
  if (node.tagName === 'iframe') hideScrollBars(node);
  // Elements of somebody's own may mean something by `open="false"`.
  if (switched.has(node.tagName))
    for (const { name } of node.attrs) if (switches.has(name)) setAttribute(node, name, '');
  const declared: Record<string, string> = {};
  for (const { name, value } of [...node.attrs]) {
    const found = declarationsOf(node, name, value);
    if (!found) continue;
    const pixels = name === 'width' || name === 'height' ? keptSize(node, value) : undefined;
    if (pixels !== undefined) setAttribute(node, name, pixels);
    else {
      removeAttribute(node, name);
      for (const [property, css] of Object.entries(found)) if (css !== undefined) declared[property] = css;
    }
  }
  const replacement = replacementOf(node);
  if (replacement) {
    Object.assign(declared, { ...replacement.style, ...declared });
    node.tagName = node.nodeName = replacement.tagName;
  }
  addStyle(node, declared);
}

/** What the author's own `style` says comes later and counts more. */
function addStyle(node: Element, declared: Readonly<Record<string, string>>): void {
  if (Object.keys(declared).length === 0) return;
  const style = new Map(Object.entries(declared));
  for (const [property, value] of readStyle(node)) {
    style.delete(property);
    style.set(property, value);
  }
  writeStyle(node, style);
}

/** `100px` of a picture means 100: it may stay in the attribute, where it keeps the place free. */
function keptSize({ tagName }: Element, value: string): string | undefined {
  return /^(?:img|iframe|object|embed|video|input)$/.test(tagName) ? wholePixels(value) : undefined;
}

/** Links lead to ids; a second one, or one that is taken, would be one too many. */
function nameToId(node: Element, ids: Set<string>): void {
  const name = attribute(node, 'name');
  if (name === undefined) return;
  removeAttribute(node, 'name');
  if (name === '' || /\s/.test(name) || ids.has(name)) return;
  ids.add(name);
  if (attribute(node, 'id') === undefined) setAttribute(node, 'id', name);
  else if (node.parentNode) insertBefore(node.parentNode, element('span', { id: name }), node);
}

/** JavaScript is what a script is anyway; another language goes on not being run. */
function dropLanguage(node: Element): void {
  const language = attribute(node, 'language');
  if (language === undefined) return;
  removeAttribute(node, 'language');
  const type = `text/${language.trim().toLowerCase()}`;
  if (attribute(node, 'type') === undefined && !/^text\/(?:javascript|jscript|ecmascript)/.test(type))
    setAttribute(node, 'type', type);
}

/** On frames that browser.ts takes the scroll bars from. */
export const unscrolledMark = 'data-paperlog-scrolling';

/** By a script, since Chromium has no style for it; video players are put into pages with `scrolling="no"`. */
function hideScrollBars(node: Element): void {
  const scrolling = attribute(node, 'scrolling');
  if (scrolling === undefined) return;
  removeAttribute(node, 'scrolling');
  if (/^\s*(?:no|off|noscroll)\s*$/i.test(scrolling)) setAttribute(node, unscrolledMark, 'no');
}

/** A frame without a name is read aloud by where it comes from. */
function nameFrame(node: Element): void {
  if (attribute(node, 'title')?.trim()) return;
  const src = (attribute(node, 'src') ?? '').trim();
  const address = src.startsWith('//') ? `https:${src}` : src;
  const host = URL.canParse(address) ? new URL(address).hostname : '';
  setAttribute(node, 'title', host || (src.split(/[?#]/)[0]?.split('/').pop() ?? '') || 'iframe');
}

function unwrap(node: Element): void {
  const parent: Root | Element | null = node.parentNode as Root | Element | null;
  if (!parent) return;
  for (const child of [...node.childNodes]) insertBefore(parent, child, node);
  detach(node);
}
