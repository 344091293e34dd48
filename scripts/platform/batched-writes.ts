// Writes files beside the main thread, many at a time. Each call to the file system from a thread that computes wakes
// another one, which may cost more than the call; a batch keeps those awake that it has woken.

import { mkdir, writeFile } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

// Node's own promises of files cost several times as much as these.
const files = { mkdir: promisify(mkdir), writeFile: promisify(writeFile) };

interface Waiting {
  readonly file: string;
  readonly content: Uint8Array | string;
}

/** What is kept in memory at most, twice over: one batch fills while another is being written. */
const batchFiles = 64;
const batchBytes = 4 * 2 ** 20;

export class BatchedWrites {
  #waiting: Waiting[] = [];
  #bytes = 0;
  #underway: Promise<void> | undefined;
  #failure: { readonly cause: unknown } | undefined;
  readonly #folders = new Set<string>();

  /** Whether anything has been begun. */
  get hasBegun(): boolean {
    return this.#folders.size > 0;
  }

  /**
   * Resolves once there is room for more, not once the file is there: that is what `finish` is for.
   * @throws what an earlier file failed with
   */
  async write(file: string, content: Uint8Array | string): Promise<void> {
    this.#throwFailure();
    this.#waiting.push({ file, content });
    this.#bytes += content.length;
    while (this.#waiting.length >= batchFiles || this.#bytes >= batchBytes) {
      await this.#underway;
      this.#begin();
    }
  }

  /** @throws what the first of the files that couldn't be written failed with */
  async finish(): Promise<void> {
    while (this.#underway !== undefined || this.#waiting.length > 0) {
      await this.#underway;
      this.#begin();
    }
    this.#throwFailure();
  }

  /** Forgets what waits, and returns once nothing is being written any more. */
  async abandon(): Promise<void> {
    this.#waiting = [];
    this.#bytes = 0;
    await this.#underway;
  }

  #throwFailure(): void {
    if (this.#failure) throw this.#failure.cause;
  }

  #begin(): void {
    if (this.#failure) {
      // A full disk takes none of the others either.
      this.#waiting = [];
      this.#bytes = 0;
    }
    if (this.#underway !== undefined || this.#waiting.length === 0) return;
    const batch = this.#waiting;
    this.#waiting = [];
    this.#bytes = 0;
    this.#underway = this.#writeBatch(batch)
      .catch((cause: unknown) => {
        this.#failure ??= { cause };
      })
      .finally(() => (this.#underway = undefined));
  }

  async #writeBatch(batch: readonly Waiting[]): Promise<void> {
    const folders = new Set(batch.map(({ file }) => path.dirname(file)).filter((folder) => !this.#folders.has(folder)));
    for (const folder of folders) this.#folders.add(folder);
    await settled([...folders].map((folder) => files.mkdir(folder, { recursive: true })));
    await settled(batch.map(({ file, content }) => files.writeFile(file, content)));
  }
}

/** Like `Promise.all`, but not before the last has come to an end: what goes on afterwards would be written too late. */
async function settled(promises: readonly Promise<unknown>[]): Promise<void> {
  const failed = (await Promise.allSettled(promises)).find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}
