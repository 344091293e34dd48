// Covers through the real Hexo.

import { afterEach, expect, it } from 'vitest';
import { createSite, defaultConfig, type Site } from '../../../support/site.ts';

let site: Site;
afterEach(() => {
  site.dispose();
});

it.each([':year/:title/', 'posts/:title.html'])('every post has its own cover below %s', async (permalink) => {
  const post = (title: string): string =>
    `---\ntitle: ${title}\ndate: 2024-05-01 10:00:00\nindex_img: https://pictures.example/${title}.png\n---\n\nText.\n`;
  site = createSite({
    '_config.yml': `${defaultConfig}permalink: ${permalink}\npaperlog:\n  covers:\n    replaceRemote: true\n`,
    'source/_posts/one.md': post('One'),
    'source/_posts/two.md': post('Two'),
  });
  const { code, output } = await site.hexo(['generate']);
  expect(output).not.toContain('permalink-twice');
  expect(code).toBe(0);
  const covers = [...site.read('public/index.html').matchAll(/src="\/([^"]*cover\.svg)"/g)].map(([, file]) =>
    site.read(`public/${file}`),
  );
  expect(covers.map((cover) => /<text[^>]*>([^<]*)</.exec(cover)?.[1]).sort()).toEqual(['One', 'Two']);
});
