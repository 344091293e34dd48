// What a heading is called in a table of contents: its text without the signs of its footnotes.

import { attribute, descendants, hasClass, isElement, setAttribute, textContent, type Element } from './html.ts';

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
  for (const node of descendants(heading, (inner) => attribute(inner, 'data-footnote-ref') === undefined)) {
    if (!isElement(node)) parts.push(textContent(node));
  }
  return parts.join('');
}
