// Obsolete HTML of authors, rewritten: pages pass html-validate and look as they did before, measured.

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, serveFolder, visit, type Browser, type StaticServer } from '../support/browser.ts';
import { createSite, defaultConfig, type Site } from '../support/site.ts';
import { pageFaults } from '../support/validate-pages.ts';

const body = readFileSync('test/fixtures/markup/everything/input.md', 'utf8');
const picture = readFileSync('test/fixtures/markup/everything/picture.png');
const page = '2024/05/01/a/';
const frames = ['', ' scrolling="no"']
  .map((scrolling) => `<iframe src="/tall.html" width="300" height="200"${scrolling}></iframe>`)
  .join('\n\n');

interface Look {
  readonly [id: string]: Readonly<Record<string, string | number>>;
}

describe('obsolete HTML', () => {
  let browser: Browser;
  const sites: Site[] = [];
  const servers: StaticServer[] = [];
  beforeAll(async () => {
    browser = await launchBrowser();
    for (const modernize of [false, true]) {
      const site = createSite({
        '_config.yml': `${defaultConfig}paperlog:\n  markup:\n    modernize: ${modernize}\n`,
        'source/_posts/a.md': `---\ntitle: A\ndate: 2024-05-01 10:00:00\n---\n\n${body}`,
        'source/_posts/picture.png': picture,
        'source/_posts/frames.md': `---\ntitle: Frames\ndate: 2024-05-02 10:00:00\n---\n\n${frames}\n`,
        'source/tall.html':
          '---\nlayout: false\n---\n<!doctype html><html lang="en"><head><title>Tall</title></head>' +
          '<body><h1 style="height: 3000px">Tall</h1></body></html>\n',
      });
      sites.push(site);
      const { code, output } = await site.hexo(['generate']);
      expect({ code, output: code === 0 ? '' : output }).toEqual({ code: 0, output: '' });
      servers.push(await serveFolder(`${site.dir}/public`));
    }
  });
  afterAll(async () => {
    await browser.close();
    for (const server of servers) await server.close();
    for (const site of sites) site.dispose();
  });

  const looks = async (server: StaticServer, width: number): Promise<Look> => {
    const visited = await visit(browser, server.url + page, { viewport: { width, height: 900 } });
    const look = await visited.page.evaluate(() => {
      const found: Record<string, Record<string, string | number>> = {};
      const box = document.querySelector('.markdown-body');
      const origin = box?.getBoundingClientRect();
      for (const node of box?.querySelectorAll('[id^="t-"]') ?? []) {
        const rect = node.getBoundingClientRect();
        const style = getComputedStyle(node);
        found[node.id] = {
          x: Math.round(rect.x - (origin?.x ?? 0)),
          y: Math.round(rect.y - (origin?.y ?? 0)),
          width: Math.round(rect.width),
          height: Math.round(rect.height),
          color: style.color,
          background: `${style.backgroundColor} ${style.backgroundImage}`,
          border: style.borderTopWidth === '0px' ? 'none' : `${style.borderTopWidth} ${style.borderTopStyle}`,
          font: `${style.fontSize} ${style.fontFamily}`,
          decoration: style.textDecorationLine,
          list: style.listStyleType,
          float: style.float,
          wrap: style.whiteSpace,
        };
      }
      return found;
    });
    await visited.close();
    return look;
  };

  it.each([360, 1280])('looks the same at %d px', async (width) => {
    const [before, after] = [await looks(servers[0]!, width), await looks(servers[1]!, width)];
    expect(Object.keys(before).length).toBeGreaterThan(40);
    expect(after).toEqual(before);
  });

  it.each([0, 1])('leaves frames without scroll bars where they are (site %d)', async (site) => {
    const { page: opened, close } = await visit(browser, `${servers[site]!.url}2024/05/02/frames/`);
    const scrolled: number[] = [];
    for (const frame of await opened.$$('.markdown-body iframe')) {
      await frame.scrollIntoViewIfNeeded();
      await frame.hover();
      await opened.mouse.wheel(0, 100);
      await opened.waitForTimeout(300);
      scrolled.push((await (await frame.contentFrame())?.evaluate(() => scrollY)) ?? -1);
    }
    await close();
    expect(scrolled).toEqual([100, 0]);
  });

  it('passes html-validate, on the home page too', async () => {
    expect(await pageFaults(sites[0]!)).not.toEqual([]);
    expect(await pageFaults(sites[1]!)).toEqual([]);
  });
});
