// Finds for marked's tokens where the author wrote them: tokens come in the order of the text, and each holds its own
// source, so that a cursor that moves forward over the author's file meets them one after the other.

import { isHidden, type SourceRange } from './source-segments.ts';

/** Part of an author's file that is being rendered. */
export interface SourceCursor {
  readonly source: string;
  readonly hidden: readonly SourceRange[];
  /** Searches begin here … */
  offset: number;
  /** … and end here. */
  readonly end: number;
}

/** The fields of marked's tokens that are read here. */
export interface AlignableToken {
  readonly type: string;
  readonly raw: string;
  text?: string;
  readonly href?: string;
  readonly pre?: boolean;
  readonly tokens?: readonly AlignableToken[];
  readonly items?: readonly AlignableToken[];
  readonly header?: readonly { readonly tokens: readonly AlignableToken[] }[];
  readonly rows?: readonly (readonly { readonly tokens: readonly AlignableToken[] }[])[];
}

/** Value of the position attribute, by token: `<offset>` or `<offset>:<offset of the URL>`. */
export type TokenPositions = WeakMap<object, string>;

const startTags = /<(a|img|h[1-6]|iframe|video|audio|source|embed|object|div|section|table|td)(?=[\s>/])[^>]*/gi;
const opaque = /<(script|style|textarea)\b[\s\S]*?<\/\1\s*>|<!--[\s\S]*?-->/gi;

/** Records the positions of links, pictures and headings; start tags in HTML get the attribute `attributeName` at once. */
export function alignTokens(
  tokens: readonly AlignableToken[],
  cursor: SourceCursor,
  positions: TokenPositions,
  attributeName: string,
): void {
  for (const token of tokens) {
    if (token.type === 'link' || token.type === 'image' || token.type === 'heading')
      alignToken(token, cursor, positions);
    else if (token.type === 'html' && !token.pre) alignHtml(token, cursor, attributeName);
    for (const cell of token.header ?? []) alignTokens(cell.tokens, cursor, positions, attributeName);
    for (const row of token.rows ?? [])
      for (const cell of row) alignTokens(cell.tokens, cursor, positions, attributeName);
    if (token.items) alignTokens(token.items, cursor, positions, attributeName);
    if (token.tokens) alignTokens(token.tokens, cursor, positions, attributeName);
  }
}

function alignToken(token: AlignableToken, cursor: SourceCursor, positions: TokenPositions): void {
  const start = find(firstLine(token.raw), cursor);
  if (start === -1) return;
  cursor.offset = start + 1;
  const limit = Math.min(cursor.end, start + token.raw.length + 200);
  const url = token.href ? addressOffset(cursor.source, token.href, start, limit) : -1;
  positions.set(token, url === -1 ? String(start) : `${start}:${url}`);
}

/** The address stands behind `](`; the text before it may hold the same address. */
function addressOffset(source: string, href: string, start: number, limit: number): number {
  const piece = source.slice(start, limit);
  const bracket = piece.indexOf(`](${href}`);
  if (bracket !== -1) return start + bracket + 2;
  const index = piece.indexOf(href);
  if (index !== -1) return start + index;
  const opening = piece.indexOf('](');
  return opening === -1 ? -1 : start + opening + 2;
}

function alignHtml(token: AlignableToken, cursor: SourceCursor, attributeName: string): void {
  const text = token.text ?? token.raw;
  if (!text.includes('<')) return;
  const skipped = [...text.matchAll(opaque)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  let result = '';
  let copied = 0;
  for (const match of text.matchAll(startTags)) {
    if (isHidden(skipped, match.index)) continue;
    const start = find(firstLine(match[0]), cursor);
    if (start === -1) continue;
    cursor.offset = start + 1;
    const address = /\s(?:src|href|data)\s*=\s*["']?/i.exec(cursor.source.slice(start, start + match[0].length + 80));
    const url = address ? `:${start + address.index + address[0].length}` : '';
    const insertion = match.index + 1 + (match[1] ?? '').length;
    result += `${text.slice(copied, insertion)} ${attributeName}="${start}${url}"`;
    copied = insertion;
  }
  if (copied > 0) token.text = result + text.slice(copied);
}

function find(needle: string, cursor: SourceCursor): number {
  if (needle === '') return -1;
  for (let from = cursor.offset; from < cursor.end;) {
    const index = cursor.source.indexOf(needle, from);
    if (index === -1 || index >= cursor.end) return -1;
    if (!isHidden(cursor.hidden, index)) return index;
    from = index + 1;
  }
  return -1;
}

/** Lines after the first lack the marks of quotes and lists that they stand in. */
function firstLine(raw: string): string {
  const text = raw.trimStart();
  const newline = text.indexOf('\n');
  return (newline === -1 ? text : text.slice(0, newline)).trimEnd();
}
