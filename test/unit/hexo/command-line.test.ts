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

  it('names the nearest kind of list, and refuses unknown options of publish', async () => {
    const list = await site.hexo(['list', 'psot']);
    expect(list.output).toContain('Did you mean "hexo list post"?');
    expect(list.code).toBe(2);
    const publish = await site.hexo(['publish', 'x', '--replce']);
    expect(publish.output).toContain('Did you mean "--replace"?');
    expect(publish.code).toBe(2);
    expect((await site.hexo(['list', 'po'])).code).toBe(0);
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
