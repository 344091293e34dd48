// The check over all posts: each claim against the record of its target.

import type { FeatureEnvironment } from '../../hexo/define-feature.ts';
import { recordStore, type LinkRecords } from '../links/api.ts';
import { callsByTitles } from './among-titles.ts';
import type { LinkChecksConfig } from './config.ts';
import { claimsKey, type KeptClaim } from './keep-claims.ts';
import { findMismatch, type Mismatch } from './mismatch.ts';
import { RecordIndex } from './record-index.ts';

export interface FoundMismatch extends Mismatch {
  readonly file: string;
  readonly link: KeptClaim;
}

const indexes = new WeakMap<LinkRecords, RecordIndex>();

/** Built once for the records of a build. */
export function indexOf(records: LinkRecords): RecordIndex {
  let index = indexes.get(records);
  if (!index) indexes.set(records, (index = new RecordIndex(records)));
  return index;
}

/** Names of links that lead elsewhere, where no record tells which work was meant. */
export function* namesWithoutWork(env: FeatureEnvironment<LinkChecksConfig>): Generator<string> {
  for (const { claimed, likely } of findMismatches(env)) if (likely === undefined) yield claimed;
}

export function* findMismatches(env: FeatureEnvironment<LinkChecksConfig>): Generator<FoundMismatch> {
  const store = recordStore(env.hexo);
  if (store.records.size === 0) return;
  const posts = env.kept<readonly KeptClaim[]>(claimsKey);
  if (posts.length === 0) return;
  const index = indexOf(store.records);
  const workOf = ({ href }: KeptClaim) => index.works.get(store.find(href)?.url ?? '');
  for (const { file, value } of posts) {
    let titles: boolean | undefined;
    const amongTitles = () => (titles ??= callsByTitles(value, workOf));
    for (const link of value) {
      if (!link.claim) continue;
      const found = store.find(link.href);
      const mismatch = found && findMismatch({ ...link.claim, amongTitles }, found.url, index);
      if (mismatch) yield { ...mismatch, file, link };
    }
  }
}

/** Links whose records have decided: nothing more is asked of them. */
export function judgedLinks(
  env: FeatureEnvironment<LinkChecksConfig>,
  wrong: ReadonlySet<KeptClaim>,
): (link: KeptClaim) => boolean {
  const store = recordStore(env.hexo);
  return (link) => wrong.has(link) || store.find(link.href) !== undefined;
}
