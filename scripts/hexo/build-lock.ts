// Two builds of one blog at a time would take each other's files for their own, and leave a public/ that is of neither.

import { rmSync } from 'node:fs';
import { rmdir } from 'node:fs/promises';
import path from 'node:path';
import type Hexo from 'hexo';
import { LockedError, withFileLock } from '../platform/file-lock.ts';
import { UserError } from './define-feature.ts';
import { keptFolder } from './engine.ts';

/** A build of thousands of posts takes no longer. */
const waitMs = 60_000;

/** @throws UserError if another process builds all the time. */
export async function oneBuildAtATime<T>(hexo: Hexo, build: () => Promise<T>): Promise<T> {
  const lock = lockOf(hexo);
  try {
    return await withFileLock(lock, build, { waitMs: 0 }).catch((error: unknown) => {
      if (!(error instanceof LockedError)) throw error;
      hexo.log.info('Another build of this blog is running; this one begins when that has ended.');
      return withFileLock(lock, build, { waitMs });
    });
  } catch (error) {
    if (!(error instanceof LockedError)) throw error;
    throw new UserError(`Another build of this blog is running: ${error.message} Nothing was written.`, {
      cause: error,
    });
  } finally {
    // Other people's blogs don't get a folder that nothing is in.
    await rmdir(path.dirname(lock)).catch((error: unknown) => {
      if (!kept.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
    });
  }
}

/** For who ends the process in the middle of a build. */
export function releaseBuildLock(hexo: Hexo): void {
  rmSync(lockOf(hexo), { force: true });
}

function lockOf(hexo: Hexo): string {
  return path.join(hexo.base_dir, keptFolder, 'build.lock');
}

/** Not empty, not there, or not ours to remove: whoever writes there tells of it. */
const kept = new Set(['ENOTEMPTY', 'EEXIST', 'ENOENT', 'ENOTDIR', 'EACCES', 'EPERM', 'EROFS']);
