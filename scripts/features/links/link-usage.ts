// Which works the posts link, what is known of each, and which records nobody links.

import { compareText } from '../../core/diagnostic.ts';
import type { CanonicalLink } from './canonical.ts';
import type { LinksOfPost, PostLink } from './collect-links.ts';
import type { FoundRecord, RecordStore } from './record-store.ts';
import type { LinkRecord } from './record.ts';

/** `missing`: no record; `incomplete`: a record without a title; `dead` and `stale` as the record itself tells. */
export type LinkState = 'recorded' | 'missing' | 'incomplete' | 'stale' | 'dead';

export interface LinkUse {
  readonly file: string;
  readonly link: PostLink;
}

export interface UsedLink {
  /** Of the canonical form. */
  readonly url: string;
  readonly canonical: CanonicalLink;
  readonly found: FoundRecord | undefined;
  readonly state: LinkState;
  readonly uses: readonly LinkUse[];
}

export interface StaleRule {
  /** ISO 8601. */
  readonly today: string;
  readonly days: number;
}

/** Sorted by address. */
export function usedLinks(posts: readonly LinksOfPost[], store: RecordStore, rule: StaleRule): UsedLink[] {
  const byUrl = new Map<string, { canonical: CanonicalLink; uses: LinkUse[] }>();
  for (const { file, links } of posts) {
    for (const link of links) {
      if (!link.canonical) continue;
      const entry = byUrl.get(link.canonical.url);
      if (entry) entry.uses.push({ file, link });
      else byUrl.set(link.canonical.url, { canonical: link.canonical, uses: [{ file, link }] });
    }
  }
  return [...byUrl]
    .sort(([a], [b]) => compareText(a, b))
    .map(([url, { canonical, uses }]) => {
      const found = store.find(url);
      return { url, canonical, found, state: linkState(found?.record, rule), uses };
    });
}

export function linkState(record: LinkRecord | undefined, { today, days }: StaleRule): LinkState {
  if (!record) return 'missing';
  const { checked, fetched, title } = record;
  // Other statuses say little: 403 and 429 are said to robots.
  if (checked?.problem !== undefined || checked?.status === 404 || checked?.status === 410) return 'dead';
  if (title === undefined) return 'incomplete';
  if (fetched !== undefined && (Date.parse(today) - Date.parse(fetched)) / 86_400_000 > days) return 'stale';
  return 'recorded';
}

/** Addresses of records that none of these texts and links mentions, sorted. */
export function unusedRecords(store: RecordStore, mentioned: Iterable<string>): string[] {
  const used = new Set<string>();
  for (const href of mentioned) {
    const found = store.find(href);
    if (found) used.add(found.url);
  }
  return [...store.records.keys()].filter((url) => !used.has(url)).sort(compareText);
}
