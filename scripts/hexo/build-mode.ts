// What the command that runs now does with findings.

import type Hexo from 'hexo';

export interface BuildMode {
  /**
   * `write`: pages are about to be written; `check`: findings are wanted, nothing is written; `serve`: findings are
   * printed and the preview goes on; `none`: the command (`list`, `new` …) is about something else.
   */
  readonly purpose: 'write' | 'check' | 'serve' | 'none';
  readonly keepGoing: boolean;
  /** `check --json` prints by itself. */
  readonly quiet: boolean;
}

export const idle: BuildMode = { purpose: 'none', keepGoing: false, quiet: true };

const modes = new WeakMap<Hexo, BuildMode>();

export function buildMode(hexo: Hexo): BuildMode {
  return modes.get(hexo) ?? idle;
}

/** By the wrapped commands. */
export function setBuildMode(hexo: Hexo, mode: BuildMode): void {
  modes.set(hexo, mode);
}
