// Hexo only logs a style sheet or script that fails to render, and writes a file of 0 bytes in its place.

import type Hexo from 'hexo';

/**
 * Until the function that is returned is called, `failed` is told of each asset that Hexo would have logged.
 * @param failed gets the asset's route and what was thrown
 */
export function watchAssets(hexo: Hexo, failed: (route: string, cause: unknown) => void): () => void {
  const log = hexo.log as unknown as { error: (...args: unknown[]) => void };
  const logError = log.error;
  log.error = (...args: unknown[]) => {
    const [details, message, path] = args;
    if (typeof message === 'string' && message.startsWith('Asset render failed')) {
      const { err = new Error(message) } = details as { err?: unknown };
      failed(String(path).replace(colours, ''), err);
      return;
    }
    // Hexo logs a page that fails with its stack as well, and throws.
    if (typeof message === 'string' && message.startsWith('Render HTML failed')) return;
    Reflect.apply(logError, log, args);
  };
  return () => {
    log.error = logError;
  };
}

/** What a terminal takes for colours. */
const colours = /\u001b\[\d+m/g;
