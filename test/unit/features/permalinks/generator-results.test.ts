// What generators return is written, or somebody is told.
import { afterEach, expect, it } from 'vitest';
import { createSite, defaultConfig, type Site } from '../../../support/site.ts';

const post = '---\ntitle: A\ndate: 2024-05-01 10:00:00\n---\n\nText.\n';
let site: Site;
afterEach(() => {
  site.dispose();
});

it('names generators whose results are no pages', async () => {
  site = createSite({
    'source/_posts/a.md': post,
    'scripts/own.js': `
      hexo.extend.generator.register('nothing', () => undefined);
      hexo.extend.generator.register('gaps', () => [undefined, null, false, { path: 'kept.txt', data: 'kept' }]);
      hexo.extend.generator.register('number', () => 5);
      hexo.extend.generator.register('pathless', () => [{ data: 'x' }]);
      hexo.extend.generator.register('twice', () => [{ path: 'd.txt', data: 'x' }, { path: 'd.txt', data: 'y' }]);
    `,
  });
  const { code, output } = await site.hexo(['generate']);
  expect(output).toContain('warning generator-result: The generator "number" has returned the number "5" among its');
  expect(output).toContain('warning generator-result: The generator "pathless" has made a page without a path.');
  expect(output).toContain('"d.txt" is made 2 times by the generator "twice", and only the last is kept.');
  expect(output).not.toMatch(/"nothing"|"gaps"/);
  expect(site.read('public/kept.txt')).toBe('kept');
  expect(code).toBe(0);

  site.write(
    'scripts/own.js',
    `
      hexo.extend.generator.register('empty', () => [{ path: 'e.txt' }]);
      hexo.extend.generator.register('wrong', () => [{ path: 42, data: 'x' }]);
    `,
  );
  const failed = await site.hexo(['generate']);
  expect(failed.output).toContain('error generator-result: The generator "empty" has made "e.txt" with neither data');
  expect(failed.output).toContain(
    'error generator-result: The generator "wrong" has made a page whose path is a number',
  );
  expect(failed.code).toBe(1);
});

it('tells of tags and addresses of which one is lost', async () => {
  site = createSite({
    'source/_posts/a.md': post.replace('---\n\n', 'tags: [C, C++]\n---\n\n'),
    'source/_posts/b.md': post.replace('---\n\n', 'permalink: .\n---\n\n'),
  });
  const { code, output } = await site.hexo(['generate']);
  expect(output).toMatch(
    /warning permalink-twice: "tags\/C\/index\.html" is made 2 times by the generator "tag" \("C", "C\+\+"\), and only/,
  );
  expect(output).toContain('source/_posts/b.md:4:12 error permalink-characters: The address "." ends with "."');
  expect(code).toBe(1);
});

it('writes no new post outside the source folder', async () => {
  site = createSite({});
  const refused = await site.hexo(['new', '--path', '../../../evil', 'x']);
  expect(refused.output).toMatch(/The new file would be \S+evil\.md, outside source\/\. Mend "--path"/);
  expect(refused.code).toBe(2);
  site.write('_config.yml', `${defaultConfig}new_post_name: ../../:title.md\n`);
  expect((await site.hexo(['new', 'evil'])).code).toBe(2);
  expect(site.has('evil.md')).toBe(false);
  site.write('_config.yml', defaultConfig);
  expect((await site.hexo(['new', '--path', 'deep/good', 'x'])).code).toBe(0);
  expect(site.has('source/_posts/deep/good.md')).toBe(true);
});
