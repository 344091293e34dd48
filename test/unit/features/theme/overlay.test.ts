// The overlay in whole sites: what themes/ replaces, what goes on coming from Fluid, and a blog with another theme.

import { spawn } from 'node:child_process';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../../support/loopback-server.ts';
import { createSite, defaultConfig, type Site } from '../../../support/site.ts';

const post = '---\ntitle: A\ndate: 2024-05-01 10:00:00\n---\n\nText.\n\n![](x.png "y")\n';
const address = 'public/2024/05/01/a/index.html';

async function generate(site: Site): Promise<void> {
  const { code, output } = await site.hexo(['generate']);
  expect({ code, output: code === 0 ? '' : output }).toEqual({ code: 0, output: '' });
}

describe('with Fluid', () => {
  let site: Site;
  let page: string;
  beforeAll(async () => {
    site = createSite({
      'source/_posts/a.md': post,
      'source/_posts/x.png': 'not a picture',
      'source/_data/fluid_config.yml': 'post:\n  copyright:\n    license: ZERO\n',
      'source/_data/fluid_static_prefix.yml': 'tocbot: https://lib.baomitu.com/tocbot/9.9.9/\n',
      'source/_data/languages/zh-CN.yml': 'post:\n  toc: 内容一览\n',
      '_config.fluid.yml':
        'navbar:\n  blog_title: From file\nstatic_prefix:\n  jquery: https://cdn.test/jquery\n  typed: https://lib.baomitu.com/typed.js/2.0.12/\niconfont: //at.test/own.css\ncustom_css: /css/own.css\n',
      '_config.yml': `${defaultConfig}theme_config:\n  post:\n    meta:\n      author:\n        enable: true\n`,
      'themes/layout/_partials/footer.ejs': '<p>our own footer</p>',
      'themes/layout/_partials/paginator.ejs': '<p>our own paginator</p>',
      'themes/styles/main.css': 'body { color: replaced }',
      'themes/styles/more.css': '@import "parts/part.css"; .more { color: red }',
      'themes/styles/parts/part.css': '.part { color: red }',
      'themes/client/boot.ts': 'document.title = "replaced" as string;',
      'themes/client/more.ts': 'console.log("added" satisfies string);',
      'scripts/inject.js': `hexo.extend.filter.register('theme_inject', (injects) => {
  injects.footer.raw('mine', '<b>injected</b>');
  injects.postMetaBottom.raw('default', '<b>the owner has put theirs here</b>');
});
hexo.extend.helper.register('wordtotal', () => 'counted by the owner');
`,
    });
    await generate(site);
    page = site.read(address);
  });
  afterAll(() => {
    site.dispose();
  });

  it.each([
    ['_config.fluid.yml', 'From file'],
    ['theme_config', 'icon-author'],
    ['the data files', 'publicdomain/zero'],
    ["the owner's words", '内容一览'],
    ['theme_inject', '<b>injected</b>'],
    ['a view that the owner put in the place of one we mend', '<b>the owner has put theirs here</b>'],
    ["the owner's CDN", 'https://cdn.test/jquery/jquery.min.js'],
    ["another version from Fluid's CDN, asked for by the owner", 'https://lib.baomitu.com/tocbot/9.9.9/tocbot.min.js'],
    ["the owner's icon font", 'href="//at.test/own.css"'],
    ["the owner's styles", 'href="/css/own.css"'],
    ['our copies of the other libraries', '/lib/bootstrap@4.6.1/css/bootstrap.min.css'],
    ["our copy of what the owner's settings name like Fluid's", '/lib/typed@2.0.12/typed.min.js'],
    ['a partial view of ours, which Fluid injects', 'our own footer'],
  ])('a page has %s', (_, text) => {
    expect(page).toContain(text);
  });

  it('a view of ours stands for the one that Fluid includes', () => {
    expect(site.read('public/archives/index.html')).toContain('our own paginator');
  });

  it('nothing else than what the owner wrote asks another host', () => {
    const asked = [
      ...page.matchAll(/(?:<(?:link|script|img)\b[^>]*\s(?:href|src)="|createScript\(')(?:https?:)?\/\/([^/"]+)/g),
    ];
    const hosts = new Set(asked.map((match) => match[1]));
    expect([...hosts].sort()).toEqual(['at.test', 'cdn.test', 'lib.baomitu.com']);
  });

  it('publishes the libraries that pages can ask for, and no others', () => {
    const folders = new Set(site.files('public/lib').map((file) => file.split('@')[0]));
    expect([...folders].sort()).toEqual(
      ['anchor', 'bootstrap', 'clipboard', 'fancybox', 'github_markdown', 'hint', 'icons', 'nprogress', 'typed'].sort(),
    );
  });

  it("styles and scripts named like Fluid's replace them, others are added to every page", () => {
    expect(site.read('public/css/main.css')).toContain('replaced');
    expect(site.read('public/js/boot.js')).toContain('replaced');
    expect(site.read('public/js/utils.js')).toContain('listenScroll');
    const style = /\/(css\/more\.[\da-f]{8}\.css)"/.exec(page)?.[1];
    const script = /\/(js\/more\.[\da-f]{8}\.js)"/.exec(page)?.[1];
    expect(site.read(`public/${style!}`)).toMatch(/\.part.*\.more/s);
    expect(site.read(`public/${script!}`)).toContain('added');
  });

  it('draws the icons that the views need, and leaves those of the own font alone', () => {
    const file = site.files('public/lib').find((name) => name.endsWith('icons.css'));
    const styles = site.read(`public/lib/${file!}`);
    expect(styles).toContain('.icon-search{');
    expect(styles).not.toContain('.icon-github-fill');
  });

  it('builds the same bytes again', async () => {
    const before = new Map(site.files('public').map((file) => [file, site.read(`public/${file}`)]));
    site.remove('public');
    site.remove('db.json');
    await generate(site);
    expect(new Map(site.files('public').map((file) => [file, site.read(`public/${file}`)]))).toEqual(before);
  });

  it('writes a library again that an interrupted build has cut short', async () => {
    const whole = site.read('public/lib/bootstrap@4.6.1/js/bootstrap.min.js');
    site.write('public/lib/bootstrap@4.6.1/js/bootstrap.min.js', whole.slice(0, 1000));
    site.remove('db.json');
    await generate(site);
    expect(site.read('public/lib/bootstrap@4.6.1/js/bootstrap.min.js')).toBe(whole);
  });
});

it("takes the addresses in a copy of an older Fluid's configuration for Fluid's", async () => {
  const site = createSite({
    'source/_posts/a.md': post,
    '_config.fluid.yml': `iconfont: //at.alicdn.com/t/font_1736178_lbnruvf0jn.css
navbar:
  menu: [{ key: brush, link: /, icon: iconfont icon-brush }]
static_prefix:
  anchor: https://cdn.jsdelivr.net/npm/anchor-js@4/
  github_markdown: https://cdn.jsdelivr.net/npm/github-markdown-css@4/
  jquery: https://lib.baomitu.com/jquery/3.6.0/
  bootstrap: https://cdn.jsdelivr.net/npm/bootstrap@4/dist/
  tocbot: https://lib.baomitu.com/tocbot/4.18.2/
  clipboard: https://cdn.staticfile.org/clipboard.js/2.0.6/
  hint: /lib/hint/
`,
  });
  await generate(site);
  const page = site.read(address);
  expect(page).not.toMatch(/baomitu|jsdelivr|staticfile|alicdn/);
  expect(page).toContain('/lib/hint@2.7.0/hint.min.css');
  const file = site.files('public/lib').find((name) => name.endsWith('icons.css'));
  expect(site.read(`public/lib/${file!}`)).toContain('.icon-brush{');
  site.dispose();
});

it('a page without a title is named after the blog, not after a key of the theme', async () => {
  const site = createSite({
    'source/page.html': '<p>text</p>\n',
  });
  await generate(site);
  const page = site.read('public/page.html');
  expect(page).not.toContain('page.title');
  expect(page).toContain('<title>Test</title>');
  expect(page).toContain('data-typed-text="Test"');
  site.dispose();
});

it('with selfHosted: false leaves the addresses of Fluid as they are', async () => {
  const site = createSite({
    'source/_posts/a.md': '---\ntitle: A\ndate: 2024-05-01 10:00:00\n---\n\nText.\n',
    '_config.yml': `${defaultConfig}paperlog:\n  theme:\n    selfHosted: false\n`,
  });
  await generate(site);
  const page = site.read(address);
  expect(page).toContain('https://lib.baomitu.com/twitter-bootstrap/4.6.1/css/bootstrap.min.css');
  expect(page).toContain('href="//at.alicdn.com/t/c/font_1749284_5i9bdhy70f8.css"');
  expect(page).toContain('href="//at.alicdn.com/t/c/font_1736178_k526ubmyhba.css"');
  expect(site.files('public/lib')).toEqual([]);
  site.dispose();
});

it('with another theme does nothing', async () => {
  const site = createSite({
    'source/_posts/a.md': '---\ntitle: A\ndate: 2024-05-01 10:00:00\n---\n\nText.\n',
    '_config.yml': defaultConfig.replace('theme: fluid', 'theme: plain'),
    'themes/plain/layout/layout.ejs':
      '<!DOCTYPE html><html lang="en"><head><title>T</title></head><body><main><%- body %></main></body></html>',
    'themes/plain/layout/index.ejs': 'list',
    'themes/plain/layout/post.ejs': '<%- page.content %>',
    'themes/plain/source/js/boot.js': 'own',
    'themes/layout/post.ejs': 'replaced',
    'themes/styles/extra.css': '.a{}',
  });
  await generate(site);
  const page = site.read(address);
  expect(page.slice(page.indexOf('</head>'))).toBe('</head><body><main><p>Text.</p>\n</main></body></html>');
  expect(site.files('public').filter((file) => /^(?:lib|css)\/|local-search|404/.test(file))).toEqual([]);
  site.dispose();
});

/** Asks again until the text is there; the test's own time limit ends it. */
async function waitFor(url: string, text: string): Promise<string> {
  for (;;) {
    const body = await fetch(url, { signal: AbortSignal.timeout(5_000) }).then(
      (response) => response.text(),
      () => '',
    );
    if (body.includes(text)) return body;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

it('in hexo server pages keep the overlay after each change', async () => {
  const site = createSite({
    'source/_posts/a.md': post.replace(/!.*\n/, ''),
    'themes/layout/_partials/footer.ejs': '<p>our own footer</p>',
    'themes/styles/more.css': '.more { color: red }',
  });
  const port = await freePort();
  const hexo = path.join(site.dir, 'node_modules/hexo/bin/hexo');
  const child = spawn(process.execPath, [hexo, 'server', '-p', String(port)], { cwd: site.dir });
  try {
    const url = `http://127.0.0.1:${port}/2024/05/01/a/`;
    await waitFor(url, 'our own footer');
    for (const word of ['second', 'third']) {
      site.write('source/_posts/a.md', post.replace(/!.*\n/, '').replace('Text.', `The ${word} text.`));
      const page = await waitFor(url, `The ${word} text.`);
      expect(page).toContain('our own footer');
      expect(page).toContain('/lib/bootstrap@');
      expect(page).not.toContain('alicdn');
      expect(page.match(/css\/more\./g)).toHaveLength(1);
    }
    const library = await fetch(`http://127.0.0.1:${port}/lib/jquery@3.6.4/jquery.min.js`);
    expect((await library.text()).length).toBeGreaterThan(80_000);
  } finally {
    child.kill();
    site.dispose();
  }
});
