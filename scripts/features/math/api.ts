// What other features may use: the text of pages with formulas.

export { endOfSpan, formulasAsText } from './plain-formulas.ts';
