// Partials are rendered as by Hexo's own helper.
import { expect, it } from 'vitest';
import { createSite } from '../../../support/site.ts';

const layout = `<!DOCTYPE html>
<html><head><title><%= page.title %></title></head><body>
<%- partial('parts/plain', { word: 'given', date: 'hidden by the helper' }) %>
<%- partial('parts/only', { word: 'alone' }, { only: true }) %>
<%- partial('parts/cached', null, { cache: true }) %>
<%- partial('parts/cached', { word: 'later' }, { cache: true }) %>
<a href="https://example.com/">out</a>
<%- body %></body></html>
`;

it('gives parts the locals that Hexo gives them', async () => {
  const site = createSite({
    '_config.yml': 'title: T\nurl: https://blog.test\ntimezone: UTC\ntheme: small\nlanguage: zh-CN\n',
    'source/_posts/a.md': '---\ntitle: A\ndate: 2024-05-01 10:00:00\n---\n\ntext\n',
    'themes/small/layout/layout.ejs': layout,
    'themes/small/layout/index.ejs': 'index',
    'themes/small/layout/post.ejs': '<%- page.content %>',
    'themes/small/layout/parts/plain.ejs':
      '---\nown: matter\n---\n<p>plain <%= word %> <%= own %> <%= page.title %> <%= typeof date %> <%= layout %></p><a href="https://example.org/">org</a><%- partial("inner") %>',
    'themes/small/layout/parts/inner.ejs': '<p>inner <%= word %></p>',
    'themes/small/layout/parts/only.ejs': '<p>only <%= word %> <%= typeof page %> <%= typeof url_for %></p>',
    'themes/small/layout/parts/cached.ejs': '<p>cached <%= typeof word %></p>',
  });
  const { code, output } = await site.hexo(['generate']);
  expect({ code, output: code === 0 ? '' : output }).toEqual({ code: 0, output: '' });
  const html = site.read('public/2024/05/01/a/index.html');
  expect(html).toContain('<p>plain given matter A function false</p>');
  expect(html).toContain('<p>inner given</p>');
  expect(html).toContain('<p>only alone undefined function</p>');
  expect(html.match(/<p>cached undefined<\/p>/g)).toHaveLength(2);
  expect(html).toContain('<a target="_blank" rel="noopener" href="https://example.org/">');
  expect(html).toContain('<a target="_blank" rel="noopener" href="https://example.com/">');
  expect(html.match(/<meta name="generator"/g)).toHaveLength(1);
});

it('names a partial that does not exist', async () => {
  const site = createSite({
    '_config.yml': 'title: T\nurl: https://blog.test\ntimezone: UTC\ntheme: small\n',
    'source/_posts/a.md': '---\ntitle: A\ndate: 2024-05-01 10:00:00\n---\n\ntext\n',
    'themes/small/layout/index.ejs': "<%- partial('nosuch') %>",
  });
  const { code, output } = await site.hexo(['generate']);
  expect(code).not.toBe(0);
  expect(output).toContain('Partial nosuch does not exist');
});
