// Lets a build write all of its files or none: what Hexo writes below public/ goes beside it first and is renamed
// into place once everything is there. A full disk or a kill leaves public/ whole.

import {
  existsSync,
  mkdirSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

/** hexo-fs, as far as `hexo generate` uses it to write. */
export interface WritingFunctions {
  writeFile: (file: string, content: Uint8Array | string) => PromiseLike<unknown>;
  unlink: (file: string) => PromiseLike<unknown>;
}

export class StagedWrites {
  readonly #functions: WritingFunctions;
  readonly #original: WritingFunctions;
  readonly #publicDir: string;
  readonly #folder: string;
  readonly #keptFolder: string;
  /** Place in public/ → file that is to go there; `undefined`: what is there goes. */
  readonly #changes = new Map<string, string | undefined>();
  #isOpen = true;
  #count = 0;
  #isReady = false;

  /**
   * From now on, until `commit` or `abandon`, the two functions work on a copy.
   * @param keptFolder where the files wait if that is on the same disk as public/
   */
  constructor(functions: WritingFunctions, publicDir: string, keptFolder: string) {
    this.#functions = functions;
    this.#original = { writeFile: functions.writeFile, unlink: functions.unlink };
    this.#publicDir = path.resolve(publicDir);
    this.#keptFolder = path.resolve(keptFolder);
    this.#folder = path.join(folderOnSameDisk(this.#publicDir, this.#keptFolder), '.staged-build');
    // In one call: many small files take less time than as many promises of Node's.
    functions.writeFile = async (file, content) => {
      if (!this.#isPublic(file)) return this.#original.writeFile(file, content);
      const beside = path.join(this.#folder, String(this.#count++));
      this.#changes.set(path.resolve(file), beside);
      if (!this.#isReady) this.#prepare();
      writeFileSync(beside, content);
      return undefined;
    };
    functions.unlink = async (file) => {
      if (!this.#isPublic(file)) return this.#original.unlink(file);
      this.remove(file);
      return undefined;
    };
  }

  /** A killed build may have left its files. */
  #prepare(): void {
    rmSync(this.#folder, { recursive: true, force: true });
    mkdirSync(this.#folder, { recursive: true });
    this.#isReady = true;
  }

  #isPublic(file: string): boolean {
    return path.resolve(file).startsWith(this.#publicDir + path.sep);
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Whether anything was to be written so far. */
  get hasChanges(): boolean {
    return this.#changes.size > 0;
  }

  /** What is at `file`, or was going to be, goes. */
  remove(file: string): void {
    this.#changes.set(path.resolve(file), undefined);
  }

  /** Puts everything in its place. */
  commit(): void {
    this.#close();
    const folders = new Set([...this.#changes].flatMap(([file, beside]) => (beside ? [path.dirname(file)] : [])));
    // Removals first: a page may become a folder, and a folder a page.
    for (const [file, beside] of this.#changes) if (beside === undefined) removed(file);
    for (const folder of folders) mkdirSync(folder, { recursive: true });
    for (const [file, beside] of this.#changes) if (beside !== undefined) renameSync(beside, file);
    this.#clear();
  }

  /** Leaves public/ as it was. */
  abandon(): void {
    this.#close();
    this.#clear();
  }

  #close(): void {
    this.#isOpen = false;
    Object.assign(this.#functions, this.#original);
  }

  #clear(): void {
    if (!this.#isReady) return;
    rmSync(this.#folder, { recursive: true, force: true });
    if (path.dirname(this.#folder) === this.#keptFolder) removeIfEmpty(this.#keptFolder);
  }
}

function removed(file: string): void {
  try {
    unlinkSync(file);
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

/** Other people's blogs don't get a folder that nothing is in. */
function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST' && code !== 'ENOENT') throw error;
  }
}
