// db.json can't be trusted: whatever lies there, the build is that of a clean one, with one line that tells.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSite, type Site } from '../../support/site.ts';

const post = '---\ntitle: A\ndate: 2024-05-01 10:00:00\ntags: [x]\n---\n\nText.\n';
const published = (site: Site) => site.files('public').map((file) => `${file}\n${site.read(`public/${file}`)}`);
let site: Site;
let clean: string[];
let whole: string;

beforeAll(async () => {
  site = createSite({ 'source/_posts/a.md': post, 'source/about/index.md': post });
  expect((await site.hexo(['generate'])).code).toBe(0);
  clean = published(site);
  whole = site.read('db.json');
});
afterAll(() => {
  site.dispose();
});

it.each<[string, () => string, string]>([
  ['of another shape', () => '{"models":{"Post":[{"_id":"a","title":1}]}}', 'db.json is none of this Hexo'],
  ['without lists', () => '{"meta":{"version":1},"models":{"Post":"x"}}', 'db.json is none of this Hexo'],
  ['with holes', () => '{"models":{"Post":[null]}}', 'db.json is none of this Hexo'],
  ['whose post has lost its source', () => whole.replace('"source":"_posts/a.md"', '"source":null'), 'db.json is none'],
  ['that was cut short', () => whole.slice(0, whole.length / 2), 'Database load failed. Deleting database.'],
])('a database %s is discarded with one line', async (_, content, line) => {
  site.write('db.json', content());
  const { code, stderr } = await site.hexo(['generate']);
  expect(stderr.split('\n').filter((text) => text.includes(line))).toHaveLength(1);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(code).toBe(0);
  expect(published(site)).toEqual(clean);
});
