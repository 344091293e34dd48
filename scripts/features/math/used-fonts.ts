// Which of KaTeX's fonts a page with formulas can ask for, by the classes in its HTML. Pure.

import { markFinder, type MarkedText } from '../../core/find-marks.ts';
import { BoundedCache } from './bounded-cache.ts';
import { endOfSpan } from './plain-formulas.ts';

type Classes = ReadonlySet<string>;

export interface Font {
  /** Of the file: `Main-Regular`. */
  readonly name: string;
  readonly isUsed: (classes: Classes) => boolean;
}

/** What `has` asks for, each looked for once in a formula. */
const asked = new Set<string>();

function has(...texts: readonly string[]): (classes: Classes) => boolean {
  for (const text of texts) asked.add(text);
  return (classes) => texts.some((text) => classes.has(text));
}

const both =
  (...tests: readonly ((classes: Classes) => boolean)[]) =>
  (classes: Classes): boolean =>
    tests.every((test) => test(classes));

const bold = has('textbf', 'mathbf', 'boldsymbol', 'textboldsf', 'textboldfrak');
const italic = has('textit', 'mathit');
const sans = has('mathsf', 'textsf', 'mathitsf', 'textitsf', 'boldsf');

/** After the rules of katex.css; a weight or slope may be inherited, so these are the fonts that can be asked for. */
const fonts: readonly Font[] = [
  { name: 'Main-Regular', isUsed: () => true },
  { name: 'Math-Italic', isUsed: has('mathnormal') },
  { name: 'Main-Bold', isUsed: bold },
  { name: 'Main-Italic', isUsed: italic },
  { name: 'Main-BoldItalic', isUsed: both(bold, italic) },
  { name: 'Math-BoldItalic', isUsed: has('boldsymbol') },
  { name: 'AMS-Regular', isUsed: has('amsrm', 'mathbb', 'textbb') },
  { name: 'Caligraphic-Regular', isUsed: has('mathcal') },
  { name: 'Caligraphic-Bold', isUsed: both(has('mathcal'), bold) },
  { name: 'Fraktur-Regular', isUsed: has('mathfrak', 'textfrak') },
  { name: 'Fraktur-Bold', isUsed: both(has('frak'), bold, has('mathfrak', 'textfrak', 'boldfrak')) },
  { name: 'Typewriter-Regular', isUsed: has('mathtt', 'texttt') },
  { name: 'Script-Regular', isUsed: has('mathscr', 'textscr') },
  { name: 'SansSerif-Regular', isUsed: sans },
  { name: 'SansSerif-Bold', isUsed: both(sans, bold) },
  { name: 'SansSerif-Italic', isUsed: both(sans, has('textit', 'mathit', 'sfit', 'itsf')) },
  { name: 'Size1-Regular', isUsed: has('delimsizing size1', 'delim-size1', 'small-op') },
  { name: 'Size2-Regular', isUsed: has('delimsizing size2', 'large-op') },
  { name: 'Size3-Regular', isUsed: has('delimsizing size3') },
  { name: 'Size4-Regular', isUsed: has('delimsizing size4', 'delim-size4') },
];

export const katexMark = 'class="katex"';

const findFormulas = markFinder([katexMark]);

/** Where formulas are in HTML. */
export function formulasIn(html: string): MarkedText {
  return { text: html, at: findFormulas(html).get(katexMark) ?? [] };
}

/** Names of files, in a fixed order; none if there is no formula. */
export function usedFonts(...texts: readonly MarkedText[]): string[] {
  if (texts.every(({ at }) => at.length === 0)) return [];
  const classes = new Set<string>();
  for (const { text: html, at } of texts) {
    for (const [index, start] of at.entries()) {
      for (const text of classesOf(html, start, at[index + 1] ?? html.length)) classes.add(text);
    }
  }
  return fonts.filter(({ isUsed }) => isUsed(classes)).map(({ name }) => name);
}

/** By a formula's MathML and LaTeX, which are short and say all that its classes depend on. */
const known = new BoundedCache<readonly string[]>(2_000_000, (texts) => texts.length * 8);
const sourceEnd = '</annotation>';

/** Of the formula that begins at `start`; what isn't KaTeX's own output is taken up to `limit`. */
function classesOf(html: string, start: number, limit: number): readonly string[] {
  const end = html.indexOf(sourceEnd, start);
  const isWhole = end !== -1 && end < limit;
  const key = isWhole ? html.slice(start, end) : '';
  let texts = isWhole ? known.get(key) : undefined;
  if (!texts) {
    const spanEnd = isWhole ? endOfSpan(html, html.lastIndexOf('<', start)) : -1;
    const formula = html.slice(start, spanEnd === -1 ? limit : spanEnd);
    texts = [...asked].filter((text) => formula.includes(text));
    if (spanEnd !== -1) known.set(key, texts);
  }
  return texts;
}

/** `Main-BoldItalic` → its declaration. */
export function fontFace(name: string, address: string): string {
  const [family = '', style = ''] = name.split('-');
  const weight = style.startsWith('Bold') ? 'bold' : 'normal';
  const slope = style.endsWith('Italic') ? 'italic' : 'normal';
  return `@font-face{font-family:KaTeX_${family};src:url(${address}) format("woff2");font-weight:${weight};font-style:${slope};font-display:block}`;
}
