// What subcommands begin with: the records, refused if the lock file is faulty, and the links of all posts.

import { loadSite } from '../../hexo/check-site.ts';
import { UserError, type FeatureEnvironment } from '../../hexo/define-feature.ts';
import { linksOfPosts, type LinksOfPost } from './collect-links.ts';
import type { LinksConfig } from './config.ts';
import { lockFilePlace } from './load-records.ts';
import { readLockFile } from './lock-file.ts';
import { createRecordStore, type RecordStore } from './record-store.ts';

/**
 * @throws UserError if the lock file can't be trusted.
 */
export async function trustedRecords(env: FeatureEnvironment<LinksConfig>): Promise<RecordStore> {
  const { records, diagnostics } = await readLockFile(lockFilePlace(env));
  const [fault] = diagnostics;
  if (fault) {
    throw new UserError(
      `${fault.file}:${fault.line}:${fault.column} ${fault.message} ${fault.remedy} Nothing was done.`,
    );
  }
  return createRecordStore(records);
}

/** Renders what changed of the posts; writes nothing. */
export async function loadLinks(env: FeatureEnvironment<LinksConfig>): Promise<LinksOfPost[]> {
  await loadSite(env.hexo, { quiet: true });
  return linksOfPosts(env);
}

/** `2026-11-24`, in UTC: for `fetched` and for what is stale, never for output of a build. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** `a.md:3:7`, or `a.md` of a link that a tag or plugin made. */
export function placeOf(file: string, { line, column }: { readonly line?: number; readonly column?: number }): string {
  return line === undefined ? file : `${file}:${line}:${column ?? 1}`;
}
