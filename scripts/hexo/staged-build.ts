// `hexo generate` as one step: its files are written beside public/, and put into place once all that was found is
// known and allows it.

import { createRequire } from 'node:module';
import path from 'node:path';
import type Hexo from 'hexo';
import { StagedWrites, type WritingFunctions } from '../platform/staged-writes.ts';
import { describeError, finishWriting, watchPages, type WatchedPages } from './build.ts';
import { releaseBuildLock } from './build-lock.ts';
import { buildMode } from './build-mode.ts';
import { UserError } from './define-feature.ts';
import { keptFolder, type Engine } from './engine.ts';

/** The one that a command of this Hexo is about to write, or is writing. */
const builds = new WeakMap<Hexo, StagedBuild>();

/** For who ends the process: whether there was a build that is left unwritten now. */
export function abandonOpenBuild(hexo: Hexo): boolean {
  return builds.get(hexo)?.abandonAtOnce() ?? false;
}

/** Files are being put into place: whoever ends the process should wait for it. */
export function placingOf(hexo: Hexo): Promise<void> | undefined {
  return builds.get(hexo)?.placing;
}

export class StagedBuild {
  readonly #engine: Engine;
  readonly #writes: StagedWrites;
  readonly #pages: WatchedPages;
  #placing: Promise<void> | undefined;
  #isPlaced = false;

  /** From now on, until `finish` or `abandon`, Hexo writes beside public/. */
  constructor(engine: Engine) {
    this.#engine = engine;
    this.#writes = stageWrites(engine.hexo);
    this.#pages = watchPages(engine.hexo);
    builds.set(engine.hexo, this);
  }

  /** Settled once all files are in their places, however that went; `undefined` before and after it. */
  get placing(): Promise<void> | undefined {
    return this.#placing;
  }

  get isOpen(): boolean {
    return this.#writes.isOpen;
  }

  /** All of it lies in public/. */
  get isPlaced(): boolean {
    return this.#isPlaced;
  }

  /**
   * Prints what was found and puts everything in its place but pages that failed.
   * @throws BuildStopped if there are errors and the author didn't ask to go on
   */
  async finish(): Promise<void> {
    if (!this.isOpen) return;
    this.#pages.stop();
    const { hexo } = this.#engine;
    finishWriting(this.#engine, buildMode(hexo), this.#pages);
    const cache = hexo.model('Cache') as unknown as { removeById(id: string): PromiseLike<unknown> };
    for (const route of [...this.#pages.failed.values()].flat()) {
      this.#writes.remove(path.join(hexo.public_dir, route));
      await cache.removeById(`public/${route}`);
    }
    try {
      const commit = this.#writes.commit();
      const settled = (): void => {
        this.#placing = undefined;
      };
      this.#placing = commit.then(settled, settled);
      await commit;
      this.#isPlaced = true;
    } catch (cause) {
      const { placed, all } = this.#writes.progress;
      if (placed === 0) throw cause;
      // db.json tells of pages that aren't there: the next build must look.
      (hexo as unknown as { _dbLoaded: boolean })._dbLoaded = false;
      throw new UserError(
        `public/ is only partly new: ${placed} of ${all} files were put into place before this failed: ${describeError(cause)}. Mend the cause, then run "hexo clean" and build again.`,
        { cause },
      );
    }
  }

  /** Leaves public/ as it was. */
  async abandon(): Promise<void> {
    if (!this.isOpen) return;
    this.#pages.stop();
    await this.#writes.abandon();
    this.#forgetDatabase();
  }

  /** The same before the process ends, which waits for nothing; whether there was anything to leave. */
  abandonAtOnce(): boolean {
    if (!this.isOpen) return false;
    releaseBuildLock(this.#engine.hexo);
    this.#writes.abandonAtOnce();
    this.#forgetDatabase();
    return true;
  }

  /** db.json would tell of pages that were never written. */
  #forgetDatabase(): void {
    if (this.#writes.hasChanges) (this.#engine.hexo as unknown as { _dbLoaded: boolean })._dbLoaded = false;
  }
}

/** Hexo writes by the functions of its own copy of hexo-fs. */
function stageWrites(hexo: Hexo): StagedWrites {
  const resolve = createRequire(createRequire(path.join(hexo.base_dir, 'package.json')).resolve('hexo'));
  const functions = resolve('hexo-fs') as WritingFunctions;
  return new StagedWrites(functions, hexo.public_dir, path.join(hexo.base_dir, keptFolder));
}
