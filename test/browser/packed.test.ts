// The packed plugin in blogs of other people: stock Hexo with Fluid, NexT or landscape.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser, serveFolder, visit, type Browser } from '../support/browser.ts';
import { createSite, defaultConfig } from '../support/site.ts';

const project = path.resolve(import.meta.dirname, '../..');
const post = `---
title: 论文
date: 2024-05-01 10:00:00
---

**（重点）**后文

<div style="display:flex"><div>

- a
- b
</div><div>

- c
</div></div>
`;
let browser: Browser;
let tarball: string;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'paperlog-pack-'));
  const packed = execFileSync('npm', ['pack', '--json', '--pack-destination', folder], {
    cwd: path.join(project, 'scripts'),
    encoding: 'utf8',
  });
  const [{ filename }] = JSON.parse(packed.slice(packed.indexOf('['))) as [{ filename: string }];
  tarball = path.join(folder, filename);
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

it.each(['fluid', 'next', 'landscape'])(
  'with %s shows columns side by side and bold text, on the home page too',
  async (theme) => {
    const site = createSite({
      '_config.yml': defaultConfig.replace('theme: fluid', `theme: ${theme}`),
      'source/_posts/a.md': post,
    });
    // As npm lays it out: the package unpacked beside everything else that is installed.
    const modules = path.join(site.dir, 'node_modules');
    rmSync(modules);
    mkdirSync(modules);
    for (const name of readdirSync(path.join(project, 'node_modules'))) {
      if (name !== 'hexo-paperlog' && name !== '.cache')
        symlinkSync(path.join(project, 'node_modules', name), path.join(modules, name));
    }
    mkdirSync(path.join(modules, 'hexo-paperlog'));
    execFileSync('tar', ['-xzf', tarball, '-C', path.join(modules, 'hexo-paperlog'), '--strip-components=1']);
    const nested = path.join(project, 'scripts/node_modules');
    if (existsSync(nested)) symlinkSync(nested, path.join(modules, 'hexo-paperlog/node_modules'));
    expect(existsSync(path.join(modules, 'hexo-paperlog/site'))).toBe(false);

    const { code, output } = await site.hexo(['generate']);
    expect({ code, output: code === 0 ? '' : output }).toEqual({ code: 0, output: '' });
    const server = await serveFolder(path.join(site.dir, 'public'));
    for (const address of ['2024/05/01/a/', '']) {
      const { page, close } = await visit(browser, server.url + address, { viewport: { width: 1440, height: 900 } });
      if (address === '' && (await page.locator('.paperlog-column').count()) === 0) {
        // Fluid's cards show text only.
        expect(theme).toBe('fluid');
        await close();
        continue;
      }
      const [first, second] = await page
        .locator('.paperlog-column')
        .evaluateAll((nodes) => nodes.map((node) => node.getBoundingClientRect().toJSON() as DOMRect));
      expect(first!.right).toBeLessThanOrEqual(second!.left);
      expect(Math.abs(first!.top - second!.top)).toBeLessThan(2);
      expect(await page.locator('strong').allTextContents()).toContain('（重点）');
      await close();
    }
    await server.close();
    site.dispose();
  },
);
