// `relative_link: true`: whatever page a link stands on, it leads to its page.
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { createSite, defaultConfig } from '../../../support/site.ts';

it('links of posts, views and generators lead to their page from every page', async () => {
  const post = (name: string): string =>
    `---\ntitle: ${name}\ndate: 2024-05-01 10:00:00\ntags: [中文]\n---\n{% post_link a %} [b](/2024/05/01/b/)\n\n<!-- more -->\n\nmore\n`;
  const site = createSite({
    '_config.yml': `${defaultConfig}relative_link: true\nindex_generator:\n  per_page: 1\narchive_generator:\n  per_page: 1\n`,
    'source/_posts/a.md': post('a'),
    'source/_posts/b.md': post('b'),
    'source/about/index.md': '---\ntitle: about\nlayout: about\n---\n',
  });
  const { code, output } = await site.hexo(['generate']);
  expect({ code, output: output.includes('dead-internal-link') }).toEqual({ code: 0, output: false });
  const folder = path.join(site.dir, 'public');
  const dead: string[] = [];
  const pages = site.files('public').filter((file) => file.endsWith('.html'));
  for (const page of pages) {
    for (const [, link = ''] of site.read(`public/${page}`).matchAll(/<(?:a|link)\b[^>]*?\shref="([^"#?]+)/g)) {
      if (/^\w+:|^\/\//.test(link)) continue;
      const file = path.resolve(folder, link.startsWith('/') ? `.${link}` : path.join(path.dirname(page), link));
      const target = decodeURI(file);
      const found = existsSync(target) && (statSync(target).isFile() || existsSync(path.join(target, 'index.html')));
      if (!found) dead.push(`${page}: ${link}`);
    }
  }
  expect(pages).toContain('archives/page/2/index.html');
  expect(dead).toEqual([]);
  const inner = site.read('public/2024/05/01/b/index.html');
  expect(inner).toContain('href="../../../../tags/%E4%B8%AD%E6%96%87/"');
  expect(inner).toContain('<a href="/2024/05/01/a/" title="a">a</a>');
  site.dispose();
});

it('styles, scripts and fonts of ours are found from every page, wherever the blog lies', async () => {
  const site = createSite({
    '_config.yml': defaultConfig.replace(
      'url: https://blog.test',
      'url: https://blog.test/sub\nroot: /sub/\nrelative_link: true',
    ),
    'source/_posts/a.md': '---\ntitle: A\ndate: 2024-05-01 10:00:00\n---\n\n$x$\n\n```mermaid\ngraph LR\nA-->B\n```\n',
  });
  expect((await site.hexo(['generate'])).code).toBe(0);
  const page = site.read('public/2024/05/01/a/index.html');
  expect(page).not.toMatch(/["(]\/sub\/(?:paperlog|lib)\//);
  for (const [, address = ''] of page.matchAll(/["(]((?:\.\.\/)+(?:paperlog|lib)\/[^")]+)/g)) {
    expect(site.has(path.join('public/2024/05/01/a', decodeURI(address))), address).toBe(true);
  }
  expect(page).toMatch(/src="\.\.\/\.\.\/\.\.\/\.\.\/paperlog\/math\./);
  expect(site.read('public/index.html')).toContain('href="./paperlog/');
  // Shown in place of any page.
  expect(site.read('public/404.html')).toContain('href="/sub/paperlog/');
  site.dispose();
});
