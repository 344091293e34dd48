// The pass: what HTML has made obsolete, as the styles by which browsers show it.
// https://html.spec.whatwg.org/multipage/rendering.html and, for what is obsolete, obsolete.html#non-conforming-features

import {
  attribute,
  elements,
  isElement,
  removeAttribute,
  setAttribute,
  type Element,
  type Root,
} from '../../core/html.ts';
import { readStyle, writeStyle } from '../../core/inline-style.ts';
import type { Pass } from '../../hexo/define-feature.ts';
import type { MarkupConfig } from './config.ts';

type Style = readonly (readonly [property: string, value: string])[];

const obsoleteElement = /<(?:center|font|big|strike|tt|nobr|acronym)\b/i;
const obsoleteAttribute =
  /<[a-z][^<>]*?\s(?:align|valign|bgcolor|bordercolor|border|cellpadding|cellspacing|width|height|nowrap|hspace|vspace|clear|size|color|noshade|type|compact|frameborder|language|name|checked|disabled|controls|autoplay|loop|muted|open|reversed|allowfullscreen)(?=[\s=>])/i;
const embedded = /<(?:iframe|embed)\b/i;

export const modernizeMarkup: Pass<MarkupConfig> = {
  name: 'modernize-markup',
  // Rows are known by what their author wrote, and pictures get their sizes first.
  after: ['repair-columns', 'images', 'tables'],
  before: ['unique-ids'],
  needs: (html) => obsoleteElement.test(html) || obsoleteAttribute.test(html) || embedded.test(html),
  run(tree: Root, { config }) {
    if (!config.modernize) return;
    let ids: ReadonlySet<string> | undefined;
    const isTaken = (id: string): boolean => (ids ??= idsIn(tree)).has(id);
    for (const node of elements(tree)) {
      if (!isHtml(node)) continue;
      const style = [...elementStyle(node), ...attributeStyles(node)];
      if (style.length > 0) addStyle(node, style);
      mendValues(node, isTaken);
    }
  },
};

/** Drawings have attributes of the same names. */
function isHtml({ namespaceURI }: Element): boolean {
  return (namespaceURI as string) === 'http://www.w3.org/1999/xhtml';
}

function idsIn(tree: Root): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const node of elements(tree)) ids.add(attribute(node, 'id') ?? '');
  return ids;
}

/** Names and their styles; the element's own style comes first. */
const replacements: Readonly<Record<string, { readonly name: string; readonly style: Style } | undefined>> = {
  center: { name: 'div', style: [['text-align', 'center']] },
  font: { name: 'span', style: [] },
  big: { name: 'span', style: [['font-size', 'larger']] },
  strike: { name: 's', style: [] },
  tt: { name: 'span', style: [['font-family', 'monospace']] },
  nobr: { name: 'span', style: [['white-space', 'nowrap']] },
  acronym: { name: 'abbr', style: [] },
};

const fontSizes = ['x-small', 'small', 'medium', 'large', 'x-large', 'xx-large', 'xxx-large'];

function elementStyle(node: Element): Style {
  const replacement = replacements[node.tagName];
  if (!replacement) return [];
  const isFont = node.tagName === 'font';
  rename(node, replacement.name);
  if (!isFont) {
    if (replacement.name === 'div') centreBlocks(node);
    return replacement.style;
  }
  const style: [string, string][] = [];
  const face = take(node, 'face');
  const color = take(node, 'color');
  const size = take(node, 'size');
  if (color) style.push(['color', colour(color)]);
  if (face) style.push(['font-family', face]);
  const fontSize = size === undefined ? undefined : fontSizeOf(size);
  if (fontSize !== undefined) style.push(['font-size', fontSize]);
  return style;
}

/** `<center>` centres tables as well. */
function centreBlocks(node: Element): void {
  for (const child of node.childNodes) {
    if (isElement(child) && child.tagName === 'table') addStyle(child, [['margin-inline', 'auto']]);
  }
}

/** 1 to 7, or so many steps from 3. */
function fontSizeOf(size: string): string | undefined {
  const [, sign = '', digits = ''] = /^\s*([+-]?)(\d+)/.exec(size) ?? [];
  if (digits === '') return undefined;
  const number = sign === '' ? Number(digits) : 3 + Number(`${sign}${digits}`);
  return fontSizes[Math.min(7, Math.max(1, number)) - 1];
}

function rename(node: Element, name: string): void {
  node.tagName = name as typeof node.tagName;
  node.nodeName = name;
}

const floats = new Set(['img', 'iframe', 'embed', 'object', 'video', 'table']);
const cells = new Set(['td', 'th']);
const tableParts = new Set(['table', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th', 'col', 'colgroup']);
const textBlocks = /^(?:div|p|h[1-6]|td|th|tr|thead|tbody|tfoot|col|colgroup|caption)$/;
const listTypes: Readonly<Record<string, string>> = {
  1: 'decimal',
  a: 'lower-alpha',
  A: 'upper-alpha',
  i: 'lower-roman',
  I: 'upper-roman',
  disc: 'disc',
  circle: 'circle',
  square: 'square',
};

function attributeStyles(node: Element): Style {
  const { tagName } = node;
  const style: (readonly [string, string])[] = [];
  const put = (property: string, value: string | undefined): void => {
    if (value !== undefined && value !== '') style.push([property, value]);
  };
  const each = (name: string, show: (value: string) => void): void => {
    const value = take(node, name);
    if (value !== undefined) show(value.trim());
  };

  if (floats.has(tagName) || textBlocks.test(tagName) || tagName === 'hr') {
    each('align', (value) => {
      style.push(...alignment(tagName, value.toLowerCase()));
    });
  }
  if (tableParts.has(tagName)) {
    each('valign', (value) => {
      put('vertical-align', value.toLowerCase());
    });
    each('bgcolor', (value) => {
      put('background-color', colour(value));
    });
    each('bordercolor', (value) => {
      put('border-color', colour(value));
    });
    for (const side of ['width', 'height']) {
      each(side, (value) => {
        put(side, length(value));
      });
    }
  }
  if (cells.has(tagName)) {
    each('nowrap', () => {
      put('white-space', 'nowrap');
    });
  }
  if (tagName === 'table') {
    each('cellspacing', (value) => {
      put('border-spacing', length(value));
    });
    each('cellpadding', (value) => {
      const padding = length(value);
      if (padding) for (const cell of elements(node, 'td', 'th')) addStyle(cell, [['padding', padding]]);
    });
  }
  if (tagName === 'img' || tagName === 'iframe') {
    each(tagName === 'img' ? 'border' : 'frameborder', (value) => {
      if (/^(?:0|no)$/i.test(value)) put('border', '0');
      else if (tagName === 'img') put('border', `${length(value) ?? '1px'} solid`);
    });
    each('hspace', (value) => {
      put('margin-inline', length(value));
    });
    each('vspace', (value) => {
      put('margin-block', length(value));
    });
  }
  if (tagName === 'br') {
    each('clear', (value) => {
      put('clear', /^(?:left|right)$/i.test(value) ? value.toLowerCase() : 'both');
    });
  }
  if (tagName === 'hr') {
    each('width', (value) => {
      put('width', length(value));
    });
    each('size', (value) => {
      put('height', length(value));
    });
    each('color', (value) => {
      style.push(['border-color', colour(value)], ['background-color', colour(value)]);
    });
    each('noshade', () => {
      put('border-style', 'solid');
    });
  }
  if (tagName === 'ul' || tagName === 'li') {
    each('type', (value) => {
      put('list-style-type', listTypes[value] ?? listTypes[value.toLowerCase()]);
    });
  }
  if (/^(?:ul|ol|dl)$/.test(tagName)) take(node, 'compact');
  return style;
}

function alignment(tagName: string, value: string): Style {
  if (tagName === 'hr') {
    return value === 'left' ? [['margin-left', '0']] : value === 'right' ? [['margin-right', '0']] : [];
  }
  if (textBlocks.test(tagName)) {
    if (tagName === 'caption' && /^(?:top|bottom)$/.test(value)) return [['caption-side', value]];
    return /^(?:left|right|center|justify)$/.test(value) ? [['text-align', value]] : [];
  }
  if (value === 'left' || value === 'right') return [['float', value]];
  if (tagName === 'table') return value === 'center' ? [['margin-inline', 'auto']] : [];
  const vertical = { top: 'top', middle: 'middle', center: 'middle', absmiddle: 'middle', bottom: 'baseline' }[value];
  return vertical === undefined ? [] : [['vertical-align', vertical]];
}

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
const sized = new Set(['img', 'video', 'iframe', 'embed', 'object']);

/** Values that browsers read otherwise than they are written. */
function mendValues(node: Element, isTaken: (id: string) => boolean): void {
  const { tagName, attrs } = node;
  // Elements of somebody's own may mean something by `open="false"`.
  if (switched.has(tagName)) for (const attr of attrs) if (switches.has(attr.name)) attr.value = '';
  if (sized.has(tagName)) mendSizes(node);
  if (tagName === 'script') take(node, 'language');
  if (tagName === 'a') nameAsId(node, isTaken);
  if ((tagName === 'iframe' || tagName === 'embed') && !attribute(node, 'title')?.trim()) {
    const title = hostOf(attribute(node, 'src') ?? '');
    if (title !== undefined) setAttribute(node, 'title', title);
  }
}

/** `300px` is 300, and a share of the width is a style; `auto` is what is meant without. */
function mendSizes(node: Element): void {
  for (const side of ['width', 'height']) {
    const value = attribute(node, side)?.trim();
    if (value === undefined || /^\d+$/.test(value)) continue;
    const [, number = '', unit = ''] = /^(\d+(?:\.\d+)?)\s*(%|px)?$/i.exec(value) ?? [];
    removeAttribute(node, side);
    if (number !== '' && unit === '%') addStyle(node, [[side, `${number}%`]]);
    else if (number !== '') setAttribute(node, side, String(Math.round(Number(number))));
  }
}

/** An anchor of old: addresses with `#name` go on leading to it. */
function nameAsId(node: Element, isTaken: (id: string) => boolean): void {
  const name = attribute(node, 'name');
  if (name === undefined || name === '' || /\s/.test(name)) return;
  const id = attribute(node, 'id');
  if (id !== undefined && id !== name) return;
  // Often that of the heading below, which the address leads to anyway.
  if (!isTaken(name)) setAttribute(node, 'id', name);
  removeAttribute(node, 'name');
}

/** What is read aloud for a frame that has no name. */
function hostOf(src: string): string | undefined {
  const address = src.startsWith('//') ? `https:${src}` : src;
  return URL.canParse(address) ? new URL(address).hostname || undefined : src.split(/[?#]/)[0]?.split('/').pop();
}

function take(node: Element, name: string): string | undefined {
  const value = attribute(node, name);
  if (value !== undefined) removeAttribute(node, name);
  return value;
}

/** What the author's own `style` says counts more. */
function addStyle(node: Element, added: Style): void {
  const style = new Map(added);
  for (const [property, value] of readStyle(node)) {
    style.delete(property);
    style.set(property, value);
  }
  writeStyle(node, style);
}

/** `300`, `300px`, `50%`. */
function length(value: string): string | undefined {
  const [, number = '', unit = ''] = /^(\d+(?:\.\d+)?)\s*(%|px)?/i.exec(value.trim()) ?? [];
  if (number === '') return undefined;
  return Number(number) === 0 ? '0' : `${number}${unit.toLowerCase() || 'px'}`;
}

/** As old browsers did, `ff0000` is a colour too. */
function colour(value: string): string {
  const trimmed = value.trim().replace(/[;{}"'<>\\]/g, '');
  return /^(?:[\da-f]{3}|[\da-f]{6})$/i.test(trimmed) ? `#${trimmed}` : trimmed;
}
