// Notes which links a post has and where they stand: for checks over the whole site, cards and `hexo links`. Runs before
// every pass that changes links.

import { attribute, elements, hasClass, isText, textContent } from '../../core/html.ts';
import type { FeatureEnvironment, Pass, StaleTest } from '../../hexo/define-feature.ts';
import { canonicalLink, type CanonicalLink } from './canonical.ts';
import type { LinksConfig } from './config.ts';
import type { RecordStore } from './record-store.ts';

/** As it is kept with the post. */
export interface KeptLink {
  /** As written, entities decoded. */
  readonly href: string;
  /** What a reader reads; a picture's alternative text stands for the picture. */
  readonly text: string;
  /** Of the address in the author's file, or of the tag that made the link; 1-based. */
  readonly line?: number;
  readonly column?: number;
}

export interface PostLink extends KeptLink {
  /** `undefined` for links inside the blog and what is no web address. */
  readonly canonical: CanonicalLink | undefined;
}

export interface LinksOfPost {
  /** Relative to the blog: `source/_posts/a.md`. */
  readonly file: string;
  readonly title: string;
  /** Below the site's root. */
  readonly path: string;
  readonly links: readonly PostLink[];
}

const linksKey = 'links';
const fingerprintKey = 'links-records';
const maxTextLength = 300;

/** What the passes of this feature are given for each post. */
export interface PreparedLinks {
  readonly store: RecordStore;
}

export const collectLinks: Pass<LinksConfig, PreparedLinks> = {
  name: 'collect-links',
  needs: /<a\s/i,
  run(tree, { position, keep, prepared }) {
    const links: KeptLink[] = [];
    for (const node of elements(tree, 'a')) {
      const href = attribute(node, 'href');
      // The permalinks that renderers put into headings are nobody's links.
      if (href === undefined || hasClass(node, 'headerlink')) continue;
      const pictures = node.childNodes.every(isText)
        ? []
        : [...elements(node, 'img')].map((picture) => attribute(picture, 'alt') ?? '');
      const text = [textContent(node), ...pictures].join(' ').replace(/\s+/g, ' ').trim().slice(0, maxTextLength);
      links.push({ href, text, ...position(node, 'url') });
    }
    if (links.length === 0) return;
    keep(linksKey, links);
    keep(fingerprintKey, prepared.store.fingerprint(links.map(({ href }) => href)));
  },
};

/** The links of all posts and pages, by file; complete once posts are rendered. */
export function linksOfPosts<C>(env: FeatureEnvironment<C>): LinksOfPost[] {
  return env.kept<readonly KeptLink[]>(linksKey).map((kept) => ({
    file: kept.file,
    title: kept.title,
    // Hexo computes it.
    get path() {
      return kept.path;
    },
    links: kept.value.map((link) => ({ ...link, canonical: canonicalLink(link.href) })),
  }));
}

/** A post is rendered again when what is known of its links has changed. */
export function staleByRecords(store: RecordStore): StaleTest {
  return ({ kept }) => {
    const links = kept(linksKey) as readonly KeptLink[] | undefined;
    if (!links) return false;
    return store.fingerprint(links.map(({ href }) => href)) !== kept(fingerprintKey);
  };
}
