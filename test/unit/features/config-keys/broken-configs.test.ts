// A configuration that is broken says so with its name and line, whoever reads it first.

import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, readlinkSync, rmSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createSite, defaultConfig, type Site } from '../../../support/site.ts';

const post = '---\ntitle: A\ndate: 2024-05-01 10:00:00\n---\n\nText.\n';
const page = 'public/2024/05/01/a/index.html';
let site: Site;
afterEach(() => {
  site.dispose();
});

describe('npx hexo', () => {
  const run = (args: string[], folder = '.') => {
    const { status, stderr, stdout } = spawnSync(process.execPath, [path.join(site.dir, 'scripts/hexo.cjs'), ...args], {
      cwd: path.join(site.dir, folder),
      encoding: 'utf8',
    });
    return { status, output: stdout + stderr };
  };

  it.each(['.', 'source/_posts'])('names file, line and remedy too, in %s', (folder) => {
    site = createSite({ 'source/_posts/a.md': post, '_config.fluid.yml': 'a:\n  b: 1\n c: [\n' }, { kind: 'project' });
    const { status, output } = run(['generate'], folder);
    expect(output).toMatch(/^_config\.fluid\.yml:3:2 error config: bad indentation/);
    expect(output).not.toMatch(/^\s+at /m);
    expect(status).toBe(2);
    expect(run(['version', '--config', 'none.yml']).output).not.toContain('error config');
  });

  it('is Hexo, with its options and exit codes', () => {
    site = createSite({ 'source/_posts/a.md': post }, { kind: 'project' });
    expect(run(['generate']).status).toBe(0);
    expect(site.read(page)).toContain('Text.');
    expect(run(['deploy', '--dryrun']).status).not.toBe(0);
    expect(run(['version']).output).toContain('hexo: ');
  });
});

describe('after an installation the command of a clone', () => {
  const link = (target: string): string => {
    const files = ['scripts/link-command.cjs', 'scripts/hexo.cjs'];
    site = createSite(Object.fromEntries(files.map((file) => [file, readFileSync(file)])), { kind: 'stock' });
    rmSync(path.join(site.dir, 'node_modules'), { recursive: true, force: true });
    mkdirSync(path.join(site.dir, 'node_modules/.bin'), { recursive: true });
    if (target) symlinkSync(target, path.join(site.dir, 'node_modules/.bin/hexo'));
    const { status, stderr } = spawnSync(process.execPath, ['scripts/link-command.cjs'], {
      cwd: site.dir,
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const names = readdirSync(path.join(site.dir, 'node_modules/.bin'));
    return names.map((name) => `${name} ${readlinkSync(path.join(site.dir, 'node_modules/.bin', name))}`).join();
  };

  it('is ours, unless it is none of Hexo’s', () => {
    expect(link('../hexo/bin/hexo')).toBe('hexo ../../scripts/hexo.cjs');
    expect(statSync(path.join(site.dir, 'scripts/hexo.cjs')).mode & 0o100).not.toBe(0);
    site.dispose();
    expect(link('../other/hexo')).toBe('hexo ../other/hexo');
    site.dispose();
    expect(link('')).toBe('');
  });
});

describe('before Hexo reads them, the npm scripts', () => {
  const check = () => {
    const { status, stderr, stdout } = spawnSync(process.execPath, [path.resolve('scripts/check-config.cjs')], {
      cwd: site.dir,
      encoding: 'utf8',
    });
    return { status, output: stdout + stderr };
  };

  it.each([
    ['_config.yml', 'title: x\nurl: [a\n', '_config.yml:3:1 error config: unexpected end of the stream'],
    ['_config.yml', 'title: a: b\n', '_config.yml:1:9 error config: bad indentation'],
    ['_config.yml', 'title: a\ntitle: b\n', '_config.yml:2:1 error config: duplicated mapping key. Keep one'],
    ['_config.yml', '', '_config.yml:1:1 error config: It is empty'],
    ['_config.yml', '- a\n', '_config.yml:1:1 error config: It is not a mapping'],
    ['_config.yml', '# x\nurl: example.com\n', '_config.yml:2:1 error config: "url" is not an address'],
    ['_config.yml', 'title: x\nroot: 5\n', '_config.yml:2:1 error config: "root" must be text'],
    ['_config.yml', 'source_dir: 5\n', '_config.yml:1:1 error config: "source_dir" must be text'],
    ['_config.fluid.yml', 'post:\n  a: "x\n', '_config.fluid.yml:3:1 error config: unexpected end of the stream'],
    ['_config.fluid.yml', 'text\n', '_config.fluid.yml:1:1 error config: It is not a mapping'],
  ])('name file, line and remedy: %s %j', (file, text, message) => {
    site = createSite({ [file]: text });
    const { status, output } = check();
    expect(output).toContain(message);
    expect(output).not.toMatch(/^\s+at /m);
    expect(status).toBe(2);
  });

  it.each([
    { '_config.fluid.yml': '# nothing yet\n' },
    { '_config.fluid.yml': 'post:\n\tbanner_img: x\n' },
    { '_config.yml': `\ufeff${defaultConfig.replaceAll('\n', '\r\n')}re: !!js/regexp /a/\r\n` },
    { '_config.yml': 'title: x\nurl: http://a.b\nroot:\n' },
  ])('say nothing of what Hexo reads: %j', (files) => {
    site = createSite(files);
    expect(check()).toEqual({ status: 0, output: '' });
  });

  it('say in one sentence that nothing is installed, or that Node.js is too old', () => {
    site = createSite({ 'old.cjs': "Object.defineProperty(process, 'versions', { value: { node: '18.20.0' } });\n" });
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--require', path.join(site.dir, 'old.cjs'), path.resolve('scripts/check-config.cjs')],
      { cwd: site.dir, encoding: 'utf8' },
    );
    expect(stderr).toMatch(/^Paperlog needs Node\.js 20\.19 or later, but this is 18\.20\.0: .*\n$/);
    expect(status).toBe(2);
    site.remove('node_modules');
    expect(check()).toEqual({ status: 2, output: 'Hexo is not installed here yet. Run "npm ci" first.\n' });
  });
});

describe('what Hexo survives', () => {
  it('is one error at the line of the key, and the rest is built with --keep-going', async () => {
    site = createSite({
      'source/_posts/a.md': post,
      '_config.yml': `${defaultConfig}permalink: [a]\nlanguage: 5\nper_page: x\n`.replace('language: zh-CN\n', ''),
      '_config.fluid.yml': 'post: 5\nnavbar:\nfooter: [a]\n',
    });
    const stopped = await site.hexo(['generate']);
    expect(stopped.output).toMatch(/_config\.yml:\d+:1 error config: "permalink" must be text, but is a list/);
    expect(stopped.output).toMatch(/_config\.yml:\d+:1 error config: "language" must be/);
    expect(stopped.output).toMatch(/_config\.yml:\d+:1 error config: "per_page" must be a number/);
    expect(stopped.output).toContain('_config.fluid.yml:1:1 error config: "post" must be a mapping, but is "5"');
    expect(stopped.output).toContain('_config.fluid.yml:2:1 hint config: "navbar" has no entries');
    expect(stopped.output).toContain('_config.fluid.yml:3:1 error config: "footer" must be a mapping, but is a list');
    expect(stopped.output).toContain('5 errors, 0 warnings');
    expect(stopped.code).toBe(1);
    expect(site.has('public')).toBe(false);
    expect((await site.hexo(['generate', '--keep-going'])).code).toBe(1);
    expect(site.read(page)).toContain('Text.');
    expect(site.has('public/index.html')).toBe(true);
  });

  it('ends the build if the theme is not there, for its pages would be empty', async () => {
    site = createSite({ 'source/_posts/a.md': post, '_config.yml': defaultConfig.replace('fluid', 'fluidd') });
    const { code, output } = await site.hexo(['generate', '--keep-going']);
    expect(output).toMatch(/_config\.yml:6:1 error config: There is no theme "fluidd".*Installed: fluid,/);
    expect(code).toBe(2);
    expect(site.has('public')).toBe(false);
    const check = await site.hexo(['check']);
    expect(check.output).toContain('_config.yml:6:1 error config: There is no theme "fluidd"');
    expect(check.code).toBe(1);
  });

  it('never deletes the posts, even if public_dir says so', async () => {
    site = createSite({ 'source/_posts/a.md': post, '_config.yml': `${defaultConfig}public_dir: source\n` });
    const { code, output } = await site.hexo(['clean']);
    expect(output).toContain('"public_dir" holds the posts');
    expect(code).toBe(2);
    expect(site.has('source/_posts/a.md')).toBe(true);
  });

  it('tells of a theme configuration that is a list', async () => {
    site = createSite({ 'source/_posts/a.md': post, '_config.fluid.yml': '- a\n' });
    const { code, output } = await site.hexo(['check']);
    expect(output).toContain('_config.fluid.yml:1:1 error config: The configuration is empty or not a mapping');
    expect(code).toBe(1);
  });
});

describe('a build is refused', () => {
  it.each([
    [
      'without the folder of posts',
      { '_config.yml': `${defaultConfig}source_dir: srce\n` },
      /_config\.yml:\d+:1 error config: There is no folder "srce", where posts and pages are\. Mend "source_dir"/,
    ],
    ['where a file has the name of public/', { public: '' }, /error config: "public" is a file, but pages/],
    [
      'where a list of patterns holds an empty one, which would lose every post',
      { '_config.yml': `${defaultConfig}skip_render: ['']\n` },
      /_config\.yml:\d+:1 error config: "skip_render" must be a pattern of paths or a list of such, none of them empty/,
    ],
  ])('%s', async (_name, files, message) => {
    site = createSite({ 'source/_posts/a.md': post, ...files });
    for (const command of ['generate', 'check']) {
      const { code, output } = await site.hexo([command]);
      expect(output).toMatch(message);
      expect(output).not.toMatch(/^\s+at /m);
      expect(code).toBeGreaterThan(0);
    }
    expect(site.has(page)).toBe(false);
  });

  it('without a configuration, in one sentence that says so', async () => {
    site = createSite({ 'source/_posts/a.md': post });
    site.remove('_config.yml');
    const { code, output } = await site.hexo(['generate']);
    expect(output).toContain('_config.yml:1:1 error config: The configuration is missing');
    expect(code).toBe(2);
  });
});
