// What links are called that lead elsewhere, where no record says which work was meant: `hexo links fetch` searches for
// these. Whoever judges links tells; without them there is nothing to search for.

import type Hexo from 'hexo';

type NameSource = () => Iterable<string>;

const sources = new WeakMap<Hexo, NameSource>();

/** @param source asked once posts are rendered and records are read */
export function provideUnresolvedNames(hexo: Hexo, source: NameSource): void {
  sources.set(hexo, source);
}

/** Each once, in the order of the posts. */
export function unresolvedNames(hexo: Hexo): string[] {
  return [...new Set(sources.get(hexo)?.() ?? [])];
}
