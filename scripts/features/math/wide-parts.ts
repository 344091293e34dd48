// Which parts of a formula in a line may be wider than a phone: a matrix, a long fraction, all between \left and \right.
// Between its parts a formula is broken; within one it can only scroll. The class costs nothing where there is room.

export const wideClass = 'paperlog-math-wide';
/** Signs that a phone always has room for: 18 of about 0.8 em. */
const narrowSigns = 18;
const base = '<span class="katex-base">';

/** @param html of KaTeX, not of a display formula */
export function markWideParts(html: string): string {
  const [before = '', ...parts] = html.split(base);
  return (
    before +
    parts.map((part) => (signsIn(part) > narrowSigns ? `${base.slice(0, -2)} ${wideClass}">` : base) + part).join('')
  );
}

/** Space between columns and what `\quad` makes count as one each. */
function signsIn(part: string): number {
  const spaces = part.match(/class="(?:arraycolsep|mspace)"/g)?.length ?? 0;
  const text = part
    .replace(/<[^>]*>/g, '')
    .replace(/&[a-z#\d]+;/gi, 'x')
    .replace(/[\s\u200b]/g, '');
  return text.length + spaces;
}

/** Of a drawing, whose width is told in ex. */
export function isWideDrawing(svg: string): boolean {
  return Number(/\swidth="([\d.]+)ex"/.exec(svg)?.[1] ?? 0) > 2 * narrowSigns;
}
