// Fluid registers its filters anew at each generation, so that in `hexo server` they pile up: only the first stay. And
// its lazy loading hides pictures from readers without scripts; browsers do that by themselves (feature `images`).

import type Hexo from 'hexo';

const types = ['before_post_render', 'after_post_render', '_after_html_render'];

type AnyFilter = (...args: never[]) => unknown;

export function tameFluidFilters(hexo: Hexo): void {
  let before = new Map<string, Set<AnyFilter>>();
  let isFirst = true;
  hexo.prependListener('generateBefore', () => {
    before = new Map(types.map((type) => [type, new Set(filters(hexo, type))]));
  });
  hexo.on('generateBefore', () => {
    for (const type of types) {
      for (const filter of filters(hexo, type)) {
        if (before.get(type)?.has(filter)) continue;
        if (!isFirst || String(filter).includes('lazyImages(')) hexo.extend.filter.unregister(type, filter as never);
      }
    }
    isFirst = false;
  });
}

function filters(hexo: Hexo, type: string): AnyFilter[] {
  return [...(hexo.extend.filter.list(type) as unknown as AnyFilter[])];
}
