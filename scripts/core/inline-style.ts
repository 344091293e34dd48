// Reads and writes the `style` attribute as an author writes it.

import { attribute, removeAttribute, setAttribute, type Element } from './html.ts';

/** Comments, and what may hold a semicolon or a colon that separates nothing: strings and brackets. */
const comments = /\/\*[\s\S]*?(?:\*\/|$)/g;
const piece = /"(?:[^"\\]|\\[\s\S])*"?|'(?:[^'\\]|\\[\s\S])*'?|[();]|[^"'();]+/g;

/** Property (lower case) → value, in the order written; a later one of the same name wins. */
export function readStyle(node: Element): Map<string, string> {
  const style = new Map<string, string>();
  for (const declaration of declarations((attribute(node, 'style') ?? '').replace(comments, ''))) {
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

/** The keywords of a value in lower case and without `!important`; `''` if the property isn't set. */
export function styleValue(style: ReadonlyMap<string, string>, name: string): string {
  return (style.get(name) ?? '').replace(/\s*!\s*important\s*$/i, '').toLowerCase();
}

/** `url(data:image/png;base64,…)` and `content: ";"` are one declaration each. */
function* declarations(css: string): Generator<string> {
  let depth = 0;
  let current = '';
  for (const [part] of css.matchAll(piece)) {
    if (part === ';' && depth === 0) {
      yield current;
      current = '';
      continue;
    }
    if (part === '(') depth++;
    else if (part === ')') depth = Math.max(0, depth - 1);
    current += part;
  }
  yield current;
}
