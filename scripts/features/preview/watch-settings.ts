// Hexo reads the settings once, when the preview starts. Whoever changes them while it runs would reload the page in vain.

import { readdirSync, watchFile } from 'node:fs';
import path from 'node:path';
import type Hexo from 'hexo';

/** Says so when a file of settings is saved; begins once the server does. */
export function tellOfChangedSettings(hexo: Hexo): void {
  const begin = (): void => {
    for (const name of settingsFiles(hexo)) {
      // By looking at it: editors put a new file in the old one's place, which ends other ways of watching.
      watchFile(path.join(hexo.base_dir, name), { interval: 500, persistent: false }, (now, before) => {
        if (now.mtimeMs === before.mtimeMs && now.ino === before.ino) return;
        hexo.log.warn(`${name} has changed. The preview shows it once it is stopped (Ctrl+C) and started again.`);
      });
    }
  };
  hexo.extend.filter.register('server_middleware', begin as never);
}

/** `_config.yml` and its kin, there or not yet. */
function settingsFiles({ base_dir: folder, config }: Hexo): string[] {
  const present = readdirSync(folder).filter((name) => /^_config(?:\.[\w-]+)?\.(?:ya?ml|json)$/.test(name));
  return [...new Set(['_config.yml', `_config.${config.theme}.yml`, ...present])];
}
