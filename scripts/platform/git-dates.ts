// When files were first and last committed, by one run of git for a whole folder.

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { CommitDates, History, NoHistory } from '../core/commit-history.ts';

const run = promisify(execFile);
const maxOutputBytes = 256 * 1024 * 1024;

/** What git knows of `folder`. */
export async function gitHistory(folder: string): Promise<History> {
  let answer: string[];
  try {
    answer = (await git(folder, 'rev-parse', '--is-shallow-repository', 'HEAD')).trim().split('\n');
  } catch {
    return withoutHistory('none'); // no git, no repository, or no commit yet: the caller says so to the author
  }
  const [isShallow, head = ''] = answer;
  if (isShallow === 'true') return withoutHistory('shallow');
  let dates: Promise<ReadonlyMap<string, CommitDates>> | undefined;
  return { id: head, missing: undefined, dates: () => (dates ??= readLog(folder)) };
}

function withoutHistory(missing: NoHistory): History {
  return { id: missing, missing, dates: () => Promise.resolve(new Map()) };
}

async function git(folder: string, ...args: string[]): Promise<string> {
  return (await run('git', args, { cwd: folder, maxBuffer: maxOutputBytes })).stdout;
}

/** Author dates, since a rebase changes the others. A renamed file goes on where it was under its old name. */
async function readLog(folder: string): Promise<ReadonlyMap<string, CommitDates>> {
  const options = ['-z', '--name-status', '-M', '--relative', '--no-show-signature', '--format=%x01%at'];
  return parseLog(await git(folder, 'log', ...options, '--', '.'));
}

/** @param log of `git log -z --name-status --format=%x01%at`, from the newest commit to the oldest */
export function parseLog(log: string): Map<string, CommitDates> {
  const dates = new Map<string, { first: Date; last: Date }>();
  /** Older name → today's; `undefined` once a file was deleted, what is older being another life of it. */
  const today = new Map<string, string | undefined>();
  const nameToday = (name: string): string | undefined => (today.has(name) ? today.get(name) : name);

  for (const commit of log.split('\x01').slice(1)) {
    const [stamp = '', ...fields] = commit.split('\0');
    const date = new Date(Number(stamp) * 1000);
    const renames: [from: string, to: string | undefined][] = [];
    for (let index = 0; index < fields.length; index++) {
      const status = (fields[index] ?? '').trim();
      if (!/^[A-Z]\d*$/.test(status)) continue;
      const name = fields[++index] ?? '';
      if (status === 'D') {
        if (nameToday(name) === name && !dates.has(name)) today.set(name, undefined);
        else renames.push([name, undefined]);
        continue;
      }
      const isMove = status.startsWith('R') || status.startsWith('C');
      const to = isMove ? (fields[++index] ?? '') : name;
      const current = nameToday(to);
      if (current !== undefined) {
        const known = dates.get(current);
        // Moving a file without a change to it is no update.
        if (known) known.first = date;
        else if (status !== 'R100') dates.set(current, { first: date, last: date });
      }
      if (status.startsWith('R')) {
        renames.push([name, current]);
        renames.push([to, undefined]);
      } else if (status === 'A') renames.push([to, undefined]);
    }
    // Older commits know the files by the names they had before this one.
    for (const [from, to] of renames) if (to === undefined) today.set(from, undefined);
    for (const [from, to] of renames) if (to !== undefined) today.set(from, to);
  }
  return dates;
}
