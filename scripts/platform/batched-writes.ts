// Writes files in a thread of its own, many at a time. Node's calls to the file system from a thread that computes wake
// other threads several times a file, and go on only when that thread has time to look what has become of them.

import { Worker } from 'node:worker_threads';

interface Waiting {
  readonly file: string;
  readonly content: Uint8Array | string;
}

interface Answer {
  readonly written: number;
  /** The properties of Node's error. */
  readonly failure?: { readonly message: string };
}

/** Fewer aren't worth waking anybody, but in the end. */
const batchFiles = 8;
const batchBytes = 2 ** 20;
/** What is in memory at most and not on disk. */
const mostFiles = 256;
const mostBytes = 8 * 2 ** 20;

export class BatchedWrites {
  #worker: Worker | undefined;
  readonly #stopped = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  #waiting: Waiting[] = [];
  #waitingBytes = 0;
  /** How large each of the batches is that the worker has still to answer for. */
  #underway: { readonly files: number; readonly bytes: number }[] = [];
  #failure: { readonly cause: unknown } | undefined;
  #wake: (() => void) | undefined;

  /** Whether anything has been begun. */
  get hasBegun(): boolean {
    return this.#worker !== undefined;
  }

  /**
   * Resolves once there is room for more, not once the file is there: that is what `finish` is for.
   * @throws what an earlier file failed with
   */
  async write(file: string, content: Uint8Array | string): Promise<void> {
    this.#throwFailure();
    this.#waiting.push({ file, content });
    this.#waitingBytes += content.length;
    if (this.#waiting.length < batchFiles && this.#waitingBytes < batchBytes) return;
    this.#begin();
    while (this.#isFull()) await this.#answer();
    this.#throwFailure();
  }

  /** @throws what the first of the files that couldn't be written failed with */
  async finish(): Promise<void> {
    if (!this.#failure && this.#waiting.length > 0) this.#begin();
    while (this.#underway.length > 0) await this.#answer();
    this.#end();
    this.#throwFailure();
  }

  /** Nothing more is written from now on but what is being written right now. */
  stop(): void {
    Atomics.store(this.#stopped, 0, 1);
    this.#waiting = [];
  }

  /** The same, and returns once nothing is being written any more. */
  async abandon(): Promise<void> {
    this.stop();
    while (this.#underway.length > 0) await this.#answer();
    this.#end();
  }

  #isFull(): boolean {
    const sum = (of: 'files' | 'bytes'): number => this.#underway.reduce((total, batch) => total + batch[of], 0);
    return sum('files') >= mostFiles || sum('bytes') >= mostBytes;
  }

  #throwFailure(): void {
    if (this.#failure) throw this.#failure.cause;
  }

  #begin(): void {
    this.#worker ??= this.#start();
    this.#worker.ref();
    this.#worker.postMessage(this.#waiting);
    this.#underway.push({ files: this.#waiting.length, bytes: this.#waitingBytes });
    this.#waiting = [];
    this.#waitingBytes = 0;
  }

  #start(): Worker {
    const worker = new Worker(new URL('./write-worker.cjs', import.meta.url), {
      workerData: { stopped: this.#stopped.buffer },
      // Of its own: what the process was started with (`--require`, a debugger) is for the main thread.
      execArgv: [],
    });
    worker.on('message', ({ failure }: Answer) => {
      this.#underway.shift();
      if (failure) this.#failure ??= { cause: Object.assign(new Error(failure.message), failure) };
      // It keeps the process alive while somebody waits for it only.
      if (this.#underway.length === 0) worker.unref();
      this.#wake?.();
    });
    worker.on('error', (cause) => {
      this.#failure ??= { cause };
      this.#underway = [];
      this.#wake?.();
    });
    return worker;
  }

  /** Resolves at the worker's next answer. */
  #answer(): Promise<void> {
    return new Promise((resolve) => {
      const others = this.#wake;
      this.#wake = () => {
        this.#wake = undefined;
        others?.();
        resolve();
      };
    });
  }

  #end(): void {
    void this.#worker?.terminate();
  }
}
