// Reads and writes the lock file, `source/_data/links.json`: whole or not at all, one process at a time.

import path from 'node:path';
import { UserError } from '../../hexo/define-feature.ts';
import { readTextIfThere, writeFileWhole } from '../../platform/atomic-file.ts';
import { LockedError, withFileLock } from '../../platform/file-lock.ts';
import { formatLockFile, parseLockFile, type ReadLockFile } from './lock-format.ts';
import type { LinkRecords } from './record.ts';

export interface LockFilePlace {
  /** The blog's folder. */
  readonly baseDir: string;
  /** Relative to it, with forward slashes. */
  readonly file: string;
}

/** Without a file there are no records. */
export async function readLockFile({ baseDir, file }: LockFilePlace): Promise<ReadLockFile> {
  const text = await readTextIfThere(path.join(baseDir, file));
  return text === undefined ? { records: new Map(), diagnostics: [] } : parseLockFile(text, file);
}

/**
 * Reads the file again under a lock, lets `change` make the new records of those, and writes them if that changed a
 * byte. So two processes that add records lose none. Returns what is in the file now.
 * @throws UserError if the file can't be trusted (it is left as it is) or another process holds it too long.
 */
export async function updateLockFile(
  place: LockFilePlace,
  change: (records: LinkRecords) => LinkRecords,
): Promise<LinkRecords> {
  const target = path.join(place.baseDir, place.file);
  const lock = path.join(place.baseDir, '.paperlog', `${place.file.replace(/[^\w.-]+/g, '-')}.lock`);
  const update = async (): Promise<LinkRecords> => {
    const before = await readTextIfThere(target);
    const read = before === undefined ? { records: new Map(), diagnostics: [] } : parseLockFile(before, place.file);
    const [fault] = read.diagnostics;
    if (fault) {
      throw new UserError(
        `${fault.file}:${fault.line}:${fault.column} ${fault.message} ${fault.remedy} Nothing was written.`,
      );
    }
    const records = change(read.records);
    const after = formatLockFile(records);
    if (after !== before && !(before === undefined && records.size === 0)) await writeFileWhole(target, after);
    return records;
  };
  try {
    return await withFileLock(lock, update);
  } catch (error) {
    if (error instanceof LockedError) throw new UserError(`${error.message} Nothing was written.`, { cause: error });
    throw error;
  }
}
