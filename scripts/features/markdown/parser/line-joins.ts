// Whether a line break in running text is seen as a space: between Chinese or Japanese characters it isn't.
// The rule is that of https://www.w3.org/TR/css-text-3/#line-break-transform: no space if both sides are wide, full-width
// or half-width and not Hangul; in addition quotation marks, dashes and ellipsis count as Chinese beside such a character.

import { isCjk } from '../character-classes.ts';

const hangul = /^\p{Script=Hangul}$/u;
const ambiguous = /^[“”‘’…—·]$/u;
const markup = new Set(['*', '_', '~', '=']);

/** `before`: end of the text before the break; `after`: beginning of the text behind it. */
export function joinsLines(text: string, before: number, after: number): boolean {
  let left = before;
  while (left > 0 && markup.has(text.charAt(left - 1))) left -= 1;
  let right = after;
  while (right < text.length && markup.has(text.charAt(right))) right += 1;
  const first = characterBefore(text, left);
  const second = text.codePointAt(right);
  if (first === undefined || second === undefined) return false;
  const isFirst = isIdeographic(first);
  const isSecond = isIdeographic(second);
  return (isFirst && isSecond) || (isFirst && isAmbiguous(second)) || (isAmbiguous(first) && isSecond);
}

function characterBefore(text: string, offset: number): number | undefined {
  if (offset === 0) return undefined;
  const unit = text.charCodeAt(offset - 1);
  const isSecondHalf = unit >= 0xdc00 && unit <= 0xdfff && offset > 1;
  const codePoint = text.codePointAt(isSecondHalf ? offset - 2 : offset - 1);
  // A variation selector belongs to the ideograph before it.
  const isSelector = codePoint !== undefined && codePoint >= 0xe0100 && codePoint <= 0xe01ef;
  return isSelector ? characterBefore(text, offset - 2) : codePoint;
}

function isIdeographic(codePoint: number): boolean {
  return isCjk(codePoint) && !hangul.test(String.fromCodePoint(codePoint));
}

function isAmbiguous(codePoint: number): boolean {
  return ambiguous.test(String.fromCodePoint(codePoint));
}
