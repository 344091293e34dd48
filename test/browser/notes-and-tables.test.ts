// Footnotes, alerts, folded blocks and wide tables as a reader uses them: with a pointer, a finger, the keyboard, and
// without scripts.

import { describe, expect, it } from 'vitest';
import { useBuiltSite } from '../support/built-site.ts';
import { sampleFiles } from '../support/site.ts';

const address = '2025/03/01/writing-with-paperlog/';

/** Numbers of notes moved sign by sign across the end of a phone's line. */
const numbers = `---
title: 行
date: 2024-05-02 10:00:00
---

${Array.from({ length: 24 }, (_, index) => `${'中'.repeat(14 + index)}[^1]。后文`).join('\n\n')}

[^1]: 注
`;

const blog = useBuiltSite(() => ({ ...sampleFiles(), 'source/_posts/numbers.md': numbers }));

const desktop = { viewport: { width: 1280, height: 800 } };
const phone = { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true };

describe('a footnote', () => {
  it('has its number on the line of the word before it', async () => {
    const { page, close } = await blog.visit('2024/05/02/numbers/', phone);
    const begins = await page.evaluate(() =>
      [...document.querySelectorAll('.markdown-body > p')].map((paragraph) => {
        const number = paragraph.querySelector('.paperlog-footnote-ref')!.getBoundingClientRect();
        return number.left < paragraph.getBoundingClientRect().left + 2;
      }),
    );
    expect(begins).toEqual(begins.map(() => false));
    expect(begins).toHaveLength(24);
    await close();
  });

  it('is shown beside its number when pointed at, stays while the pointer is in it, and goes with Esc', async () => {
    const { page, errors, close } = await blog.visit(address, desktop);
    const number = page.getByRole('link', { name: '脚注 1', exact: true }).first();
    await number.scrollIntoViewIfNeeded();
    await number.hover();
    const preview = page.getByRole('tooltip');
    await preview.waitFor();
    expect(await preview.innerText()).toContain('点积随维度变大');
    expect(await preview.getByRole('link', { name: '返回' }).count()).toBe(0);
    const box = (await preview.boundingBox())!;
    const at = (await number.boundingBox())!;
    expect(Math.min(Math.abs(box.y + box.height - at.y), Math.abs(box.y - at.y - at.height))).toBeLessThan(24);
    expect(box.x).toBeGreaterThanOrEqual(0);
    await preview.hover();
    await page.waitForTimeout(500);
    expect(await preview.count()).toBe(1);
    await page.keyboard.press('Escape');
    expect(await preview.count()).toBe(0);
    expect(errors).toEqual([]);
    await close();
  });

  it('is shown when its number has the focus of the keyboard; Enter goes there and the arrow comes back', async () => {
    const { page, close } = await blog.visit(address, desktop);
    await page.evaluate(() => {
      const links = [...document.querySelectorAll<HTMLAnchorElement>('.markdown-body a[href]')];
      const index = links.findIndex((link) => link.dataset.footnoteRef !== undefined);
      // Not every link takes the focus: those of headings that show nothing don't.
      links
        .slice(0, index)
        .reverse()
        .some((link) => {
          link.focus();
          return document.activeElement === link;
        });
    });
    const number = page.getByRole('link', { name: '脚注 1', exact: true }).first();
    for (
      let presses = 0;
      presses < 12 && !(await number.evaluate((node) => node === document.activeElement));
      presses++
    )
      await page.keyboard.press('Tab');
    await page.getByRole('tooltip').waitFor();
    expect(await number.getAttribute('aria-describedby')).toBe(await page.getByRole('tooltip').getAttribute('id'));
    await page.keyboard.press('Enter');
    expect(new URL(page.url()).hash).toMatch(/^#fn-/);
    expect(await page.getByRole('tooltip').count()).toBe(0);
    await page.getByRole('link', { name: '返回正文中的脚注 1' }).first().click();
    expect(new URL(page.url()).hash).toMatch(/^#fnref-/);
    await close();
  });

  it('opens by a tap within a narrow window, and a tap elsewhere closes it', async () => {
    const { page, close } = await blog.visit(address, phone);
    const number = page.getByRole('link', { name: '脚注 2', exact: true }).first();
    await number.scrollIntoViewIfNeeded();
    await number.tap();
    const preview = page.getByRole('tooltip');
    await preview.waitFor();
    const box = (await preview.boundingBox())!;
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(320);
    expect(new URL(page.url()).hash).toBe('');
    await page.touchscreen.tap(160, box.y > 320 ? 120 : 600);
    expect(await preview.count()).toBe(0);
    await close();
  });
});

it('without scripts notes, alerts and folded blocks are all there', async () => {
  const { page, close } = await blog.visit(address, { ...desktop, javaScriptEnabled: false });
  expect(await page.locator('section[aria-label="脚注"]').innerText()).toContain('解码器逐词生成');
  const folded = page.getByText('先看摘要、图与结论');
  expect(await folded.isVisible()).toBe(false);
  await page.getByText('折叠的提示').click();
  expect(await folded.isVisible()).toBe(true);
  await close();
});

it('a wide table scrolls in itself on a phone, by keyboard too, and the page does not', async () => {
  const { page, close } = await blog.visit(address, phone);
  const table = page.getByRole('group', { name: '表格：模型、年份、层数、隐藏维度…' });
  await table.focus();
  const widths = await table.evaluate((node) => [node.scrollWidth, node.clientWidth]);
  expect(widths[0]).toBeGreaterThan(widths[1]!);
  await page.keyboard.press('ArrowRight');
  await page.waitForFunction((node) => node!.scrollLeft > 0, await table.elementHandle());
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await close();
});

/** Where the box's mask, whose ends fade, begins, and whether it is wider than the box. */
const edgesOf = (box: Element): string => {
  const { maskImage, maskPosition, maskSize } = getComputedStyle(box);
  return maskImage === 'none' ? 'none' : `${maskPosition} ${maskSize}`;
};

it('the edge of a wide table, and of no other, fades where there is more, but not in print or in focus', async () => {
  const { page, close } = await blog.visit(address, phone);
  const wide = page.getByRole('group', { name: '表格：模型、年份、层数、隐藏维度…' });
  const narrow = page.locator('.paperlog-table', { hasText: 'GPT-3' }).first();
  expect(await narrow.evaluate((node) => node.scrollWidth - node.clientWidth)).toBe(0);
  expect(await narrow.evaluate(edgesOf)).toBe('none');
  expect(await wide.evaluate(edgesOf)).toBe('-24px 0px calc(100% + 24px) 100%');
  await wide.evaluate((node) => {
    node.scrollLeft = node.scrollWidth;
  });
  await page.waitForFunction((node) => getComputedStyle(node!).maskPosition === '0px 0px', await wide.elementHandle());
  expect(await wide.evaluate(edgesOf)).toBe('0px 0px calc(100% + 24px) 100%');
  await page.emulateMedia({ media: 'print' });
  expect(await wide.evaluate(edgesOf)).toBe('none');
  await page.emulateMedia({ media: 'screen' });
  await page.keyboard.press('Tab');
  await wide.focus();
  expect(await wide.evaluate(edgesOf)).toBe('none');
  await close();
});

it('a narrow table is as wide as what stands in it, as on stock', async () => {
  const { page, close } = await blog.visit(address, desktop);
  const widths = await page
    .locator('.markdown-body table', { hasText: 'GPT-3' })
    .first()
    .evaluate((table) => [table.getBoundingClientRect().width, table.parentElement!.clientWidth]);
  expect(widths[0]).toBeLessThan(widths[1]! * 0.7);
  await close();
});

/** Contrast of two colours by WCAG 2. */
function contrast(first: string, second: string): number {
  const light = (colour: string): number => {
    const [r = 0, g = 0, b = 0] = [...colour.matchAll(/[\d.]+/g)].slice(0, 3).map(([value]) => {
      const part = Number(value) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [high = 0, low = 0] = [light(first), light(second)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

it.each(['light', 'dark'] as const)('alerts are readable in %s mode', async (mode) => {
  const { page, close } = await blog.visit(address, { ...desktop, colorScheme: mode });
  await page.evaluate((scheme) => document.documentElement.setAttribute('data-user-color-scheme', scheme), mode);
  await page.waitForTimeout(600);
  const colours = await page.evaluate(() => {
    const surface = getComputedStyle(document.querySelector('#board')!).backgroundColor;
    return [...document.querySelectorAll<HTMLElement>('.paperlog-alert')].map((alert) => {
      const { backgroundColor, borderInlineStartColor } = getComputedStyle(alert);
      const text = getComputedStyle(alert.querySelector('.paperlog-alert-title')!).color;
      return { surface, backgroundColor, borderInlineStartColor, text };
    });
  });
  expect(colours.length).toBeGreaterThanOrEqual(4);
  for (const { surface, backgroundColor, borderInlineStartColor, text } of colours) {
    const mixed = mix(backgroundColor, surface);
    expect(contrast(text, mixed)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(borderInlineStartColor, mixed)).toBeGreaterThanOrEqual(3);
  }
  await close();
});

/** A translucent colour over an opaque one. */
function mix(over: string, under: string): string {
  const [r = 0, g = 0, b = 0, alpha = 1] = [...over.matchAll(/[\d.]+/g)].map(([value]) => Number(value));
  const below = [...under.matchAll(/[\d.]+/g)].map(([value]) => Number(value));
  return [r, g, b].map((part, index) => part * alpha + (below[index] ?? 255) * (1 - alpha)).join(' ');
}
