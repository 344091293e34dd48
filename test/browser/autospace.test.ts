import { expect, it } from 'vitest';
import { useBuiltSite } from '../support/built-site.ts';

const blog = useBuiltSite(() => ({
  'source/_posts/a.md': '---\ntitle: A\ndate: 2024-05-01 10:00:00\n---\n\n中文English中文与`代码code`。\n',
}));

it('draws space between Chinese and Latin text, not in code, and copies none', async () => {
  const { page, close } = await blog.visit('2024/05/01/a/');
  const paragraph = page.locator('article p').filter({ hasText: '中文English' });
  const style = (selector: string): Promise<string> =>
    page
      .locator(selector)
      .first()
      .evaluate((node) => getComputedStyle(node).getPropertyValue('text-autospace'));
  expect(await style('article p')).toBe('normal');
  expect(await style('article p code')).toBe('no-autospace');
  expect(await paragraph.textContent()).toBe('中文English中文与代码code。');
  const width = (value: string): Promise<number> =>
    paragraph.evaluate((node, autospace) => {
      const copy = node.cloneNode(true) as HTMLElement;
      copy.style.cssText = `display: inline-block; text-autospace: ${autospace}`;
      node.after(copy);
      const { width: found } = copy.getBoundingClientRect();
      copy.remove();
      return found;
    }, value);
  expect(await width('normal')).toBeGreaterThan(await width('no-autospace'));
  await close();
});
