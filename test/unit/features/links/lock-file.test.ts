import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { updateLockFile } from '../../../../scripts/features/links/lock-file.ts';
import { LockedError, withFileLock } from '../../../../scripts/platform/file-lock.ts';

const file = 'source/_data/links.json';
let baseDir: string;
beforeEach(() => {
  baseDir = mkdtempSync(path.join(tmpdir(), 'paperlog-lock-'));
});
afterEach(() => rmSync(baseDir, { recursive: true, force: true }));

const lock = (): string => path.join(baseDir, '.paperlog/source-_data-links.json.lock');

it('loses no record when several processes write at once', async () => {
  const script = path.join(baseDir, 'add.ts');
  const module = path.resolve('scripts/features/links/lock-file.ts');
  writeFileSync(
    script,
    `import { updateLockFile } from ${JSON.stringify(module)};
const [baseDir, name] = process.argv.slice(2);
for (let i = 0; i < 8; i++) {
  await updateLockFile({ baseDir, file: ${JSON.stringify(file)} }, (records) =>
    new Map([...records, [\`https://\${name}.org/\${i}\`, { kind: 'site' }]]));
}
`,
  );
  const jiti = path.resolve('node_modules/.bin/jiti');
  const codes = await Promise.all(
    ['a', 'b', 'c', 'd'].map(
      (name) =>
        new Promise((resolve) => {
          spawn(jiti, [script, baseDir, name], { stdio: 'inherit' }).on('close', resolve);
        }),
    ),
  );
  expect(codes).toEqual([0, 0, 0, 0]);
  const { links } = JSON.parse(readFileSync(path.join(baseDir, file), 'utf8')) as { links: object };
  expect(Object.keys(links)).toHaveLength(32);
  expect(readdirSync(path.dirname(lock()))).toEqual([]);
});

it('takes away the lock of a process that died', async () => {
  mkdirSync(path.dirname(lock()));
  // No process has this number: Linux counts to 2^22 at most.
  writeFileSync(lock(), JSON.stringify({ process: 2 ** 30, host: hostname(), token: 'gone' }));
  await updateLockFile({ baseDir, file }, () => new Map([['https://example.org/', { kind: 'site' as const }]]));
  expect(existsSync(path.join(baseDir, file))).toBe(true);
  expect(existsSync(lock())).toBe(false);
});

it('takes away a lock that nobody has written in', async () => {
  mkdirSync(path.dirname(lock()));
  for (const content of ['', '{"process":', '{"process":"1","host":"a","token":"b"}']) {
    writeFileSync(lock(), content);
    const longAgo = new Date(Date.now() - 10_000);
    utimesSync(lock(), longAgo, longAgo);
    await withFileLock(lock(), () => Promise.resolve(), { waitMs: 0 });
    expect(existsSync(lock())).toBe(false);
  }
});

it('leaves a lock alone that is just being written', async () => {
  mkdirSync(path.dirname(lock()));
  writeFileSync(lock(), '');
  await expect(withFileLock(lock(), () => Promise.resolve(), { waitMs: 0 })).rejects.toThrow(LockedError);
  expect(existsSync(lock())).toBe(true);
});

it('waits for a process that lives, and says who it is', async () => {
  mkdirSync(path.dirname(lock()));
  writeFileSync(lock(), JSON.stringify({ process: process.pid, host: hostname(), token: 'other' }));
  await expect(withFileLock(lock(), () => Promise.resolve(), { waitMs: 60 })).rejects.toThrow(LockedError);
  await expect(withFileLock(lock(), () => Promise.resolve(), { waitMs: 60 })).rejects.toThrow(`process ${process.pid}`);
  expect(existsSync(lock())).toBe(true);
});

it('keeps a file that it cannot read, byte for byte', async () => {
  mkdirSync(path.join(baseDir, 'source/_data'), { recursive: true });
  for (const content of ['{ "version": 1, "links": {', '{ "version": 9, "links": {} }', '[{ "name": "friend" }]']) {
    writeFileSync(path.join(baseDir, file), content);
    await expect(updateLockFile({ baseDir, file }, () => new Map())).rejects.toThrow(`${file}:1:`);
    expect(readFileSync(path.join(baseDir, file), 'utf8')).toBe(content);
  }
});

it('releases the lock when the change fails, and writes nothing', async () => {
  await expect(
    updateLockFile({ baseDir, file }, () => {
      throw new Error('no');
    }),
  ).rejects.toThrow('no');
  expect(existsSync(lock())).toBe(false);
  expect(existsSync(path.join(baseDir, file))).toBe(false);
});
