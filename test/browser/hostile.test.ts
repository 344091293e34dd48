// Titles, tags, categories and descriptions are text: nothing in them runs, whatever page, list or feed they stand in.

import { XMLValidator } from 'fast-xml-parser';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser, serveFolder, visit, type Browser, type StaticServer } from '../support/browser.ts';
import { createSite, type Site } from '../support/site.ts';

const attack = (name: string): string =>
  `${name}<img src=x onerror=window.hacked='${name}'>"><script>window.hacked='${name}'</script>`;
let site: Site;
let browser: Browser;
let server: StaticServer;

beforeAll(async () => {
  const yaml = (text: string): string => JSON.stringify(text);
  site = createSite({
    'source/_posts/a.md': `---\ntitle: ${yaml(attack('title'))}\ndate: 2024-05-01 10:00:00\ntags: [${yaml(attack('tag'))}]\ncategories: [${yaml(attack('category'))}]\ndescription: ${yaml(attack('description'))}\npermalink: /a/\n---\n\nText.\n`,
    'source/_posts/b.md': `---\ntitle: B\ndate: 2024-05-02 10:00:00\ntags: [${yaml(attack('tag'))}]\ncategories: [${yaml(attack('category'))}]\n---\n\nText.\n`,
  });
  const { code, output } = await site.hexo(['generate']);
  if (code !== 0) throw new Error(output);
  server = await serveFolder(`${site.dir}/public`);
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await server.close();
  site.dispose();
});

it('nothing runs on any page', async () => {
  const pages = site.files('public').filter((file) => file.endsWith('index.html'));
  expect(pages.length).toBeGreaterThan(8);
  for (const file of pages) {
    const { page, close } = await visit(browser, server.url + encodeURI(file.replace(/index\.html$/, '')));
    // The banner types its text letter by letter.
    await page.waitForTimeout(file === 'a/index.html' ? 6000 : 300);
    expect({ file, hacked: await page.evaluate(() => (window as { hacked?: string }).hacked) }).toEqual({
      file,
      hacked: undefined,
    });
    await close();
  }
});

it('feed and search index are well-formed XML', () => {
  for (const file of site.files('public').filter((name) => name.endsWith('.xml') && !name.startsWith('xml/'))) {
    expect({ file, valid: XMLValidator.validate(site.read(`public/${file}`)) }).toEqual({ file, valid: true });
  }
});
