// Finds an address in the author's file where nothing says where an element came from: other renderers than marked.

import { scanSource } from './scan.ts';
import { isOpaque, type Segment } from './segments.ts';

/** Offset of the `nth` (from 0) occurrence of `url` that isn't in code, maths or a comment. */
export function locateUrl(
  raw: string,
  url: string,
  nth: number,
  segments: readonly Segment[] = scanSource(raw),
): number | undefined {
  if (url === '') return undefined;
  let count = 0;
  let index = 0;
  for (let at = raw.indexOf(url); at !== -1; at = raw.indexOf(url, at + 1)) {
    if (/[^\s)\]>"'`\u3000-\u303F\uFF00-\uFFEF]/.test(raw.charAt(at + url.length))) continue;
    while (index < segments.length && (segments[index]?.end ?? 0) <= at) index++;
    const segment = segments[index];
    if (segment && segment.start <= at && isOpaque(segment)) continue;
    if (count++ === nth) return at;
  }
  return undefined;
}
