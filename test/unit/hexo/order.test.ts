// The order of posts of one date, of tags and of categories is that of the files' names, whatever was built before.
import { afterAll, expect, it } from 'vitest';
import { createSite, type Site } from '../../support/site.ts';

const post = (title: string, lists: string) =>
  `---\ntitle: ${title}\ndate: 2024-05-01 10:00:00\nupdated: 2024-05-01 10:00:00\n${lists}\n---\n\nText.\n`;
const first = post('A', 'tags: [zeta, alpha]\ncategories: [Outer, Inner]');
const second = post('B', 'tags: [middle, alpha]\ncategories: [[Other], [Outer, Second]]');
const third = post('C', 'tags: [alpha, zeta]\ncategories: [Outer, Inner]');
const published = (site: Site) => site.files('public').map((file) => `${file}\n${site.read(`public/${file}`)}`);
const config =
  'title: T\nlanguage: en\ntimezone: UTC\nurl: https://a.test\ntheme: fluid\npermalink: :category/:title/\n';

const sites: Site[] = [];
afterAll(() => {
  for (const site of sites) site.dispose();
});

it('is that of a clean build after any edits', async () => {
  const clean = createSite({
    '_config.yml': config,
    'source/_posts/a.md': first,
    'source/_posts/b.md': second,
    'source/_posts/c.md': third,
  });
  const edited = createSite({ '_config.yml': config, 'source/_posts/c.md': third });
  sites.push(clean, edited);
  expect((await clean.hexo(['generate'])).code).toBe(0);
  expect((await edited.hexo(['generate'])).code).toBe(0);
  edited.write('source/_posts/b.md', second);
  expect((await edited.hexo(['generate'])).code).toBe(0);
  edited.write('source/_posts/a.md', first);
  expect((await edited.hexo(['generate'])).code).toBe(0);
  expect(published(edited)).toEqual(published(clean));
  expect(clean.has('public/Outer/Inner/a/index.html')).toBe(true);
  expect(clean.read('public/Outer/Inner/a/index.html')).toMatch(/zeta[\s\S]*alpha/);
});
