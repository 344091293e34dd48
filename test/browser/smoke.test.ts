import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser, serveFolder, visit, type Browser, type StaticServer } from '../support/browser.ts';
import { createSite, type Site } from '../support/site.ts';

let site: Site;
let browser: Browser;
let server: StaticServer;

beforeAll(async () => {
  site = createSite({ 'source/_posts/a.md': '---\ntitle: 你好\ndate: 2024-05-01 10:00:00\n---\n\n正文。\n' });
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

it('shows a post to a reader', async () => {
  const { page, close } = await visit(browser, `${server.url}2024/05/01/a/`);
  await expect(page.getByText('正文。').innerText()).resolves.toBe('正文。');
  await close();
});
