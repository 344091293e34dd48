// A command that ends before it is done says so, exits with a code other than 0 and leaves nothing half-written.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createSite, type Site } from '../../support/site.ts';

const post = '---\ntitle: A\ndate: 2024-05-01 10:00:00\n---\n\nText. {% two %}\n';
const two = "hexo.extend.tag.register('two', () => '2');\n";
let site: Site;
beforeEach(() => {
  site = createSite({ 'source/_posts/a.md': post, 'scripts/own.js': two });
});
afterEach(() => {
  site.dispose();
});

const failing = async (code: string, args: readonly string[] = ['generate']) => {
  expect((await site.hexo(['generate'])).code).toBe(0);
  const before = site.files('.').filter((file) => /^(?:public|\.paperlog\/\.staged)/.test(file));
  site.write('scripts/own.js', `${code}\n${code.includes('tag.register') ? '' : two}`);
  site.write('source/_posts/a.md', post.replace('Text', 'Changed'));
  const { code: exitCode, output } = await site.hexo(args);
  expect(site.read('public/2024/05/01/a/index.html')).toContain('Text');
  expect(site.files('.').filter((file) => /^(?:public|\.paperlog\/\.staged)/.test(file))).toEqual(before);
  expect(output).not.toMatch(/^\s+at /m);
  return { exitCode, output };
};

it.each([
  ["hexo.extend.filter.register('after_post_render', () => process.exit(0));"],
  ["hexo.extend.filter.register('after_render:html', () => { process.exit(); });"],
  ["hexo.extend.filter.register('after_generate', () => { process.exit(0); });"],
])('names who calls process.exit(): %s', async (code) => {
  const { exitCode, output } = await failing(code);
  expect(output).toMatch(/"hexo generate" was ended by process\.exit\(\) \(at [^\n]*scripts\/own\.js:1:\d+\)\)/);
  expect(output).toContain('Nothing was written.');
  expect(exitCode).toBe(2);
});

const never = '() => new Promise(() => {})';
it.each([
  [`hexo.extend.filter.register('after_post_render', ${never});`, 'the after_post_render filter "() => new Promise'],
  [`hexo.extend.filter.register('after_render:html', function wait() { return new Promise(() => {}); });`, '"wait"'],
  [`hexo.extend.generator.register('slow', ${never});`, 'the generator "slow"'],
  [`hexo.extend.tag.register('two', ${never}, { async: true });`, '{% two %} in _posts/a.md'],
  [`hexo.extend.processor.register('*path', ${never});`, 'what reads source/_posts/a.md'],
])('names what is never done: %s', async (code, what) => {
  const { exitCode, output } = await failing(code);
  expect(output).toContain(`"hexo generate" waits for something that never comes: `);
  expect(output).toContain(what);
  expect(exitCode).toBe(2);
});

it('publishes nothing after a filter that is never done', async () => {
  site.write('scripts/deployer.js', "hexo.extend.deployer.register('x', () => console.log('published'));\n");
  site.write('_config.yml', site.read('_config.yml').replace("type: ''", 'type: x'));
  const code = `hexo.extend.filter.register('after_post_render', ${never});`;
  const { exitCode, output } = await failing(code, ['deploy', '--generate']);
  expect(output).not.toContain('published');
  expect(exitCode).toBe(2);
});

it.each([
  ["hexo.on('generateAfter', async () => { throw new Error('boom'); });"],
  ["hexo.extend.filter.register('before_generate', () => { process.nextTick(() => { throw new Error('boom'); }); });"],
  ["hexo.extend.generator.register('x', () => [{ path: 'x.txt', data: Promise.reject(new Error('boom')) }]);"],
])('tells of an error that nothing waits for in one line: %s', async (code) => {
  const { exitCode, output } = await failing(code);
  expect(output).toMatch(/ERROR An error that nothing waits for: boom \(at [^\n]*scripts\/own\.js:1:\d+\)/);
  expect(exitCode).toBe(2);
});

it.each([
  ["hexo.extend.filter.register('after_init', () => { throw new Error('boom'); });", 'failed at the start: boom'],
  ["hexo.on('ready', () => { throw new Error('boom'); });", 'failed at the start: boom'],
])('tells of what fails at the start in one line: %s', async (code, message) => {
  const { exitCode, output } = await failing(code);
  expect(output).toContain(message);
  expect(output).toMatch(/scripts\/own\.js:1:\d+/);
  expect(exitCode).toBe(2);
});

it.each([
  ["hexo.extend.filter.register('before_exit', () => { throw new Error('boom'); });"],
  ["hexo.on('exit', () => { throw new Error('boom'); });"],
])('tells of what fails at the end once, and in one line: %s', async (code) => {
  site.write('scripts/own.js', `${code}\n${two}`);
  const { code: exitCode, output } = await site.hexo(['generate']);
  expect(output.match(/boom/g)).toHaveLength(1);
  expect(output).toMatch(/at the end failed: boom \(at [^\n]*scripts\/own\.js:1:\d+\)/);
  expect(output).not.toMatch(/^\s+at /m);
  expect(exitCode).toBe(2);
});

it("lets a plugin's own command end as it likes", async () => {
  site.write('scripts/own.js', "hexo.extend.console.register('mine', 'x', () => process.exit(0));\n");
  expect((await site.hexo(['mine'])).code).toBe(0);
});
