// Style sheets follow what they are made of: settings of the theme and files that they import, not just their own file.

import { statSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createSite, type Site } from '../../support/site.ts';

let site: Site;
beforeEach(async () => {
  site = createSite({
    '_config.fluid.yml': 'color:\n  post_link_color: "#111111"\n',
    'source/css/own.styl': '@import "_parts/part"\n',
    'source/css/_parts/part.styl': '.part\n  color red\n',
  });
  await generate();
});
afterEach(() => {
  site.dispose();
});

async function generate(): Promise<void> {
  const { code, output } = await site.hexo(['generate']);
  expect({ code, output: code === 0 ? '' : output }).toEqual({ code: 0, output: '' });
}

it('a new colour of the theme is in its sheet after the next build', async () => {
  expect(site.read('public/css/main.css')).toContain('#111');
  site.write('_config.fluid.yml', 'color:\n  post_link_color: "#123456"\n');
  await generate();
  expect(site.read('public/css/main.css')).toContain('#123456');
});

it('a changed part is in the sheet that imports it', async () => {
  expect(site.read('public/css/own.css')).toContain('#f00');
  site.write('source/css/_parts/part.styl', '.part\n  color #00f\n');
  await generate();
  expect(site.read('public/css/own.css')).toContain('#00f');
});

it('what stays the same is not written again', async () => {
  const sheets = ['css/main.css', 'css/own.css'].map((file) => path.join(site.dir, 'public', file));
  const before = sheets.map((file) => statSync(file).ino);
  site.write('source/_posts/a.md', '---\ntitle: A\ndate: 2024-05-01 10:00:00\n---\n\nText.\n');
  await generate();
  expect(sheets.map((file) => statSync(file).ino)).toEqual(before);
});
