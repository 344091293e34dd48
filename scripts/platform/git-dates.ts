// When files were first and last committed, by one run of git for a whole folder.

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

export interface CommitDates {
  readonly first: Date;
  readonly last: Date;
}

/** Why git can't tell: no repository (or no git), or a clone without its history. */
export type NoHistory = 'none' | 'shallow';

const run = promisify(execFile);
const maxOutputBytes = 256 * 1024 * 1024;

/**
 * Commit dates by path relative to `folder`, with forward slashes. Author dates, since a rebase changes the others.
 */
export async function commitDates(folder: string): Promise<ReadonlyMap<string, CommitDates> | NoHistory> {
  const git = async (...args: string[]): Promise<string> =>
    (await run('git', ['-c', 'core.quotePath=false', ...args], { cwd: folder, maxBuffer: maxOutputBytes })).stdout;
  let prefix: string;
  try {
    if ((await git('rev-parse', '--is-shallow-repository')).trim() === 'true') return 'shallow';
    prefix = (await git('rev-parse', '--show-prefix')).trim();
    await git('rev-parse', '--verify', 'HEAD');
  } catch {
    return 'none'; // no git, no repository, or no commit yet: the caller says so to the author
  }
  const log = await git('log', '--format=%x00%aI', '--name-only', '--no-renames', '-z', '--', '.');
  const dates = new Map<string, { first: Date; last: Date }>();
  let date: Date | undefined;
  for (const field of log.split('\0')) {
    const text = field.trim();
    if (/^\d{4}-\d\d-\d\dT/.test(text)) {
      const [stamp = '', ...rest] = text.split('\n');
      date = new Date(stamp);
      for (const name of rest) note(name.trim(), date);
    } else if (date) note(text, date);
  }
  return dates;

  function note(name: string, when: Date): void {
    if (name === '') return;
    const relative = name.startsWith(prefix) ? name.slice(prefix.length) : name;
    const known = dates.get(relative);
    if (known) known.first = when;
    else dates.set(relative, { first: when, last: when });
  }
}
