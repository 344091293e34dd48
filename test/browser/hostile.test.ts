// Titles, tags, categories, authors and descriptions are text: nothing in them runs, whatever page, list, search result
// or feed they stand in, and readers see them as they were written.

import { XMLParser } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { useBuiltSite } from '../support/built-site.ts';
import { defaultConfig } from '../support/site.ts';

const attack = (name: string): string =>
  `${name}<img src=x onerror=window.hacked='${name}'>"><script>window.hacked='${name}'</script>]]>`;
const yaml = (text: string): string => JSON.stringify(text);
const post = (title: string, day: number, more: string): string =>
  `---\ntitle: ${yaml(title)}\ndate: 2024-05-0${day} 10:00:00\ntags: [${yaml(attack('tag'))}]\ncategories: [${yaml(attack('category'))}]\n${more}---\n\nText ${day}.\n`;

const blog = useBuiltSite(() => ({
  '_config.yml': defaultConfig.replace('author: Tester', `author: ${yaml(attack('author'))}`),
  '_config.fluid.yml': 'post:\n  meta:\n    author:\n      enable: true\n',
  'source/_posts/a.md': post(attack('title'), 1, `description: ${yaml(attack('description'))}\npermalink: /a/\n`),
  'source/_posts/b.md': post('B', 2, `author: ${yaml(attack('own-author'))}\ncategory_bar: true\n`),
  'source/_posts/c.md': post('C', 3, `index_img: ${yaml(attack('/img'))}\nbanner_img: ${yaml(attack('/banner'))}\n`),
  'source/page/index.md': `---\ntitle: ${yaml(attack('page'))}\ndate: 2024-05-01 10:00:00\n---\n\nText.\n`,
}));

const hacked = (): unknown => (window as { hacked?: string }).hacked;

it('nothing runs on any page, not even once the banner has typed its text', async () => {
  const pages = blog.site.files('public').filter((file) => file.endsWith('.html'));
  expect(pages.length).toBeGreaterThan(10);
  for (const file of pages) {
    const address = file.split('/').map(encodeURIComponent).join('/');
    const { page, close } = await blog.visit(address.replace(/index\.html$/, ''));
    // Letter by letter would take minutes.
    await page.evaluate(() => {
      const { typing } = (window as unknown as { Fluid: { plugins: { typing: unknown } } }).Fluid.plugins as never;
      document.querySelectorAll<HTMLElement>('[data-typed-text]').forEach((typed) => {
        typed.insertAdjacentHTML('beforeend', typed.dataset['typedText'] ?? '');
      });
      return typing;
    });
    await page.waitForTimeout(50);
    expect({ file, hacked: await page.evaluate(hacked) }).toEqual({ file, hacked: undefined });
    expect({ file, images: await page.locator('img[src="x"]').count() }).toEqual({ file, images: 0 });
    await close();
  }
});

describe('a reader sees as text', () => {
  it.each([
    ['the title on the home page', '', attack('title')],
    ['the description on the home page', '', 'description "> ]]>'],
    ['a tag on the home page', '', `#${attack('tag')}`],
    ['a category on the home page', '', attack('category')],
    ['the author of the site', 'a/', attack('author')],
    ['the author of a post', '2024/05/02/b/', attack('own-author')],
    ['the tags', 'tags/', attack('tag')],
    ['the categories', 'categories/', attack('category')],
    ['the categories beside a post', '2024/05/02/b/', attack('category')],
  ])('%s', async (_, address, text) => {
    const { page, close } = await blog.visit(address);
    expect(await page.locator('body').innerText()).toContain(text);
    await close();
  });
});

it('nothing runs in search results, and they show the title as it is written', async () => {
  const { page, close } = await blog.visit('');
  await page.getByRole('button', { name: 'Search' }).or(page.locator('#search-btn a')).first().click();
  await page.locator('#local-search-input').fill('onerror');
  const result = page.locator('#local-search-result a').first();
  await result.waitFor();
  expect(await result.innerText()).toBe(attack('title'));
  await page.locator('#local-search-input').fill('text c++ (');
  await page.locator('#local-search-input').fill('<img');
  await page.waitForTimeout(100);
  expect(await page.evaluate(hacked)).toBeUndefined();
  await close();
});

it('feed and search index are well-formed XML', () => {
  const files = blog.site.files('public').filter((name) => name.endsWith('.xml') && !name.startsWith('xml/'));
  expect(files.length).toBeGreaterThan(0);
  const parser = new XMLParser();
  for (const file of files) {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- what stands for it is another package
    expect(() => void parser.parse(blog.site.read(`public/${file}`), true)).not.toThrow();
  }
});
