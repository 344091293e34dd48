// Hexo's filter that opens foreign links in a new window asks what each link of each page is; most are on many pages.
// https://hexo.io/docs/configuration#Writing (external_link)

import type Hexo from 'hexo';
import { ownText } from '../../core/own-text.ts';
import { hexoModule } from '../../hexo/front-matter.ts';
import { declareReach, pageFilters, type PageFilter } from '../../hexo/page-filters.ts';

type LinkFilter = PageFilter & ((this: Hexo, html: string) => string | undefined);

const linkTag = /<a\s[^<>]*>/gi;
const mostKnown = 20_000;

/** The same filter in its place; each start tag is given to Hexo's own once. */
export function rememberOutgoingLinks(hexo: Hexo): void {
  const filters = pageFilters(hexo);
  const original = hexoModule(hexo, './dist/plugins/filter/after_render/external_link.js') as LinkFilter;
  const index = filters.indexOf(original);
  if (index === -1) return;
  const { url, external_link: setting } = hexo.config as { url: unknown; external_link?: unknown };
  let known = new Map<string, string>();
  let knownWith = '';
  const remembered = (html: unknown): string | undefined => {
    if (typeof html !== 'string') return undefined;
    const settings = JSON.stringify([url, setting]);
    if (settings !== knownWith) {
      known = new Map();
      knownWith = settings;
    }
    // Where the blog doesn't want it, Hexo's own knows.
    if (original.call(hexo, '') === undefined) return undefined;
    return replaceLinkTags(html, (tag) => {
      let result = known.get(tag);
      if (result === undefined) {
        result = original.call(hexo, tag) ?? tag;
        if (known.size > mostKnown) known.clear();
        known.set(ownText(tag), result === tag ? tag : ownText(result));
      }
      return result;
    });
  };
  filters[index] = declareReach(Object.assign(remembered, { priority: original.priority }), 'parts');
}

/** Without another text where nothing changes. */
function replaceLinkTags(html: string, replacement: (tag: string) => string): string {
  let result = '';
  let done = 0;
  for (const { 0: tag, index } of html.matchAll(linkTag)) {
    const replaced = replacement(tag);
    if (replaced === tag) continue;
    result += html.slice(done, index) + replaced;
    done = index + tag.length;
  }
  return done === 0 ? html : result + html.slice(done);
}
