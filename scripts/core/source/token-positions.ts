// Which of marked's tokens get a position, and where in them their address stands.

import { alignTokens, type AlignOptions, type RawToken } from './align-tokens.ts';
import { htmlTagAt, startTags } from './html-tag.ts';
import { positionAttribute } from '../positions.ts';
import type { TextMap } from './text-map.ts';

/** The value of the position attribute, on tokens of links, pictures, headings and blocks of code. */
export const tokenPosition = Symbol('position in the author’s file');

/** Elements of raw HTML that passes may report. */
const placedElements =
  /^(?:a|img|h[1-6]|iframe|video|audio|source|embed|object|div|section|table|td|picture|figure|details)$/;

/** The same without those that tags make for layout only. */
const placedInTags = /^(?:a|img|h[1-6]|iframe|video|audio|source|embed|object)$/;

const placedTypes = new Set(['heading', 'code', 'link', 'image', 'def', 'html']);

/** Notes on the tokens of `text` where the author wrote them; tokens of raw HTML get the attribute in their text. */
export function placeTokens(tokens: readonly RawToken[], text: string, map: TextMap, options: AlignOptions = {}): void {
  const definitions = new Map<string, number>();
  const references: { token: RawToken; start: number; label: string }[] = [];

  alignTokens(
    tokens,
    text,
    (token, at) => {
      switch (token.type) {
        case 'heading':
        case 'code':
          place(token, map.sourceOffset(at(token.raw.length - token.raw.trimStart().length)), undefined);
          break;
        case 'link':
        case 'image': {
          const start = map.sourceOffset(at(0));
          const url = addressIndex(token.raw);
          if (url === undefined) {
            if (start !== undefined) references.push({ token, start, label: referenceLabel(token.raw) });
          } else place(token, start, map.sourceOffset(at(url)));
          break;
        }
        case 'def': {
          const match = /^\s*\[((?:[^\]\\]|\\.)+)\]:\s*<?/.exec(token.raw);
          const url = match && map.sourceOffset(at(match[0].length));
          const label = normalLabel(match?.[1] ?? '');
          if (url != null && !definitions.has(label)) definitions.set(label, url);
          break;
        }
        case 'html':
          placeHtml(token, at, map);
          break;
        default:
          // What an extension reads may ask for its place.
          if (token['placed'] === true) place(token, map.sourceOffset(at(0)), undefined);
      }
    },
    { ...options, wanted: ({ type, placed }) => placedTypes.has(type) || placed === true },
  );
  for (const { token, start, label } of references) place(token, start, definitions.get(label));
}

/** A token that may have got a position. */
export interface Placed {
  [tokenPosition]?: string;
}

/** The position of a token as an attribute of its element, with a space before it; empty if it has none. */
export function positionHtml(token: object): string {
  const position = (token as Placed)[tokenPosition];
  return position === undefined ? '' : ` ${positionAttribute}="${position}"`;
}

function place(token: RawToken, start: number | undefined, url: number | undefined): void {
  if (start !== undefined) (token as Placed)[tokenPosition] = positionValue(start, url);
}

function positionValue(start: number, url: number | undefined): string {
  return url === undefined ? String(start) : `${start}:${url}`;
}

/** Index of the address in the Markdown of a link or picture; `undefined` for references. */
function addressIndex(raw: string): number | undefined {
  if (raw.startsWith('<')) return 1;
  if (!raw.startsWith('[') && !raw.startsWith('![')) return 0;
  if (!raw.endsWith(')')) return undefined;
  const bracket = raw.lastIndexOf('](');
  if (bracket === -1) return undefined;
  let index = bracket + 2;
  while (' \t\n'.includes(raw.charAt(index))) index++;
  return raw.charAt(index) === '<' ? index + 1 : index;
}

function referenceLabel(raw: string): string {
  const text = raw.endsWith('[]') ? raw.slice(0, -2) : raw;
  return normalLabel(/\[((?:[^[\]\\]|\\.)*)\]$/.exec(text)?.[1] ?? '');
}

function normalLabel(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase();
}

function placeHtml(token: RawToken, at: (index: number) => number, map: TextMap): void {
  const html = token['text'];
  if (typeof html !== 'string' || !html.includes('<')) return;
  const shift = token.raw.startsWith(html) ? 0 : -1;
  if (shift === -1) return;
  let result = '';
  let done = 0;
  for (const tag of startTags(html)) {
    if (!placedElements.test(tag.name) || isPlaced(html, tag.start, tag.end)) continue;
    const start = map.sourceOffset(at(tag.start));
    if (start === undefined) continue;
    const url = tag.url === undefined ? undefined : map.sourceOffset(at(tag.url));
    result += `${html.slice(done, tag.nameEnd)} ${positionAttribute}="${positionValue(start, url)}"`;
    done = tag.nameEnd;
  }
  if (done > 0) (token as { text?: string }).text = result + html.slice(done);
}

function isPlaced(html: string, start: number, end: number): boolean {
  return html.slice(start, end).includes(positionAttribute);
}

const firstElement = { a: /<a[\s>]/, img: /<img[\s>]/, h: /<h[1-6][\s>]/ };

/** Adds a position to the first element named `name` in what a renderer made of a token. */
export function withPosition(html: string, name: keyof typeof firstElement, position: string): string {
  const start = html.search(firstElement[name]);
  if (start === -1) return html;
  const tag = htmlTagAt(html, start, html.length);
  // After the other attributes: plugins look for `<a href=` in a post's HTML.
  const at = tag ? tag.end - (html.charAt(tag.end - 2) === '/' ? 2 : 1) : start + name.length + 1;
  if (tag && isPlaced(html, start, tag.end)) return html;
  return `${html.slice(0, at)} ${positionAttribute}="${position}"${html.slice(at)}`;
}

/**
 * Gives what a template tag made the place of the tag: `start` … `end` of its opening in `raw`. Elements that came
 * from its body keep their own.
 */
export function placeTagOutput(html: string, raw: string, start: number, end: number): string {
  if (!html.includes('<')) return html;
  const opening = raw.slice(start, end);
  let result = '';
  let done = 0;
  for (const tag of startTags(html)) {
    if (!placedInTags.test(tag.name) || isPlaced(html, tag.start, tag.end)) continue;
    const address = tag.url === undefined ? '' : (/^[^"'\s>]*/.exec(html.slice(tag.url, tag.end))?.[0] ?? '');
    const url = address === '' ? -1 : opening.indexOf(address);
    const at = html.charAt(tag.end - 2) === '/' ? tag.end - 2 : tag.end - 1;
    const position = positionValue(start, url === -1 ? undefined : start + url);
    result += `${html.slice(done, at).trimEnd()} ${positionAttribute}="${position}"`;
    done = at;
  }
  return done > 0 ? result + html.slice(done) : html;
}
