// Fluid's style sheet is kept between builds: used while nothing that it is made of changes, and only if it is whole.

import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { contentHash } from '../../../../scripts/platform/atomic-file.ts';
import { createSite, type Site } from '../../../support/site.ts';

let site: Site;
let made: string;

beforeAll(async () => {
  site = createSite({ 'source/_posts/a.md': '---\ntitle: A\ndate: 2024-05-01 10:00:00\n---\n\nA\n' });
  expect((await site.hexo(['generate'])).code).toBe(0);
  made = site.read('public/css/main.css');
});
afterAll(() => site.dispose());

/** Files kept for `main.css` and Fluid's other sheets, by their content behind the hash. */
function keptFile(content: string): string {
  const names = readdirSync(path.join(site.dir, '.paperlog')).filter((name) => name.startsWith('style-'));
  const found = names.find((name) => site.read(`.paperlog/${name}`).slice(32) === content);
  if (found === undefined) throw new Error('The style sheet was not kept.');
  return `.paperlog/${found}`;
}

async function buildAnew(): Promise<string> {
  site.remove('public');
  site.remove('db.json');
  expect((await site.hexo(['generate'])).code).toBe(0);
  return site.read('public/css/main.css');
}

it('is that of a build without it', async () => {
  expect(made.length).toBeGreaterThan(10_000);
  expect(await buildAnew()).toBe(made);
});

it('is taken from what was kept, if that is whole', async () => {
  const file = keptFile(made);
  site.write(file, `${contentHash('body {}')}body {}`);
  expect(await buildAnew()).toBe('body {}');
  site.write(file, `${contentHash(made)}${made.slice(0, 100)}`);
  expect(await buildAnew()).toBe(made);
  expect(keptFile(made)).toBe(file);
});

it('is made anew for other settings', async () => {
  site.write('_config.fluid.yml', "color:\n  body_bg_color: '#123456'\n");
  const other = await buildAnew();
  expect(other).toContain('#123456');
  expect(other).not.toBe(made);
});

it('is made in a folder whose name Stylus would take for an address or a pattern', async () => {
  const odd = createSite(
    { 'source/_posts/a.md': '---\ntitle: A\ndate: 2024-05-01 10:00:00\n---\n\nA\n' },
    { folder: 'C# [x]' },
  );
  const { code, output } = await odd.hexo(['generate']);
  expect({ code, output: code === 0 ? '' : output }).toEqual({ code: 0, output: '' });
  expect(odd.read('public/css/main.css')).toBe(made);
  odd.dispose();
});
