// The pass: keeps with each post what its links are called, for the check over all posts. It sees the author's links,
// before cards and columns move them.

import { attribute, elements } from '../../core/html.ts';
import type { Position } from '../../core/diagnostic.ts';
import type { Pass } from '../../hexo/define-feature.ts';
import { canonicalLink } from '../links/api.ts';
import type { LinkChecksConfig } from './config.ts';
import { findClaims } from './find-claims.ts';
import type { Claim } from './judge.ts';

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
const asksProviders = (provider: string) => provider !== 'web' && provider !== 'wikipedia';

export const keepClaims: Pass<LinkChecksConfig> = {
  name: 'link-claims',
  after: ['collect-links'],
  needs: /<a\s/i,
  run(tree, { position, keep, config }) {
    if (!config.enabled) return;
    const concerned = (href: string) => asksProviders(canonicalLink(href)?.provider ?? 'web');
    if (![...elements(tree, 'a')].some((link) => concerned(attribute(link, 'href') ?? ''))) return;
    const numbers = new Map<unknown, number>();
    const numberOf = (node: unknown): number => {
      const known = numbers.get(node);
      if (known !== undefined) return known;
      numbers.set(node, numbers.size);
      return numbers.size - 1;
    };
    const claims: KeptClaim[] = [];
    for (const { link, href, text, claim, list, items } of findClaims(tree, concerned)) {
      const canonical = canonicalLink(href);
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
