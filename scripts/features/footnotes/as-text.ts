// `footnote: false` in the front matter: Fluid leaves such posts alone, and so do we. All is shown as it was written.

import {
  attribute,
  element,
  elements,
  insertBefore,
  isElement,
  parseHtml,
  replaceWithAll,
  text,
  type Node,
  type Root,
} from '../../core/html.ts';
import { definitionMark, labelMark, noteMark } from './marks.ts';

export function footnotesAsText(tree: Root): void {
  for (const node of [...elements(tree, 'sup', 'div')]) {
    const label = attribute(node, labelMark);
    const definition = attribute(node, definitionMark);
    if (label !== undefined) {
      const note = attribute(node, noteMark);
      const name = label === '' ? '^' : `[^${label}]`;
      const [open, close] = label === '' ? ['[', ']'] : ['(', ')'];
      const content: Node[] = note === undefined ? [] : [text(open), ...parseHtml(note).childNodes, text(close)];
      replaceWithAll(node, [text(name), ...content]);
    } else if (definition !== undefined) {
      const name = text(`[^${definition}]: `);
      const [first] = node.childNodes.filter((child) => isElement(child));
      const inner = isElement(first) && first.tagName === 'p' ? first.childNodes[0] : undefined;
      if (inner) insertBefore(inner.parentNode ?? node, name, inner);
      replaceWithAll(node, [...(inner ? [] : [element('p', {}, [name])]), ...node.childNodes]);
    }
  }
}
