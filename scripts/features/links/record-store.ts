// The records of the running build: read once, found by any address of a work.

import { hash as digest } from 'node:crypto';
import type Hexo from 'hexo';
import { canonicalLink, type CanonicalLink } from './canonical.ts';
import { canonicalDoi } from './providers/doi.ts';
import type { ReadLockFile } from './lock-format.ts';
import type { LinkRecord, LinkRecords } from './record.ts';

export interface FoundRecord {
  /** Its key in the lock file. */
  readonly url: string;
  readonly record: LinkRecord;
}

export interface RecordStore {
  readonly records: LinkRecords;
  /** The record of a link's address, by its canonical form or by an alias; `undefined`: nothing is known. */
  find(href: string): FoundRecord | undefined;
  findLink(link: CanonicalLink): FoundRecord | undefined;
  /** A short text that changes when what is known of any of these links changes. */
  fingerprint(hrefs: Iterable<string>): string;
}

const stores = new WeakMap<Hexo, RecordStore>();
const empty = createRecordStore(new Map());

/** Of the build that runs; empty until the lock file was read. */
export function recordStore(hexo: Hexo): RecordStore {
  return stores.get(hexo) ?? empty;
}

export function setRecords(hexo: Hexo, { records }: ReadLockFile): RecordStore {
  const store = createRecordStore(records);
  stores.set(hexo, store);
  return store;
}

export function createRecordStore(records: LinkRecords): RecordStore {
  const aliases = new Map<string, string>();
  for (const [url, { aliases: others, doi }] of records) {
    const addresses = others?.map((alias) => canonicalLink(alias)?.url ?? alias) ?? [];
    if (doi !== undefined) {
      const own = canonicalDoi(doi);
      if (own !== undefined) addresses.push(own);
    }
    for (const other of addresses) if (!records.has(other) && !aliases.has(other)) aliases.set(other, url);
  }
  const find = (href: string): FoundRecord | undefined => {
    const link = records.size === 0 ? undefined : canonicalLink(href);
    return link && findLink(link);
  };
  let otherForms: ReadonlyMap<string, string> | undefined;
  const findLink = ({ url: canonical }: CanonicalLink): FoundRecord | undefined => {
    const own = records.get(canonical);
    if (own) return { url: canonical, record: own };
    const url = aliases.get(canonical) ?? (otherForms ??= keysInOtherForms(records)).get(canonical);
    const record = url === undefined ? undefined : records.get(url);
    return url !== undefined && record ? { url, record } : undefined;
  };
  const texts = new Map<string, string>();
  const textOf = ({ url, record }: FoundRecord): string => {
    let text = texts.get(url);
    if (text === undefined) texts.set(url, (text = `${url} ${JSON.stringify(record)}`));
    return text;
  };
  const fingerprint = (hrefs: Iterable<string>): string => {
    const known = new Set<string>();
    for (const href of hrefs) {
      const found = find(href);
      if (found) known.add(textOf(found));
    }
    return known.size === 0 ? '' : digest('sha256', [...known].sort().join('\n'), 'base64url').slice(0, 16);
  };
  return { records, find, findLink, fingerprint };
}

/** Keys by their canonical form where that is another: written by hand, or before a provider knew their site. */
function keysInOtherForms(records: LinkRecords): Map<string, string> {
  const keys = new Map<string, string>();
  for (const key of records.keys()) {
    const canonical = canonicalLink(key)?.url;
    if (canonical !== undefined && canonical !== key && !keys.has(canonical)) keys.set(canonical, key);
  }
  return keys;
}
