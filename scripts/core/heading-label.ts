// What a heading is called in a table of contents: its text without the signs of its footnotes.

import { attribute, isElement, setAttribute, textContent, type Element, type Node } from './html.ts';

/** Notes it on the heading for tocbot, which would take all of the heading's text. */
export function labelHeading(heading: Element): void {
  setAttribute(heading, 'data-heading-label', textWithoutNotes(heading).trim());
}

function textWithoutNotes(heading: Element): string {
  const parts: string[] = [];
  const stack: Node[] = [...heading.childNodes].reverse();
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (!isElement(node)) parts.push(textContent(node));
    else if (attribute(node, 'data-footnote-ref') === undefined) stack.push(...[...node.childNodes].reverse());
  }
  return parts.join('');
}
