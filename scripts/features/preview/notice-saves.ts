// Hexo reads a saved file once it hasn't grown for 200 ms, and looks every 100 ms. Editors write a post at once: half of
// that will do, and what is still being written then is read again with its next change.
// https://github.com/paulmillr/chokidar#performance (awaitWriteFinish)

import type Hexo from 'hexo';

interface WatchOptions {
  awaitWriteFinish?: { stabilityThreshold?: number; pollInterval?: number };
}

const hexoThreshold = 200;
const sooner = { stabilityThreshold: 100, pollInterval: 20 };

/** Before Hexo begins to watch. What a script has set stays. */
export function noticeSavesSooner({ source, theme }: Hexo): void {
  for (const { options } of [source, theme] as unknown as { options: WatchOptions }[]) {
    const { stabilityThreshold, pollInterval } = options.awaitWriteFinish ?? {};
    if (stabilityThreshold === hexoThreshold && pollInterval === undefined) options.awaitWriteFinish = sooner;
  }
}
