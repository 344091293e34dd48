// What filters and generators return is looked at before the next one, or a file, suffers from it.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createSite, type Site } from '../../support/site.ts';

const post = '---\ntitle: A\ndate: 2024-05-01 10:00:00\n---\n\nText.\n';
let site: Site;
beforeEach(() => {
  site = createSite({ 'source/_posts/a.md': post, 'source/own.styl': 'body\n  color red\n' });
});
afterEach(() => {
  site.dispose();
});

it.each([
  ['after_post_render', '() => 5', 'the after_post_render filter "() => 5" has returned the number "5" instead of the'],
  ['after_post_render', 'post => { post.content = null; }', `has made the post's "content" null instead of text`],
  ['after_post_render', 'post => { delete post.content; }, 9999', `has made the post's "content" undefined instead of`],
  ['before_post_render', '() => ({})', `has made the post's "content" undefined instead of text`],
  ['after_render:html', '() => 5', 'the after_render:html filter "() => 5" has returned the number "5" instead of'],
  [
    'after_render:css',
    'function mine() { return 5; }',
    'the after_render:css filter "mine" has returned the number "5"',
  ],
  ['template_locals', '() => 5', 'the template_locals filter "() => 5" has returned the number "5" instead of the'],
])('names the %s filter %s', async (type, filter, message) => {
  site.write('scripts/own.js', `hexo.extend.filter.register('${type}', ${filter});\n`);
  const { code, output } = await site.hexo(['generate']);
  expect(output).toContain(message);
  expect(output).not.toMatch(/hexo-theme-fluid|^\s+at /m);
  expect(code).not.toBe(0);
  expect(site.files('public')).toEqual([]);
});

it.each([
  ["() => require('stream').Readable.from((async function* () { yield 'a'; throw new Error('boom'); })())", 'boom'],
  ["() => { const s = new (require('stream').PassThrough)(); setTimeout(() => s.destroy(), 5); return s; }", 'close'],
  ['5', 'its content is a number instead of text'],
  ['() => Symbol()', 'its content is a symbol instead of text'],
  ['() => { const a = {}; a.a = a; return a; }', 'its content is an object that contains itself instead of text'],
])('names the page whose content is %s', async (data, message) => {
  site.write('scripts/own.js', `hexo.extend.generator.register('x', () => [{ path: 'x.txt', data: ${data} }]);\n`);
  const { code, output } = await site.hexo(['generate']);
  expect(output).toMatch(/public\/x\.txt:1:1 error page-failed: /);
  expect(output).toContain(message);
  expect(output.match(/ERROR/g)).toHaveLength(1);
  expect(code).toBe(1);
  expect(site.files('public')).toEqual([]);
});

it('writes what a stream, bytes, a promise or an object holds', async () => {
  site.write(
    'scripts/own.js',
    `hexo.extend.generator.register('x', () => [
      { path: 'stream.txt', data: () => require('stream').Readable.from(['a', 'b']) },
      { path: 'bytes.txt', data: () => new Uint8Array([99, 100]) },
      { path: 'promise.txt', data: Promise.resolve('ef') },
      { path: 'object.json', data: () => ({ g: 1 }) },
      { path: 'empty.txt', data: () => '' },
    ]);\n`,
  );
  expect((await site.hexo(['generate'])).code).toBe(0);
  const names = ['stream.txt', 'bytes.txt', 'promise.txt', 'object.json', 'empty.txt'];
  expect(names.map((name) => site.read(`public/${name}`))).toEqual(['ab', 'cd', 'ef', '{"g":1}', '']);
});

it('tells of a view that fails once, without a stack for each page', async () => {
  site.write('scripts/own.js', "hexo.extend.helper.register('open_graph', () => { throw new Error('boom'); });\n");
  const { code, output } = await site.hexo(['generate']);
  expect(output).toMatch(/error page-failed: .*/);
  expect(output).not.toContain('Render HTML failed');
  expect(output.match(/boom/g)).toHaveLength(1);
  expect(code).toBe(1);
});
