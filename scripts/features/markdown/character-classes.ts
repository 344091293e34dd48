// Which characters count as what beside a delimiter run: CommonMark's classes and those of its amendment for Chinese,
// Japanese and Korean, https://github.com/tats-u/markdown-cjk-friendly/blob/main/specification.md

import { eastAsianWidthType } from 'get-east-asian-width';

export interface Neighbour {
  /** Unicode white space, or the beginning or end of the text. */
  readonly isSpace: boolean;
  /** Unicode punctuation or symbol (general categories P and S). */
  readonly isPunctuation: boolean;
  readonly isCjk: boolean;
}

const edge: Neighbour = { isSpace: true, isPunctuation: false, isCjk: false };
const space = /^\s$/u;
const punctuation = /^[\p{P}\p{S}]$/u;
const cjkScript =
  /^[\p{Script_Extensions=Han}\p{Script_Extensions=Hiragana}\p{Script_Extensions=Katakana}\p{Script_Extensions=Hangul}\p{Script_Extensions=Bopomofo}]$/u;
const emoji = /^\p{Emoji_Presentation}$/u;
const known = new Map<number, Neighbour>();

/** Class of a code point; `undefined` stands for the edge of the text. */
export function classify(codePoint: number | undefined): Neighbour {
  if (codePoint === undefined) return edge;
  const before = known.get(codePoint);
  if (before) return before;
  const character = String.fromCodePoint(codePoint);
  const neighbour = {
    isSpace: space.test(character),
    isPunctuation: punctuation.test(character),
    isCjk: isCjk(codePoint, character),
  };
  known.set(codePoint, neighbour);
  return neighbour;
}

function isCjk(codePoint: number, character: string): boolean {
  if (codePoint < 0x1100 || emoji.test(character)) return false;
  const width = eastAsianWidthType(codePoint);
  return width === 'wide' || width === 'fullwidth' || width === 'halfwidth' || cjkScript.test(character);
}

/** Variation selectors belong to the character before them. */
export function isVariationSelector(codePoint: number): boolean {
  return (codePoint >= 0xfe00 && codePoint <= 0xfe0f) || (codePoint >= 0xe0100 && codePoint <= 0xe01ef);
}
