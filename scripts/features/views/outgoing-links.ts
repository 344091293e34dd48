// Hexo's filter that opens foreign links in a new window asks what each link of each page is; most are on many pages.
// https://hexo.io/docs/configuration#Writing (external_link)

import type Hexo from 'hexo';
import { ownText } from '../../core/own-text.ts';
import { hexoModule } from '../../hexo/front-matter.ts';
import { declareReach, pageFilters, type PageFilter } from '../../hexo/page-filters.ts';

type LinkFilter = PageFilter & ((this: Hexo, html: string) => string | undefined);

const linkTag = /<a\s[^<>]*>/gi;
const mostKnown = 20_000;

/** The same filter in its place; each start tag that isn't a plain one is given to Hexo's own once. */
export function rememberOutgoingLinks(hexo: Hexo): void {
  const filters = pageFilters(hexo);
  const original = hexoModule(hexo, './dist/plugins/filter/after_render/external_link.js') as LinkFilter;
  const index = filters.indexOf(original);
  if (index === -1) return;
  const { url, external_link: setting } = hexo.config as { url: unknown; external_link?: unknown };
  const ask = (html: string): string => original.call(hexo, html) ?? html;
  let marker = outgoingMarker(ask);
  let markedWith = '';
  const remembered = (html: unknown): string | undefined => {
    if (typeof html !== 'string') return undefined;
    const settings = JSON.stringify([url, setting]);
    if (settings !== markedWith) {
      marker = outgoingMarker(ask);
      markedWith = settings;
    }
    // Where the blog doesn't want it, Hexo's own knows.
    if (original.call(hexo, '') === undefined) return undefined;
    return replaceLinkTags(html, marker);
  };
  filters[index] = declareReach(Object.assign(remembered, { priority: original.priority }), 'parts');
}

const plainStart = '<a href="';
/** What tells of a site: the address up to its path. */
const siteOfPlain = /^<a href="(https?:\/\/[\w.-]+(?::\d+)?)(?=[/?#"])/;
/** With one of these it isn't the site alone that decides. */
const special = /target=|rel=/i;

/**
 * What becomes of a start tag, by what `ask` makes of it. For a plain one the filter says the same for all addresses of
 * a site: it is asked about each site once.
 */
export function outgoingMarker(ask: (tag: string) => string): (tag: string) => string {
  const known = new Map<string, string>();
  const bySite = new Map<string, string | undefined>();
  const remembered = (tag: string): string => {
    let result = known.get(tag);
    if (result === undefined) {
      result = ask(tag);
      if (known.size > mostKnown) known.clear();
      known.set(ownText(tag), result === tag ? tag : ownText(result));
    }
    return result;
  };
  /** What stands before `href` in tags that lead to the site; `undefined` where something else happens to them. */
  const startFor = (site: string): string | undefined => {
    if (bySite.has(site)) return bySite.get(site);
    const rest = `href="${site}/">`;
    const asked = ask(`<a ${rest}`);
    const start = asked.endsWith(rest) ? asked.slice(0, -rest.length) : undefined;
    if (bySite.size > mostKnown) bySite.clear();
    bySite.set(ownText(site), start);
    return start;
  };
  return (tag) => {
    const isPlain = tag.startsWith(plainStart) && !tag.includes('href=', plainStart.length);
    if (!isPlain) return remembered(tag);
    // Of the blog's own: Hexo looks for addresses with a scheme or two slashes only.
    const [first, second] = [tag.charAt(plainStart.length), tag.charAt(plainStart.length + 1)];
    if (first === '#' || (first === '/' && second !== '/')) return tag;
    const site = special.test(tag) ? undefined : siteOfPlain.exec(tag)?.[1];
    const start = site === undefined ? undefined : startFor(site);
    return start === undefined ? remembered(tag) : start + tag.slice('<a '.length);
  };
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
