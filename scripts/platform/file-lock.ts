// A lock that holds between processes: a file that only one can make. Whoever dies holding it leaves it behind; its
// process number tells.

import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isRunning } from './is-running.ts';

export interface LockOptions {
  /** How long to wait for another process. */
  readonly waitMs?: number;
  /** A lock of another machine (a shared folder) counts as left behind once it is this old. */
  readonly staleMs?: number;
}

/** Thrown when another process holds the lock all the time. */
export class LockedError extends Error {
  override readonly name = 'LockedError';
}

/** Whoever makes a lock writes in it at once: one that can't be read for so long was left by a process that was killed. */
const unreadableMs = 2_000;

interface Holder {
  readonly process: number;
  readonly host: string;
  readonly token: string;
}

/**
 * Runs `action` while this process alone holds `lock`; the file is removed afterwards, whatever happens.
 * @throws LockedError after `waitMs`.
 */
export async function withFileLock<T>(
  lock: string,
  action: () => Promise<T>,
  { waitMs = 5_000, staleMs = 60_000 }: LockOptions = {},
): Promise<T> {
  const holder: Holder = { process: process.pid, host: hostname(), token: randomUUID() };
  await acquire(lock, holder, waitMs, staleMs);
  try {
    return await action();
  } finally {
    if ((await readHolder(lock))?.token === holder.token) await rm(lock, { force: true });
  }
}

async function acquire(lock: string, holder: Holder, waitMs: number, staleMs: number): Promise<void> {
  await mkdir(path.dirname(lock), { recursive: true });
  const stepMs = 20;
  for (let waited = 0; ; waited += stepMs) {
    if (await tryAcquire(lock, holder)) return;
    if (await removeStale(lock, holder, staleMs)) continue;
    if (waited >= waitMs) {
      const other = await readHolder(lock);
      const who = other ? `process ${other.process} on ${other.host}` : 'another process';
      throw new LockedError(`${lock} is held by ${who}. Try again when it has ended, or remove that file.`);
    }
    await pause(stepMs);
  }
}

async function tryAcquire(lock: string, holder: Holder): Promise<boolean> {
  try {
    const handle = await open(lock, 'wx');
    try {
      await handle.writeFile(JSON.stringify(holder));
    } finally {
      await handle.close();
    }
    // Held up before it could write, this process may have been taken for one that died.
    return (await readHolder(lock))?.token === holder.token;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Whether a lock that nobody holds any more was taken away. */
async function removeStale(lock: string, self: Holder, staleMs: number): Promise<boolean> {
  const other = await readHolder(lock);
  if (!(await isAbandoned(lock, other, self, staleMs))) return false;
  // Renamed first: of several that saw it abandoned only one gets it, and sees whether it still is the same.
  const aside = `${lock}.${self.token}`;
  try {
    await rename(lock, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return true;
    throw error;
  }
  const taken = await readHolder(aside);
  if (taken && taken.token !== other?.token) {
    await rename(aside, lock);
    return false;
  }
  await rm(aside, { force: true });
  return true;
}

async function isAbandoned(lock: string, other: Holder | undefined, self: Holder, staleMs: number): Promise<boolean> {
  if (other?.host === self.host) return !isRunning(other.process);
  return (await ageMs(lock, self.token)) > (other ? staleMs : unreadableMs);
}

/** By the file system's own clock, which may not be this machine's. */
async function ageMs(lock: string, token: string): Promise<number> {
  const probe = `${lock}.${token}.now`;
  try {
    await (await open(probe, 'w')).close();
    const [fresh, old] = await Promise.all([stat(probe), stat(lock)]);
    return fresh.mtimeMs - old.mtimeMs;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0;
    throw error;
  } finally {
    await rm(probe, { force: true });
  }
}

async function readHolder(file: string): Promise<Holder | undefined> {
  try {
    const holder: unknown = JSON.parse(await readFile(file, 'utf8'));
    return isHolder(holder) ? holder : undefined;
  } catch (error) {
    // Just being written, or cut short by a kill: nobody can be named.
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function isHolder(value: unknown): value is Holder {
  if (typeof value !== 'object' || value === null) return false;
  const { process, host, token } = value as Partial<Record<keyof Holder, unknown>>;
  return Number.isInteger(process) && typeof host === 'string' && typeof token === 'string';
}
