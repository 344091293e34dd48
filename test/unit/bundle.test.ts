// How the plugin's TypeScript is loaded: as one kept file, on a package of two files.

import { execFile } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';

const project = path.resolve(import.meta.dirname, '../..');
let dir: string;

beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'paperlog-bundle-'));
  mkdirSync(path.join(dir, 'scripts'));
  mkdirSync(path.join(dir, 'node_modules'));
  symlinkSync(path.join(project, 'node_modules/esbuild'), path.join(dir, 'node_modules/esbuild'));
  copyFileSync(path.join(project, 'scripts/bundle.cjs'), path.join(dir, 'scripts/bundle.cjs'));
  write('main.ts', "import { colon } from './colon.ts';\nexport const found: boolean = colon.test('表：一');\n");
  write('colon.ts', 'export const colon = /表[：]/u;\nexport const here: string = import.meta.url;\n');
});
afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

function write(file: string, text: string): void {
  writeFileSync(path.join(dir, 'scripts', file), text);
}

const cache = (): string => path.join(dir, 'node_modules/.cache/hexo-paperlog');
/** Beside them there is what the hash of the code was, once the code has been the same for a while. */
const bundles = (): string[] => readdirSync(cache()).filter((name) => name !== 'code.txt');
const kept = (end: string): string =>
  path.join(
    cache(),
    bundles().find((name) => name.endsWith(end))!,
  );

/** What `expression` gives for `main`, in a process of its own. */
async function load(expression: string, folder = './scripts'): Promise<unknown> {
  const script = `require('${folder}/bundle.cjs').loadMain().then(({ main, codeHash }) => console.log(JSON.stringify(${expression})))`;
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', script], { cwd: dir });
  return JSON.parse(stdout);
}

it('gives the same made anew, kept, and kept with compiled code', async () => {
  for (let run = 0; run < 3; run++) expect(await load('main.found')).toBe(true);
  expect(
    bundles()
      .map((name) => path.extname(name))
      .sort(),
  ).toEqual(['.bin', '.js', '.map']);
});

it('is made anew when a file changes, and the old one goes', async () => {
  await load('main.found');
  const [before] = bundles();
  write('colon.ts', 'export const colon = /nothing/u;\n');
  expect(await load('main.found')).toBe(false);
  expect(bundles()).toHaveLength(3);
  expect(bundles()).not.toContain(before);
});

it.each(['.js', '.bin', '.map'])('takes no notice of a kept file (%s) that was cut short', async (end) => {
  await load('main.found');
  const file = kept(end);
  truncateSync(file, Math.floor(readFileSync(file).length / 2));
  expect(await load('main.found')).toBe(true);
});

it('lets each file know where it lies, and errors where they come from', async () => {
  write(
    'main.ts',
    "import { here } from './colon.ts';\nexport { here };\nexport function fail(): string {\n  return new Error('no').stack ?? '';\n}\n",
  );
  expect(await load('main.here')).toMatch(/\/scripts\/colon\.ts$/);
  for (let run = 0; run < 2; run++) expect(await load('main.fail()')).toMatch(/^Error: no\n.*scripts\/main\.ts:4:10/);
});

it('is in ASCII, which takes half of the memory, and errors tell of the lines as they are written', async () => {
  write(
    'main.ts',
    'export const found = [/^[表：-𠀀]$/u.test("𠀀"), `${"表"}：`, "表".length];\n' +
      'export const fail = (): string => ["表：𠀀", new Error("no").stack ?? ""].join();\n',
  );
  expect(await load('main.found')).toEqual([true, '表：', 1]);
  for (let run = 0; run < 2; run++) expect(await load('main.fail()')).toMatch(/scripts\/main\.ts:2:44\)/);
  expect(readFileSync(kept('.js'), 'latin1')).not.toMatch(/[^\0-\x7f]/);
  write('main.ts', 'export const a = "表：𠀀", b: number = ;\n');
  await expect(load('main')).rejects.toThrow(/scripts\/main\.ts:1:38/);
});

it('takes the hash of the code anew once a file was touched, and only then', async () => {
  const hash = await load('codeHash');
  await new Promise((resolve) => setTimeout(resolve, 2_100));
  expect(await load('codeHash')).toBe(hash);
  const listing = path.join(cache(), 'code.txt');
  const known = readFileSync(listing, 'utf8');
  expect(known.slice(0, 64)).toBe(hash);
  // A wrong one is believed: nothing was read.
  writeFileSync(listing, `${'0'.repeat(64)}${known.slice(64)}`);
  expect(await load('codeHash')).toBe('0'.repeat(64));
  write('colon.ts', 'export const colon = /另[：]/u;\nexport const here: string = import.meta.url;\n');
  expect(await load('codeHash')).not.toMatch(/^0{64}$/);
  expect(await load('main.found')).toBe(false);
});

it('takes the copy of a package that lies nearest, also one that comes later', async () => {
  const install = (folder: string, value: string): void => {
    mkdirSync(path.join(dir, folder, 'some-package'), { recursive: true });
    writeFileSync(path.join(dir, folder, 'some-package/package.json'), '{"name":"some-package","main":"index.js"}');
    writeFileSync(path.join(dir, folder, 'some-package/index.js'), `module.exports = '${value}';\n`);
  };
  write('main.ts', "import value from 'some-package';\nexport const found: unknown = value;\n");
  install('node_modules', 'far');
  for (let run = 0; run < 2; run++) expect(await load('main.found')).toBe('far');
  install('scripts/node_modules', 'near');
  for (let run = 0; run < 2; run++) expect(await load('main.found')).toBe('near');
});

it('names file, line and column of what is no TypeScript', async () => {
  write('colon.ts', 'export const a = 1;\nexport const b: number = ;\n');
  await expect(load('main')).rejects.toThrow(/scripts\/colon\.ts:2:26/);
});

it('works from the folder node_modules of a blog as well', async () => {
  write('main.ts', "import { here } from './colon.ts';\nexport { here };\n");
  renameSync(path.join(dir, 'scripts'), path.join(dir, 'node_modules/hexo-paperlog'));
  const expected: unknown = expect.stringMatching(/\/node_modules\/hexo-paperlog\/colon\.ts$/);
  for (let run = 0; run < 2; run++) expect(await load('main.here', './node_modules/hexo-paperlog')).toEqual(expected);
  expect(bundles()).toHaveLength(3);
});
