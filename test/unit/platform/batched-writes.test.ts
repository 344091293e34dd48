// Files that are written many at a time.

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
  await writes.write(at('a/b/first.html'), 'first');
  expect([writes.hasBegun, readdirSync(dir)]).toEqual([false, []]);
  for (let index = 0; index < 200; index++) await writes.write(at(`many/${index}.html`), `page ${index}`);
  expect(writes.hasBegun).toBe(true);
  await writes.finish();
  expect(readFileSync(at('a/b/first.html'), 'utf8')).toBe('first');
  expect(readdirSync(at('many'))).toHaveLength(200);
  expect(readFileSync(at('many/199.html'), 'utf8')).toBe('page 199');
});

it('keeps no more in memory than two batches', async () => {
  const writes = new BatchedWrites();
  const big = Buffer.alloc(2 * 2 ** 20, 'x');
  for (let index = 0; index < 4; index++) await writes.write(at(`${index}.bin`), big);
  // The second batch was begun once the first was there.
  expect(existsSync(at('1.bin'))).toBe(true);
  await writes.finish();
  expect(readdirSync(dir)).toHaveLength(4);
});

it('tells in the end what a file failed with, having written the others of its batch', async () => {
  const writes = new BatchedWrites();
  writeFileSync(at('file'), 'no folder');
  await writes.write(at('file/below.html'), 'x');
  await writes.write(at('other.html'), 'other');
  await expect(writes.finish()).rejects.toMatchObject({ code: 'EEXIST' });
  await expect(writes.write(at('later.html'), 'x')).rejects.toMatchObject({ code: 'EEXIST' });
});

it('writes nothing any more once it is abandoned', async () => {
  const writes = new BatchedWrites();
  for (let index = 0; index < 70; index++) await writes.write(at(`${index}.html`), 'x');
  await writes.abandon();
  const there = readdirSync(dir).length;
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(readdirSync(dir)).toHaveLength(there);
  expect(there).toBeLessThan(70);
});
