// Work counted instead of timed: how often each block of code ran, from V8's precise coverage. The same input gives
// the same count on any machine, so growth can be asserted. What happens inside built-in functions isn't seen.

import { Session } from 'node:inspector/promises';

/** Scripts whose work counts: ours and those that read a post with us. */
const counted = /\/scripts\/|\/(?:marked|hexo-renderer-marked|nunjucks|parse5|hexo-util|hexo)\//;

export class WorkCounter {
  readonly #session = new Session();

  async start(): Promise<void> {
    this.#session.connect();
    await this.#session.post('Profiler.enable');
    await this.#session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  }

  /** Executions of blocks of code while `action` ran. */
  async count(action: () => unknown): Promise<number> {
    await this.#session.post('Profiler.takePreciseCoverage'); // sets all counts to zero
    await action();
    const { result } = await this.#session.post('Profiler.takePreciseCoverage');
    return result
      .filter(({ url }) => counted.test(url))
      .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges))
      .reduce((sum, range) => sum + range.count, 0);
  }

  stop(): void {
    this.#session.disconnect();
  }
}
