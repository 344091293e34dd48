// The pass: keeps with each post what its links are called, for the check over all posts. It sees the author's links,
// before cards and columns move them.

import { attribute, elements, type Element } from '../../core/html.ts';
import type { Position } from '../../core/diagnostic.ts';
import type { Pass } from '../../hexo/define-feature.ts';
import { canonicalLink, type CanonicalLink, type RecordStore } from '../links/api.ts';
import type { LinkChecksConfig } from './config.ts';
import { findClaims } from './find-claims.ts';
import type { Claim } from './claim.ts';

export interface KeptClaim extends Partial<Position> {
  readonly href: string;
  /** Canonical address of the target. */
  readonly url: string;
  readonly text: string;
  readonly claim?: Claim;
  /** Which list of the post it stands in, the outermost. */
  readonly list?: number;
  /** Which item, the innermost, and the items around that. */
  readonly item?: number;
  readonly inside?: readonly number[];
}

export const claimsKey = 'link-checks-claims';

/** Addresses that name one work, model or repository; a page of the web may be called anything. */
const namesOne = ({ provider }: CanonicalLink) => provider !== 'web' && provider !== 'wikipedia';

export interface PreparedClaims {
  readonly store: RecordStore;
}

export const keepClaims: Pass<LinkChecksConfig, PreparedClaims> = {
  name: 'link-claims',
  after: ['collect-links'],
  needs: /<a\s/i,
  run(tree, { position, keep, config, prepared: { store } }) {
    if (!config.enabled) return;
    const targets = new Map<Element, CanonicalLink>();
    for (const link of elements(tree, 'a')) {
      const canonical = canonicalLink(attribute(link, 'href') ?? '');
      if (canonical && namesOne(canonical)) targets.set(link, canonical);
    }
    if (targets.size === 0) return;
    // Titles copied as they are: most links of lists. The post is rendered again when the record changes.
    const isSettled = (href: string, text: string) => text !== '' && store.find(href)?.record.title === text;
    const numbers = new Map<unknown, number>();
    const numberOf = (node: unknown): number => {
      const known = numbers.get(node);
      if (known !== undefined) return known;
      numbers.set(node, numbers.size);
      return numbers.size - 1;
    };
    const claims: KeptClaim[] = [];
    for (const { link, href, text, claim, list, items } of findClaims(tree, targets.keys(), isSettled)) {
      const canonical = targets.get(link);
      if (!canonical) continue;
      const [item, ...inside] = items.map(numberOf);
      claims.push({
        href,
        url: canonical.url,
        text: text.slice(0, 200),
        ...(claim && { claim: shortened(claim) }),
        ...(list && { list: numberOf(list) }),
        ...(item !== undefined && { item }),
        ...(inside.length > 0 && { inside }),
        ...position(link, 'url'),
      });
    }
    if (claims.length > 0) keep(claimsKey, claims);
  },
};

/** What is kept is stored with the post: the same words aren't stored twice. */
function shortened({ around, ...claim }: Claim): Claim {
  return around === undefined || around.trim() === claim.text.trim() ? claim : { ...claim, around };
}
