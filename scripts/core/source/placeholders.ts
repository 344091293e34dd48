// What stands in a text for something that Markdown, Nunjucks and typography must not touch: a number between two
// noncharacters, which Unicode reserves for such uses (23.7). To CommonMark they are neither space nor punctuation, so
// that emphasis beside a formula works as beside a letter.

const open = '\uFDD0';
const close = '\uFDD1';
/** Digits of base 16. */
const zero = 0xfdd2;
const lastDigit = 0xfde1;

/** The code of the character that each begins with. */
export const placeholderStart = 0xfdd0;

/** Characters that mean something here; an author's own are taken out like formulas. */
export const reservedCharacters = /[\uFDD0-\uFDE1\uFFFC]/g;

/** As a comment, the placeholder is a block of its own where it stands alone (CommonMark 0.31, section 4.6, type 2). */
const pattern = /(<!--)?\uFDD0([\uFDD2-\uFDE1]+)\uFDD1(?:-->)?/g;
/** The same after `encodeURL`. */
const encoded = /%EF%B7%90(?:%EF%B7%(?:9[2-9A-F]|A[01]))+%EF%B7%91/gi;
const encodedOpen = '%EF%B7%90';

export function placeholder(index: number): string {
  let digits = '';
  for (const digit of index.toString(16)) digits += String.fromCharCode(zero + Number.parseInt(digit, 16));
  return open + digits + close;
}

export function hasPlaceholders(text: string): boolean {
  return text.includes(open);
}

const alone = /^\s*\uFDD0[\uFDD2-\uFDE1]+\uFDD1\s*$/;

/** Does nothing but a formula or braces stand on this line? */
export function isPlaceholder(line: string): boolean {
  return alone.test(line);
}

/** `placeholder` may be preceded by `<!--` and followed by `-->`. */
export interface PlaceholderMatch {
  readonly index: number;
  readonly start: number;
  readonly end: number;
}

export function* placeholdersIn(text: string): Generator<PlaceholderMatch> {
  if (!hasPlaceholders(text)) return;
  for (const match of text.matchAll(pattern)) {
    const { index: start, 0: whole } = match;
    yield { index: indexOf(match[2] ?? ''), start, end: start + whole.length };
  }
}

/** `text` with each placeholder replaced; `undefined` leaves it as it is. */
export function replacePlaceholders(text: string, replacement: (index: number) => string | undefined): string {
  if (!hasPlaceholders(text)) return text;
  return text.replace(pattern, (whole, _comment, digits: string) => replacement(indexOf(digits)) ?? whole);
}

/** The same for placeholders in addresses that were encoded since. */
export function replaceEncodedPlaceholders(text: string, replacement: (index: number) => string | undefined): string {
  if (!text.includes(encodedOpen)) return text;
  return text.replace(encoded, (whole) => {
    const digits = decodeURIComponent(whole).slice(1, -1);
    return replacement(indexOf(digits)) ?? whole;
  });
}

function indexOf(digits: string): number {
  let hex = '';
  for (const digit of digits) {
    const value = digit.charCodeAt(0);
    if (value >= zero && value <= lastDigit) hex += (value - zero).toString(16);
  }
  return Number.parseInt(hex, 16);
}
