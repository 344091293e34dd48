// Characters that neither HTML nor XML may contain: invisible where they were typed, fatal to a feed.
// HTML: https://html.spec.whatwg.org/multipage/parsing.html#preprocessing-the-input-stream, XML 1.0 § 2.2.

/** Control characters but tab, line feed, form feed and carriage return, and noncharacters. */
const forbidden = /[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]/g;

export function withoutControlCharacters(text: string): string {
  return text.replace(forbidden, '');
}

/** The first one: UTF-16 offset, its name, and how many there are. */
export function findControlCharacters(text: string): { offset: number; name: string; count: number } | undefined {
  const found = [...text.matchAll(forbidden)];
  const [first] = found;
  if (!first) return undefined;
  const code = first[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  return { offset: first.index, name: `U+${code}`, count: found.length };
}
