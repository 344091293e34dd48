// What a heading is called in a table of contents: its text without the signs of its footnotes.

import { attribute, hasClass, isElement, setAttribute, textContent, type Element, type Node } from './html.ts';

const mark = 'data-heading-label';

/** Notes it on the heading for tocbot, which would take all of the heading's text. */
export function labelHeading(heading: Element): void {
  const label = textWithoutNotes(heading).trim();
  setAttribute(heading, mark, label);
  // The renderer's link to the heading shows its source on hover.
  const link = heading.childNodes.find((node) => isElement(node) && hasClass(node, 'headerlink'));
  if (isElement(link) && attribute(link, 'title') !== undefined) setAttribute(link, 'title', label);
}

export function labelOf(heading: Element): string {
  return attribute(heading, mark) ?? textWithoutNotes(heading).trim();
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
