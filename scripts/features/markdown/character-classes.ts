// Which characters count as what beside a delimiter run: CommonMark's classes and those of its amendment for Chinese,
// Japanese and Korean, https://github.com/tats-u/markdown-cjk-friendly/blob/main/specification.md

import { eastAsianWidthType } from 'get-east-asian-width';

export interface Neighbour {
  /** Unicode white space, or the beginning or end of the text. */
  readonly isSpace: boolean;
  /** Unicode punctuation or symbol (general categories P and S). */
  readonly isPunctuation: boolean;
  /** The amendment's "CJK character"; before a delimiter run, an ideographic variation selector counts as one too. */
  readonly isCjk: boolean;
}

export const edge: Neighbour = { isSpace: true, isPunctuation: false, isCjk: false };
const ideographicSelector: Neighbour = { isSpace: false, isPunctuation: false, isCjk: true };
const fullWidthQuote: Neighbour = { isSpace: false, isPunctuation: true, isCjk: true };

const space = /^[\t\n\f\r\p{Zs}]$/u;
const punctuation = /^[\p{P}\p{S}]$/u;
const hangul = /^\p{Script=Hangul}$/u;
const emoji = /^\p{Emoji_Presentation}$/u;

const known = new Map<number, Neighbour>();
/** Texts of many scripts ask for some thousand characters; hostile ones for a million. */
const maxKnown = 20_000;

function classify(codePoint: number): Neighbour {
  const before = known.get(codePoint);
  if (before) return before;
  const character = String.fromCodePoint(codePoint);
  const neighbour = {
    isSpace: space.test(character),
    isPunctuation: punctuation.test(character),
    isCjk: isCjk(codePoint),
  };
  if (known.size < maxKnown) known.set(codePoint, neighbour);
  return neighbour;
}

/** Amendment §2.1: wide, full-width or half-width and no emoji by default; or of the script Hangul. */
export function isCjk(codePoint: number): boolean {
  if (codePoint < 0x1100) return false;
  const width = eastAsianWidthType(codePoint);
  const character = String.fromCodePoint(codePoint);
  if (width === 'wide' || width === 'fullwidth' || width === 'halfwidth') return !emoji.test(character);
  return hangul.test(character);
}

/** The character behind `offset`. */
export function neighbourAfter(text: string, offset: number): Neighbour {
  const codePoint = text.codePointAt(offset);
  return codePoint === undefined ? edge : classify(codePoint);
}

/** The character, or the sequence of one with its variation selector, before `offset`. */
export function neighbourBefore(text: string, offset: number): Neighbour {
  const start = previousStart(text, offset);
  if (start < 0) return edge;
  const codePoint = text.codePointAt(start) ?? 0;
  if (codePoint >= 0xe0100 && codePoint <= 0xe01ef) return ideographicSelector;
  // U+FE0F asks for an emoji, the others for a form of the same character.
  if (codePoint < 0xfe00 || codePoint > 0xfe0e) return classify(codePoint);
  const baseStart = previousStart(text, start);
  if (baseStart < 0) return classify(codePoint);
  const base = text.codePointAt(baseStart) ?? 0;
  if (codePoint === 0xfe01 && (base === 0x2018 || base === 0x2019 || base === 0x201c || base === 0x201d))
    return fullWidthQuote;
  return classify(base);
}

function previousStart(text: string, offset: number): number {
  const start = offset - 1;
  const unit = text.charCodeAt(start);
  const isPair = unit >= 0xdc00 && unit <= 0xdfff && start > 0;
  return isPair && (text.charCodeAt(start - 1) & 0xfc00) === 0xd800 ? start - 1 : start;
}
