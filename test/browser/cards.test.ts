// Cards, previews and timelines as a reader meets them.

import { describe, expect, it } from 'vitest';
import { useBuiltSite } from '../support/built-site.ts';
import { sampleFiles } from '../support/site.ts';

const post = '2025/02/12/deepseek-papers/';
const timeline = '2025/02/20/deepseek-timeline/';
const long = 'A Title of Three Hundred Characters '.repeat(9).trim();

const records = {
  'https://arxiv.org/abs/2101.00001': {
    kind: 'paper',
    title: '<script>document.title="hacked"</script>',
    source: 'test',
  },
  'https://arxiv.org/abs/2101.00002': { kind: 'paper', title: long, authors: ['A', 'B', 'C', 'D'], source: 'test' },
  'https://arxiv.org/abs/2101.00003': {
    kind: 'paper',
    title: 'نموذج لغوي عربي',
    published: '2021-01',
    source: 'test',
  },
  'https://arxiv.org/abs/2101.00004': { kind: 'paper', title: '名', source: 'test' },
  'https://arxiv.org/abs/2101.00005': { kind: 'paper', title: '$\\beta$-VAE \\emph{again}', source: 'test' },
};
const cards = `---\ntitle: Cards\ndate: 2024-05-01 10:00:00\n---\n
https://arxiv.org/abs/2101.00001

[长标题的论文](https://arxiv.org/abs/2101.00002)

https://arxiv.org/pdf/2101.00003

{% card arxiv:2101.00004 %}

<https://arxiv.org/abs/2101.00005>

{% link https://arxiv.org/abs/2101.00004 %}

https://arxiv.org/abs/2101.99999

[旧文](/2025/02/12/deepseek-papers/)

- [长标题](https://arxiv.org/abs/2101.00002)
`;

describe('links with a record', () => {
  const blog = useBuiltSite(
    () => {
      const sample = sampleFiles();
      const lock = JSON.parse(String(sample['source/_data/links.json'])) as { links: object };
      return {
        ...sample,
        'source/_data/links.json': JSON.stringify({ ...lock, links: { ...lock.links, ...records } }, null, 2),
        'source/_posts/cards.md': cards,
      };
    },
    { kind: 'project' },
  );

  it('alone in their paragraph are cards, whatever their titles hold', async () => {
    const { page, errors, close } = await blog.visit('2024/05/01/cards/', {
      viewport: { width: 320, height: 640 },
    });
    const article = page.locator('article');
    await expect(article.getByRole('link', { name: '<script>document.title="hacked"</script>' }).count()).resolves.toBe(
      1,
    );
    expect(await page.title()).toContain('Cards');
    await expect(article.getByRole('link', { name: long }).count()).resolves.toBe(1);
    await expect(article.getByRole('link', { name: 'β-VAE again' }).count()).resolves.toBe(1);
    const oldPost = article.getByRole('link', { name: /DeepSeek 🐬/ });
    expect(await oldPost.getAttribute('href')).toBe('/2025/02/12/deepseek-papers/');
    // What the author called it stays to be read, and so do authors and date.
    await expect(article.getByText('长标题的论文').count()).resolves.toBe(1);
    await expect(article.getByText('A、B、C 等').count()).resolves.toBe(1);
    // Links that are to stay links, and those of which nothing is known.
    await expect(article.locator('p > a[href$="2101.00004"]').count()).resolves.toBe(1);
    await expect(article.locator('p > a[href$="2101.99999"]').count()).resolves.toBe(1);
    expect(await article.locator('blockquote.paperlog-card').count()).toBe(6);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    expect(errors).toEqual([]);
    await close();
  });

  it('are read by a screen reader as one link with a description', async () => {
    const { page, close } = await blog.visit('2024/05/01/cards/');
    const card = page.locator('.paperlog-card', { hasText: 'arXiv:2101.00003' });
    expect(await card.getByRole('link').count()).toBe(1);
    const id = await card.getByRole('link').getAttribute('aria-describedby');
    expect(await page.locator(`[id="${id}"]`).textContent()).toBe('2021-01');
    await close();
  });

  it('show a preview on hover and focus, which asks nobody, and close it by Escape', async () => {
    const { page, foreignRequests, close } = await blog.visit(post);
    const link = page
      .getByRole('listitem')
      .filter({ hasText: /^\s*DeepSeek-VL2/ })
      .getByRole('link')
      .last();
    await link.hover();
    const title = page.getByRole('link', { name: /^DeepSeek-VL2: Mixture-of-Experts/ });
    await title.waitFor();
    await page.mouse.move(0, 0);
    await title.waitFor({ state: 'detached' });
    await link.focus();
    await title.waitFor();
    // Links of the list are all called alike; what they lead to isn't.
    await page.getByRole('group', { name: /^DeepSeek-VL2: Mixture-of-Experts/ }).waitFor();
    await page.keyboard.press('Tab');
    expect(await title.evaluate((node) => node === document.activeElement)).toBe(true);
    await page.keyboard.press('Escape');
    await title.waitFor({ state: 'detached' });
    expect(await link.evaluate((node) => node === document.activeElement)).toBe(true);
    expect(foreignRequests).toEqual([]);
    await close();
  });

  it('show a preview at the first tap of a finger, with BibTeX to copy', async () => {
    const { page, close } = await blog.visit(post, {
      viewport: { width: 360, height: 740 },
      hasTouch: true,
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const link = page
      .getByRole('listitem')
      .filter({ hasText: /^\s*DeepSeekMath/ })
      .getByRole('link')
      .last();
    await link.tap();
    const button = page.getByRole('button', { name: '复制 BibTeX' });
    await button.tap();
    await page.getByRole('button', { name: '已复制' }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
      /^@misc\{shao2024deepseekmath,\n {2}title = /,
    );
    expect(page.url()).toBe(blog.url + post);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    await close();
  });

  it('copy BibTeX where the page has no clipboard, and stay open', async () => {
    const { page, close } = await blog.visit(post, { viewport: { width: 1280, height: 720 } });
    await page.evaluate(() => {
      Object.defineProperty(navigator, 'clipboard', { value: undefined });
    });
    const link = page
      .getByRole('listitem')
      .filter({ hasText: /^\s*DeepSeekMath/ })
      .getByRole('link')
      .last();
    await link.focus();
    await page.getByRole('button', { name: '复制 BibTeX' }).focus();
    await page.keyboard.press('Enter');
    const done = page.getByRole('button', { name: '已复制' });
    await done.waitFor();
    expect(await done.evaluate((node) => node === document.activeElement)).toBe(true);
    await close();
  });

  it('have previews that stay within a low window, with their buttons in sight', async () => {
    const { page, close } = await blog.visit('2024/05/01/cards/', { viewport: { width: 640, height: 340 } });
    const link = page.getByRole('listitem').getByRole('link', { name: '长标题' });
    await link.evaluate((node) => {
      node.scrollIntoView({ block: 'center', behavior: 'instant' });
    });
    await link.hover();
    const button = page.getByRole('button', { name: '复制 BibTeX' });
    await button.waitFor();
    const box = await page.locator('.paperlog-preview').boundingBox();
    expect(box && box.y >= 0 && box.y + box.height <= 340).toBe(true);
    const place = await button.boundingBox();
    expect(box && place && place.y + place.height <= box.y + box.height).toBe(true);
    await close();
  });

  it('stand on a timeline whose labels neither collide nor leave the page', async () => {
    for (const width of [320, 1280]) {
      const { page, close } = await blog.visit(timeline, {
        viewport: { width, height: 800 },
        javaScriptEnabled: false,
      });
      const boxes = await page.locator('.paperlog-timeline-drawing tspan').evaluateAll((nodes) =>
        nodes.map((node) => {
          const { left, right, top, bottom } = node.getBoundingClientRect();
          return { left, right, top, bottom };
        }),
      );
      expect(boxes.length).toBeGreaterThanOrEqual(15);
      for (const [index, box] of boxes.entries()) {
        expect(box.right).toBeLessThanOrEqual(width);
        for (const other of boxes.slice(index + 1)) {
          const apart = box.bottom <= other.top + 1 || other.bottom <= box.top + 1;
          expect(apart || box.right <= other.left || other.right <= box.left).toBe(true);
        }
      }
      await page.getByText('以表格查看（15 篇）').click();
      expect(await page.getByRole('row').count()).toBeGreaterThanOrEqual(16);
      await close();
    }
  });

  it('are quotations in the feed', () => {
    const feed = blog.site.has('public/atom.xml') ? blog.site.read('public/atom.xml') : '';
    expect(feed).toContain(
      '<blockquote class="paperlog-card paperlog-card-paper" cite="https://arxiv.org/pdf/2101.00003">',
    );
    expect(feed).not.toContain('<template');
  });
});
