// What costs time to make and is kept between builds: addressed by a key for all that it is made of, behind its own hash,
// so that a file which was cut short or edited isn't used. Of one name only the newest is kept.

import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { contentHash, readTextIfThere, writeFileWhole } from './atomic-file.ts';

const hashLength = 32;

export interface KeptFile {
  readonly folder: string;
  /** Without a dot at its end. */
  readonly name: string;
  readonly key: string;
  /** `.css` */
  readonly extension: string;
}

/** The text, or `undefined` where it has to be made. */
export async function readKept(file: KeptFile): Promise<string | undefined> {
  const kept = await readTextIfThere(placeOf(file));
  const text = kept?.slice(hashLength);
  return text !== undefined && kept?.slice(0, hashLength) === contentHash(text) ? text : undefined;
}

export async function writeKept(file: KeptFile, text: string): Promise<void> {
  const { folder, name } = file;
  for (const other of existsSync(folder) ? readdirSync(folder) : []) {
    if (other.startsWith(`${name}.`)) rmSync(path.join(folder, other), { force: true });
  }
  await writeFileWhole(placeOf(file), contentHash(text) + text);
}

function placeOf({ folder, name, key, extension }: KeptFile): string {
  return path.join(folder, `${name}.${key}${extension}`);
}
