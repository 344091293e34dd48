// Addresses and ids anywhere in the author's sources, drafts and posts with errors included: what `prune` must keep.

import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

const read = /\.(?:md|markdown|mdown|mkd|html?|ya?ml|ejs|njk|swig)$/i;
const mention = /https?:\/\/[^\s<>"'`\\)\]}]+|\b[a-z][a-z0-9-]{1,20}:[^\s<>"'`\\)\]},;]+/gi;

/** In no certain order, with repetitions. Links to folders are not followed. */
export async function findMentions(folder: string): Promise<string[]> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter(
    (entry) => entry.isFile() && read.test(entry.name),
  );
  const mentions: string[] = [];
  for (const entry of files) {
    const text = await readFile(path.join(entry.parentPath, entry.name), 'utf8');
    for (const [found] of text.matchAll(mention)) mentions.push(found);
  }
  return mentions;
}
