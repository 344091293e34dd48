import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { pluginAdvice } from '../../../../scripts/features/movein/plugins.ts';
import { differingSettings, mergeConfig } from '../../../../scripts/features/movein/config-plan.ts';
import { deepenPaths } from '../../../../scripts/features/movein/script-paths.ts';
import { createSite, sampleFiles, type Site } from '../../../support/site.ts';

const sites: Site[] = [];
const site = (...args: Parameters<typeof createSite>): Site => {
  const made = createSite(...args);
  sites.push(made);
  return made;
};
afterEach(() => {
  for (const made of sites.splice(0)) made.dispose();
});

/** Ours adds these to what stock publishes. */
const isOwn = (file: string): boolean => /^(?:lib|paperlog)\//.test(file);

const foreign = {
  '_config.yml':
    '# mein Blog\r\ntitle: Alt\r\nurl: https://old.test/blog\r\nroot: /blog/\r\npermalink: :year/:title/\r\ntimezone: \'\' # leer\r\ntheme: fluid\r\npost_asset_folder: true\r\nskip_render: "raw/**"\r\nlanguage: zh-CN\r\n',
  '_config.fluid.yml': 'navbar:\n  blog_title: Alt\n',
  'scaffolds/note.md': '---\ntitle: {{ title }}\n---\n',
  'scripts/hello.js': "hexo.extend.tag.register('hello', () => 'Hallo!');\n",
  'source/_posts/中文 名字.md':
    '---\ntitle: 中文\ndate: 2023-12-31 23:30:00\ntags: [a, 标签]\ncategories: [x]\n---\n\n{% hello %}\n\n![](bild.png)\n',
  'source/_posts/中文 名字/bild.png': Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
  'source/_posts/sub/two.md': '---\ntitle: Two\ndate: 2024-02-01 08:00:00\n---\n\nText.\n',
  'source/_drafts/draft.md': '---\ntitle: Draft\n---\n\nNot yet.\n',
  'source/raw/page.html': '<p>raw</p>\n',
  'source/friends/index.md': '---\ntitle: Friends\ndate: 2024-01-01 00:00:00\n---\n\nHi.\n',
  'source/CNAME': 'old.test\n',
};

describe('hexo movein', () => {
  it('brings a blog in: it builds without edits and has the URLs it had, and a second run has nothing to do', async () => {
    const old = site(foreign, { kind: 'stock' });
    const TZ = 'Asia/Shanghai';
    expect((await old.hexo(['generate'], { TZ })).code).toBe(0);
    const urls = old.files('public');

    const ours = site(sampleFiles(), { kind: 'project' });
    const shown = await ours.hexo(['movein', old.dir, '--dry-run'], { TZ });
    expect(shown.output).toContain('scripts/hello.js -> scripts/site/hello.js');
    expect(ours.has('scripts/site/hello.js')).toBe(false);

    const unasked = await ours.hexo(['movein', old.dir], { TZ });
    expect(unasked.output).toContain('Run it with --yes');
    expect(unasked.code).toBe(1);

    const moved = await ours.hexo(['movein', old.dir, '--yes'], { TZ });
    expect({ code: moved.code, output: moved.code === 0 ? '' : moved.output }).toEqual({ code: 0, output: '' });
    const config = ours.read('_config.yml');
    expect(config).toContain('# mein Blog\r\n');
    expect(config).toContain('timezone: Asia/Shanghai # leer\r\n');
    // With their folders, which Hexo would go through at each build.
    for (const file of ['deepseek-papers.md', 'deepseek-papers']) expect(ours.has(`source/_posts/${file}`)).toBe(false);

    const built = await ours.hexo(['generate'], { TZ: 'UTC' });
    expect({ code: built.code, output: built.code === 0 ? '' : built.output }).toEqual({ code: 0, output: '' });
    expect(ours.files('public').filter((file) => !isOwn(file))).toEqual(urls);
    expect(ours.read('public/2023/中文 名字/index.html')).toContain('Hallo!');

    const again = await ours.hexo(['movein', old.dir, '--yes'], { TZ });
    expect(again.output).toContain('Nothing left to do.');
    expect(again.code).toBe(0);

    ours.write('_config.yml', ours.read('_config.yml').replace('title: Alt', 'title: Neu'));
    const edited = await ours.hexo(['movein', old.dir, '--yes'], { TZ });
    expect(edited.output).toMatch(/In the way \(1\)\n {2}_config\.yml/);
    expect(edited.code).toBe(1);
    expect(ours.read('_config.yml')).toContain('title: Neu');
  });

  it('takes a blog with Fluid copied into themes/ under another name, no zone and no _config.fluid.yml', async () => {
    const theme = path.join(import.meta.dirname, '../../../../node_modules/hexo-theme-fluid');
    const fluid = readFileSync(path.join(theme, '_config.yml'), 'utf8').replace(/blog_title: .*/, 'blog_title: Kopie');
    const old = site(
      {
        '_config.yml': 'title: Alt\ntheme: hexo-theme-fluid\nurl: https://old.test\n',
        'source/_posts/a.md': '---\ntitle: A\ndate: 2024-01-01 00:30:00\n---\n\n{% where %}\n',
        'scripts/where.js':
          "const { name } = require('../package.json');\nhexo.extend.tag.register('where', () => `${name}: ${require('./lib/x.json').x}`);\n",
        'scripts/lib/x.json': '{ "x": 1 }\n',
      },
      { kind: 'stock' },
    );
    cpSync(theme, path.join(old.dir, 'themes/hexo-theme-fluid'), { recursive: true });
    old.write('themes/hexo-theme-fluid/_config.yml', fluid);
    old.write('themes/hexo-theme-fluid/layout/about.ejs', 'mine');

    const ours = site(sampleFiles(), { kind: 'project' });
    expect((await ours.hexo(['generate'])).code).toBe(0);
    const moved = await ours.hexo(['movein', old.dir, '--yes'], { TZ: 'America/New_York' });
    expect(moved.output).toMatch(/Different in your themes\/hexo-theme-fluid.* \(1\)\n {2}layout\/about\.ejs/);
    expect(moved.code).toBe(0);
    expect(ours.read('_config.yml')).toMatch(/^theme: fluid$/m);
    expect(ours.read('_config.yml')).toMatch(/^timezone: America\/New_York$/m);
    expect(ours.read('_config.fluid.yml')).toBe('navbar:\n  blog_title: Kopie\n');

    const { code, output } = await ours.hexo(['generate'], { TZ: 'UTC' });
    expect({ code, output: code === 0 ? '' : output }).toEqual({ code: 0, output: '' });
    expect(ours.read('public/2024/01/01/a/index.html')).toContain('site: 1');
    // What was built of the sample is gone with it.
    expect(ours.files('public').filter((file) => /2025|deepseek|banner/.test(file))).toEqual([]);
  });

  it('leaves no settings of the sample to a blog that has none of its own', async () => {
    const old = site(
      { 'source/_posts/a.md': '---\ntitle: A\ndate: 2024-01-01 00:30:00\n---\n\nText\n' },
      { kind: 'stock' },
    );
    const ours = site(sampleFiles(), { kind: 'project' });
    expect((await ours.hexo(['movein', old.dir, '--yes'])).code).toBe(0);
    expect(ours.has('_config.fluid.yml')).toBe(false);
  });

  it('writes into posts without a date the one that git knows, or else that of the file, for they had one', async () => {
    const kept = '---\ntitle: Kept\ndate: 2020-01-01 08:00:00\n---\n\nText\n';
    const old = site(
      {
        '_config.yml': 'title: Alt\nurl: https://old.test\ntimezone: Asia/Shanghai\n',
        'source/_posts/committed.md': '---\r\ntitle: Committed\r\n---\r\n\r\nText\r\n',
        'source/_posts/kept.md': kept,
        'source/_drafts/draft.md': '---\ntitle: Draft\n---\n\nText\n',
      },
      { kind: 'stock' },
    );
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@b.test', ...args], {
        cwd: old.dir,
        env: { ...process.env, GIT_AUTHOR_DATE: '2022-03-04T23:30:00Z' },
      });
    git('init', '--quiet');
    git('add', 'source');
    git('commit', '--quiet', '--message', 'posts');
    old.write('source/_posts/new.md', 'Text without front matter.\n');

    const ours = site(sampleFiles(), { kind: 'project' });
    const moved = await ours.hexo(['movein', old.dir, '--yes'], { TZ: 'America/New_York' });
    expect(moved.output).toMatch(
      /Posts without a date, which get one \(2\)\n {2}source\/_posts\/committed\.md: 2022-03-05 07:30:00 \(first commit\)\n {2}source\/_posts\/new\.md: \d{4}-\d\d-\d\d \d\d:\d\d:\d\d \(the file's\)\n/,
    );
    expect(ours.read('source/_posts/committed.md')).toBe(
      '---\r\ntitle: Committed\r\ndate: 2022-03-05 07:30:00\r\n---\r\n\r\nText\r\n',
    );
    expect(ours.read('source/_posts/new.md')).toMatch(/^---\ndate: \d{4}-.*\n---\nText without front matter\.\n$/);
    expect(ours.read('source/_posts/kept.md')).toBe(kept);
    expect(ours.read('source/_drafts/draft.md')).not.toContain('date:');

    const { code, output } = await ours.hexo(['generate'], { TZ: 'UTC' });
    expect({ code, output: code === 0 ? '' : output }).toEqual({ code: 0, output: '' });
    expect(ours.has('public/2022/03/05/committed/index.html')).toBe(true);
    expect((await ours.hexo(['movein', old.dir, '--yes'])).output).toContain('Nothing left to do.');
  });

  it('gives drafts a date too where they are published like posts', async () => {
    const old = site(
      {
        '_config.yml': 'title: Alt\nurl: https://old.test\ntimezone: Asia/Shanghai\nrender_drafts: true\n',
        'source/_drafts/draft.md': '---\ntitle: Draft\n---\n\nText\n',
      },
      { kind: 'stock' },
    );
    const ours = site(sampleFiles(), { kind: 'project' });
    expect((await ours.hexo(['movein', old.dir, '--yes'])).code).toBe(0);
    const { code, output } = await ours.hexo(['generate']);
    expect({ code, output: code === 0 ? '' : output }).toEqual({ code: 0, output: '' });
    expect(ours.files('public').filter((file) => file.endsWith('/draft/index.html'))).toHaveLength(1);
  });

  it('names the tags that nothing here has, which stock Hexo would not have built without', async () => {
    const front = (title: string) => `---\ntitle: ${title}\ndate: 2024-01-01 00:30:00\n---\n\n`;
    const old = site(
      {
        'source/_posts/a.md': `${front('A')}{% player song.mp3 %}\n\n{% greet %}\n\n{% note %}\nText\n{% endnote %}\n\n\`{% code %}\`\n`,
        'source/_posts/b.md': `${front('B')}{% player other.mp3 %}\n\n{% reveal 标题 %}\nText\n{% endreveal %}\n`,
        'source/page/index.md': `${front('P')}{% player third.mp3 %}\n`,
        'scripts/tags.js': "hexo.extend.tag.register('greet', () => 'Hi');\n",
      },
      { kind: 'stock' },
    );
    const ours = site(sampleFiles(), { kind: 'project' });
    const shown = await ours.hexo(['movein', old.dir, '--dry-run']);
    expect(shown.output).toContain(
      'Tags that nothing here has: install what they come from, or readers see them as they are written (2)\n' +
        '  {% player %} in source/_posts/a.md and 2 more\n  {% reveal %} in source/_posts/b.md\n',
    );
  });

  it('names the packages that scripts load and that are missing, and what is not copied', async () => {
    const old = site(
      {
        '_config.yml': 'url: https://old.test\n',
        'source/_posts/a.md': '---\ndate: 2024-01-01\n---\n\na\n',
        'scripts/a.js':
          "const { get } = require('no-such-a');\nrequire('fs'); require('hexo-util'); require('./lib/b');\n// require('no-such-c')\n",
        'scripts/lib/b.mjs': "import x from '@no-such/b/lib/x.js';\nimport 'node:path';\nexport default x;\n",
        'overrides/layout/a.ejs': '<p>a</p>\n',
        'list.json': '[]\n',
        '.github/workflows/deploy.yml': 'on: push\n',
        'db.json': '{}\n',
      },
      { kind: 'stock' },
    );
    const ours = site(sampleFiles(), { kind: 'project' });
    const { output } = await ours.hexo(['movein', old.dir, '--dry-run']);
    expect(output).toContain(
      'Packages that your scripts need: npm install no-such-a @no-such/b (2)\n  no-such-a in scripts/a.js\n  @no-such/b in scripts/lib/b.mjs\n',
    );
    expect(output).toContain(
      'Left where it is: copy by hand what you need of it (3)\n  .github/\n  list.json\n  overrides/\n',
    );
  });

  it('brings what scripts read beside them and the modules they share, and finds nothing left to do after that', async () => {
    const old = site(
      {
        '_config.yml': 'url: https://old.test\ntimezone: Asia/Shanghai\ntheme: fluid\n',
        'source/_posts/a.md': '---\ntitle: A\ndate: 2024-01-01\n---\n\na\n',
        'scripts/inject.js': `const path = require('path');
const { names } = require('./lib/names');
hexo.extend.filter.register('theme_inject', (injects) => {
  injects.postCopyright.file('default', path.join(hexo.base_dir, 'layout/mine.ejs'));
});
hexo.extend.filter.register('after_post_render', (data) => Object.assign(data, { wordcount: names(hexo).length }));
`,
        'scripts/lib/names.js':
          "exports.names = (hexo) => require('fs').readFileSync(hexo.base_dir + '/names.txt', 'utf8');\n",
        'layout/mine.ejs': '<p>mine <%= wordcount(page) %></p>\n',
        'names.txt': 'x'.repeat(77),
        'docs/lib.md': 'not named\n',
      },
      { kind: 'stock' },
    );
    const ours = site(sampleFiles(), { kind: 'project' });
    const moved = await ours.hexo(['movein', old.dir, '--yes']);
    expect(moved.output).toContain('copy by hand what you need of it (1)\n  docs/\n');
    const built = await ours.hexo(['generate']);
    expect({ code: built.code, output: built.code === 0 ? '' : built.output }).toEqual({ code: 0, output: '' });
    expect(ours.read('public/2024/01/01/a/index.html')).toContain('<p>mine 77</p>');
    expect((await ours.hexo(['movein', old.dir, '--yes'])).output).toContain('Nothing left to do.');
  });

  it('keeps Nunjucks in pages of HTML, but takes no file that is only shown for one', async () => {
    const page = '{% for letter in "ab" %}<p>{{ letter }}</p>{% endfor %}\n';
    const config = { '_config.yml': "title: Alt\nurl: https://old.test\ntimezone: UTC\nskip_render: 'demo/**'\n" };
    const ours = site(sampleFiles(), { kind: 'project' });
    const shown = async (files: Record<string, string>): Promise<string> =>
      (await ours.hexo(['movein', site({ ...config, ...files }, { kind: 'stock' }).dir, '--dry-run'])).output;
    expect(await shown({ 'source/tools/index.html': `---\ntitle: Tools\n---\n${page}` })).toContain(
      'templates.nunjucks: true (posts use Nunjucks, as source/tools/index.html does)',
    );
    expect(await shown({ 'source/demo/index.html': page })).not.toContain('templates.nunjucks');
  });

  it('names a theme configuration that is no YAML, and moves nothing', async () => {
    const old = site(
      {
        '_config.yml': 'url: https://old.test\ntheme: fluid\n',
        '_config.fluid.yml': 'navbar:\n  blog_title: a\nnavbar:\n  blog_title: b\n',
        'source/_posts/a.md': '---\ntitle: A\ndate: 2024-01-01\n---\n\na\n',
      },
      { kind: 'stock' },
    );
    const ours = site(sampleFiles(), { kind: 'project' });
    const { code, output } = await ours.hexo(['movein', old.dir, '--yes']);
    expect(output).toMatch(/_config\.fluid\.yml is not valid YAML: duplicated mapping key \(3:1\)/);
    expect(code).toBe(2);
    expect(ours.has('source/_posts/a.md')).toBe(false);
  });

  it('never replaces what its owner wrote without --force, and touches nothing then', async () => {
    const old = site(foreign, { kind: 'stock' });
    const ours = site({ ...sampleFiles(), 'source/_posts/sub/two.md': 'mine\n' }, { kind: 'project' });
    const refused = await ours.hexo(['movein', old.dir, '--yes']);
    expect(refused.output).toMatch(/In the way \(\d+\)\n(?: .*\n)* {2}source\/_posts\/sub\/two\.md/);
    expect(refused.code).toBe(1);
    expect(ours.read('source/_posts/sub/two.md')).toBe('mine\n');
    expect(ours.has('source/friends/index.md')).toBe(false);
  });

  it('refuses folders that are no blog, this blog, or inside it, and follows no links', async () => {
    const ours = site(sampleFiles(), { kind: 'project' });
    mkdirSync(path.join(ours.dir, 'empty'));
    for (const folder of ['nowhere', 'empty', '.']) {
      const { code, output } = await ours.hexo(['movein', folder, '--yes']);
      expect(code, output).toBe(2);
    }
    const old = site(foreign, { kind: 'stock' });
    symlinkSync('/etc', path.join(old.dir, 'source/outside'));
    const { output } = await ours.hexo(['movein', old.dir, '--dry-run']);
    expect(output).toMatch(/Links, not followed.*\n {2}source\/outside/);
    expect(output).not.toContain('passwd');
  });
});

it('tells what becomes of plugins', () => {
  const advice = pluginAdvice({
    hexo: '8',
    'hexo-renderer-kramed': '1',
    'hexo-abbrlink': '2',
    'hexo-generator-searchdb': '1',
    'hexo-theme-fluid': '1',
    lodash: '4',
  });
  expect(advice.map(({ name, fate }) => [name, fate])).toEqual([
    ['hexo', 'have'],
    ['hexo-abbrlink', 'needed'],
    ['hexo-generator-searchdb', 'replaced'],
    ['hexo-renderer-kramed', 'clash'],
  ]);
});

it.each([
  ['hexo-blog-encrypt', 'needed', 'hides posts with a password: without it everybody reads them'],
  ['hexo-hide-posts', 'needed', 'keeps hidden posts out of lists: without it they appear there'],
  ['hexo-generator-index-pin-top', 'replaced', 'posts with "sticky" come first: write that for "top"'],
  ['hexo-filter-github-emojis', 'replaced', 'set paperlog.emoji.shortcodes'],
  ['hexo-filter-mermaid-diagrams', 'replaced', 'diagrams are drawn here'],
  ['hexo-footnotes', 'replaced', 'footnotes are read here'],
  ['hexo-toc', 'replaced', '[TOC] is a list of the headings here'],
  ['hexo-renderer-mathjax', 'clash', 'touches formulas that are rendered here: leave it out'],
  [
    'hexo-generator-baidu-sitemap',
    'needed',
    'makes the site map that search engines ask for: install it to go on having one',
  ],
  ['hexo-neat', 'needed', 'makes files smaller: install it if you want that'],
  ['hexo-browsersync', 'needed', 'a tool for writing: install it if you want it'],
])('says what %s was for', (name, fate, advice) => {
  expect(pluginAdvice({ [name]: '1' })).toEqual([{ name, fate, advice }]);
});

it('keeps the text of a configuration and changes only what it must', () => {
  const text = "title: a\ntimezone: 'Asia/Tokyo'\ntheme: fluid\npaperlog:\n  covers: {}\n";
  const settings = { title: 'a', timezone: 'Asia/Tokyo', theme: 'fluid', paperlog: { covers: {} } };
  expect(mergeConfig(text, { settings, timeZone: 'UTC', fluidUnderOtherName: false, template: undefined })).toEqual({
    text,
    changes: [],
  });
  expect(differingSettings({ a: 1, b: { c: 2, d: [1] } }, { a: 1, b: { c: 3, d: [1] } })).toEqual({ b: { c: 2 } });
});

it('finds files outside scripts/ from one folder deeper', () => {
  const deepened = (code: string, file = 'scripts/a.js') => deepenPaths(code, file);
  expect(deepened("require('../package.json')")).toBe("require('../../package.json')");
  expect(deepened("path.join(__dirname, '..', 'x')")).toBe("path.join(__dirname, '../..', 'x')");
  expect(deepened("readFileSync(__dirname + '/../x')")).toBe("readFileSync(__dirname + '/../../x')");
  expect(deepened("import x from '../x.ts';")).toBe("import x from '../../x.ts';");
  for (const same of ["require('./b')", '\'<img src="../a.png">\'', "from '..x'"]) expect(deepened(same)).toBe(same);
  expect(deepened("require('../b')", 'scripts/lib/a.js')).toBe("require('../b')");
});
