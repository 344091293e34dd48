// Code as readers meet it: read, copied, folded, printed; in light and dark, on a phone, without scripts.

import { describe, expect, it } from 'vitest';
import { useBuiltSite } from '../support/built-site.ts';
import { type Page } from '../support/browser.ts';
import { defaultConfig } from '../support/site.ts';
import { pageFaults } from '../support/validate-pages.ts';

const long = Array.from({ length: 60 }, (_, index) => `line ${index + 1}`).join('\n');

const post = `---
title: 代码
date: 2024-05-01 10:00:00
---

\`\`\`python title="attention.py" {2-3}
def attention(q, k, v):
	scores = q @ k.T  # 注释

    return softmax(scores, "很长的一行", "很长的一行", "很长的一行", "很长的一行", "很长的一行", "很长的一行") @ v
\`\`\`

\`\`\`console
$ npm ci
added 400 packages
$ npm run build \\
  --if-present
\`\`\`

\`\`\`pycon
>>> def f():
...     return 1
...
>>> f()
1
\`\`\`

\`\`\`js
const old = 1; // [!code --]
const fresh = { a: [/re+/g, 'str', null] }; // [!code ++]
class A extends B { /* doc */ }
\`\`\`

\`\`\`diff-js
-let a = 1;
+const a = 1;
\`\`\`

\`\`\`text fold
${long}
\`\`\`

\`\`\`text wrap showLineNumbers
${'长行 '.repeat(100)}
second
\`\`\`

\`\`\`js line_number:false title=bare.js
const bare = \`a
b\`;
\`\`\`

    indented
      more

\`\`\`js highlight:false
const raw = 1;
\`\`\`
`;

const copied = [
  'def attention(q, k, v):\n\tscores = q @ k.T  # 注释\n\n    return softmax(scores, "很长的一行", "很长的一行", "很长的一行", "很长的一行", "很长的一行", "很长的一行") @ v',
  'npm ci\nnpm run build \\\n  --if-present',
  'def f():\n    return 1\n\nf()',
  "const fresh = { a: [/re+/g, 'str', null] };\nclass A extends B { /* doc */ }",
  '-let a = 1;\n+const a = 1;',
  long,
  `${'长行 '.repeat(100)}\nsecond`,
  'const bare = `a\nb`;',
  'indented\n  more',
  'const raw = 1;',
];

const address = '2024/05/01/a/';
const wrapped = `---
title: 折行
date: 2024-05-01 10:00:00
---

\`\`\`text fold wrap
${long.split('\n').slice(0, 12).join('\n')}
\`\`\`
`;
const blog = useBuiltSite(() => ({
  '_config.yml': defaultConfig,
  'source/_posts/a.md': post,
  'source/_posts/wrapped.md': wrapped,
}));

/** Contrast of every piece of text in code with what is painted behind it. */
const leastContrast = (page: Page): Promise<{ ratio: number; text: string }> =>
  page.evaluate(() => {
    const parse = (value: string): number[] => (/[\d.]+(?:, *[\d.]+)*/.exec(value)?.[0] ?? '').split(',').map(Number);
    const luminance = (colour: number[]): number => {
      const [r = 0, g = 0, b = 0] = colour.map((c) =>
        c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4,
      );
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const behind = (element: Element | null): number[] => {
      if (!element) return [255, 255, 255];
      const [r = 0, g = 0, b = 0, alpha = 1] = parse(getComputedStyle(element).backgroundColor);
      if (alpha === 1) return [r, g, b];
      const under = behind(element.parentElement);
      return [r, g, b].map((channel, index) => channel * alpha + (under[index] ?? 0) * (1 - alpha));
    };
    let least = { ratio: 99, text: '' };
    const roots = document.querySelectorAll('figure.highlight, .markdown-body pre, .paperlog-code-tools');
    for (const root of roots) {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const parent = node.parentElement;
        if (!parent || node.nodeValue?.trim() === '') continue;
        const [light, dark] = [luminance(parse(getComputedStyle(parent).color)), luminance(behind(parent))].sort(
          (a, b) => b - a,
        ) as [number, number];
        const ratio = (light + 0.05) / (dark + 0.05);
        if (ratio < least.ratio) least = { ratio, text: node.nodeValue ?? '' };
      }
    }
    return least;
  });

describe('a block of code', () => {
  it('is valid markup', async () => {
    expect(await pageFaults(blog.site)).toEqual([]);
    expect(blog.output).toContain('0 errors, 0 warnings');
  });

  it('is copied as it was written, without prompts, numbers and what a diff takes away', async () => {
    const context = await blog.browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
    const page = await context.newPage();
    await page.goto(blog.url + address);
    const buttons = page.getByRole('button', { name: '复制' });
    await expect.poll(() => buttons.count()).toBe(copied.length);
    for (const [index, text] of copied.entries()) {
      await page.getByRole('button', { name: /复制/ }).nth(index).click();
      await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(text);
    }
    await context.close();
  });

  it.each(['light', 'dark'] as const)('can be read in %s pages, marked lines too', async (colorScheme) => {
    for (const javaScriptEnabled of [true, false]) {
      // Without scripts there is nothing to evaluate with: the same state is made by hand.
      const visited = await blog.visit(address, { colorScheme });
      if (!javaScriptEnabled) {
        await visited.page.evaluate(() => {
          document.documentElement.removeAttribute('data-user-color-scheme');
        });
      }
      await visited.page.waitForTimeout(400); // Fluid fades colours
      const { ratio, text } = await leastContrast(visited.page);
      expect(ratio, text).toBeGreaterThanOrEqual(4.5);
      expect(visited.foreignRequests).toEqual([]);
      expect(visited.errors).toEqual([]);
      await visited.close();
    }
  });

  it('comes with one stylesheet of colours, and only on pages with code', () => {
    const count = (file: string): number =>
      blog.site.read(file).match(/<link[^>]+(?:highlight|code-palette)[^>]*>/g)?.length ?? 0;
    expect(count('public/2024/05/01/a/index.html')).toBe(1);
    expect(count('public/archives/index.html')).toBe(0);
  });

  it('scrolls in itself on a phone', async () => {
    const { page, close } = await blog.visit(address, { viewport: { width: 320, height: 640 } });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    const scroller = page.locator('figure.highlight').first().locator('[tabindex="0"]').first();
    expect(await scroller.evaluate((element) => element.scrollWidth > element.clientWidth)).toBe(true);
    await close();
  });

  it('breaks lines where it is asked to', async () => {
    const { page, close } = await blog.visit(address, { viewport: { width: 320, height: 640 } });
    const wrapped = page.locator('.paperlog-code-wrapped code');
    expect(await wrapped.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
    expect(await wrapped.evaluate((element) => element.getBoundingClientRect().height)).toBeGreaterThan(200);
    await close();
  });

  it('unfolds without scripts, and on paper', async () => {
    const { page, close } = await blog.visit(address, { javaScriptEnabled: false });
    const last = page.getByText('line 60', { exact: false }).last();
    const figure = page.locator('.paperlog-code-folding figure');
    const height = async (): Promise<number> => (await figure.boundingBox())?.height ?? 0;
    const folded = await height();
    expect(folded).toBeLessThan(400);
    await page.getByText('全部 60 行').click();
    expect(await height()).toBeGreaterThan(folded * 2);
    await page.getByText('全部 60 行').click();
    expect(await height()).toBe(folded);
    await page.emulateMedia({ media: 'print' });
    expect(await height()).toBeGreaterThan(folded * 2);
    expect(await last.isVisible()).toBe(true);
    await close();
  });

  it.each([true, false])('folds what is wrapped, too (scripts: %s)', async (javaScriptEnabled) => {
    const { page, close } = await blog.visit('2024/05/01/wrapped/', { javaScriptEnabled });
    const pre = page.locator('.paperlog-code-folding pre');
    if (javaScriptEnabled) await page.locator('.paperlog-code-frame').first().waitFor();
    const height = async (): Promise<number> => (await pre.boundingBox())?.height ?? 0;
    const folded = await height();
    expect(folded).toBeLessThan(150);
    await page.getByText('全部 12 行').click();
    expect(await height()).toBeGreaterThan(folded * 2);
    await close();
  });
});
