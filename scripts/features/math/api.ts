// What other features may use: the text of pages with formulas.

export { formulasAsText } from './plain-formulas.ts';
