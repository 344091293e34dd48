import { afterEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { createSite, sampleFiles, type Site } from '../../../support/site.ts';

const createSampleBlog = (): Site => createSite(sampleFiles(), { kind: 'project' });

const flags = [
  '--title',
  '论文',
  '--author',
  'Me',
  '--repo',
  'https://github.com/me/notes.git',
  '--timezone',
  'Asia/Tokyo',
];

describe('hexo own-blog', () => {
  let site: Site;
  afterEach(() => {
    site.dispose();
  });

  it('takes the sample out, writes the answers, builds, and can be run again', async () => {
    site = createSampleBlog();
    const { code, output } = await site.hexo(['own-blog', '--yes', ...flags]);
    expect(output).toContain('source/_posts/deepseek-papers.md');
    expect(code).toBe(0);
    expect(site.files('source').filter((file) => !file.startsWith('img/'))).toEqual(['about/index.md']);
    expect(site.read('source/about/index.md')).not.toContain('Paperlog');
    const config = site.read('_config.yml');
    expect(parse(config)).toMatchObject({
      title: '论文',
      url: 'https://me.github.io/notes',
      root: '/notes/',
      timezone: 'Asia/Tokyo',
      deploy: { type: 'git', repo: 'https://github.com/me/notes.git' },
    });
    expect(config).toContain('# 站点标题 | Title of the site\ntitle: 论文\n');
    expect(site.read('_config.fluid.yml')).toContain('blog_title: 论文');

    const theme = site.read('_config.fluid.yml');
    const again = await site.hexo(['own-blog', '--yes']);
    expect(again.code).toBe(0);
    expect(site.read('_config.yml')).toBe(config);
    expect(site.read('_config.fluid.yml')).toBe(theme);

    const build = await site.hexo(['generate']);
    expect(build.output).not.toMatch(/ERROR|error /);
    expect(build.code).toBe(0);
    expect(site.read('public/about/index.html')).toContain('/notes/');
  });

  it('keeps a sample post that was changed, unless forced, and the records of links that posts may use', async () => {
    site = createSampleBlog();
    site.write('source/_posts/deepseek-papers.md', '---\ntitle: Mine\ndate: 2025-01-01\n---\n');
    site.write('source/_posts/own.md', '---\ntitle: Own\ndate: 2025-01-01\n---\n');
    const { output } = await site.hexo(['own-blog', '-y']);
    expect(output).toContain('--force');
    expect(site.has('source/_posts/deepseek-papers.md')).toBe(true);
    // Cards of the owner's posts are made of it.
    expect(site.has('source/_data/links.json')).toBe(true);
    await site.hexo(['own-blog', '-y', '-f']);
    expect(site.has('source/_posts/deepseek-papers.md')).toBe(false);
    expect(site.has('source/_posts/own.md')).toBe(true);
  });

  it('does nothing without a terminal and --yes, with a wrong answer, or in a blog that is no clone', async () => {
    site = createSampleBlog();
    const before = site.files('source');
    expect((await site.hexo(['own-blog'])).code).toBe(2);
    const wrong = await site.hexo(['own-blog', '--yes', '--url', 'me.github.io']);
    expect(wrong.output).toContain('--url');
    expect(wrong.code).toBe(2);
    expect(site.files('source')).toEqual(before);
    site.dispose();
    site = createSite({});
    expect((await site.hexo(['own-blog', '--yes'])).code).toBe(2);
  });
});
