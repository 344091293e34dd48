// Parts of links: labels, destinations and titles. https://spec.commonmark.org/0.31.2/#links
// Each function reads forward from an offset, at most to the end of the text, and says where it stopped.

/** https://spec.commonmark.org/0.31.2/#link-label */
const maxLabelLength = 999;
/** The specification asks for at least three levels; without a limit `[a](` × n is quadratic. */
const maxParentheses = 32;

const escapes = /\\([!-/:-@[-`{-~])/g;

export function removeEscapes(text: string): string {
  return text.includes('\\') ? text.replace(escapes, '$1') : text;
}

/** Labels match if they are equal but for case and white space. */
export function normalizeLabel(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase().toUpperCase().toLowerCase();
}

/** Offset behind the label whose `[` stands at `offset`; -1 if there is none. */
export function labelEnd(text: string, offset: number): number {
  const limit = Math.min(text.length, offset + maxLabelLength + 2);
  for (let index = offset + 1; index < limit; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 92) index += 1;
    else if (code === 91) return -1;
    else if (code === 93) return index + 1;
  }
  return -1;
}

export interface Destination {
  readonly href: string;
  readonly end: number;
}

/** @param fullWidthCloses `）` closes a parenthesis too */
export function linkDestination(text: string, offset: number, fullWidthCloses = false): Destination | undefined {
  if (text.charCodeAt(offset) === 60) {
    for (let index = offset + 1; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      if (code === 62) return { href: removeEscapes(text.slice(offset + 1, index)), end: index + 1 };
      if (code === 60 || code === 10) return undefined;
      if (code === 92) index += 1;
    }
    return undefined;
  }
  let depth = 0;
  let index = offset;
  for (; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 92 && isPunctuation(text.charCodeAt(index + 1))) index += 1;
    else if (code === 40) {
      depth += 1;
      if (depth > maxParentheses) return undefined;
    } else if (code === 41) {
      if (depth === 0) break;
      depth -= 1;
    } else if (code === 0xff09 && fullWidthCloses && depth > 0) depth -= 1;
    else if (code <= 32 || code === 127) break;
  }
  return depth === 0 ? { href: removeEscapes(text.slice(offset, index)), end: index } : undefined;
}

export interface Title {
  readonly title: string;
  readonly end: number;
}

export function linkTitle(text: string, offset: number): Title | undefined {
  const open = text.charCodeAt(offset);
  const close = open === 40 ? 41 : open;
  if (open !== 34 && open !== 39 && open !== 40) return undefined;
  for (let index = offset + 1; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === close) return { title: removeEscapes(text.slice(offset + 1, index)), end: index + 1 };
    if (code === 92) index += 1;
    else if (code === 40 && open === 40) return undefined;
  }
  return undefined;
}

/** Skips spaces, tabs and up to one line break. */
export function skipSpaceAndLine(text: string, offset: number): number {
  let lines = 0;
  let index = offset;
  for (; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 10) {
      lines += 1;
      if (lines > 1) break;
    } else if (code !== 32 && code !== 9) break;
  }
  return index;
}

export function isPunctuation(code: number): boolean {
  return (
    (code >= 33 && code <= 47) ||
    (code >= 58 && code <= 64) ||
    (code >= 91 && code <= 96) ||
    (code >= 123 && code <= 126)
  );
}
