// The recipe of docs/upgrading.md, run as it stands there between two releases in real git repositories.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

let root: string;
beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), 'paperlog-upgrade-'));
});
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

const git = (cwd: string, ...args: string[]): string =>
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
const write = (dir: string, files: Record<string, string>): void => {
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(dir, file)), { recursive: true });
    writeFileSync(path.join(dir, file), content);
  }
};

it("takes a blog from one release to the next without touching the owner's files", () => {
  const releases = path.join(root, 'paperlog');
  const owned = {
    '_config.yml': 'sample\n',
    '_config.fluid.yml': 'sample\n',
    'source/_posts/sample.md': 'sample\n',
    'scaffolds/post.md': 'one\n',
  };
  write(releases, { ...owned, 'scripts/main.ts': 'one\n', 'scripts/old.ts': 'one\n', 'README.md': 'one\n' });
  git(root, 'init', '-q', '-b', 'main', releases);
  git(releases, 'add', '-A');
  git(releases, 'commit', '-qm', 'one');
  git(releases, 'tag', 'v0.1.0');

  const blog = path.join(root, 'blog');
  git(root, 'clone', '-q', releases, blog);
  const mine = {
    '_config.yml': 'mine\n',
    '_config.fluid.yml': 'mine\n',
    'source/_posts/mine.md': 'mine\n',
    'scaffolds/post.md': 'mine\n',
    'scripts/site/mine.ts': 'mine\n',
    'scripts/loose.js': 'mine\n',
    CNAME: 'mine\n',
  };
  rmSync(path.join(blog, 'source/_posts/sample.md'));
  write(blog, mine);
  git(blog, 'add', '-A');
  git(blog, 'commit', '-qm', 'mine');

  write(releases, {
    '_config.yml': 'sample two\n',
    'source/_posts/sample.md': 'two\n',
    'scaffolds/post.md': 'two\n',
    'scripts/main.ts': 'two\n',
    'scripts/new.ts': 'two\n',
    'README.md': 'two\n',
  });
  rmSync(path.join(releases, 'scripts/old.ts'));
  git(releases, 'add', '-A');
  git(releases, 'commit', '-qm', 'two');
  git(releases, 'tag', 'v0.2.0');

  const recipe = /```sh\n([\s\S]*?)```/.exec(readFileSync('docs/upgrading.md', 'utf8'))?.[1] ?? '';
  const commands = recipe
    .split('\n')
    .map((line) => line.replace(/\s+#.*$/, '').replace(/<[^>]*>/, releases))
    .filter((line) => line.startsWith('git '));
  expect(commands).toHaveLength(5);
  for (const command of commands) {
    execFileSync('sh', ['-ec', command.replaceAll('git ', 'git -c user.name=t -c user.email=t@example.com ')], {
      cwd: blog,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  for (const [file, content] of Object.entries(mine))
    expect(readFileSync(path.join(blog, file), 'utf8'), file).toBe(content);
  expect(existsSync(path.join(blog, 'source/_posts/sample.md'))).toBe(false);
  for (const file of ['scripts/main.ts', 'scripts/new.ts', 'README.md'])
    expect(readFileSync(path.join(blog, file), 'utf8')).toBe('two\n');
  expect(existsSync(path.join(blog, 'scripts/old.ts'))).toBe(false);
  expect(git(blog, 'status', '--porcelain')).toBe('');
});
