// The sample site as a reader sees it: the yardstick post on a phone, a tablet and a desktop, and no other host asked.

import { readFileSync } from 'node:fs';
import { HtmlValidate } from 'html-validate';
import { parse } from 'parse5';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, serveFolder, visit, type Browser, type StaticServer } from '../support/browser.ts';
import { createSite, sampleFiles, type Site } from '../support/site.ts';

const address = '2025/02/12/deepseek-papers/';
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
});

describe.each(['/', '/sub/path/'])('below %s', (root) => {
  let site: Site;
  let server: StaticServer;
  beforeAll(async () => {
    const files = sampleFiles();
    const config = String(files['_config.yml']).replace(/^url: .*$/m, `url: https://example.com${root}\nroot: ${root}`);
    site = createSite({ ...files, '_config.yml': config });
    const { code, output } = await site.hexo(['generate']);
    if (code !== 0) throw new Error(output);
    server = await serveFolder(`${site.dir}/public`, root);
  });
  afterAll(async () => {
    await server.close();
    site.dispose();
  });

  it.each([
    '',
    address,
    'archives/',
    'tags/',
    'tags/NLP/',
    'categories/',
    'about/',
    '2025/03/01/writing-with-paperlog/',
  ])('page /%s asks no other host, and everything it asks for is there', async (path) => {
    const { page, foreignRequests, failedRequests, errors, close } = await visit(browser, server.url + path);
    await page.waitForLoadState('networkidle');
    expect({ foreignRequests, failedRequests, errors }).toEqual({
      foreignRequests: [],
      failedRequests: [],
      errors: [],
    });
    await close();
  });

  it('shows the picture from the address of the post, with size, alternative text and caption', async () => {
    const { page, close } = await visit(browser, server.url + address);
    const picture = page.getByAltText('虎鲸：DeepSeek 的 Logo');
    expect(await picture.evaluate((image: HTMLImageElement) => [image.naturalWidth, image.width > 0])).toEqual([
      960,
      true,
    ]);
    expect(await picture.getAttribute('src')).toBe(`${root}${address}logo-deepseek.png`);
    expect(await picture.getAttribute('width')).toBe('960');
    expect(await picture.getAttribute('height')).toBe('540');
    expect(await page.locator('figcaption').first().innerText()).toBe('虎鲸：DeepSeek 的 Logo');
    await close();
  });
});

describe('the yardstick post', () => {
  let site: Site;
  let server: StaticServer;
  beforeAll(async () => {
    site = createSite(sampleFiles());
    const { code, output } = await site.hexo(['generate']);
    // The one wrong link that its author wrote, and nothing else.
    expect(output.match(/^.* (?:error|warning) [a-z-]+:/gm)).toEqual([
      'source/_posts/deepseek-papers.md:39:35 warning link-mismatch:',
    ]);
    if (code !== 0) throw new Error(output);
    server = await serveFolder(`${site.dir}/public`);
  });
  afterAll(async () => {
    await server.close();
    site.dispose();
  });

  it.each([
    [320, 1],
    [360, 1],
    [768, 2],
    [1440, 2],
  ])('at %i px has its papers in %i column(s), in reading order, without sideways scroll', async (width, columns) => {
    const { page, close } = await visit(browser, server.url + address, { viewport: { width, height: 900 } });
    const boxes = await page.locator('.paperlog-column').evaluateAll((nodes) =>
      nodes.map((node) => {
        const { left, top, bottom, right } = node.getBoundingClientRect();
        return {
          left,
          top,
          bottom,
          right,
          links: node.querySelectorAll('a').length,
          lists: node.querySelectorAll('ul').length,
        };
      }),
    );
    expect(boxes.map(({ links, lists }) => [links, lists])).toEqual([
      [7, 6],
      [8, 4],
    ]);
    const [first, second] = boxes;
    if (columns === 2) expect(first!.right).toBeLessThanOrEqual(second!.left);
    else expect(first!.bottom).toBeLessThanOrEqual(second!.top);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await close();
  });

  it('has bold text beside full-width brackets, and one first-level heading', async () => {
    const { page, close } = await visit(browser, server.url + address);
    expect(await page.locator('strong').allInnerTexts()).toContain('（从上至下，发布时间由新到旧）');
    expect(await page.locator('body').innerText()).not.toContain('**');
    expect(await page.locator('h1').count()).toBe(1);
    await close();
  });

  it('is valid HTML on every page of the site, with unique ids and one h1', async () => {
    const validator = new HtmlValidate({ extends: ['html-validate:standard'] });
    for (const file of site.files('public').filter((name) => name.endsWith('.html'))) {
      const html = readFileSync(`${site.dir}/public/${file}`, 'utf8');
      const report = await validator.validateString(html);
      const messages = report.results.flatMap(({ messages: found }) =>
        found.map(({ ruleId, message, line }) => `${line}: ${ruleId} ${message}`),
      );
      expect({ file, messages }).toEqual({ file, messages: [] });
      const faults: string[] = [];
      parse(html, {
        sourceCodeLocationInfo: true,
        onParseError: ({ code, startLine }) => faults.push(`${startLine}: ${code}`),
      });
      expect({ file, faults }).toEqual({ file, faults: [] });
      const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map((match) => match[1]);
      expect({ file, ids }).toEqual({ file, ids: [...new Set(ids)] });
      expect({ file, h1: html.match(/<h1[\s>]/g)?.length }).toEqual({ file, h1: 1 });
    }
  });
});
