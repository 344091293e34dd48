// Reads the lock file at the beginning of a build, and says what is wrong with it.

import type { FeatureEnvironment, StaleTest } from '../../hexo/define-feature.ts';
import { staleByRecords, type PreparedLinks } from './collect-links.ts';
import type { LinksConfig } from './config.ts';
import { readLockFile, type LockFilePlace } from './lock-file.ts';
import { recordStore, setRecords, type RecordStore } from './record-store.ts';

export function lockFilePlace({ hexo, config }: FeatureEnvironment<LinksConfig>): LockFilePlace {
  return { baseDir: hexo.base_dir, file: config.file };
}

/** Before anything is rendered: every post asks the same records. */
export async function loadRecords(env: FeatureEnvironment<LinksConfig>): Promise<RecordStore> {
  const read = await readLockFile(lockFilePlace(env));
  env.report('file', ...read.diagnostics);
  return setRecords(env.hexo, read);
}

export async function findStale(env: FeatureEnvironment<LinksConfig>): Promise<StaleTest> {
  return staleByRecords(await loadRecords(env));
}

export function prepareLinks({ hexo }: FeatureEnvironment<LinksConfig>): PreparedLinks {
  return { store: recordStore(hexo) };
}
