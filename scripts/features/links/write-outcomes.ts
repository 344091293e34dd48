// Puts what was fetched into the lock file while fetching goes on: whatever ends the run, what is done is kept.

import { updateLockFile, type LockFilePlace } from './lock-file.ts';
import { mergeRecord } from './merge-record.ts';
import { createRecordStore } from './record-store.ts';
import type { LinkRecord } from './record.ts';

type Change = (known: LinkRecord | undefined) => LinkRecord;

export class OutcomeWriter {
  readonly #place: LockFilePlace;
  #waiting = new Map<string, Change[]>();
  #writing: Promise<void> | undefined;
  #fault: unknown;

  constructor(place: LockFilePlace) {
    this.#place = place;
  }

  /** Fields edited by hand (`pinned`) stay. */
  merge(url: string, found: LinkRecord): void {
    this.#add(url, (known) => mergeRecord(known, found));
  }

  change(url: string, change: Change): void {
    this.#add(url, change);
  }

  #add(url: string, change: Change): void {
    this.#waiting.set(url, [...(this.#waiting.get(url) ?? []), change]);
    // One write at a time; what comes meanwhile goes into the next.
    this.#writing ??= this.#write();
  }

  async #write(): Promise<void> {
    try {
      while (this.#waiting.size > 0) {
        await Promise.resolve();
        const changes = this.#waiting;
        this.#waiting = new Map();
        await updateLockFile(this.#place, (records) => {
          const store = createRecordStore(records);
          const result = new Map(records);
          for (const [url, list] of changes) {
            const target = store.find(url)?.url ?? url;
            for (const change of list) result.set(target, change(result.get(target)));
          }
          return result;
        });
      }
    } catch (error) {
      this.#fault ??= error;
      this.#waiting.clear();
    } finally {
      this.#writing = undefined;
    }
  }

  /** @throws what kept the file from being written */
  async finish(): Promise<void> {
    while (this.#writing) await this.#writing;
    if (this.#fault !== undefined) throw this.#fault as Error;
  }
}
