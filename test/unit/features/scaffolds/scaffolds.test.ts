import { expect, it } from 'vitest';
import { createSite, type Site } from '../../../support/site.ts';

/** 「标题」 in GBK. */
const gbk = Buffer.concat([Buffer.from('---\ntitle: {{ title }}\n---\n'), Buffer.from([0xb1, 0xea, 0xcc, 0xe2])]);

async function refusal(site: Site, scaffold: string | Buffer, title = '试试'): Promise<string> {
  site.write('scaffolds/post.md', scaffold);
  const { code, output } = await site.hexo(['new', title]);
  expect(code).toBe(2);
  expect(site.files('source/_posts')).toEqual([]);
  return output;
}

it('tells what is wrong with a scaffold at its line, and writes nothing', async () => {
  const site = createSite({});
  expect(await refusal(site, gbk)).toContain('scaffolds/post.md:4:1 error scaffold: This file is GBK (GB18030)');
  expect(await refusal(site, '---\ntitle: {{ title }}\ntags: [a\n---\n')).toContain(
    'scaffolds/post.md:3:7 error scaffold: The bracket "[" is not closed. Close it with "]". Nothing was written.\n',
  );
  expect(await refusal(site, '---\ndate: {{ date }}\ntitle: {{ title }\n---\n')).toContain(
    "scaffolds/post.md:3:17 error scaffold: Hexo can't read the tag here: expected variable end.",
  );
  expect(await refusal(site, '---\ntitle: {{ title }}\n{% if x %}\n---\n')).toMatch(
    /scaffolds\/post\.md:3:1 error scaffold: .*got end of file/,
  );
  expect(await refusal(site, '---\ntitle: "{{ title }}"\n---\n', 'a: b')).toContain(
    'scaffolds/post.md:2:8 error scaffold: With the quotes around {{ title }}',
  );
  expect(await refusal(site, '正文\n')).toContain('scaffolds/post.md:1:1 error scaffold: This scaffold has no front');
  expect(await refusal(site, '---\ntitle: {{ title }}\n')).toContain('is never closed');
  site.dispose();
}, 120_000);

it('makes posts of scaffolds with line ends of Windows, and without a file at all', async () => {
  const site = createSite({ 'scaffolds/post.md': '\uFEFF---\r\ntitle: {{ title }}\r\nmine: 1\r\n---\r\n' });
  expect((await site.hexo(['new', 'a: b'])).code).toBe(0);
  expect(site.read('source/_posts/a-b.md')).toContain("title: 'a: b'\nmine: 1\n");
  site.remove('scaffolds');
  expect((await site.hexo(['new', '另一篇'])).code).toBe(0);
  expect(site.files('source/_posts')).toEqual(['a-b.md', '另一篇.md']);
  site.dispose();
});

it('asks for a title that a file can be named by', async () => {
  const site = createSite({});
  const empty = await site.hexo(['new', '']);
  expect(empty.code).toBe(2);
  expect(empty.output).toContain('The title is empty. Write one: hexo new "My post".');
  const nameless = await site.hexo(['new', 'draft', '???']);
  expect(nameless.code).toBe(2);
  expect(nameless.output).toContain('The title "???" has nothing that a file could be named by.');
  expect(site.files('source')).toEqual([]);
  expect((await site.hexo(['new', '--slug', 'why', '???'])).code).toBe(0);
  expect(site.files('source')).toEqual(['_posts/why.md']);
  site.dispose();
});
