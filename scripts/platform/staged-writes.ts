// Lets a build write all of its files or none: what Hexo writes below public/ goes beside it first and is renamed
// into place once everything is there. A full disk or a kill leaves public/ whole.

import {
  access,
  constants,
  existsSync,
  lstat,
  mkdir,
  readdirSync,
  realpathSync,
  rename,
  rm,
  rmdir,
  rmdirSync,
  rmSync,
  statSync,
  unlink,
} from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { BatchedWrites } from './batched-writes.ts';

// Hundreds of files are placed: Node's own promises of files cost several times as much.
const files = {
  access: promisify(access),
  lstat: promisify(lstat),
  mkdir: promisify(mkdir),
  rename: promisify(rename),
  rm: promisify(rm),
  rmdir: promisify(rmdir),
  unlink: promisify(unlink),
};

/** hexo-fs, as far as `hexo generate` uses it to write. */
export interface WritingFunctions {
  writeFile: (file: string, content: Uint8Array | string) => PromiseLike<unknown>;
  unlink: (file: string) => PromiseLike<unknown>;
  exists: (file: string) => PromiseLike<boolean>;
}

export class StagedWrites {
  readonly #functions: WritingFunctions;
  readonly #original: WritingFunctions;
  readonly #publicDir: string;
  readonly #folder: string;
  readonly #keptFolder: string;
  /** Where there is nothing in public/ yet, all of it is made beside it and renamed as one. */
  readonly #whole: string | undefined;
  /** Place in public/ → file that is to go there; `undefined`: what is there goes. */
  readonly #changes = new Map<string, string | undefined>();
  readonly #batches = new BatchedWrites();
  #isOpen = true;
  #isAbandoned = false;
  #placed = 0;
  #count = 0;

  /**
   * From now on, until `commit` or `abandon`, the two functions work on a copy.
   * @param keptFolder where the files wait if that is on the same disk as public/
   */
  constructor(functions: WritingFunctions, publicDir: string, keptFolder: string) {
    this.#functions = functions;
    this.#original = { writeFile: functions.writeFile, unlink: functions.unlink, exists: functions.exists };
    this.#publicDir = path.resolve(publicDir);
    this.#keptFolder = path.resolve(keptFolder);
    this.#folder = path.join(folderOnSameDisk(this.#publicDir, this.#keptFolder), '.staged-build');
    // A killed build may have left its files.
    rmSync(this.#folder, { recursive: true, force: true });
    if (isEmptyFolder(this.#publicDir)) this.#whole = path.join(this.#folder, 'public');
    functions.writeFile = async (file, content) => {
      if (!this.#isPublic(file)) return this.#original.writeFile(file, content);
      this.#refuseIfAbandoned(file);
      const target = path.resolve(file);
      const beside = this.#placeBeside(target);
      this.#changes.set(target, beside);
      // Whoever gives the build up in the same go finds nothing begun.
      await Promise.resolve();
      this.#refuseIfAbandoned(file);
      return this.#batches.write(beside, content);
    };
    // Hexo asks before each file.
    if (this.#whole !== undefined) {
      functions.exists = (file) => (this.#isPublic(file) ? Promise.resolve(false) : this.#original.exists(file));
    }
    functions.unlink = async (file) => {
      if (!this.#isPublic(file)) return this.#original.unlink(file);
      this.#refuseIfAbandoned(file);
      // Hexo says "Deleted" of what could be removed, and asks for pages of long ago at each build.
      if (this.#changes.get(path.resolve(file)) === undefined) await files.lstat(file);
      this.remove(file);
      return undefined;
    };
  }

  /** Of two that are written to one place the later one counts, whichever is ready first. */
  #placeBeside(target: string): string {
    if (this.#whole === undefined || this.#changes.has(target)) return path.join(this.#folder, String(this.#count++));
    return path.join(this.#whole, path.relative(this.#publicDir, target));
  }

  /** Pages that were being rendered when the build was given up come too late, and must not go to public/ either. */
  #refuseIfAbandoned(file: string): void {
    if (this.#isAbandoned) throw new Error(`${file} was not written: the build was given up.`);
  }

  #isPublic(file: string): boolean {
    return path.resolve(file).startsWith(this.#publicDir + path.sep);
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** How many places in public/ `commit` has changed so far, and how many it is to change. */
  get progress(): { readonly placed: number; readonly all: number } {
    return { placed: this.#placed, all: this.#changes.size };
  }

  /** Whether anything was to be written so far. */
  get hasChanges(): boolean {
    return this.#changes.size > 0;
  }

  /** What is at `file`, or was going to be, goes. */
  remove(file: string): void {
    this.#changes.set(path.resolve(file), undefined);
  }

  /** Puts everything in its place; where it fails, `progress` tells how far it came. */
  async commit(): Promise<void> {
    this.#close();
    try {
      await this.#batches.finish();
      if (this.#whole !== undefined && this.#changes.size > 0) await this.#commitWhole(this.#whole);
      else await this.#commitChanges();
    } finally {
      await this.#clear();
    }
  }

  async #commitWhole(whole: string): Promise<void> {
    for (const [target, beside] of this.#changes) {
      const place = path.join(whole, path.relative(this.#publicDir, target));
      if (beside === undefined) await removed(place);
      else if (beside !== place) await files.rename(beside, place);
    }
    if (!existsSync(whole)) return;
    const real = existsSync(this.#publicDir) ? realpathSync(this.#publicDir) : this.#publicDir;
    if (existsSync(real)) await files.rmdir(real);
    else await files.mkdir(path.dirname(real), { recursive: true });
    await files.rename(whole, real);
    this.#placed = this.#changes.size;
  }

  async #commitChanges(): Promise<void> {
    await this.#checkFolders();
    // Removals first: a page may become a folder, and a folder a page.
    for (const [file, beside] of this.#changes) {
      if (beside !== undefined) continue;
      await removed(file);
      this.#placed += 1;
    }
    const folders = new Set([...this.#changes].flatMap(([file, beside]) => (beside ? [path.dirname(file)] : [])));
    for (const folder of folders) if (!existsSync(folder)) await files.mkdir(folder, { recursive: true });
    for (const [file, beside] of this.#changes) {
      if (beside === undefined) continue;
      await files.rename(beside, file);
      this.#placed += 1;
    }
  }

  /** A folder that doesn't let anything in would be found when half of the files are in their places. */
  async #checkFolders(): Promise<void> {
    for (const folder of new Set([...this.#changes.keys()].map((file) => path.dirname(file)))) {
      if (existsSync(folder)) await files.access(folder, constants.W_OK | constants.X_OK);
    }
  }

  /** Leaves public/ as it was; from now on nothing is written there. */
  async abandon(): Promise<void> {
    this.#giveUp();
    await this.#batches.abandon();
    await this.#clear();
  }

  /** The same before the process ends, which waits for nothing. */
  abandonAtOnce(): void {
    this.#giveUp();
    this.#batches.stop();
    if (!this.#batches.hasBegun) return;
    try {
      // The file that is being written right now can still appear.
      rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
      const isOurs = path.dirname(this.#folder) === this.#keptFolder && existsSync(this.#keptFolder);
      if (isOurs && readdirSync(this.#keptFolder).length === 0) rmdirSync(this.#keptFolder);
    } catch (error) {
      if (!leftForLater.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
    }
  }

  #giveUp(): void {
    this.#isOpen = false;
    this.#isAbandoned = true;
  }

  #close(): void {
    this.#isOpen = false;
    Object.assign(this.#functions, this.#original);
  }

  async #clear(): Promise<void> {
    if (!this.#batches.hasBegun) return;
    await files.rm(this.#folder, { recursive: true, force: true });
    if (path.dirname(this.#folder) === this.#keptFolder) await removeIfEmpty(this.#keptFolder);
  }
}

/** The next build removes what is left. */
const leftForLater = new Set(['ENOTEMPTY', 'EBUSY', 'EPERM']);

/** Or none. */
function isEmptyFolder(folder: string): boolean {
  return !existsSync(folder) || readdirSync(folder).length === 0;
}

async function removed(file: string): Promise<void> {
  try {
    await files.unlink(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

/** A rename works on one disk only, and public/ may be a link or a disk of its own. Nothing is made yet. */
function folderOnSameDisk(publicDir: string, keptFolder: string): string {
  const real = existsSync(publicDir) ? realpathSync(publicDir) : publicDir;
  const dev = device(real);
  return [keptFolder, path.dirname(real)].find((folder) => device(folder) === dev) ?? real;
}

/** Of the folder, or of the one in which it would be made. */
function device(folder: string): number {
  return existsSync(folder) || path.dirname(folder) === folder ? statSync(folder).dev : device(path.dirname(folder));
}

/** It isn't empty, not there, or not ours to remove. */
const leftThere = new Set(['ENOTEMPTY', 'EEXIST', 'ENOENT', 'EACCES', 'EPERM', 'EROFS']);

/** Other people's blogs don't get a folder that nothing is in. */
async function removeIfEmpty(folder: string): Promise<void> {
  try {
    await files.rmdir(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (!leftThere.has(code ?? '')) throw error;
  }
}
