// Posts are rendered a few at a time: tags may wait, and may render other posts meanwhile.
import { expect, it } from 'vitest';
import { createSite, defaultConfig } from '../../support/site.ts';

const post = (title: string, body: string): string =>
  `---\ntitle: ${title}\ndate: 2024-05-01 10:00:00\n---\n\n${body}\n`;

it('renders a few posts at a time, and all of them', async () => {
  const site = createSite({
    '_config.yml': defaultConfig,
    ...Object.fromEntries(
      Array.from({ length: 12 }, (_, index) => [`source/_posts/p${index}.md`, post(`P${index}`, '{% slow %}')]),
    ),
    'source/about/index.md': post('About', '{% slow %}'),
    'scripts/slow.js': `
      let running = 0;
      let most = 0;
      hexo.extend.tag.register('slow', async function () {
        most = Math.max(most, (running += 1));
        await new Promise((resolve) => setTimeout(resolve, 20));
        running -= 1;
        // A tag that renders a text of its own, while its post is being rendered.
        const { content } = await hexo.post.render(null, { content: '*inner*', engine: 'markdown' });
        return '<div class="slow">' + content + '</div>';
      }, { async: true });
      hexo.extend.filter.register('before_exit', () => console.log('at most', most));
    `,
  });
  const { code, output } = await site.hexo(['generate']);
  expect({ code, output: code === 0 ? '' : output }).toEqual({ code: 0, output: '' });
  const most = Number(/at most (\d+)/.exec(output)?.[1]);
  expect(most).toBeGreaterThan(1);
  expect(most).toBeLessThan(13);
  for (const file of ['2024/05/01/p0/index.html', '2024/05/01/p11/index.html', 'about/index.html']) {
    expect(site.read(`public/${file}`)).toContain('<div class="slow"><p><em>inner</em></p>');
  }
});
