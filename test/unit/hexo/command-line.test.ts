import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSite, type Site } from '../../support/site.ts';

describe('the command line', () => {
  let site: Site;
  beforeAll(() => {
    site = createSite({ 'source/_posts/a.md': '---\ntitle: A\ndate: 2024-05-01 10:00:00\n---\n\nText.\n' });
  });
  afterAll(() => {
    site.dispose();
  });

  it('refuses an unknown option with exit code 2 and does nothing', async () => {
    const { code, output } = await site.hexo(['deploy', '--dryrun']);
    expect(output).toContain('"hexo deploy" has no option "--dryrun"');
    expect(code).toBe(2);
    expect(site.has('public')).toBe(false);
  });

  it('names the nearest command for one that does not exist', async () => {
    const { code, output } = await site.hexo(['chekc']);
    expect(output).toContain('Did you mean "hexo check"?');
    expect(code).toBe(2);
  });

  it('names the nearest option', async () => {
    const { code, output } = await site.hexo(['generate', '--forse']);
    expect(output).toContain('Did you mean "--force"?');
    expect(code).toBe(2);
  });

  it.each(['-v', '--version', 'version'])('tells its version by %s', async (word) => {
    const { code, output } = await site.hexo([word]);
    expect(output).toContain('hexo: 8.1.2');
    expect(code).toBe(0);
  });

  it('refuses an unknown option without a command, and shows its help without one', async () => {
    const { code, output } = await site.hexo(['--versoin']);
    expect(output).toContain('"hexo" has no option "--versoin". Did you mean "--version"?');
    expect(code).toBe(2);
    expect((await site.hexo([])).code).toBe(0);
  });

  it('names the nearest kind of list, and refuses unknown options of publish', async () => {
    const list = await site.hexo(['list', 'psot']);
    expect(list.output).toContain('Did you mean "hexo list post"?');
    expect(list.code).toBe(2);
    const publish = await site.hexo(['publish', 'x', '--replce']);
    expect(publish.output).toContain('Did you mean "--replace"?');
    expect(publish.code).toBe(2);
    expect((await site.hexo(['list', 'po'])).code).toBe(0);
  });

  it.each([
    [['new', 'psot', 'x'], 'Did you mean: hexo new post "x"?'],
    [['new', 'Attention', 'is', 'all'], 'hexo new "Attention is all"'],
    [['check', 'x'], '"hexo check" takes no "x"'],
    [['generate', 'now'], '"hexo generate" takes no "now"'],
    [['help', 'chekc'], 'Did you mean "hexo help check"?'],
    [['publish', 'nosuch'], 'There is no draft "nosuch" in source/_drafts/.'],
  ])('refuses %j and does nothing', async (args, message) => {
    const before = site.files('source');
    const { code, output } = await site.hexo(args);
    expect(output).toContain(message);
    expect(code).toBe(2);
    expect(site.files('source')).toEqual(before);
  });

  it('takes layouts of scaffolds and themes, and drafts by their names', async () => {
    site.write('scaffolds/psot.md', '---\ntitle: {{ title }}\n---\n');
    expect((await site.hexo(['new', 'psot', 'mine'])).code).toBe(0);
    expect((await site.hexo(['new', 'gallery', 'other'])).code).toBe(0);
    expect((await site.hexo(['new', 'draft', 'my draft'])).code).toBe(0);
    const near = await site.hexo(['publish', 'my-draf']);
    expect(near.output).toContain('Did you mean "my-draft"?');
    expect(near.code).toBe(2);
    expect((await site.hexo(['publish', 'my-draft'])).code).toBe(0);
    for (const file of [
      'scaffolds/psot.md',
      ...['mine', 'other', 'my-draft'].map((name) => `source/_posts/${name}.md`),
    ])
      site.remove(file);
  });

  it('tells of our own commands too', async () => {
    for (const command of ['check', 'links', 'movein', 'generate']) {
      const { code, output } = await site.hexo(['help', command]);
      expect({ command, code }).toEqual({ command, code: 0 });
      expect(output).toContain('Usage: hexo ' + command);
    }
  });

  it.each(['abc', '', '70000'])('refuses %j as a port, instead of taking another', async (port) => {
    const { code, output } = await site.hexo(['server', '-p', port]);
    expect(output).toContain(`"${port}" is no port.`);
    expect(code).toBe(2);
  });

  it("keeps Hexo's own commands, options and short forms", async () => {
    const result = await site.hexo(['g', '-f', '--concurrency', '2', '--silent']);
    expect(result.code).toBe(0);
    expect(site.has('public/2024/05/01/a/index.html')).toBe(true);
    expect((await site.hexo(['new', 'post', 'hello there', '--lang', 'zh'])).code).toBe(0);
    expect(site.read('source/_posts/hello-there.md')).toContain('lang: zh');
    expect((await site.hexo(['clean'])).code).toBe(0);
    expect(site.has('public')).toBe(false);
  });

  it('refuses an unknown deployer before anything is published', async () => {
    site.write('_config.yml', site.read('_config.yml').replace("type: ''", 'type: gti'));
    const { code, output } = await site.hexo(['deploy']);
    expect(output).toContain('there is no deployer "gti"');
    expect(code).toBe(2);
  });
});
