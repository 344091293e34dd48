// Links and pictures that Markdown doesn't read: between full-width parentheses, as a Chinese keyboard writes them, or
// with a blank in their address.

import type { ScannedPost } from '../../hexo/define-feature.ts';

const label = String.raw`(?<![\\\]])!?\[([^[\]\n]{1,100})\]`;
const address = String.raw`(?:https?:\/\/|\.{0,2}\/)`;
const fullWidth = new RegExp(
  String.raw`${label}(?:（\s?${address}[^（）()\s]{1,300}\s?[）)]|\(${address}[^（）()\s]{1,300}）)`,
  'g',
);
/** What stands in quotes behind a blank is a title. */
const spaced = new RegExp(
  String.raw`${label}\((?:${address}|#)[^\s()<>"']{0,300}(?:[ \t]+[^\s()<>"'“”‘’]{1,100}){1,10}\)`,
  'g',
);
/** Pictures with blanks in their names are found all the same, and `=300x200` is a picture's size. */
const readPicture = /^!.*(?:\.(?:png|jpe?g|gif|webp|svg|avif|bmp|ico)|[ \t]=[\d%]{0,6}x[\d%]{0,6}[ \t]*)\)$/i;
const definition = /^[ \t>]*\[([^\]\n]{1,100})\]:/gm;
const mostFindings = 5;

export function reportUnreadLinks(post: ScannedPost): void {
  const { text } = post;
  if (!text.includes('](') && !text.includes(']（')) return;
  const defined = new Set([...text.matchAll(definition)].map(([, words]) => words));
  const tell = (pattern: RegExp, message: string, remedy: string): void => {
    for (const { index, whole } of unread(pattern, post, defined)) {
      post.report({
        rule: 'literal-link',
        severity: 'warning',
        message: `Readers see “${whole}” as it is written: ${message}`,
        remedy,
        offset: index,
      });
    }
  };
  tell(fullWidth, 'its parentheses are full-width.', 'Write [ ]( ) with parentheses of half width.');
  tell(spaced, 'its address has a blank.', 'Write %20 for the blank, or the address between < and >.');
}

function unread(
  pattern: RegExp,
  { text, segments }: ScannedPost,
  defined: ReadonlySet<string | undefined>,
): { readonly index: number; readonly whole: string }[] {
  const found: { index: number; whole: string }[] = [];
  // Addresses are segments of their own.
  const others = segments.filter(({ kind }) => kind !== 'url');
  let next = 0;
  for (const { index, 0: whole, 1: words } of text.matchAll(pattern)) {
    while (next < others.length && (others[next]?.end ?? 0) <= index) next += 1;
    const isCovered = (others[next]?.start ?? Infinity) <= index;
    if (isCovered || defined.has(words) || readPicture.test(whole)) continue;
    found.push({ index, whole });
    if (found.length === mostFindings) break;
  }
  return found;
}
