// From a place in a formula to the place in the author's file: quotes and lists indent its lines, tables escape its bars.

import type { SourceOffsets } from '../../core/positions.ts';

const opening = /^(?:\$\$|\$`?|\\{1,2}[([]|`{3,}[^\n]*\n|~{3,}[^\n]*\n)/;

/** How much may stand between two signs of a formula: marks and indentation of the quotes and lists around it. */
const maxGap = 200;

/**
 * @param place where the formula begins in `raw`, and where its LaTeX does if that is known
 * @param offset in `latex`
 * @returns an offset in `raw`
 */
export function authorOffset(
  raw: string,
  { start, url: content }: SourceOffsets,
  latex: string,
  offset: number,
): number {
  let place = content ?? start + (opening.exec(raw.slice(start, start + 40))?.[0].length ?? 0);
  const target = Math.min(offset, latex.length);
  let last = place;
  for (let index = 0; index <= target; index++) {
    const sign = latex.charAt(index);
    if (index === latex.length) return last;
    if (sign.trim() === '' && index < target) continue;
    const found = raw.indexOf(sign, place);
    if (found === -1 || found - place > maxGap) return last;
    if (index === target) return found;
    place = found + 1;
    last = place;
  }
  return last;
}
