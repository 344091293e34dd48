// A build that writes nothing: for `hexo check` and whoever wants to know what a build would find.

import type Hexo from 'hexo';
import type { Diagnostic } from '../core/diagnostic.ts';
import { setBuildMode } from './commands.ts';
import { engineOf } from './engine.ts';

export interface CheckOptions {
  /** Don't print the findings and keep standard output free of Hexo's own messages. */
  readonly quiet: boolean;
}

/** Loads the site, renders all posts and pages into memory and returns the findings, sorted. */
export async function checkSite(hexo: Hexo, { quiet }: CheckOptions): Promise<Diagnostic[]> {
  const log = hexo.log as unknown as { level: number };
  const levelBefore = log.level;
  const warnings = 40;
  if (quiet) log.level = Math.max(log.level, warnings);
  setBuildMode(hexo, { purpose: 'check', keepGoing: true, force: true, quiet });
  try {
    await hexo.load();
  } finally {
    log.level = levelBefore;
  }
  return engineOf(hexo).diagnostics.list();
}
