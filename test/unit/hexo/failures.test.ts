// What fails while loading or building: one message that names it, exit code not 0, public/ as it was.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSite, type Site } from '../../support/site.ts';

const post = '---\ntitle: A\ndate: 2024-05-01 10:00:00\n---\n\nText.\n';
const page = 'public/2024/05/01/a/index.html';

describe('in a clone of the project', () => {
  let site: Site;
  beforeEach(() => {
    site = createSite({ 'source/_posts/a.md': post }, { kind: 'project' });
  });
  afterEach(() => {
    site.dispose();
  });

  it('ends with the place in the TypeScript source when a feature fails to load, but cleans all the same', async () => {
    site.write('scripts/features/check/command.ts', 'const one: number = 1;\n\nthrow new Error(`at load ${one}`);\n');
    const build = await site.hexo(['generate']);
    expect(build.output).toMatch(/at load 1[\s\S]*scripts\/features\/check\/command\.ts:3/);
    expect(build.code).toBe(2);
    expect(site.has('public')).toBe(false);
    expect((await site.hexo(['deploy'])).code).toBe(2);
    expect((await site.hexo(['clean'])).code).toBe(0);
    expect((await site.hexo(['version'])).code).toBe(0);
    expect((await site.hexo(['help'])).code).toBe(0);
  });

  it('tells what a file failed with that could not be written, and nothing of ours', async () => {
    site.write(
      'scripts/site/in-the-way.js',
      `const { mkdirSync, writeFileSync } = require('node:fs');
      hexo.extend.generator.register('in-the-way', () => {
        const folder = hexo.base_dir + '.paperlog/.staged-build/public';
        mkdirSync(folder, { recursive: true });
        writeFileSync(folder + '/2024', 'a file where a folder has to be');
        return [];
      });`,
    );
    const { output, code } = await site.hexo(['generate']);
    expect(output.trimEnd().split('\n').at(-1)).toMatch(
      /^ERROR E(?:NOTDIR|EXIST): [^()]*2024[^()]*\. Nothing was written\.$/,
    );
    expect(code).toBe(2);
    expect(site.files('public')).toEqual([]);
  });

  it('names file and line of a syntax error in TypeScript', async () => {
    site.write('scripts/features/check/command.ts', 'export const a = 1;\nexport const b: number = ;\n');
    const { output, code } = await site.hexo(['generate']);
    expect(output).toContain('scripts/features/check/command.ts:2:');
    expect(code).toBe(2);
  });

  it("loads the owner's scripts of both kinds, with hexo in scope, after the theme's", async () => {
    site.write(
      'scripts/site/nested/one.ts',
      "const name: string = 'shout';\nhexo.extend.helper.register(name, (text: string): string => text.toUpperCase());\n",
    );
    site.write('scripts/site/two.js', "hexo.extend.tag.register('two', () => '<b>zwei</b>');\n");
    site.write('scripts/three.js', "hexo.extend.tag.register('three', () => '<b>drei</b>');\n");
    site.write(
      'scripts/site/four.js',
      "hexo.extend.filter.register('after_init', () => { hexo.log.info('late ' + typeof hexo.extend.helper.get('shout')); });\n",
    );
    // Our package.json says "module" of all that lies below it.
    site.write('scripts/site/lib/words.js', "module.exports = { five: require('./number').five };\n");
    site.write('scripts/site/lib/number.js', "exports.five = 'fünf';\n");
    site.write('scripts/site/five.js', "hexo.extend.tag.register('five', () => require('./lib/words').five);\n");
    site.write('source/_posts/a.md', `${post}\n{% two %} {% three %} {% five %}\n`);
    const { output, code } = await site.hexo(['generate']);
    expect(site.read(page)).toContain('<b>zwei</b> <b>drei</b> fünf');
    expect(output).toContain('late function');
    expect(output).toMatch(/scripts\/three\.js:1:1 hint loose-script/);
    // Files of ours are none.
    expect(output.match(/hint loose-script/g)).toHaveLength(1);
    expect(code).toBe(0);
  });

  it("stops the build at an error in the owner's script, and calls it theirs", async () => {
    site.write('scripts/site/mine.ts', 'const x: number = 1;\n\nthrow new Error(`oops ${x}`);\n');
    const { output, code } = await site.hexo(['generate']);
    expect(output).toMatch(/scripts\/site\/mine\.ts:3(:\d+)?: your script failed: Error: oops 1/);
    expect(code).toBe(2);
    expect(site.has('public')).toBe(false);
    const clean = await site.hexo(['clean']);
    expect(clean.output).toMatch(/WARN {2}scripts\/site\/mine\.ts:3/);
    expect(clean.code).toBe(0);
  });

  it.each([
    ['a.ts', 'const x: number = 1;\nlet y: = 2;\n', /scripts\/site\/a\.ts:2:8: your script failed: SyntaxError/],
    [
      'a.js',
      "\nconst { get } = require('@no-such/pack-age/lib/x');\n",
      /scripts\/site\/a\.js:2(:\d+)?: your script needs @no-such\/pack-age, which isn't installed: npm install @no-such\/pack-age\n/,
    ],
    ['a.ts', "\nimport 'no-such-package';\n", /a\.ts:2(:\d+)?: your script needs no-such-package, which/],
    ['a.js', "require('./no-such-file');\n", /scripts\/site\/a\.js:1: your script failed: Error: Cannot find module/],
    ['a.js', "throw new Error('boom');\n", /scripts\/site\/a\.js:1: your script failed: Error: boom/],
  ])("tells where the owner's %s fails, %j", async (name, code, message) => {
    site.write(`scripts/site/${name}`, code);
    const result = await site.hexo(['generate']);
    expect(result.output).toMatch(message);
    expect(result.code).toBe(2);
  });

  it("lets the owner's TypeScript import other TypeScript, and packages", async () => {
    site.write(
      'scripts/site/main.ts',
      "import path from 'node:path';\nimport { greet } from './lib/greet.ts';\nconst { late } = await import('./lib/greet.ts');\n" +
        'hexo.extend.tag.register("greet", () => greet(path.basename("a/b")) + late);\n',
    );
    site.write(
      'scripts/site/lib/greet.ts',
      'export const greet = (x: string): string => `<i>${x}</i>`;\nexport const late = "!";\n',
    );
    site.write('source/_posts/a.md', `${post}\n{% greet %}\n`);
    const { output, code } = await site.hexo(['generate']);
    expect({ code, output: code === 0 ? '' : output }).toEqual({ code: 0, output: '' });
    expect(site.read(page)).toContain('<i>b</i>!');
  });

  it('names the post when a filter over posts throws, and with --keep-going builds the rest', async () => {
    site.write(
      'scripts/site/filter.js',
      "hexo.extend.filter.register('after_post_render', (post) => { if (post.title === 'A') throw new Error('boom'); });\n",
    );
    site.write('source/_posts/b.md', post.replace('title: A', 'title: B'));
    const stopped = await site.hexo(['generate']);
    expect(stopped.output).toMatch(/source\/_posts\/a\.md:1:1 error post-failed: .*boom.*scripts\/site\/filter\.js:1/);
    expect(stopped.code).toBe(1);
    expect(site.has('public')).toBe(false);

    const kept = await site.hexo(['generate', '--keep-going']);
    expect(kept.code).toBe(1);
    expect(site.has(page)).toBe(false);
    expect(site.has('public/2024/05/01/b/index.html')).toBe(true);
    expect(site.read('public/index.html')).not.toContain('2024/05/01/a/');

    site.remove('scripts/site/filter.js');
    expect((await site.hexo(['generate'])).code).toBe(0);
    expect(site.has(page)).toBe(true);
  });

  it('leaves public/ as it was when a filter over pages throws', async () => {
    expect((await site.hexo(['generate'])).code).toBe(0);
    const before = site.files('public').map((file) => site.read(`public/${file}`));
    site.write(
      'scripts/site/filter.js',
      "hexo.extend.filter.register('after_render:html', () => { throw new Error('boom page'); });\n",
    );
    const { output, code } = await site.hexo(['generate']);
    expect(output).toMatch(/public\/\S+ error page-failed: .*after_render.*boom page.*scripts\/site\/filter\.js:1/);
    expect(code).toBe(1);
    expect(site.files('public').map((file) => site.read(`public/${file}`))).toEqual(before);
  });
});

it('writes no empty style sheet when a filter over styles throws', async () => {
  const site = createSite({ 'source/_posts/a.md': post, 'source/own.styl': 'body\n  color red\n' });
  expect((await site.hexo(['generate'])).code).toBe(0);
  const before = site.read('public/own.css');
  site.write(
    'scripts/styles.js',
    "hexo.extend.filter.register('after_render:css', () => { throw new Error('boom style'); });\n",
  );
  const { output, code } = await site.hexo(['generate', '--force']);
  expect(output).toMatch(/public\/\S+\.css:1:1 error page-failed: .*boom style/);
  expect(code).toBe(1);
  expect(site.read('public/own.css')).toBe(before);
  site.dispose();
});

describe("in somebody's blog", () => {
  it("leaves a foreign plugin's failure to Hexo, and their scripts folder too", async () => {
    const site = createSite({
      'source/_posts/a.md': post,
      'scripts/own.js': "hexo.extend.helper.register('own', () => 'own');\nhexo.log.info('own script');\n",
    });
    const { output, code } = await site.hexo(['generate']);
    expect(output).toContain('own script');
    expect(code).toBe(0);
    site.dispose();
  });
});

/** A blog with another plugin, listed as npm lists them. */
function siteWithPlugin(name: string, code: string): Site {
  const site = createSite({ 'source/_posts/a.md': post }, { kind: 'project' });
  site.write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
  site.write(`node_modules/${name}/index.js`, code);
  const manifest = JSON.parse(site.read('package.json')) as { dependencies: Record<string, string> };
  const dependencies = Object.fromEntries(Object.entries({ ...manifest.dependencies, [name]: '1.0.0' }).sort());
  site.write('package.json', JSON.stringify({ ...manifest, dependencies }));
  return site;
}

describe("a plugin of someone else's", () => {
  // Read in less time than ours, and listed before it or behind.
  it.each(['hexo-aaa', 'hexo-zzz'])('that throws at load (%s) ends the build with its name', async (name) => {
    const site = siteWithPlugin(name, "throw new Error('broken plugin');\n");
    const { code, output } = await site.hexo(['generate']);
    expect(output).toContain('broken plugin');
    expect(output).toContain(`The plugin ${name} failed`);
    expect(code).toBe(2);
    expect((await site.hexo(['clean'])).code).toBe(0);
    site.dispose();
  });

  it('that ends the command at load is named', async () => {
    const site = siteWithPlugin('hexo-aaa', 'process.exit(0);\n');
    const { code, output } = await site.hexo(['generate']);
    expect(output).toContain('"hexo generate" was ended by process.exit() (in the plugin hexo-aaa, index.js:1).');
    expect(code).toBe(2);
    site.dispose();
  });
});

describe("what a plugin of someone else's throws later", () => {
  it.each([
    ["hexo.extend.filter.register('before_generate', () => { throw new Error('broken'); });", 2],
    ["hexo.on('generateBefore', () => { throw new Error('broken'); });", 2],
    ["hexo.extend.generator.register('broken', () => { throw new Error('broken'); });", 2],
    ["hexo.extend.filter.register('after_post_render', () => { throw new Error('broken'); });", 1],
    ["hexo.extend.filter.register('after_render:html', () => { throw new Error('broken'); });", 1],
  ])('is one error with its name: %s', async (code, exitCode) => {
    const site = siteWithPlugin('hexo-broken', `\n${code}\n`);
    const result = await site.hexo(['generate']);
    expect(result.output).toMatch(/broken[^\n]*\(in the plugin hexo-broken, index\.js:2\)/);
    expect(result.code).toBe(exitCode);
    site.dispose();
  });
});

it('warns of pages that a filter has left empty', async () => {
  const site = createSite({
    'source/_posts/a.md': post,
    'scripts/empty.js': "hexo.extend.filter.register('after_render:html', () => '');\n",
  });
  const { code, output } = await site.hexo(['generate']);
  expect(output).toMatch(/public\/\S+\.html:1:1 warning page-empty: Nothing is on this page, like \d+ more/);
  expect(code).toBe(0);
  site.dispose();
});

it('says in one sentence that Node.js is too old', async () => {
  const site = createSite({
    'source/_posts/a.md': post,
    'old-node.cjs':
      "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.0' } });\n",
  });
  const { code, output } = await site.hexo(['generate'], { NODE_OPTIONS: `--require ${site.dir}/old-node.cjs` });
  expect(output).toContain('Paperlog needs Node.js 20.19 or later, but this is 18.20.0');
  expect(output).not.toMatch(/^\s+at /m);
  expect(code).toBe(2);
  site.dispose();
});
