// A row of pictures, badges or buttons stays as its author placed it; styles.css keeps it from making a phone scroll.

import { addClass, append, element, isElement, replaceWith, type Element } from '../../core/html.ts';
import { readStyle, styleValue, writeStyle } from '../../core/inline-style.ts';
import { rowClass } from './columns-html.ts';
import type { Row } from './recognise-row.ts';

export function keepRow(node: Element, { kind }: Row): void {
  const children = node.childNodes.filter(isElement);
  if (children.length < 2) return;
  addClass(node, rowClass);
  if (kind === 'flex') for (const child of children) if (child.tagName === 'img') holdShare(child);
}

/** A share of the row: Fluid puts a link around each picture, which would be what the picture has a share of. */
function holdShare(image: Element): void {
  const style = readStyle(image);
  const width = styleValue(style, 'width');
  if (!/^[\d.]+%$/.test(width)) return;
  const holder = element('span');
  writeStyle(holder, new Map([['width', width]]));
  writeStyle(image, style.set('width', '100%'));
  replaceWith(image, holder);
  append(holder, image);
}
