// `hexo deploy` publishes nothing from a blog with errors, whatever lies in public/.
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { createSite, defaultConfig, type Site } from '../../support/site.ts';

const post = '---\ntitle: A\ndate: 2024-05-01 10:00:00\n---\n\nText.\n';
let site: Site;
afterEach(() => {
  site.dispose();
});

it.each([[[]], [['--generate']]])('deploy %j refuses on errors and publishes once they are mended', async (options) => {
  site = createSite({ 'source/_posts/a.md': post });
  const target = path.join(site.dir, 'target.git');
  execFileSync('git', ['init', '-q', '--bare', '-b', 'main', target]);
  site.write(
    '_config.yml',
    defaultConfig.replace(
      "  type: ''\n",
      `  type: git\n  repo: ${target}\n  branch: main\n  name: t\n  email: t@example.com\n`,
    ),
  );
  const heads = (): string => execFileSync('git', ['-C', target, 'for-each-ref'], { encoding: 'utf8' });

  expect((await site.hexo(['generate'])).code).toBe(0);
  site.write('source/_posts/a.md', post.replace('title: A', 'title: [A'));
  const refused = await site.hexo(['deploy', ...options]);
  expect(refused.output).toContain('source/_posts/a.md:');
  expect(refused.code).not.toBe(0);
  expect(heads()).toBe('');

  site.write('source/_posts/a.md', post);
  const published = await site.hexo(['deploy', ...options]);
  expect({ code: published.code, output: published.code === 0 ? '' : published.output }).toEqual({
    code: 0,
    output: '',
  });
  expect(heads()).toContain('refs/heads/main');
});

it('says what is true of public/ when a deployer fails', async () => {
  const scripts = "hexo.extend.deployer.register('x', async () => { throw new Error('no such host'); });\n";
  const config = defaultConfig.replace("type: ''", 'type: x');
  site = createSite(
    { 'source/_posts/a.md': post, '_config.yml': config, 'scripts/x.js': scripts },
    { kind: 'project' },
  );
  const placed = await site.hexo(['deploy', '--generate']);
  expect(placed.code).toBe(2);
  expect(placed.output).toContain('no such host');
  expect(placed.output).toContain('The new build is in public/. Mend that, then run "hexo deploy" again.');
  expect(site.has('public/index.html')).toBe(true);
  expect((await site.hexo(['generate', '--deploy'])).output).toContain('The new build is in public/. Mend that');
  const alone = await site.hexo(['deploy']);
  expect(alone.code).toBe(2);
  for (const { output } of [placed, alone]) expect(output).not.toContain('Nothing was written');
  site.write('scripts/y.js', "hexo.extend.filter.register('after_generate', () => { throw new Error('mine'); });\n");
  for (const args of [['generate'], ['deploy', '-g'], ['deploy']]) {
    expect((await site.hexo(args)).output).toMatch(/mine .*Nothing was written\.\n/);
  }
}, 120_000);
