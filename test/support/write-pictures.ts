// Takes the pictures of docs/images/ anew from the sample blog: `npx jiti test/support/write-pictures.ts`.
// Chinese text is set in Noto Sans SC from npm, so that the pictures are the same on every machine.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { launchBrowser, serveFolder, type Page } from './browser.ts';
import { createSite, sampleFiles } from './site.ts';

interface Picture {
  readonly name: string;
  readonly page: string;
  readonly width: number;
  /** What the picture begins with, a selector; without one it is the first screen. */
  readonly from?: string;
  readonly height: number;
}

const writing = '2025/03/01/writing-with-paperlog/';
const pictures: readonly Picture[] = [
  { name: 'home', page: '', width: 1280, height: 800 },
  { name: 'papers', page: '2025/02/12/deepseek-papers/', width: 1280, from: '.paperlog-columns', height: 560 },
  { name: 'columns', page: writing, width: 1280, from: '[id="分栏"]', height: 330 },
  { name: 'timeline', page: '2025/02/20/deepseek-timeline/', width: 1280, from: '[id="时间线"]', height: 640 },
  { name: 'math', page: writing, width: 1280, from: '[id="公式"]', height: 420 },
  { name: 'alerts', page: writing, width: 1280, from: '[id="引用与提示"]', height: 640 },
  { name: 'footnotes', page: writing, width: 1280, from: '[id="脚注"]', height: 230 },
];

const fonts = path.resolve(import.meta.dirname, '../../node_modules/@fontsource/noto-sans-sc');

/** The faces of the font, with their files in the style sheet itself. */
function fontFaces(): string {
  const files = readdirSync(path.join(fonts, 'files')).filter((file) =>
    /^noto-sans-sc-chinese-simplified-(?:400|700)-normal\.woff2$/.test(file),
  );
  return files
    .map((file) => {
      const data = readFileSync(path.join(fonts, 'files', file)).toString('base64');
      const weight = file.includes('-700-') ? 700 : 400;
      return `@font-face{font-family:"Noto Sans SC";font-weight:${weight};src:url(data:font/woff2;base64,${data})}`;
    })
    .join('');
}

async function take(page: Page, url: string, { name, from, width, height }: Picture): Promise<void> {
  await page.setViewportSize({ width, height: 800 });
  await page.goto(url, { waitUntil: 'load' });
  await page.addStyleTag({
    content: `${faces}body,.markdown-body,.markdown-body code,.katex .cjk_fallback,svg text{font-family:"Noto Sans SC",sans-serif!important}`,
  });
  await page.evaluate(() => document.fonts.ready);
  const file = path.resolve(import.meta.dirname, `../../docs/images/${name}.png`);
  if (from === undefined) {
    await page.setViewportSize({ width, height });
    await page.waitForTimeout(1500);
    await page.screenshot({ path: file });
    return;
  }
  const first = page.locator(from).first();
  await first.scrollIntoViewIfNeeded();
  await page.waitForTimeout(1000);
  const post = await page.locator('article').first().boundingBox();
  // Fluid's headings reach up behind the navigation bar.
  const box = await first.evaluate((node) => {
    const padding = parseFloat(getComputedStyle(node).paddingTop);
    return node.getBoundingClientRect().top + window.scrollY + padding;
  });
  if (!post) throw new Error(`${name}: the page has no article`);
  const clip = { x: post.x + 56, y: box - 12, width: post.width - 112, height };
  await page.screenshot({ path: file, clip, fullPage: true });
}

const faces = fontFaces();
const site = createSite(sampleFiles(), { kind: 'project' });
const built = await site.hexo(['generate']);
if (built.code !== 0) throw new Error(built.output);
const server = await serveFolder(path.join(site.dir, 'public'));
const browser = await launchBrowser();
try {
  const page = await browser.newPage({ reducedMotion: 'reduce' });
  for (const picture of pictures) await take(page, server.url + picture.page, picture);
} finally {
  await browser.close();
  await server.close();
  site.dispose();
}
