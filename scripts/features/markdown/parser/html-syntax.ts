// Where HTML begins and ends in Markdown: inline tags (CommonMark 0.31 §6.6) and HTML blocks (§4.6).
// Every function looks at each character of its range once.

import type { Occurrences } from './occurrences.ts';

/** Names of HTML blocks of type 6, https://spec.commonmark.org/0.31.2/#html-blocks */
const blockNames = new Set(
  (
    'address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt ' +
    'fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li ' +
    'link main menu menuitem nav noframes ol optgroup option p param search section summary table tbody td tfoot th ' +
    'thead title tr track ul'
  ).split(' '),
);
const voidNames = new Set(['base', 'basefont', 'col', 'frame', 'hr', 'link', 'param', 'track']);
/** What ends a block of these: their own end tag, as in marked; a script may write `</style>` (CommonMark takes any). */
const rawEndings = new Map(['script', 'pre', 'style', 'textarea'].map((name) => [name, new RegExp(`</${name}>`, 'i')]));

/** Offset behind the name that begins at `offset`, or `offset`. */
export function nameEnd(text: string, offset: number, end: number): number {
  if (!isLetter(text.charCodeAt(offset))) return offset;
  let index = offset + 1;
  while (index < end && isNameCharacter(text.charCodeAt(index))) index += 1;
  return index;
}

export function isBlockName(name: string): boolean {
  return blockNames.has(name);
}

export function isVoidName(name: string): boolean {
  return voidNames.has(name);
}

/** Offset behind the start tag at `offset` (a `<`), within `end`; -1 if there is none. */
export function startTagEnd(text: string, offset: number, end: number): number {
  let index = nameEnd(text, offset + 1, end);
  if (index === offset + 1) return -1;
  for (;;) {
    const afterSpace = skipSpace(text, index, end);
    if (afterSpace >= end) return -1;
    const code = text.charCodeAt(afterSpace);
    if (code === 62) return afterSpace + 1;
    if (code === 47) return text.charCodeAt(afterSpace + 1) === 62 && afterSpace + 1 < end ? afterSpace + 2 : -1;
    if (afterSpace === index || !isAttributeStart(code)) return -1;
    index = attributeEnd(text, afterSpace, end);
    if (index === -1) return -1;
  }
}

function attributeEnd(text: string, offset: number, end: number): number {
  let index = offset + 1;
  while (index < end && isAttributeCharacter(text.charCodeAt(index))) index += 1;
  const equals = skipSpace(text, index, end);
  if (text.charCodeAt(equals) !== 61 || equals >= end) return index;
  index = skipSpace(text, equals + 1, end);
  const quote = text.charCodeAt(index);
  if (quote === 34 || quote === 39) {
    index += 1;
    while (index < end && text.charCodeAt(index) !== quote) index += 1;
    return index < end ? index + 1 : -1;
  }
  const start = index;
  while (index < end && isUnquoted(text.charCodeAt(index))) index += 1;
  return index > start ? index : -1;
}

/** Offset behind the end tag at `offset` (a `<` before a `/`), within `end`; -1 if there is none. */
export function endTagEnd(text: string, offset: number, end: number): number {
  let index = nameEnd(text, offset + 2, end);
  if (index === offset + 2) return -1;
  index = skipSpace(text, index, end);
  return index < end && text.charCodeAt(index) === 62 ? index + 1 : -1;
}

/** Offset behind the inline HTML at `offset` (a `<`); -1 if there is none. */
export function inlineHtmlEnd(text: string, offset: number, occurrences: Occurrences): number {
  const next = text.charCodeAt(offset + 1);
  if (next === 47) return endTagEnd(text, offset, text.length);
  if (next === 63) return behind(occurrences.next('?>', offset + 2), 2);
  if (next !== 33) return elementEnd(text, offset, startTagEnd(text, offset, text.length), occurrences);
  if (text.startsWith('<!--', offset)) {
    if (text.startsWith('>', offset + 4)) return offset + 5;
    if (text.startsWith('->', offset + 4)) return offset + 6;
    return behind(occurrences.next('-->', offset + 4), 3);
  }
  if (text.startsWith('<![CDATA[', offset)) return behind(occurrences.next(']]>', offset + 9), 3);
  return isLetter(text.charCodeAt(offset + 2)) ? behind(occurrences.next('>', offset + 2), 1) : -1;
}

const scriptOrText = /<(script|style|textarea)(?=[\s>])/iy;

/** Nobody writes Markdown within a script, where a browser would read none of the HTML that it becomes. */
function elementEnd(text: string, offset: number, tagEnd: number, occurrences: Occurrences): number {
  if (tagEnd === -1) return -1;
  scriptOrText.lastIndex = offset;
  const name = scriptOrText.exec(text)?.[1]?.toLowerCase();
  const close = name === undefined ? -1 : occurrences.next(`</${name}>`, tagEnd);
  return close === -1 ? tagEnd : close + `</${name}>`.length;
}

function behind(index: number, length: number): number {
  return index === -1 ? -1 : index + length;
}

export interface HtmlStart {
  /** The line that it matches ends the block; `undefined`: the next blank line does. */
  readonly ending: RegExp | undefined;
  readonly raw: boolean;
  readonly interruptsParagraph: boolean;
}

const startings: readonly (readonly [RegExp, RegExp])[] = [
  [/<!--/y, /-->/],
  [/<\?/y, /\?>/],
  [/<!\[CDATA\[/y, /\]\]>/],
  [/<![A-Za-z]/y, />/],
];

/** The HTML block that begins with the `<` at `offset` of a line that ends at `end`. */
export function htmlBlockStart(text: string, offset: number, end: number): HtmlStart | undefined {
  const closing = text.charCodeAt(offset + 1) === 47;
  const nameStart = offset + (closing ? 2 : 1);
  const name = text.slice(nameStart, nameEnd(text, nameStart, end)).toLowerCase();
  if (name === '') {
    for (const [start, ending] of startings) {
      start.lastIndex = offset;
      if (start.test(text)) return { ending, raw: false, interruptsParagraph: true };
    }
    return undefined;
  }
  const after = nameStart + name.length;
  const next = text.charCodeAt(after);
  const endsName = after >= end || next === 32 || next === 9 || next === 62;
  const ending = rawEndings.get(name);
  if (ending) return !closing && endsName ? { ending, raw: true, interruptsParagraph: true } : undefined;
  if (blockNames.has(name)) {
    const selfClosing = next === 47 && text.charCodeAt(after + 1) === 62;
    return endsName || selfClosing ? { ending: undefined, raw: false, interruptsParagraph: true } : undefined;
  }
  const tagEnd = closing ? endTagEnd(text, offset, end) : startTagEnd(text, offset, end);
  if (tagEnd === -1 || skipSpace(text, tagEnd, end) < end) return undefined;
  return { ending: undefined, raw: false, interruptsParagraph: false };
}

export function skipSpace(text: string, offset: number, end: number): number {
  let index = offset;
  while (index < end) {
    const code = text.charCodeAt(index);
    if (code !== 32 && code !== 10 && code !== 9 && code !== 12 && code !== 13) break;
    index += 1;
  }
  return index;
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isNameCharacter(code: number): boolean {
  return isLetter(code) || isDigit(code) || code === 45;
}

function isAttributeStart(code: number): boolean {
  return isLetter(code) || code === 95 || code === 58;
}

function isAttributeCharacter(code: number): boolean {
  return isLetter(code) || isDigit(code) || code === 95 || code === 58 || code === 46 || code === 45;
}

function isUnquoted(code: number): boolean {
  return !(code <= 32 || code === 34 || code === 39 || code === 61 || code === 60 || code === 62 || code === 96);
}
