// Which files belong to the sample blog, and whether they are still as shipped.

import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import shipped from './sample-files.json' with { type: 'json' };

/** Paths of sample files that are there, each with whether its owner has changed it. */
export function sampleFiles(baseDir: string): { readonly file: string; readonly isChanged: boolean }[] {
  return Object.entries(shipped as Record<string, string>)
    .filter(([file]) => existsSync(path.join(baseDir, file)))
    .map(([file, hash]) => ({ file, isChanged: hashOf(path.join(baseDir, file)) !== hash }));
}

/** SHA-256 of a file; line ends don't count, since git may change them. */
export function hashOf(file: string): string {
  const bytes = readFileSync(file);
  const content = bytes.includes(0) ? bytes : bytes.toString('utf8').replaceAll('\r\n', '\n');
  return createHash('sha256').update(content).digest('hex');
}
