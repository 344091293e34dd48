// An id stands once in a page. Headings called "toc" or "board" would take ids of Fluid's own elements, whose styles
// and scripts then meet the heading; a footnote that is referred to twice had the same id twice.

import { attribute, elements, setAttribute, type Element } from '../../core/html.ts';
import type { Pass } from '../../hexo/define-feature.ts';

/** Ids in Fluid's views. */
export const fluidIds: ReadonlySet<string> = new Set([
  'banner',
  'board',
  'board-ctn',
  'color-toggle-btn',
  'color-toggle-icon',
  'comments',
  'fluid-configs',
  'highlight-css',
  'highlight-css-dark',
  'local-search-close',
  'local-search-input',
  'local-search-result',
  'mobile-color-toggle-btn',
  'mobile-color-toggle-icon',
  'mobile-color-toggle-label',
  'mobile-grid-menu',
  'mobile-search-btn',
  'modalSearch',
  'navbar',
  'navbar-toggler-btn',
  'navbarSupportedContent',
  'pagination',
  'scroll-top-button',
  'search-btn',
  'seo-header',
  'subtitle',
  'toc',
  'toc-body',
  'updated-time',
]);

export const uniqueIds: Pass<unknown, unknown> = {
  name: 'unique-ids',
  after: ['headings', 'images', 'repair-columns'],
  needs: hasTakenId,
  run(tree, context) {
    const taken = new Set<string>();
    const ids = new FreeIds();
    const renamed = new Map<string, string>();
    const all = [...elements(tree)];
    const used = new Set(all.map((node) => attribute(node, 'id')));
    const told = new Set<string>();
    for (const node of all) {
      const id = attribute(node, 'id');
      if (id === undefined) continue;
      const isReserved = fluidIds.has(id);
      if (!isReserved && !taken.has(id)) {
        taken.add(id);
        continue;
      }
      if (!isReserved && !isGenerated(node) && !told.has(id) && isWrittenTwice(id, context.post.raw)) {
        told.add(id);
        context.report({
          rule: 'duplicate-id',
          severity: 'warning',
          message: `The id "${id}" stands twice in this post; links to it lead to the first.`,
          remedy: 'Give one of the elements another id.',
          at: node,
        });
      }
      const free = ids.after(id, isReserved ? 1 : 2, used, taken);
      taken.add(free);
      setAttribute(node, 'id', free);
      if (isReserved && !renamed.has(id)) renamed.set(id, free);
    }
    if (renamed.size > 0) followLinks(all, renamed);
  },
};

const idAttribute = /\sid="([^"]*)"/g;
/** A parser opens these again, ids included, in each block that they were left open in. */
const formattingId = /<(?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)\s(?:[^<>]{0,1000}\s)?id=/i;

/** A cheap look at the text: posts without such an id aren't parsed for this. */
export function hasTakenId(html: string): boolean {
  const seen = new Set<string>();
  for (const match of html.matchAll(idAttribute)) {
    const id = match[1] ?? '';
    if (seen.has(id) || fluidIds.has(id)) return true;
    seen.add(id);
  }
  return formattingId.test(html);
}

/** Otherwise a parser has opened the element again, or a tag has made it. */
function isWrittenTwice(id: string, raw: string): boolean {
  const first = raw.indexOf(id);
  return first === -1 || raw.includes(id, first + 1);
}

/** Headings and footnote references have their ids from us or the theme, all others from the author. */
function isGenerated(node: Element): boolean {
  return /^h[1-6]$/.test(node.tagName) || /^fn(?:ref)?:/.test(attribute(node, 'id') ?? '');
}

/** Free ids, each `id-number`; where the search for one ended the next begins, so that n equal ids take n steps. */
class FreeIds {
  readonly #next = new Map<string, number>();

  after(id: string, first: number, used: ReadonlySet<string | undefined>, taken: ReadonlySet<string>): string {
    for (let number = this.#next.get(id) ?? first; ; number++) {
      const candidate = `${id}-${number}`;
      if (used.has(candidate) || taken.has(candidate)) continue;
      this.#next.set(id, number + 1);
      return candidate;
    }
  }
}

function followLinks(all: readonly Element[], renamed: ReadonlyMap<string, string>): void {
  for (const node of all) {
    const href = node.tagName === 'a' ? attribute(node, 'href') : undefined;
    if (href?.startsWith('#') !== true) continue;
    const target = renamed.get(decodeFragment(href.slice(1)));
    if (target !== undefined) setAttribute(node, 'href', `#${target}`);
  }
}

function decodeFragment(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment; // a lone percent sign is a fragment too
  }
}
