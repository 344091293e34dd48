// Against real repositories in a temporary folder.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { gitHistory } from '../../../scripts/platform/git-dates.ts';

let root: string;
let blog: string;
const git = (cwd: string, date: string, ...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@b.test', '-c', 'protocol.file.allow=always', ...args], {
    cwd,
    env: { ...process.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: '2030-01-01T00:00:00Z' },
  });
const commit = (date: string) => {
  git(blog, date, 'add', '-A');
  git(blog, date, 'commit', '-qm', date);
};
const write = (file: string, text: string) => {
  mkdirSync(path.dirname(path.join(blog, file)), { recursive: true });
  writeFileSync(path.join(blog, file), text);
};
const long = 'The same words on many lines.\n'.repeat(20);

beforeAll(() => {
  root = mkdtempSync(path.join(realpathSync(tmpdir()), 'paperlog-git-'));
  blog = path.join(root, 'repository/blog');
  mkdirSync(path.join(blog, 'source'), { recursive: true });
  git(path.dirname(blog), '2024-01-01T00:00:00Z', 'init', '-q');
});
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

it('tells why it knows nothing: no repository, no commit', async () => {
  expect((await gitHistory(root)).missing).toBe('none');
  expect((await gitHistory(path.join(blog, 'source'))).missing).toBe('none');
  expect((await gitHistory(path.join(root, 'not-there'))).missing).toBe('none');
});

it('gives first and last author dates by path below the folder, over renames, without another life of a name', async () => {
  write('source/_posts/论文 "a".md', long);
  write('source/_posts/old.md', `${long}old\n`);
  write('source/_posts/twice.md', 'first life\n');
  commit('2024-01-01T00:00:00Z');
  write('source/_posts/论文 "a".md', `${long}more\n`);
  rmSync(path.join(blog, 'source/_posts/twice.md'));
  commit('2024-02-01T00:00:00Z');
  mkdirSync(path.join(blog, 'source/_posts/2024'));
  renameSync(path.join(blog, 'source/_posts/old.md'), path.join(blog, 'source/_posts/2024/new.md'));
  write('source/_posts/twice.md', 'another text altogether\n');
  commit('2024-03-01T00:00:00Z');
  write('source/_posts/uncommitted.md', 'x');

  const history = await gitHistory(path.join(blog, 'source'));
  expect(history.missing).toBeUndefined();
  const days = Object.fromEntries(
    [...(await history.dates())].map(([file, { first, last }]) => [
      file,
      `${first.toISOString().slice(0, 10)} ${last.toISOString().slice(0, 10)}`,
    ]),
  );
  expect(days).toEqual({
    '_posts/论文 "a".md': '2024-01-01 2024-02-01',
    '_posts/2024/new.md': '2024-01-01 2024-01-01',
    '_posts/twice.md': '2024-03-01 2024-03-01',
  });
});

it('has another id after a commit', async () => {
  const before = (await gitHistory(blog)).id;
  expect((await gitHistory(blog)).id).toBe(before);
  commit('2024-04-01T00:00:00Z');
  expect((await gitHistory(blog)).id).not.toBe(before);
});

it('does not trust a shallow clone', async () => {
  const clone = path.join(root, 'clone');
  git(root, '2024-05-01T00:00:00Z', 'clone', '-q', '--depth', '1', `file://${path.dirname(blog)}`, clone);
  const history = await gitHistory(path.join(clone, 'blog/source'));
  expect(history.missing).toBe('shallow');
  expect((await history.dates()).size).toBe(0);
});
