// Looks at the shipped files of this blog and takes the sample out.

import { existsSync } from 'node:fs';
import { readdir, readFile, rm, rmdir } from 'node:fs/promises';
import path from 'node:path';
import { contentHash } from '../../platform/atomic-file.ts';
import {
  aboutPage,
  comparableContent,
  freshAboutPage,
  isShipped,
  samplePaths,
  sampleState,
  type SampleState,
} from './sample.ts';

/** @param folder the blog's */
export async function readSample(folder: string): Promise<SampleState> {
  const hashes: Record<string, string> = {};
  for (const file of samplePaths()) {
    const target = path.join(folder, file);
    if (existsSync(target)) hashes[file] = contentHash(comparableContent(file, await readFile(target)));
  }
  return sampleState(hashes);
}

/** Whether a file at this path of a blog came with Paperlog and nobody has changed it. */
export function isOurs(file: string, content: Buffer): boolean {
  const comparable = comparableContent(file, content);
  if (file === aboutPage && comparable.equals(Buffer.from(freshAboutPage))) return true;
  return isShipped(file, contentHash(comparable));
}

/** Whether there is a post, draft or page besides the sample's. */
export async function hasOwnTexts(folder: string, sample: readonly string[]): Promise<boolean> {
  const names = await readdir(path.join(folder, 'source'), { recursive: true });
  return names
    .map((name) => `source/${name.split(path.sep).join('/')}`)
    .some((file) => /\.(?:md|markdown|html?)$/i.test(file) && file !== aboutPage && !sample.includes(file));
}

/** Removes the files, then the folders that have become empty. */
export async function removeSample(folder: string, files: readonly string[]): Promise<void> {
  for (const file of files) await rm(path.join(folder, file), { force: true });
  const folders = new Set(files.map((file) => path.posix.dirname(file)).filter((name) => name !== 'source'));
  for (const name of [...folders].sort((a, b) => b.length - a.length)) {
    try {
      await rmdir(path.join(folder, name));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'ENOTEMPTY' && code !== 'EEXIST' && code !== 'ENOENT') throw error;
    }
  }
}

/** Whether `folder` is a blog cloned from Paperlog, not some blog that has hexo-paperlog as a plugin. */
export async function isPaperlogBlog(folder: string): Promise<boolean> {
  try {
    const manifest = JSON.parse(await readFile(path.join(folder, 'scripts', 'package.json'), 'utf8')) as {
      name?: string;
    };
    return manifest.name === 'hexo-paperlog';
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' || error instanceof SyntaxError) return false;
    throw error;
  }
}
