// Reads and writes the `style` attribute as an author writes it.

import { attribute, removeAttribute, setAttribute, type Element } from './html.ts';

/** Property (lower case) → value, in the order written; a later one of the same name wins. */
export function readStyle(node: Element): Map<string, string> {
  const style = new Map<string, string>();
  for (const declaration of (attribute(node, 'style') ?? '').split(';')) {
    const colon = declaration.indexOf(':');
    if (colon === -1) continue;
    const name = declaration.slice(0, colon).trim().toLowerCase();
    const value = declaration.slice(colon + 1).trim();
    if (name && value) style.set(name, value);
  }
  return style;
}

export function writeStyle(node: Element, style: ReadonlyMap<string, string>): void {
  if (style.size === 0) removeAttribute(node, 'style');
  else setAttribute(node, 'style', [...style].map(([name, value]) => `${name}: ${value}`).join('; '));
}
