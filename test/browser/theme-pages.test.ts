// Every kind of page that Fluid has, with the settings that change its markup: valid, with one h1, and asking nobody
// but the site itself.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, serveFolder, visit, type Browser, type Page, type StaticServer } from '../support/browser.ts';
import { createSite, defaultConfig, type Site } from '../support/site.ts';
import { pageFaults } from '../support/validate-pages.ts';

const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const body = `<!-- more -->

## 目录 & <标签>

[链接](https://example.com)，脚注[^1]，再一次[^1]，另一个[^2]。

![一张图](/img/a.png)

### toc

#### board

## Banner

| a | b |
|---|---|
| 1 | 2 |

- [ ] 待办
- [x] 已办

\`\`\`js
const a = '<b>' && 1;
\`\`\`

    indented code

{% note success %}
注 *意*
{% endnote %}

{% label primary @标签 %} {% btn https://example.com, 按钮, 标题 %} {% cb 复选, true %}

{% fold info @折叠 %}
内容
{% endfold %}

{% gi 2 1-1 %}
![](/img/a.png)
![](/img/a.png)
{% endgi %}

{% mermaid %}
graph TD
  A["a & b"] --> B
{% endmermaid %}

公式 $a_1 + b_1$。

[^1]: 第一个 **脚注**
[^2]: 第二个
`;

const post = (name: string, day: number, more = ''): [string, string] => [
  `source/_posts/${name}.md`,
  `---\ntitle: 文章 ${name} & <b>\ndate: 2024-05-${String(day).padStart(2, '0')} 10:00:00\nupdated: 2024-06-01 10:00:00\ntags: [甲 & 乙, C++, a/b]\n${more}---\n\n首段 ${name}。\n\n${body}`,
];

const files = {
  'source/img/a.png': picture,
  "source/img/it's (1).png": picture,
  // Fluid's own examples of friends and of a QR code name it, and it isn't there.
  'source/img/favicon.png': picture,
  ...Object.fromEntries([
    post('a', 1, 'categories:\n  - [论文, 笔记]\n  - [生活, 笔记]\ncategory_bar: true\n'),
    post('b', 2, 'categories: [论文, 笔记]\nindex_img: /img/a.png\nbanner_img: "/img/it\'s (1).png"\nsticky: 1\n'),
    post('c', 3, 'categories: [生活]\nhide: true\n'),
    post('d', 4, 'archive: true\nmermaid: true\nmath: true\ntoc: false\ncopyright: BY-NC-SA\n'),
    post('e', 5, 'comment: false\nsubtitle: 副标题\nexcerpt: 手写的摘要 <b>粗</b>\n'),
    ...Array.from({ length: 12 }, (_, index) => post(`p${index}`, 10 + index, 'categories: [论文, 综述]\n')),
  ]),
  'source/about/index.md': '---\ntitle: 关于\ndate: 2024-05-01 10:00:00\nlayout: about\n---\n\n## 我\n\n介绍。\n',
  'source/custom/index.md': '---\ntitle: 自定义 & 页\ndate: 2024-05-01 10:00:00\n---\n\n# 标题\n\n内容。\n',
  'source/notitle/index.md': '---\nlayout: page\ndate: 2024-05-01 10:00:00\n---\n\n内容。\n',
};

const variants: Record<string, { config?: string; fluid: string }> = {
  "Fluid's defaults": { fluid: 'navbar:\n  blog_title: Fluid\n' },
  'much switched on': {
    config: 'language: [en, zh-CN]\nsubtitle: Sub\nper_page: 5\n',
    fluid: `
canonical: { enable: true }
force_https: false
banner: { random_img: true, parallax: false }
navbar:
  ground_glass: { enable: true }
  menu:
    - { key: home, link: /, icon: iconfont icon-home-fill }
    - key: More
      icon: iconfont icon-books
      submenu:
        - { key: about, link: /about/, icon: iconfont icon-user-fill }
        - { key: links, link: /links/ }
    - { key: archive, link: /archives/, name: 归档 }
index:
  banner_img:
  slogan: { text: [one, two & three] }
  post_url_target: _blank
open_graph: { enable: false }
footer:
  beian: { enable: true }
post:
  banner_img:
  meta:
    author: { enable: true }
    wordcount: { enable: true }
  updated: { enable: true, relative: true }
  category_bar: { specific: false }
  toc: { placement: left, expand_all: false }
  custom: { enable: true, content: '<p>custom</p>' }
  math: { enable: true, engine: mathjax, specific: true }
  mermaid: { enable: true, specific: true }
category: { collapse_depth: 2, post_limit: 3 }
links: { custom: { enable: true } }
custom_html: '<p>custom html</p>'
code:
  highlight: { line_number: false }
fun_features:
  typing: { enable: true, scope: [home] }
  anchorjs: { placement: right, icon: '§' }
`,
  },
  'little switched on, other libraries': {
    fluid: `
dark_mode: { enable: false }
lazyload: { enable: false }
search: { enable: false }
scroll_down_arrow: { enable: false }
scroll_top_arrow: { enable: false }
fun_features:
  typing: { enable: false }
  anchorjs: { enable: false }
  progressbar: { enable: false }
code:
  copy_btn: false
  language: { enable: false }
  highlight:
    lib: prismjs
    prismjs: { preprocess: false }
post:
  updated: { enable: true, relative: false }
  toc: { enable: false }
  copyright: { license: ZERO }
  image_zoom: { enable: false }
  image_caption: { enable: false }
  prev_next: { enable: false }
  math: { enable: true, engine: katex }
  footnote: { enable: true, header: '<h2>References</h2>' }
`,
  },
};

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
});

/** What scripts and libraries of a variant are for. */
const works: Record<string, (page: Page, url: string) => Promise<void>> = {
  "Fluid's defaults": async (page) => {
    await page.locator('#search-btn a').click();
    const field = page.locator('#local-search-input');
    const results = page.locator('#local-search-result a');
    await field.fill('文章 P3');
    await results.filter({ hasText: '文章 p3 & <b>' }).waitFor();
    expect(await results.count()).toBe(1);
    expect(await results.getAttribute('href')).toBe('/sub/2024/05/13/p3/');
    expect(await page.locator('#local-search-result').innerText()).toContain('首段 p3。');
    await field.fill('c++ (');
    await results.waitFor({ state: 'detached' });
    await field.fill("&& 1 <b>' 首段");
    await results.first().waitFor();
    // The hidden post isn't found.
    expect(await results.count()).toBe(16);
    // Bootstrap ignores a click while the window is still opening.
    await page.waitForFunction("jQuery('#modalSearch').data('bs.modal')._isTransitioning === false");
    await page.locator('#local-search-close').click();
    await results.first().waitFor({ state: 'detached' });
  },
  'much switched on': async (page, url) => {
    await page.goto(`${url}2024/05/04/d/`);
    const drawing = page.locator('.paperlog-diagram svg').first();
    await page.locator('.paperlog-diagram').first().scrollIntoViewIfNeeded();
    await drawing.waitFor();
    expect(await drawing.textContent()).toContain('a & b');
    // Formulas are there without a script, whatever engine Fluid is told to use.
    expect(await page.locator('.katex-html').count()).toBeGreaterThan(0);
    expect(await page.locator('mjx-container, script[src*="mathjax"]').count()).toBe(0);
    await page.goto(`${url}2024/05/01/a/`);
    await page.waitForFunction(() => !/\d{4}-\d{2}-\d{2}T/.test(document.querySelector('#updated-time')!.textContent!));
    expect(await page.locator('#updated-time').isVisible()).toBe(true);
  },
  'little switched on, other libraries': async (page, url) => {
    await page.goto(`${url}2024/05/01/a/`);
    await page.locator('pre code .token').first().waitFor();
  },
};

describe.each(Object.entries(variants))('with %s', (name, { config = '', fluid }) => {
  let site: Site;
  let server: StaticServer;
  beforeAll(async () => {
    const keys = config.match(/^\w+(?=:)/gm) ?? [];
    const kept = defaultConfig
      .split('\n')
      .filter((line) => !keys.some((key) => line.startsWith(`${key}:`)))
      .join('\n');
    site = createSite(
      { ...files, '_config.yml': `${kept}${config}root: /sub/\n`, '_config.fluid.yml': fluid },
      { kind: 'project' },
    );
    const { code, output } = await site.hexo(['generate']);
    if (code !== 0) throw new Error(output);
    server = await serveFolder(`${site.dir}/public`, '/sub/');
  });
  afterAll(async () => {
    await server.close();
    site.dispose();
  });

  it('every page is valid, has unique ids and one h1', async () => {
    expect(await pageFaults(site)).toEqual([]);
  });

  it('scripts and libraries do their work', async () => {
    const { page, foreignRequests, errors, close } = await visit(browser, server.url);
    await works[name]!(page, server.url);
    expect({ foreignRequests, errors }).toEqual({ foreignRequests: [], errors: [] });
    await close();
  });

  it.each([
    '',
    'page/2/',
    '2024/05/01/a/',
    '2024/05/02/b/',
    '2024/05/04/d/',
    'archives/',
    'tags/',
    'tags/C/',
    'categories/',
    'categories/论文/笔记/',
    'about/',
    'links/',
    'custom/',
    '404.html',
  ])('page /%s asks no other host, and what it asks for is there', async (path) => {
    const { page, foreignRequests, failedRequests, errors, close } = await visit(browser, server.url + path);
    await page.waitForLoadState('networkidle');
    const links = foreignRequests.filter((address) => !address.includes('hexo.fluid-dev.com'));
    expect({ links, failedRequests, errors }).toEqual({ links: [], failedRequests: [], errors: [] });
    await close();
  });
});
