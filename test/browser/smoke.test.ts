import { expect, it } from 'vitest';
import { useBuiltSite } from '../support/built-site.ts';

const blog = useBuiltSite(() => ({
  'source/_posts/a.md': '---\ntitle: 你好\ndate: 2024-05-01 10:00:00\n---\n\n正文。\n',
}));

it('shows a post to a reader', async () => {
  const { page, close } = await blog.visit('2024/05/01/a/');
  await expect(page.getByText('正文。').innerText()).resolves.toBe('正文。');
  await close();
});
