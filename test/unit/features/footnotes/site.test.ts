// Footnotes in whole blogs: with Fluid and its settings, with another theme's home page of excerpts, and in the feed.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../../../scripts/core/diagnostic.ts';
import { createSite, type Site } from '../../../support/site.ts';
import { pageFaults } from '../../../support/validate-pages.ts';

const post = (title: string, body: string, more = ''): string =>
  `---\ntitle: ${title}\ndate: 2024-05-01 10:00:00\n${more}---\n\n${body}`;
const body = [
  '开头[^1]，又一处[^list]。',
  '',
  '<!-- more -->',
  '',
  '## 小节[^1]',
  '',
  '{% note info %}',
  '标签里[^tag]。',
  '{% endnote %}',
  '',
  '行内[^9](Fluid 的写法)。',
  '',
  '[^1]: 第一条 [链接](https://example.com/aaa) ![缺](missing.png)',
  '[^list]: 段落',
  '',
  '    - 列表',
  '',
  '    第二段 `a_b` $a_b$',
  '',
  '[^tag]: 标签里引用的',
].join('\n');

describe('with Fluid', () => {
  let site: Site;
  beforeAll(async () => {
    site = createSite({
      '_config.fluid.yml': 'post:\n  footnote:\n    header: "<h2>参考</h2>"\n',
      'source/_posts/a.md': post('A', body.replace(' ![缺](missing.png)', '')),
      'source/_posts/b.md': post('B', '没有[^1]\n\n[^1]: 不理会\n', 'footnote: false\n'),
    });
    const { code, output } = await site.hexo(['generate']);
    expect(code, output).toBe(0);
  });
  afterAll(() => site.dispose());

  it('notes stand once at the end, under the header that Fluid is given, those of tags too', () => {
    const page = site.read('public/2024/05/01/a/index.html');
    expect(page.match(/class="footnotes paperlog-footnotes"/g)).toHaveLength(1);
    expect(page).not.toMatch(/class="footnote-(?:ref|text|list)"/);
    expect(page).toContain('<h2>参考</h2><ol>');
    expect(page.match(/<li id="fn-/g)).toHaveLength(4);
    expect(page).toMatch(/标签里<sup class="paperlog-footnote-ref">/);
    expect(page).toContain('Fluid 的写法');
    expect(page).toMatch(/<p>第二段 <code>a_b<\/code> <[^>]*math/);
    expect(page).toMatch(/<script type="module" src="\/paperlog\/footnotes\.[0-9a-f]+\.js">/);
    expect(page).toContain('<h2 id="小节" data-heading-label="小节">');
  });

  it('a post may keep its brackets, and pages without notes load nothing for them', () => {
    const page = site.read('public/2024/05/01/b/index.html');
    expect(page).toContain('没有[^1]');
    expect(page).toContain('[^1]: 不理会');
    expect(page).not.toContain('paperlog/footnotes');
  });

  it('every page is valid', async () => {
    expect(await pageFaults(site)).toEqual([]);
  });
});

it("what is wrong in a note stands at the author's line and column", async () => {
  const site = createSite({ 'source/_posts/a.md': post('A', `${body}\n\n后面[^nix]\n`) });
  const { stdout } = await site.hexo(['check', '--json']);
  const { diagnostics } = JSON.parse(stdout.slice(stdout.indexOf('{\n'))) as { diagnostics: Diagnostic[] };
  const found = diagnostics
    .filter(({ file }) => file.endsWith('a.md'))
    .map(({ rule, line, column }) => [rule, line, column]);
  site.dispose();
  expect(found).toEqual([
    ['missing-image', 18, 46],
    ['footnote-missing', 27, 3],
  ]);
});

it('excerpts on a home page lead to the notes in their posts, and all ids differ; the feed has links and notes', async () => {
  const site = createSite({
    '_config.yml':
      'title: T\nurl: https://blog.test\ntimezone: Asia/Shanghai\ntheme: landscape\nlanguage: zh-CN\nfeed:\n  type: atom\n  path: atom.xml\n',
    'source/_posts/a.md': post('A', body.replace(' ![缺](missing.png)', '').replace(/\{% (?:end)?note[^%]*%\}\n/g, '')),
    'source/_posts/b.md': post('B', '全文[^1]\n\n[^1]: b\n'),
    'source/_posts/c.md': post('C', '全文[^1]\n\n[^1]: c\n'),
  });
  const { code, output } = await site.hexo(['generate']);
  expect(code, output).toBe(0);
  const home = site.read('public/index.html');
  expect(home).toMatch(/href="\/2024\/05\/01\/a\/#fn-[0-9a-f]{6}-1" id="fnref-/);
  const ids = [...home.matchAll(/ id="(fn[^"]*)"/g)].map((match) => match[1]!);
  expect(ids.length).toBeGreaterThan(4);
  expect(new Set(ids).size).toBe(ids.length);
  const feed = site.read('public/atom.xml');
  const target = /href="#(fn-[0-9a-f]{6}-1)"/.exec(feed)?.[1] ?? '';
  expect(feed).toContain(`<li id="${target}">`);
  site.dispose();
});
