// A link's address in parts, normalised as RFC 3986 §6.2.2 and §6.2.3 allow: nothing here changes what it points to.
// Providers look at these parts; they never parse addresses themselves.

export interface Address {
  /** Normalised. */
  readonly url: URL;
  /**
   * Lower case, punycode, without `www.` and without the root's dot; `''`, which no provider knows, if the port isn't the
   * scheme's own, a segment isn't UTF-8 or the address is longer than `maxKnownLength`.
   */
  readonly host: string;
  /** Decoded; empty ones are left out. */
  readonly segments: readonly string[];
  readonly query: URLSearchParams;
}

/**
 * No provider is asked about longer ones, so that what they do is bounded; servers refuse such addresses anyway (RFC 9110,
 * section 4.1, asks for 8,000 characters).
 */
export const maxKnownLength = 8_192;

/** `undefined` for what isn't an absolute http(s) address; `//host/path` counts as https. Never throws. */
export function parseAddress(href: string): Address | undefined {
  const text = href.trim();
  if (!/^(?:https?:)?[/\\]{2}/i.test(text)) return undefined;
  const parsed = parseUrl(/^[/\\]/.test(text) ? `https:${text}` : text);
  if (!parsed) return undefined;
  const url = normalised(parsed);
  const { pathname, port, hostname } = url;
  const isKnowable = port === '' && text.length <= maxKnownLength && (!pathname.includes('%') || isUtf8(pathname));
  let segments: readonly string[] | undefined;
  return {
    url,
    host: isKnowable ? hostname.replace(/\.$/, '').replace(/^www\./, '') : '',
    get segments() {
      return (segments ??= pathname
        .split('/')
        .filter(Boolean)
        .map((segment) => decoded(segment) ?? segment));
    },
    get query() {
      return url.searchParams;
    },
  };
}

function parseUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

function isUtf8(pathname: string): boolean {
  return pathname.split('/').every((segment) => decoded(segment) !== undefined);
}

/**
 * WHATWG's parser has already lower-cased scheme and host, written IPv4 and IPv6 in one way, turned backslashes, removed
 * dot segments and default ports. What is left: escapes of unreserved characters and the case of the others.
 */
function normalised(url: URL): URL {
  const pathname = normaliseEscapes(url.pathname);
  const search = normaliseEscapes(url.search);
  const hash = normaliseEscapes(url.hash);
  if (pathname === url.pathname && search === url.search && hash === url.hash) return url;
  const copy = new URL(url);
  copy.pathname = pathname;
  if (search !== url.search) copy.search = search;
  if (hash !== url.hash) copy.hash = hash;
  return copy;
}

const unreserved = /[A-Za-z0-9\-._~]/;

function normaliseEscapes(text: string): string {
  if (!text.includes('%')) return text;
  // Beside a stray percent sign a decoded digit could become part of another escape.
  const stray = /%(?![0-9A-Fa-f]{2})/.test(text);
  return text.replace(/%([0-9A-Fa-f]{2})/g, (escape, hex: string) => {
    const character = String.fromCharCode(Number.parseInt(hex, 16));
    return !stray && unreserved.test(character) ? character : escape.toUpperCase();
  });
}

/** Percent-decoded; `undefined` if that isn't UTF-8. */
export function decoded(text: string): string | undefined {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

const punctuation = /[.,;:!?'"…，。；：！？、）】》〉」』”’｝］．]/;
const brackets: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{', '>': '<' };

/** Without the punctuation of the sentence around it; a closing bracket stays if it was opened inside. */
export function withoutTrailingPunctuation(text: string): string {
  let balance: Record<string, number> | undefined;
  let end = text.length;
  for (; end > 0; end--) {
    const character = text.charAt(end - 1);
    const opening = brackets[character];
    if (opening !== undefined) {
      balance ??= countBrackets(text);
      if ((balance[opening] ?? 0) >= (balance[character] ?? 0)) break;
      balance[character] = (balance[character] ?? 0) - 1;
    } else if (!punctuation.test(character)) break;
  }
  return text.slice(0, end);
}

function countBrackets(text: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const character of text) {
    if ('()[]{}<>'.includes(character)) counts[character] = (counts[character] ?? 0) + 1;
  }
  return counts;
}

/** For a path: everything but unreserved characters, and those that RFC 3986 allows in a segment, is escaped. */
export function encodePath(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replace(/[^A-Za-z0-9\-._~/:;@!$&'()*+,=]+/g, (part) => encodeURIComponent(part));
}
