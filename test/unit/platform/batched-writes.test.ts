// Files that are written many at a time, by a thread of their own.

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { BatchedWrites } from '../../../scripts/platform/batched-writes.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'paperlog-batched-'));
});
afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

const at = (file: string): string => path.join(dir, file);

it('writes nothing before there is enough for a batch, and everything in the end', async () => {
  const writes = new BatchedWrites();
  await writes.write(at('a/b/first.html'), 'first 一');
  expect([writes.hasBegun, readdirSync(dir)]).toEqual([false, []]);
  for (let index = 0; index < 200; index++) await writes.write(at(`many/${index}.html`), Buffer.from(`page ${index}`));
  expect(writes.hasBegun).toBe(true);
  await writes.finish();
  expect(readFileSync(at('a/b/first.html'), 'utf8')).toBe('first 一');
  expect(readdirSync(at('many'))).toHaveLength(200);
  expect(readFileSync(at('many/199.html'), 'utf8')).toBe('page 199');
});

it('waits while much is in memory and not on disk', async () => {
  const writes = new BatchedWrites();
  const big = Buffer.alloc(5 * 2 ** 20, 'x');
  await Promise.all([writes.write(at('0.bin'), big), writes.write(at('1.bin'), big)]);
  // Together they are too much: the first one is there before the second call goes on.
  expect(existsSync(at('0.bin'))).toBe(true);
  await writes.finish();
  expect(readFileSync(at('1.bin')).equals(big)).toBe(true);
});

it('tells in the end what a file failed with, as Node tells it', async () => {
  const writes = new BatchedWrites();
  writeFileSync(at('file'), 'no folder');
  await writes.write(at('file/below.html'), 'x');
  const failure = { code: 'EEXIST', syscall: 'mkdir', message: expect.stringContaining(at('file')) as string };
  await expect(writes.finish()).rejects.toMatchObject(failure);
  await expect(writes.write(at('later.html'), 'x')).rejects.toMatchObject(failure);
  expect(existsSync(at('later.html'))).toBe(false);
});

it.each([
  ['abandon', (writes: BatchedWrites) => writes.abandon()],
  [
    'stop',
    (writes: BatchedWrites) => {
      writes.stop();
      return Promise.resolve();
    },
  ],
])('writes at most the file at hand after %s', async (_, end) => {
  const writes = new BatchedWrites();
  await Promise.all(Array.from({ length: 100 }, (__, index) => writes.write(at(`${index}.html`), 'x')));
  await end(writes);
  const there = readdirSync(dir).length;
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(readdirSync(dir).length - there).toBeLessThanOrEqual(1);
  expect(there).toBeLessThan(100);
  await writes.abandon();
});
