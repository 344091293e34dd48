// Addresses in running text: GFM's extended autolinks (https://github.github.com/gfm/#autolinks-extension-), ended as a
// person would end them in Chinese text: before full-width punctuation, quotation marks, emoji and markup.

import { placeholderStart } from '../../../core/source/placeholders.ts';
import { isCjk } from '../character-classes.ts';

export interface Autolink {
  readonly start: number;
  readonly end: number;
  readonly href: string;
}

/** All addresses of a text, in order; linear in its length. */
export function findAutolinks(text: string): Autolink[] {
  const links: Autolink[] = [];
  if (text.includes('://')) addAll(text, '://', schemeLink, links);
  for (const mark of ['www.', 'WWW.', 'Www.']) if (text.includes(mark)) addAll(text, mark, wwwLink, links);
  if (text.includes('@')) addAll(text, '@', emailLink, links);
  return links.sort((a, b) => a.start - b.start || b.end - a.end);
}

function addAll(
  text: string,
  mark: string,
  read: (text: string, offset: number) => Autolink | undefined,
  links: Autolink[],
): void {
  let index = text.indexOf(mark);
  while (index !== -1) {
    const link = read(text, index);
    if (link) links.push(link);
    index = text.indexOf(mark, Math.max(index + mark.length, link?.end ?? 0));
  }
}

const schemes = ['https', 'http', 'ftp'];

function schemeLink(text: string, offset: number): Autolink | undefined {
  const before = text.slice(Math.max(0, offset - 5), offset).toLowerCase();
  const scheme = schemes.find((name) => before.endsWith(name));
  if (scheme === undefined) return undefined;
  const start = offset - scheme.length;
  if (isAsciiWord(text.charCodeAt(start - 1))) return undefined;
  const end = addressEnd(text, offset + 3);
  return end === -1 ? undefined : { start, end, href: text.slice(start, end) };
}

/** `-`, `.`, `/`, `<`, `>` and `@`: behind them `www.` begins no address. */
const partOfMore: ReadonlySet<number> = new Set([45, 46, 47, 60, 62, 64]);

function wwwLink(text: string, start: number): Autolink | undefined {
  const before = text.charCodeAt(start - 1);
  if (isAsciiWord(before) || partOfMore.has(before)) return undefined;
  const end = addressEnd(text, start + 4);
  return end === -1 ? undefined : { start, end, href: `http://${text.slice(start, end)}` };
}

const emailDomain = /[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)+/y;
const emailScheme = /(?<![A-Za-z0-9])(?:mailto|xmpp):$/i;
const longestScheme = 8;
const xmppResource = /\/[A-Za-z0-9@.]*[A-Za-z0-9@]/y;

function emailLink(text: string, at: number): Autolink | undefined {
  let start = at;
  while (start > 0 && isLocalPart(text.charCodeAt(start - 1))) start -= 1;
  emailDomain.lastIndex = at + 1;
  let domain = emailDomain.exec(text)?.[0] ?? '';
  // `__a@b.example__`: what stands on both sides is emphasis.
  const underscores = /_+$/.exec(domain)?.[0];
  if (underscores !== undefined && text.startsWith(underscores, start)) {
    start += underscores.length;
    domain = domain.slice(0, -underscores.length);
  }
  // A letter is last, for GitHub too: `vue@3.4.21` is a version, `root@10.0.0.1` no mailbox.
  if (start >= at || !/[A-Za-z]$/.test(domain)) return undefined;
  const end = at + 1 + domain.length;
  const scheme = emailScheme.exec(text.slice(Math.max(0, start - longestScheme), start))?.[0];
  if (scheme === undefined) return { start, end, href: `mailto:${text.slice(start, end)}` };
  return addressWithScheme(text, start - scheme.length, end);
}

/** GFM's extended protocol autolinks: `mailto:a@b.example`, `xmpp:a@b.example/resource`. */
function addressWithScheme(text: string, start: number, addressEnd: number): Autolink {
  xmppResource.lastIndex = addressEnd;
  const resource = /^x/i.test(text.charAt(start)) ? xmppResource.exec(text)?.[0] : undefined;
  const end = addressEnd + (resource?.length ?? 0);
  return { start, end, href: text.slice(start, end) };
}

/** Where the address ends whose host begins at `start`; -1 if there is no host. */
function addressEnd(text: string, start: number): number {
  let index = start;
  while (isHostCharacter(text.charCodeAt(index))) index += 1;
  if (index === start || !isAsciiWord(text.charCodeAt(start))) return -1;
  // A host of Latin letters directly before Chinese text ends there.
  const hostEnd = index;
  const round = new Brackets();
  const square = new Brackets();
  for (; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code <= 32 || code === 60 || code === 96) break;
    if (code === 41 && round.close() && endsAfterBracket(text, index)) {
      // It stands behind the address, so none within is too many because of it.
      round.unmatched -= 1;
      break;
    }
    if (code === 93 && square.close()) break;
    if (code === 40) round.open();
    if (code === 91) square.open();
    // `**` and `~~` close what was opened before the address.
    if ((code === 42 || code === 126) && text.charCodeAt(index + 1) === code) break;
    if (code >= 0x80) {
      // A tag, or braces that are text.
      if (code === placeholderStart) break;
      if (index === hostEnd || endsAddress(text.codePointAt(index) ?? code)) break;
    }
  }
  return withoutTrailing(text, start, index, round.unmatched);
}

class Brackets {
  #depth = 0;
  unmatched = 0;

  open(): void {
    this.#depth += 1;
  }

  /** True if nothing was open. */
  close(): boolean {
    if (this.#depth > 0) {
      this.#depth -= 1;
      return false;
    }
    this.unmatched += 1;
    return true;
  }
}

/** GFM takes an unmatched `)` in the midst of an address for a part of it. */
function endsAfterBracket(text: string, index: number): boolean {
  const next = text.charCodeAt(index + 1);
  return Number.isNaN(next) || next >= 0x80;
}

function endsAddress(codePoint: number): boolean {
  // Quotation marks, dashes, ellipsis, middle dot: punctuation of Chinese text that isn't wide by its Unicode data.
  if ((codePoint >= 0x2010 && codePoint <= 0x2027) || codePoint === 0xb7 || codePoint === 0xa0) return true;
  const character = String.fromCodePoint(codePoint);
  if (/[\s\p{Emoji_Presentation}]/u.test(character)) return true;
  return isCjk(codePoint) && /[\p{P}\p{S}]/u.test(character);
}

const entityEnd = /&[A-Za-z0-9]+;$/;

/** GFM's rules for the end: no closing punctuation, no unmatched `)`, no entity. */
function withoutTrailing(text: string, start: number, end: number, unmatched: number): number {
  let last = end;
  let unmatchedLeft = unmatched;
  while (last > start) {
    const code = text.charCodeAt(last - 1);
    if (code === 41 && unmatchedLeft > 0) unmatchedLeft -= 1;
    else if (code === 59) {
      const entity = entityEnd.exec(text.slice(Math.max(start, last - 34), last))?.[0];
      last -= entity === undefined ? 0 : entity.length - 1;
    } else if (!'?!.,:*_\'"~'.includes(text.charAt(last - 1))) return last;
    last -= 1;
  }
  return last > start ? last : -1;
}

function isHostCharacter(code: number): boolean {
  return isAsciiWord(code) || code === 45 || code === 46;
}

function isLocalPart(code: number): boolean {
  return isAsciiWord(code) || code === 46 || code === 95 || code === 43 || code === 45;
}

function isAsciiWord(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
}
