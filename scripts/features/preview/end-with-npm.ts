// `npm start` that is told to end (`kill`, a container that stops) ends the preview too, or its port would stay taken.

import type Hexo from 'hexo';

/** @param whenParentEnds calls back once the process that has started this one is gone */
export function endWithNpm(hexo: Hexo, whenParentEnds: (callback: () => void) => void): void {
  // What else starts Hexo may well go away without it: a shell that has put it into the background.
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const begin = (): void => {
    whenParentEnds(() => process.kill(process.pid, 'SIGTERM'));
  };
  hexo.extend.filter.register('server_middleware', begin as never);
}
