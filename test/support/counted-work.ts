// Work counted instead of timed: how often each block of code ran, from V8's precise coverage, and how many characters
// the built-in functions went over that look for something in a text. The same input gives the same count on any
// machine, so growth can be asserted.

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

  /** Executions of blocks of code and characters searched while `action` ran. */
  async count(action: () => unknown): Promise<number> {
    await this.#session.post('Profiler.takePreciseCoverage'); // sets all counts to zero
    const searched = await countSearches(action);
    const { result } = await this.#session.post('Profiler.takePreciseCoverage');
    const blocks = result
      .filter(({ url }) => counted.test(url))
      .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges))
      .reduce((sum, range) => sum + range.count, 0);
    return blocks + searched;
  }

  stop(): void {
    this.#session.disconnect();
  }
}

/** Characters and items that `indexOf`, `lastIndexOf`, `includes` and regular expressions went over. */
async function countSearches(action: () => unknown): Promise<number> {
  const { indexOf, lastIndexOf, includes } = String.prototype;
  const { exec } = RegExp.prototype;
  const { indexOf: indexOfItem } = Array.prototype;
  let searched = 0;
  const counting = {
    indexOf(this: string, needle: string, from = 0): number {
      const at = indexOf.call(this, needle, from);
      searched += Math.max(0, (at === -1 ? this.length : at) - from);
      return at;
    },
    lastIndexOf(this: string, needle: string, from = Infinity): number {
      const at = lastIndexOf.call(this, needle, from);
      searched += Math.max(0, Math.min(this.length, from) - at);
      return at;
    },
    includes(this: string, needle: string, from = 0): boolean {
      const at = indexOf.call(this, needle, from);
      searched += Math.max(0, (at === -1 ? this.length : at) - from);
      return at !== -1;
    },
  };
  Object.assign(String.prototype, counting);
  RegExp.prototype.exec = function (this: RegExp, text: string): RegExpExecArray | null {
    const from = this.global || this.sticky ? this.lastIndex : 0;
    const match = exec.call(this, text);
    if (match) searched += match.index + match[0].length - from;
    else if (!this.sticky && !this.source.startsWith('^')) searched += Math.max(0, text.length - from);
    return match;
  };
  Array.prototype.indexOf = function (this: unknown[], item: unknown, from?: number): number {
    const at = indexOfItem.call(this, item, from);
    searched += at === -1 ? this.length : at;
    return at;
  };
  try {
    await action();
  } finally {
    Object.assign(String.prototype, { indexOf, lastIndexOf, includes });
    Array.prototype.indexOf = indexOfItem;
    RegExp.prototype.exec = exec;
  }
  return searched;
}
