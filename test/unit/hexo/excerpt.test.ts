// What is cut by `<!-- more -->` is well-formed on both sides, and the feed has it too.
import { XMLParser } from 'fast-xml-parser';
import { expect, it } from 'vitest';
import { splitAtMore } from '../../../scripts/core/excerpt.ts';
import { parseHtml, serializeHtml } from '../../../scripts/core/html.ts';
import { createSite } from '../../support/site.ts';

it.each([
  ['<p>a</p><span id="more"></span><p>b</p>', '<p>a</p>', '<p>b</p>'],
  [
    '<div id="x" class="c"><p>a</p><span id="more"></span><p>b</p></div>',
    '<div id="x" class="c"><p>a</p></div>',
    '<div class="c"><p>b</p></div>',
  ],
  ['<ul><li>a<span id="more"></span>b</li><li>c</li></ul>', '<ul><li>a</li></ul>', '<ul><li>b</li><li>c</li></ul>'],
  ['<span id="more"></span><p>b</p>', '', '<p>b</p>'],
])('%s', (html, excerpt, more) => {
  expect(splitAtMore(html)).toEqual({ excerpt, more });
});

it('has nothing to cut without a mark', () => {
  expect(splitAtMore('<p>a</p>')).toBeUndefined();
});

it('a cut inside columns is balanced on the home page, in lists and in the feed', async () => {
  const site = createSite({
    '_config.yml':
      'title: T\nurl: https://blog.test\ntimezone: Asia/Shanghai\ntheme: landscape\nlanguage: zh-CN\nupdated_option: date\n',
    'source/_posts/a.md':
      '---\ntitle: A\ndate: 2024-05-01 10:00:00\ntags: [t]\ncategories: [c]\n---\n\n<div style="display:flex"><div>\n\n- a\n- b\n</div><div>\n\n- c\n\n<!-- more -->\n\n- d\n</div></div>\n\nafter\n',
  });
  const { code, output } = await site.hexo(['generate']);
  expect({ code, output: code === 0 ? '' : output }).toEqual({ code: 0, output: '' });
  for (const file of ['index.html', 'archives/index.html', 'tags/t/index.html', 'categories/c/index.html']) {
    const html = site.read(`public/${file}`);
    expect((html.match(/<div\b/g) ?? []).length, file).toBe((html.match(/<\/div>/g) ?? []).length);
  }
  const home = site.read('public/index.html');
  expect(home).toContain('paperlog-column');
  expect(home).not.toContain('after');
  const feed = site.read('public/atom.xml');
  expect(new XMLParser().parse(feed)).toMatchObject({ feed: { entry: { title: 'A' } } });
  const summary = /<summary type="html">([\s\S]*?)<\/summary>/.exec(feed)?.[1] ?? '';
  const html = summary
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
  expect(html).toContain('<li>c</li>');
  expect(serializeHtml(parseHtml(html))).toBe(html);
  site.dispose();
});
