// Tells of what is no element of HTML, though it looks like one.

import type { ScannedPost } from '../../hexo/define-feature.ts';

const remedy = (source: string): string => `Put it in backticks (\`${source}\`), or write "&lt;" for its "<".`;

/** Each spelling once, at its first place. */
export function reportVanishing({ vanishing, report }: ScannedPost): void {
  const counts = new Map<string, number>();
  for (const { source } of vanishing) counts.set(source, (counts.get(source) ?? 0) + 1);
  for (const { source, start, isClosed, swallows } of vanishing) {
    const count = counts.get(source);
    if (count === undefined) continue;
    counts.delete(source);
    if (swallows) {
      report({
        rule: 'unclosed-element',
        severity: 'warning',
        message: `"${source}" has no end tag: a browser would take all that follows for a part of it, so it is shown as text.`,
        remedy: `${remedy(source)} If it is meant to be an element, give it an end tag.`,
        offset: start,
      });
      continue;
    }
    const also = count > 1 ? ` (${count} times in this post)` : '';
    report(
      isClosed
        ? {
            rule: 'unknown-element',
            severity: 'hint',
            message: `"${source}" is no element of HTML${also}: readers see what stands in it, but not the tag.`,
            remedy: `${remedy(source)} If your styles know it, all is well.`,
            offset: start,
          }
        : {
            rule: 'unknown-element',
            severity: 'warning',
            message: `"${source}" is no element of HTML${also}: a browser would swallow it, so it is shown as text.`,
            remedy: `${remedy(source)} If it is an element of yours, give it an end tag.`,
            offset: start,
          },
    );
  }
}
