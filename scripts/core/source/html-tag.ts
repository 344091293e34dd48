// Finds the tags of raw HTML by CommonMark's grammar (spec 0.31, section 6.6), without regular expressions that could
// look at the same text twice.

export interface HtmlTag {
  readonly end: number;
  /** Lower case. */
  readonly name: string;
  readonly closing: boolean;
  /** Offset just after the name, where an attribute could be added. */
  readonly nameEnd: number;
  /** Where the first `href`, `src`, `poster`, `data` or `srcset` value begins. */
  readonly url: number | undefined;
}

const urlAttributes = new Set(['href', 'src', 'data', 'poster', 'srcset']);

function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 9 || code === 13 || code === 12;
}

function isLetter(code: number): boolean {
  const lower = code | 32;
  return lower >= 97 && lower <= 122;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isAttributeName(code: number, first: boolean): boolean {
  if (isLetter(code) || code === 95 || code === 58 || code === 64) return true;
  return !first && (isDigit(code) || code === 45 || code === 46);
}

/**
 * The tag that begins with the `<` at `start` and ends before `limit`, or `undefined`.
 * The `@` of Vue-like attributes is allowed beyond CommonMark, as browsers allow it.
 */
export function htmlTagAt(text: string, start: number, limit: number): HtmlTag | undefined {
  let at = start + 1;
  const closing = text.charCodeAt(at) === 47;
  if (closing) at++;
  if (at >= limit || !isLetter(text.charCodeAt(at))) return undefined;
  const nameStart = at;
  while (at < limit && (isLetter(text.charCodeAt(at)) || isDigit(text.charCodeAt(at)) || text.charCodeAt(at) === 45))
    at++;
  const nameEnd = at;
  const name = text.slice(nameStart, nameEnd).toLowerCase();
  let url: number | undefined;

  for (;;) {
    const before = at;
    while (at < limit && isSpace(text.charCodeAt(at))) at++;
    if (at >= limit) return undefined;
    const code = text.charCodeAt(at);
    if (code === 62) return { end: at + 1, name, closing, nameEnd, url };
    if (code === 47 && text.charCodeAt(at + 1) === 62 && at + 1 < limit) {
      return { end: at + 2, name, closing, nameEnd, url };
    }
    if (at === before || closing || !isAttributeName(code, true)) return undefined;
    const attributeStart = at;
    while (at < limit && isAttributeName(text.charCodeAt(at), false)) at++;
    const attributeEnd = at;
    while (at < limit && isSpace(text.charCodeAt(at))) at++;
    if (text.charCodeAt(at) !== 61) {
      at = attributeEnd;
      continue;
    }
    at++;
    while (at < limit && isSpace(text.charCodeAt(at))) at++;
    if (at >= limit) return undefined;
    const quote = text.charCodeAt(at);
    let valueStart = at;
    if (quote === 34 || quote === 39) {
      valueStart = at + 1;
      at = valueStart;
      while (at < limit && text.charCodeAt(at) !== quote) at++;
      if (at >= limit) return undefined;
      at++;
    } else {
      while (at < limit && !isSpace(text.charCodeAt(at)) && !'"\'=<>`'.includes(text.charAt(at))) at++;
      if (at === valueStart) return undefined;
    }
    if (url === undefined && urlAttributes.has(text.slice(attributeStart, attributeEnd).toLowerCase())) {
      url = valueStart;
    }
  }
}

/** Elements whose content is no Markdown, and in which no other tag begins. */
export const rawElements: ReadonlySet<string> = new Set(['script', 'style', 'pre', 'textarea', 'title', 'svg', 'math']);

export interface PlacedTag extends HtmlTag {
  readonly start: number;
}

/** The start tags of a piece of raw HTML outside comments and raw elements; those elements' own tags are included. */
export function* startTags(html: string): Generator<PlacedTag> {
  let at = html.indexOf('<');
  while (at !== -1) {
    if (html.startsWith('<!--', at)) {
      const end = html.indexOf('-->', at + 2);
      if (end === -1) return;
      at = html.indexOf('<', end + 3);
      continue;
    }
    const tag = htmlTagAt(html, at, html.length);
    if (!tag) {
      at = html.indexOf('<', at + 1);
      continue;
    }
    let next = tag.end;
    if (!tag.closing) {
      yield { ...tag, start: at };
      if (rawElements.has(tag.name)) {
        const close = closingTag(html, tag.name, tag.end);
        if (close === -1) return;
        next = close;
      }
    }
    at = html.indexOf('<', next);
  }
}

/** Offset of `</name` at or after `from`, in any case, or -1. */
export function closingTag(html: string, name: string, from: number): number {
  for (let at = html.indexOf('</', from); at !== -1; at = html.indexOf('</', at + 2)) {
    if (html.slice(at + 2, at + 2 + name.length).toLowerCase() === name) return at;
  }
  return -1;
}
