// Tables of contents are made in the browser from a heading's text, which would be MathML, LaTeX and glyphs in one.

import { labelHeading } from '../../core/heading-label.ts';
import { isElement, type Element } from '../../core/html.ts';

/** @param formulas rendered, in their places */
export function labelHeadings(formulas: Iterable<Element>): void {
  for (const formula of formulas) {
    let node: Element['parentNode'] = formula;
    while (isElement(node) && !/^h[1-6]$/.test(node.tagName)) node = node.parentNode;
    if (isElement(node)) labelHeading(node);
  }
}
