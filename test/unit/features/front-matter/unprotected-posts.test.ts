import { expect, it } from 'vitest';
import { createSite, defaultConfig } from '../../../support/site.ts';

const post = (...lines: string[]): string =>
  `---\ntitle: A\ndate: 2024-05-01 10:00:00\n${lines.map((line) => `${line}\n`).join('')}---\n\nsecret text\n`;

it('a post with a password is not published readable: not without a plugin that encrypts it', async () => {
  const site = createSite(
    {
      '_config.yml': `${defaultConfig}encrypt:\n  tags:\n    - { name: diary, password: x }\n`,
      'source/_posts/secret.md': post('password: abc'),
      'source/_posts/number.md': post('password: 1234'),
      'source/_posts/diary.md': post('tags: [a, diary]'),
      'source/_posts/back.md': post('published: false', 'password: abc'),
      'source/_posts/excepted.md': post("password: ''", 'tags: [diary]'),
      'source/_posts/open.md': post('tags: [a]', 'password:'),
    },
    { kind: 'project' },
  );
  const refused = await site.hexo(['generate']);
  expect(refused.code).toBe(1);
  expect(refused.output).toContain('source/_posts/secret.md:4:1 error unprotected-post: This post has a password, but');
  expect(refused.output).toContain('npm install hexo-blog-encrypt');
  expect(refused.output).toContain('source/_posts/number.md:4:1 error unprotected-post');
  expect(refused.output).toContain('source/_posts/diary.md:4:1 error unprotected-post: The tag "diary" has a password');
  expect(refused.output.match(/ error unprotected-post/g)).toHaveLength(3);
  expect(site.has('public')).toBe(false);

  const hide =
    "hexo.extend.filter.register('after_post_render', (data) => { if (data.password) data.content = '…'; });\n";
  site.write('scripts/site/hide.js', hide);
  site.remove('source/_posts/diary.md');
  const published = await site.hexo(['generate']);
  expect(published.output).not.toContain('unprotected-post');
  expect(published.code).toBe(0);
}, 120_000);
