// Files that are whole or not there: written beside their place, then renamed.

import { createHash } from 'node:crypto';
import { copyFile, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { isRunning } from './is-running.ts';

let written = 0;

/** Hidden, so that Hexo never takes it for content, and of this process alone: two may write the same file at once. */
function besideOf(file: string): string {
  written += 1;
  return path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}-${written}.paperlog-tmp`);
}

const leftover = /^\..+\.(\d+)-\d+\.paperlog-tmp$/;
const cleared = new Set<string>();

/** Removes from a folder, once, what processes that are gone have left in it. */
async function clearLeftovers(folder: string): Promise<void> {
  if (cleared.has(folder)) return;
  cleared.add(folder);
  for (const name of await readdir(folder)) {
    const owner = leftover.exec(name)?.[1];
    if (owner !== undefined && !isRunning(Number(owner))) await rm(path.join(folder, name), { force: true });
  }
}

export async function writeFileWhole(file: string, content: string | Uint8Array): Promise<void> {
  await whole(file, async (beside) => {
    const handle = await open(beside, 'w');
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
  });
}

/** Text that comes in parts and needn't be in memory as a whole. */
export async function writePartsWhole(file: string, parts: Iterable<string>): Promise<void> {
  await whole(file, async (beside) => {
    const handle = await open(beside, 'w');
    try {
      let waiting = '';
      // While one part is written the next is made.
      let writing = Promise.resolve();
      for (const part of parts) {
        waiting += part;
        if (waiting.length < partLength) continue;
        await writing;
        writing = handle.writeFile(waiting);
        writing.catch(() => undefined); // told where it is waited for
        waiting = '';
      }
      await writing;
      await handle.writeFile(waiting);
    } finally {
      await handle.close();
    }
  });
}

const partLength = 500_000;

export async function copyFileWhole(source: string, file: string): Promise<void> {
  await whole(file, (beside) => copyFile(source, beside));
}

async function whole(file: string, fill: (beside: string) => Promise<void>): Promise<void> {
  const beside = besideOf(file);
  await mkdir(path.dirname(file), { recursive: true });
  await clearLeftovers(path.dirname(file));
  try {
    await fill(beside);
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

/** First 32 hexadecimal digits of the SHA-256. */
export function contentHash(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 32);
}

/** The file's text, or `undefined` if there is none. Other faults are thrown. */
export async function readTextIfThere(file: string): Promise<string | undefined> {
  return (await readBytesIfThere(file))?.toString('utf8');
}

export async function readBytesIfThere(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
