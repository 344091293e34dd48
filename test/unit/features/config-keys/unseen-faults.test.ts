// Settings whose faults nobody would see: a language that the theme doesn't have, a public/ that is no folder.
import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { createSite, defaultConfig, type Site } from '../../../support/site.ts';

const post = '---\ntitle: A\ndate: 2024-05-01 10:00:00\n---\n\nText.\n';
let site: Site;
afterEach(() => {
  site.dispose();
});

it('names the languages that there are, once', async () => {
  site = createSite({ 'source/_posts/a.md': post, '_config.yml': defaultConfig.replace('zh-CN', 'zh-cn') });
  const misspelt = await site.hexo(['generate']);
  expect(misspelt.output).toMatch(
    /_config\.yml:3:1 hint config: The theme has no file for the language "zh-cn".* Did you mean "zh-CN"\? There are: de, en, .*zh-TW\./,
  );
  expect(misspelt.output.match(/no file for the language/g)).toHaveLength(1);
  expect(misspelt.code).toBe(0);

  site.write('_config.yml', defaultConfig.replace('zh-CN', '[tlh, fr, en]'));
  expect((await site.hexo(['check'])).output).toContain('no file for the language "tlh" and "fr"');

  // Fluid takes more of them from here.
  site.write('source/_data/languages/tlh.yml', 'post: {}\n');
  site.write('_config.yml', defaultConfig.replace('zh-CN', '[tlh, en]'));
  expect((await site.hexo(['check'])).output).not.toContain('no file for the language');
});

it.each(['_config.yml', '_config.fluid.yml'])('does not publish what is read of a %s in GBK', async (file) => {
  // 我的博客
  const title = Buffer.from([0xce, 0xd2, 0xb5, 0xc4, 0xb2, 0xa9, 0xbf, 0xcd]);
  const before = file === '_config.yml' ? `${defaultConfig}subtitle: ` : 'navbar:\n  blog_title: ';
  site = createSite({ 'source/_posts/a.md': post, [file]: Buffer.concat([Buffer.from(before), title]) });
  const { code, output } = await site.hexo(['generate']);
  const line = before.split('\n').length;
  const column = (before.split('\n').at(-1)?.length ?? 0) + 1;
  expect(output).toContain(`${file}:${line}:${column} error encoding: This file is GBK (GB18030), not UTF-8`);
  expect(code).toBe(1);
  expect(site.has('public/index.html')).toBe(false);
});

it('clean tells of a public that is a file, and removes nothing', async () => {
  site = createSite({ public: 'mine', 'db.json': '{}' });
  const { code, output } = await site.hexo(['clean']);
  expect(output).toContain('_config.yml:1:1 error config: "public" is a file, but pages are to be written');
  expect(output).not.toMatch(/^\s+at |ENOTDIR/m);
  expect(code).toBe(2);
  expect([site.read('public'), site.read('db.json')]).toEqual(['mine', '{}']);

  site.remove('public');
  symlinkSync('/nowhere/at/all', path.join(site.dir, 'public'));
  expect((await site.hexo(['generate'])).output).toContain('"public" is a link that leads nowhere');
});

it("names the blog's own view that isn't EJS, not Fluid's", async () => {
  site = createSite({ 'source/_posts/a.md': post, 'themes/layout/post.ejs': '<% if ( { %>\n' });
  const { code, output } = await site.hexo(['generate']);
  expect(output).toMatch(/ERROR themes\/layout\/post\.ejs isn't EJS: \S.*\. Look for JavaScript that isn't complete/);
  expect(output).not.toMatch(/EJS-Lint|hexo-theme-fluid/);
  expect(code).toBe(2);
});

it('renders posts again with a plugin that is new, and warns of one that is not there', async () => {
  site = createSite({ 'source/_posts/a.md': post }, { kind: 'project' });
  const manifest = JSON.parse(site.read('package.json')) as { dependencies: Record<string, string> };
  expect((await site.hexo(['generate'])).code).toBe(0);

  const dependencies = { ...manifest.dependencies, 'hexo-loud': '1.0.0' };
  site.write('package.json', JSON.stringify({ ...manifest, dependencies }, null, 2));
  const missing = await site.hexo(['generate']);
  expect(missing.output).toMatch(/package\.json:\d\d:1 warning missing-plugin: The plugin hexo-loud isn't installed/);
  expect(missing.code).toBe(0);

  site.write('node_modules/hexo-loud/package.json', '{ "name": "hexo-loud", "version": "1.0.0", "main": "index.js" }');
  site.write(
    'node_modules/hexo-loud/index.js',
    "hexo.extend.filter.register('after_post_render', (data) => { data.content += '<b>loud</b>'; });\n",
  );
  const found = await site.hexo(['generate']);
  expect(found.output).not.toContain('missing-plugin');
  expect(site.read('public/2024/05/01/a/index.html')).toContain('<b>loud</b>');
});

it('warns of misspelt keys of ours however deep, and of none that is far from ours', async () => {
  const own =
    'paperlog:\n  links:\n    fetch:\n      totlMs: 5\n      services:\n        arxvi: { paceMs: 5 }\n        mine: {}\n';
  site = createSite({ 'source/_posts/a.md': post, '_config.yml': `${defaultConfig}${own}` });
  const { code, output } = await site.hexo(['check']);
  const line = defaultConfig.split('\n').length + 3;
  expect(output.match(/^.* warning config: .*$/gm)).toEqual([
    `_config.yml:${line}:7 warning config: Unknown key "paperlog.links.fetch.totlMs". Did you mean "totalMs"?`,
    `_config.yml:${line + 2}:9 warning config: Unknown key "paperlog.links.fetch.services.arxvi". Did you mean "arxiv"?`,
  ]);
  expect(code).toBe(0);
});

it("takes none of hexo-all-minifier's keys for another of them", async () => {
  const keys = ['html_minifier', 'css_minifier', 'js_minifier'].map((key) => `${key}:\n  enable: true\n`).join('');
  site = createSite({ 'source/_posts/a.md': post, '_config.yml': `${defaultConfig}${keys}permalinks: x\n` });
  const { output } = await site.hexo(['check']);
  expect(output).toContain('Unknown key "permalinks". Did you mean "permalink"?');
  expect(output).not.toContain('minifier');
});

it('names every key that may have been meant', async () => {
  site = createSite({ 'source/_posts/a.md': post, '_config.fluid.yml': 'gisqus:\n  repo: a/b\n' });
  const { output } = await site.hexo(['check']);
  expect(output).toContain(
    '_config.fluid.yml:1:1 warning config-key: Unknown key "gisqus". Did you mean "disqus" or "giscus"?',
  );
});
