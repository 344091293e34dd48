import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeFileWhole, writePartsWhole } from '../../../scripts/platform/atomic-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'paperlog-whole-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

it('two that write one file at once both end well, and one of their texts stays whole', async () => {
  const file = path.join(folder, 'a.json');
  const texts = ['x', 'y'].map((letter) => letter.repeat(2_000_000));
  await Promise.all(
    [...texts, ...texts].map((text) => writePartsWhole(file, [text.slice(0, 900_000), text.slice(900_000)])),
  );
  expect(texts).toContain(readFileSync(file, 'utf8'));
  expect(readdirSync(folder)).toEqual(['a.json']);
});

it('what processes have left that are gone is removed, what others are writing is not', async () => {
  const gone = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
  await once(gone, 'exit');
  const left = `.a.json.${gone.pid}-1.paperlog-tmp`;
  const used = `.a.json.${process.ppid}-1.paperlog-tmp`;
  for (const name of [left, used, '.a.json']) writeFileSync(path.join(folder, name), '');
  await writeFileWhole(path.join(folder, 'b.json'), '{}');
  expect(readdirSync(folder).sort()).toEqual([used, '.a.json', 'b.json'].sort());
});
