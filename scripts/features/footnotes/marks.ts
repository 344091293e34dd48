// Attributes by which Markdown tells the pass `footnotes` what it has read; the pass leaves none of them behind.

import { hiddenHtmlMark } from '../../core/hidden-html.ts';

/** On `<sup>`: the label of the note that is referred to. */
export const labelMark = 'data-pl-footnote';
/** On `<sup>`: HTML of a note that stands in the text itself. */
export const noteMark = hiddenHtmlMark;
/** On `<div>`: the label of the note in it. */
export const definitionMark = 'data-pl-footnote-definition';
