// All files of a build, or none.

import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { StagedWrites } from '../../../scripts/platform/staged-writes.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'paperlog-staged-'));
  mkdirSync(path.join(dir, 'public'));
  writeFileSync(path.join(dir, 'public/old.html'), 'old');
  writeFileSync(path.join(dir, 'public/gone.html'), 'gone');
});
afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

const exists = (file: string): Promise<boolean> => Promise.resolve(existsSync(file));
const at = (file: string): string => path.join(dir, file);
const read = (file: string): string => readFileSync(at(file), 'utf8');

async function build(): Promise<StagedWrites> {
  const functions = { writeFile, unlink, exists };
  const staged = new StagedWrites(functions, at('public/'), at('kept'));
  await Promise.all([
    functions.writeFile(at('public/old.html'), 'first'),
    functions.writeFile(at('public/old.html'), 'second'),
    functions.writeFile(at('public/a/b/new.html'), 'new'),
    functions.unlink(at('public/gone.html')),
    expect(functions.unlink(at('public/never-there.html'))).rejects.toMatchObject({ code: 'ENOENT' }),
    functions.writeFile(at('elsewhere.txt'), 'at once'),
  ]);
  expect(read('elsewhere.txt')).toBe('at once');
  expect([read('public/old.html'), read('public/gone.html'), existsSync(at('public/a'))]).toEqual([
    'old',
    'gone',
    false,
  ]);
  return staged;
}

it('writes and removes everything at the end', async () => {
  await (await build()).commit();
  expect([read('public/old.html'), read('public/a/b/new.html')]).toEqual(['second', 'new']);
  expect(existsSync(at('public/gone.html'))).toBe(false);
  expect(existsSync(at('kept'))).toBe(false);
});

it('leaves everything as it was if the build is given up', async () => {
  await (await build()).abandon();
  expect([read('public/old.html'), read('public/gone.html')]).toEqual(['old', 'gone']);
  expect(readdirSync(at('public')).sort()).toEqual(['gone.html', 'old.html']);
  expect(existsSync(at('kept'))).toBe(false);
});

it('tells how far it came if something is in the way, and leaves nothing behind', async () => {
  const staged = await build();
  writeFileSync(at('public/a'), 'a file where a folder has to be');
  await expect(staged.commit()).rejects.toThrow(/public/);
  expect(staged.progress).toEqual({ placed: 1, all: 3 });
  expect(existsSync(at('kept'))).toBe(false);
  expect(read('public/a')).toBe('a file where a folder has to be');
});

it('gives the functions back once everything is in its place', async () => {
  const functions = { writeFile, unlink, exists };
  await new StagedWrites(functions, at('public'), at('kept')).commit();
  expect(functions).toEqual({ writeFile, unlink, exists });
});

it.each([
  ['abandon', (staged: StagedWrites) => staged.abandon()],
  [
    'abandonAtOnce',
    (staged: StagedWrites) => {
      staged.abandonAtOnce();
      return Promise.resolve();
    },
  ],
])('keeps away from public/ what comes after the build was given up (%s)', async (_, giveUp) => {
  const functions = { writeFile, unlink, exists };
  const staged = new StagedWrites(functions, at('public'), at('kept'));
  await functions.writeFile(at('public/new.html'), 'new');
  const underway = expect(functions.writeFile(at('public/old.html'), 'late')).rejects.toThrow('given up');
  await giveUp(staged);
  await underway;
  await expect(functions.writeFile(at('public/old.html'), 'late')).rejects.toThrow('given up');
  await expect(functions.unlink(at('public/old.html'))).rejects.toThrow('given up');
  await functions.writeFile(at('elsewhere.txt'), 'elsewhere');
  expect(readdirSync(at('public')).sort()).toEqual(['gone.html', 'old.html']);
  expect([read('public/old.html'), read('elsewhere.txt'), existsSync(at('kept'))]).toEqual(['old', 'elsewhere', false]);
});

it('follows a public/ that is a link', async () => {
  rmSync(at('public'), { recursive: true });
  mkdirSync(at('real'));
  symlinkSync(at('real'), at('public'));
  const functions = { writeFile, unlink, exists };
  const staged = new StagedWrites(functions, at('public'), at('kept'));
  await functions.writeFile(at('public/x.html'), 'x');
  await staged.commit();
  expect(read('real/x.html')).toBe('x');
});

it.each([
  ['is empty', true],
  ['is not there', false],
])('makes all of public/ beside it where it %s', async (_, isThere) => {
  rmSync(at('public'), { recursive: true });
  if (isThere) mkdirSync(at('public'));
  const functions = { writeFile, unlink, exists };
  const staged = new StagedWrites(functions, at('public'), at('kept'));
  await Promise.all([
    functions.writeFile(at('public/a/b.html'), 'first'),
    functions.writeFile(at('public/a/b.html'), 'second'),
    functions.writeFile(at('public/c.html'), 'c'),
    functions.writeFile(at('public/failed.html'), ''),
    expect(functions.unlink(at('public/never-there.html'))).rejects.toMatchObject({ code: 'ENOENT' }),
  ]);
  staged.remove(at('public/failed.html'));
  expect(existsSync(at('public/c.html'))).toBe(false);
  expect([await functions.exists(at('public/c.html')), await functions.exists(dir)]).toEqual([false, true]);
  await staged.commit();
  expect([read('public/a/b.html'), read('public/c.html')]).toEqual(['second', 'c']);
  expect(readdirSync(at('public')).sort()).toEqual(['a', 'c.html']);
  expect(existsSync(at('kept'))).toBe(false);
});
