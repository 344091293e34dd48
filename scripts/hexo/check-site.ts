// A build that writes nothing: for `hexo check` and whoever wants to know what a build would find.

import type Hexo from 'hexo';
import type { Diagnostic } from '../core/diagnostic.ts';
import { setBuildMode } from './build-mode.ts';
import { engineOf } from './engine.ts';
import { findingsOf } from './findings.ts';

/** Bunyan's level of Hexo's log. */
const warnings = 40;

export interface CheckOptions {
  /** Don't print the findings and keep standard output free of Hexo's own messages. */
  readonly quiet: boolean;
}

/**
 * Reads the site and renders what changed of its posts, without pages and checks: for commands that want to know what
 * posts contain (`env.kept`). With `quiet`, standard output stays free of Hexo's own messages.
 */
export async function loadSite(hexo: Hexo, { quiet }: CheckOptions): Promise<void> {
  const log = hexo.log as unknown as { level: number };
  const levelBefore = log.level;
  if (quiet) log.level = Math.max(log.level, warnings);
  setBuildMode(hexo, { purpose: 'none', keepGoing: true, quiet });
  try {
    await hexo.load();
  } finally {
    log.level = levelBefore;
  }
}

/** Loads the site, renders all posts and pages into memory and returns the findings, sorted. */
export async function checkSite(hexo: Hexo, { quiet }: CheckOptions): Promise<Diagnostic[]> {
  const log = hexo.log as unknown as { level: number };
  const levelBefore = log.level;
  if (quiet) log.level = Math.max(log.level, warnings);
  setBuildMode(hexo, { purpose: 'check', keepGoing: true, quiet });
  try {
    await hexo.load();
  } finally {
    log.level = levelBefore;
  }
  return findingsOf(engineOf(hexo));
}
