// Videos and frames that are wider than a phone, as an author's desktop made them.

import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser, serveFolder, visit, type Browser, type StaticServer } from '../support/browser.ts';
import { createSite, type Site } from '../support/site.ts';

const post = `---
title: Frames
date: 2024-05-01 10:00:00
---

<iframe src="/frame.html" width="1000" height="300"></iframe>

<video src="/none.mp4" width="1200" controls></video>

<div><iframe src="/frame.html" style="width:900px"></iframe></div>
`;
let site: Site;
let browser: Browser;
let server: StaticServer;

beforeAll(async () => {
  site = createSite({ 'source/_posts/a.md': post, 'source/frame.html': '<p>frame</p>\n' });
  expect((await site.hexo(['generate'])).code).toBe(0);
  [browser, server] = await Promise.all([launchBrowser(), serveFolder(`${site.dir}/public`)]);
}, 120_000);

afterAll(async () => {
  await browser.close();
  await server.close();
  site.dispose();
});

it('stay within the text, on a phone and on a desktop', async () => {
  for (const width of [360, 1200]) {
    const { page, close } = await visit(browser, `${server.url}2024/05/01/a/`, { viewport: { width, height: 800 } });
    const sizes = await page.evaluate(() => {
      const limit = document.querySelector('.markdown-body')?.getBoundingClientRect().right ?? 0;
      return [...document.querySelectorAll('.markdown-body :is(iframe, video)')].map(
        (frame) => frame.getBoundingClientRect().right <= limit + 1,
      );
    });
    expect([width, ...sizes]).toEqual([width, true, true, true]);
    await close();
  }
}, 60_000);
