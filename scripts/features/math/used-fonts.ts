// Which of KaTeX's fonts a page with formulas can ask for, by the classes in its HTML. Pure.

export interface Font {
  /** Of the file: `Main-Regular`. */
  readonly name: string;
  readonly isUsed: (html: string) => boolean;
}

const has =
  (...texts: readonly string[]) =>
  (html: string): boolean =>
    texts.some((text) => html.includes(text));
const both =
  (...tests: readonly ((html: string) => boolean)[]) =>
  (html: string): boolean =>
    tests.every((test) => test(html));

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

/** Names of files, in a fixed order; none if there is no formula. */
export function usedFonts(html: string): string[] {
  return html.includes(katexMark) ? fonts.filter(({ isUsed }) => isUsed(html)).map(({ name }) => name) : [];
}

/** `Main-BoldItalic` → its declaration. */
export function fontFace(name: string, address: string): string {
  const [family = '', style = ''] = name.split('-');
  const weight = style.startsWith('Bold') ? 'bold' : 'normal';
  const slope = style.endsWith('Italic') ? 'italic' : 'normal';
  return `@font-face{font-family:KaTeX_${family};src:url(${address}) format("woff2");font-weight:${weight};font-style:${slope};font-display:block}`;
}
