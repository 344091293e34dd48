// The sample blog for those who read in other ways: without scripts, by the keyboard, with eyes that need contrast.

import { describe, expect, it } from 'vitest';
import { contrast } from '../../scripts/features/code/colours.ts';
import { useBuiltSite } from '../support/built-site.ts';
import { type Page } from '../support/browser.ts';
import { sampleFiles } from '../support/site.ts';

const phone = { viewport: { width: 390, height: 800 } };
const desk = { viewport: { width: 1440, height: 800 } };
const papers = '2025/02/12/deepseek-papers/';
const writing = '2025/03/01/writing-with-paperlog/';

const blog = useBuiltSite(sampleFiles, { kind: 'project' });

async function read<Result>(path: string, options: object, look: (page: Page) => Promise<Result>): Promise<Result> {
  const { page, close } = await blog.visit(path, options);
  try {
    return await look(page);
  } finally {
    await close();
  }
}

describe('without scripts', () => {
  const without = { ...phone, javaScriptEnabled: false };

  it('captions stand below pictures', async () => {
    const height = await read(papers, without, (page) =>
      page
        .locator('.paperlog-figure figcaption')
        .first()
        .evaluate((caption) => caption.clientHeight),
    );
    expect(height).toBeGreaterThan(10);
  });

  it('the menu is open on a phone, scrolls away, and has no button that would do nothing', async () => {
    const seen = await read('', without, async (page) => ({
      entries: await page.locator('.navbar-nav .nav-link:visible').allInnerTexts(),
      position: await page.locator('.navbar').evaluate((bar) => getComputedStyle(bar).position),
      buttons: await page.locator('.navbar-toggler:visible, #search-btn:visible, #color-toggle-btn:visible').count(),
      sideways: await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
    }));
    expect(seen.entries.map((text) => text.trim())).toEqual(['首页', '归档', '分类', '标签', '关于']);
    expect(seen).toMatchObject({ position: 'absolute', buttons: 0, sideways: 0 });
  });

  it('what Fluid folds stands open', async () => {
    const isOpen = await read(writing, without, (page) => page.getByText('不必转义').isVisible());
    expect(isOpen).toBe(true);
  });

  it('categories stand open', async () => {
    const posts = await read('categories/', without, (page) => page.locator('.category-post:visible').count());
    expect(posts).toBeGreaterThan(0);
  });
});

/** Goes through the page by Tab; what has the focus but isn't in the window or has no outline. */
async function unseenStops(page: Page): Promise<{ count: number; unseen: string[] }> {
  const unseen: string[] = [];
  for (let count = 0; ; count += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(async () => {
      const focused = document.activeElement;
      if (!focused || focused === document.body) return undefined;
      for (const animation of focused.getAnimations()) animation.finish();
      await new Promise(requestAnimationFrame);
      const { top, bottom, width, height } = focused.getBoundingClientRect();
      const isInWindow = width > 0 && height > 0 && bottom > 0 && top < innerHeight;
      const { outlineStyle } = getComputedStyle(focused);
      return { html: focused.outerHTML.slice(0, 80), isSeen: isInWindow && outlineStyle !== 'none' };
    });
    if (!stop) {
      if (count > 0) return { count, unseen };
      continue;
    }
    if (!stop.isSeen) unseen.push(stop.html);
  }
}

it.each([
  ['', desk],
  ['', phone],
  [writing, desk],
  ['categories/', desk],
])('the keyboard is seen wherever it stops: /%s %o', async (path, size) => {
  const { count, unseen } = await read(path, { ...size, reducedMotion: 'reduce' }, unseenStops);
  expect(unseen).toEqual([]);
  expect(count).toBeGreaterThan(8);
});

it('who has asked for less movement has the whole title at once, and nothing that moves behind it', async () => {
  const title = await read(papers, { ...desk, reducedMotion: 'reduce' }, (page) =>
    page.locator('#subtitle').evaluate(({ textContent, nextElementSibling }) => ({ textContent, nextElementSibling })),
  );
  expect(title).toEqual({
    textContent: 'DeepSeek 🐬：国产大模型之光？它用到了哪些关键技术？',
    nextElementSibling: null,
  });
});

it('what Fluid folds is opened by the keyboard', async () => {
  await read(writing, { ...desk, reducedMotion: 'reduce' }, async (page) => {
    const inside = page.getByText('不必转义');
    expect(await inside.isVisible()).toBe(false);
    await page.getByRole('button', { name: '花括号怎么写' }).focus();
    await page.keyboard.press('Enter');
    await inside.waitFor();
  });
});

it('what Fluid folds has the colour of its kind, also under the pointer', async () => {
  const colours = await read(writing, desk, async (page) => {
    const title = page.getByRole('button', { name: '花括号怎么写' });
    await title.hover();
    return title.evaluate((link) => [link, link.parentElement!].map((box) => getComputedStyle(box).backgroundColor));
  });
  expect(colours).toEqual(['rgba(0, 0, 0, 0)', 'rgba(160, 197, 228, 0.25)']);
});

it('categories say what opens and what a number leads to', async () => {
  const { roles, names } = await read('categories/', desk, async (page) => ({
    roles: await page.locator('[role="tab"], [role="tabpanel"]').count(),
    names: await page.locator('.category-count').evaluateAll((links) => links.map((link) => link.ariaLabel)),
  }));
  expect(roles).toBe(0);
  expect(names).toEqual(['📖 论文阅读 3']);
});

/** Texts that Fluid writes in grey, coloured or half transparent, with what is behind them. */
const greyTexts: readonly (readonly [string, string])[] = [
  ['', '.index-excerpt'],
  ['', '.index-btm time'],
  [papers, '.markdown-body p > a'],
  [papers, 'figcaption'],
  [papers, '.license-title div:nth-child(2)'],
  [writing, '.markdown-body blockquote em'],
  ['tags/', '.tagcloud a'],
];

describe.each(['light', 'dark'] as const)('in the %s', (colorScheme) => {
  it.each(greyTexts)('/%s %s can be read', async (path, selector) => {
    const pairs = await read(path, { ...desk, colorScheme }, (page) =>
      page.locator(selector).evaluateAll((texts) => {
        const numbers = (colour: string) => (colour.match(/[\d.]+/g) ?? []).map(Number);
        return texts.map((text) => {
          const style = getComputedStyle(text);
          const brightness = Number(/brightness\(([\d.]+)\)/.exec(style.filter)?.[1] ?? 1);
          let behind = [255, 255, 255];
          for (let node: Element | null = text; node; node = node.parentElement) {
            const [r = 0, g = 0, b = 0, alpha = 1] = numbers(getComputedStyle(node).backgroundColor);
            if (alpha < 1) continue;
            behind = [r, g, b];
            break;
          }
          const opacity = Number(style.opacity);
          const front = numbers(style.color)
            .slice(0, 3)
            .map((part, index) => Math.min(255, part * brightness) * opacity + (behind[index] ?? 0) * (1 - opacity));
          return [front, behind];
        });
      }),
    );
    expect(pairs.length).toBeGreaterThan(0);
    const colour = ([red = 0, green = 0, blue = 0]: number[]) => [red, green, blue] as const;
    const worst = Math.min(...pairs.map(([front = [], behind = []]) => contrast(colour(front), colour(behind))));
    expect(worst).toBeGreaterThanOrEqual(4.5);
  });
});

it('is printed black on white by those who read it white on black', async () => {
  const printed = await read(writing, { ...desk, colorScheme: 'dark' }, async (page) => {
    await page.locator('a.fancybox').first().waitFor();
    await page.emulateMedia({ media: 'print' });
    return page.evaluate(() => {
      const colour = (text: string) => (text.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number);
      return {
        code: [...document.querySelectorAll('figure.highlight code, figure.highlight code span')].map((text) =>
          colour(getComputedStyle(text).color),
        ),
        buttons: [...document.querySelectorAll('.paperlog-code-fold')].filter((button) => button.checkVisibility())
          .length,
        address: getComputedStyle(document.querySelector('a.fancybox')!, '::after').content,
      };
    });
  });
  expect(printed).toMatchObject({ buttons: 0, address: 'none' });
  expect(printed.code.length).toBeGreaterThan(5);
  for (const [red = 0, green = 0, blue = 0] of printed.code) {
    expect(contrast([red, green, blue], [255, 255, 255])).toBeGreaterThanOrEqual(4.5);
  }
});
