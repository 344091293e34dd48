// What passes keep with posts, through the real Hexo: it survives builds that render nothing, and a changed record makes
// the posts that use it be rendered again.

import { readPostRecord } from '../../../../scripts/hexo/post-record.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSite, type Site } from '../../../support/site.ts';

const post = (title: string, body: string): string =>
  `---\ntitle: ${title}\ndate: 2024-05-01 10:00:00\n---\n\n${body}\n`;

let site: Site;

beforeAll(() => {
  site = createSite({
    'source/_posts/a.md': post('A', '看 [论文](https://arxiv.org/pdf/2501.12948v1) 与 [关于](/about/)。'),
    'source/_posts/b.md': post('B', 'No links.'),
    'source/_data/links.json': lockFile('DeepSeek-R1'),
  });
});
afterAll(() => site.dispose());

function lockFile(title: string): string {
  return `{ "version": 1, "links": { "https://arxiv.org/abs/2501.12948": { "kind": "paper", "title": "${title}" } } }\n`;
}

interface StoredPost extends Record<string, unknown> {
  readonly source: string;
}

function stored(source: string): Record<string, unknown> | undefined {
  const database = JSON.parse(site.read('db.json')) as { models: { Post: StoredPost[] } };
  const post = database.models.Post.find((document) => document.source === source);
  return post && readPostRecord(post)?.kept;
}

it('keeps links with their place', async () => {
  expect((await site.hexo(['generate'])).code).toBe(0);
  expect(stored('_posts/a.md')?.['links']).toEqual([
    { href: 'https://arxiv.org/pdf/2501.12948v1', text: '论文', line: 6, column: 8 },
    { href: '/about/', text: '关于', line: 6, column: 51 },
  ]);
  expect(stored('_posts/b.md')).toBeUndefined();
});

it('renders a post again when the record of one of its links changes', async () => {
  const before = stored('_posts/a.md')?.['links-records'];
  expect(before).toMatch(/^[\w-]{16}$/);
  expect((await site.hexo(['generate'])).code).toBe(0);
  expect(stored('_posts/a.md')?.['links-records']).toBe(before);
  site.write('source/_data/links.json', lockFile('Another title'));
  expect((await site.hexo(['generate'])).code).toBe(0);
  expect(stored('_posts/a.md')?.['links-records']).not.toBe(before);
});

it('ends the build at a lock file that cannot be read, and keeps it', async () => {
  site.write('source/_data/links.json', '{\n  "version": 1,\n  "links": {\n');
  const { code, output } = await site.hexo(['generate']);
  expect(code).toBe(1);
  expect(output).toContain('source/_data/links.json:4:1 error links-file: The file ends where');
  expect(site.read('source/_data/links.json')).toBe('{\n  "version": 1,\n  "links": {\n');
});
