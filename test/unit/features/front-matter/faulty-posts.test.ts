// Posts whose front matter or bytes are faulty, through the real CLI: each an error with its place, none published,
// the rest of the site unharmed.
import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSite, type CommandResult, type Site } from '../../../support/site.ts';

const good = '---\ntitle: Good\ndate: 2024-05-01 10:00:00\n---\n\nText.\n';
const post = (frontMatter: string, body = 'Text.') => `---\n${frontMatter}\n---\n\n${body}\n`;
const dated = 'date: 2024-05-01 10:00:00';

/** File below `_posts` → its content and the finding it must give. */
const faulty: Record<string, [content: string | Buffer, finding: string]> = {
  'alias.md': [post(`title: *start*\n${dated}`), '2:8 error front-matter: A value can\'t begin with "*"'],
  'cr.md': [
    '---\rtitle: A\rdate: 2024-05-01\r---\rText.\r',
    '1:1 error front-matter: The lines of this file end with CR',
  ],
  'dangling.md': ['', '1:1 error unreadable-file: '],
  'duplicate.md': [
    post(`title: A\n${dated}\ntitle: B`),
    '4:1 error front-matter: The key "title" is here a second time.',
  ],
  'full-width.md': [
    post('title：中文\ndate：2024-05-01'),
    '2:6 error front-matter: The colon after the key is a full-width',
  ],
  'gbk.md': [
    Buffer.concat([
      Buffer.from('---\ntitle: '),
      Buffer.from([0xc2, 0xdb, 0xce, 0xc4]),
      Buffer.from(`\n${dated}\n---\n`),
    ]),
    '2:8 error encoding: This file is GBK (GB18030), not UTF-8',
  ],
  'json.md': [
    ';;;\n"title": "A",\n"date": 2024-05-01\n;;;\nText.\n',
    '3:13 error front-matter: The front matter between ";;;"',
  ],
  'list.md': [post('- title: A\n- date: 2024-05-01'), '2:1 error front-matter: The front matter is a list'],
  'nested.md': [post(`title: Attention: all you need\n${dated}`), '2:8 error front-matter: This value contains ": "'],
  'nul.md': [post(`title: A\n${dated}`, 'ab\0c'), '6:3 error encoding: There is a NUL byte here'],
  'quote.md': [post(`title: "A\n${dated}`), '2:8 error front-matter: The quote " is not closed'],
  'scalar.md': [post('Just text.'), '2:1 error front-matter: The front matter is plain text'],
  'spaces.md': ['---  \ntitle: A\n---\n', '1:4 error front-matter: There are spaces after the "---"'],
  'tab.md': [post(`title: A\ntags:\n  \t- a\n${dated}`), '4:3 error front-matter: This line is indented with a tab'],
  'toml.md': ['+++\ntitle = "A"\n+++\n', '1:1 error front-matter: This front matter is TOML'],
  'unclosed.md': [
    `---\ntitle: A\n${dated}\n\nText.\n`,
    '1:1 error front-matter: The front matter that begins here is never closed',
  ],
  'utf16.md': [
    Buffer.from(`\uFEFF${post('title: 标题')}`, 'utf16le'),
    '1:1 error encoding: This file is UTF-16, not UTF-8',
  ],
};

describe('a site with many faulty posts', () => {
  let site: Site;
  let stopped: CommandResult;
  beforeAll(async () => {
    site = createSite({
      'source/_posts/good.md': good,
      'source/_posts/bom-crlf.md': `\uFEFF${post(`title: 有标记\n${dated}`)}`.replaceAll('\n', '\r\n'),
      'source/_posts/hr.md': `---\n\nA rule, no front matter; the title is its heading.\n\n# Rule\n`,
      'source/_posts/empty.md': '',
    });
    site.remove('source/_posts/hr.md');
    expect((await site.hexo(['generate'])).code).toBe(0);
    for (const [name, [content]] of Object.entries(faulty)) site.write(`source/_posts/${name}`, content);
    site.remove('source/_posts/dangling.md');
    symlinkSync('nowhere.md', path.join(site.dir, 'source/_posts/dangling.md'));
    symlinkSync('nowhere', path.join(site.dir, 'source/_posts/.#lock.md'));
    mkdirSync(path.join(site.dir, 'source/deep'));
    symlinkSync('..', path.join(site.dir, 'source/deep/loop'));
    site.write('source/page/index.md', post('title: A: B'));
    site.write('source/_data/broken.yml', 'a: 1\nb: [\n');
    site.write('source/_data/broken.json', '{\n  "a": 1,\n  b\n}\n');
    stopped = await site.hexo(['generate']);
  });
  afterAll(() => {
    site.dispose();
  });

  it.each(Object.entries(faulty))('tells what is wrong with %s, and where', (name, [, finding]) => {
    expect(stopped.stderr).toContain(`source/_posts/${name}:${finding}`);
  });

  it('tells of pages, data files, links that lead nowhere or in a circle', () => {
    expect(stopped.stderr).toContain('source/page/index.md:2:8 error front-matter: This value contains ": "');
    expect(stopped.stderr).toMatch(/source\/_data\/broken\.yml:3:1 error source-failed: This isn't valid YAML/);
    expect(stopped.stderr).toMatch(/source\/_data\/broken\.json:3:3 error source-failed: .*JSON/);
    expect(stopped.stderr.match(/symlink-loop/g)).toHaveLength(1);
    expect(stopped.stderr).toContain('source/deep/loop:1:1 error symlink-loop');
    expect(stopped.stderr).not.toContain('.#lock.md');
    expect(stopped.stderr).toContain('source/_posts/empty.md:1:1 warning empty-file');
  });

  it('ends with 1 and leaves public/ as it was', () => {
    expect(stopped.code).toBe(1);
    expect(stopped.stderr).toContain('Nothing was written');
    expect(site.has('public/2024/05/01/good/index.html')).toBe(true);
    expect(site.read('public/2024/05/01/bom-crlf/index.html')).toContain('有标记');
    expect(site.files('public').filter((file) => /empty|unclosed|scalar/.test(file))).toEqual([]);
  });

  it('builds the rest with --keep-going, and everything once the faults are mended', async () => {
    const kept = await site.hexo(['generate', '--keep-going']);
    expect(kept.code).toBe(1);
    expect(kept.stderr).toContain('source/_posts/tab.md:4:3');
    const posts = site.files('public').filter((file) => /^\d{4}\//.test(file));
    expect(posts).toEqual(['2024/05/01/bom-crlf/index.html', '2024/05/01/good/index.html']);
    expect(site.files('public').filter((file) => file.startsWith('page/'))).toEqual([]);

    for (const name of Object.keys(faulty)) site.remove(`source/_posts/${name}`);
    for (const file of ['source/deep', 'source/page', 'source/_data']) site.remove(file);
    site.write('source/_posts/tab.md', post(`title: A\ntags:\n  - a\n${dated}`));
    const mended = await site.hexo(['generate']);
    expect(mended.stderr).not.toMatch(/ error /i);
    expect(mended.code).toBe(0);
    expect(site.has('public/2024/05/01/tab/index.html')).toBe(true);
  });

  it('takes a post out that was good before', async () => {
    site.write('source/_posts/good.md', post('title: [A'));
    expect((await site.hexo(['generate'])).code).toBe(1);
    expect(site.has('public/2024/05/01/good/index.html')).toBe(true);
    expect((await site.hexo(['generate', '--keep-going'])).code).toBe(1);
    expect(site.has('public/2024/05/01/good/index.html')).toBe(false);
    expect(site.read('public/index.html')).not.toContain('Good');
    site.write('source/_posts/good.md', good);
    expect((await site.hexo(['generate'])).code).toBe(0);
    expect(site.has('public/2024/05/01/good/index.html')).toBe(true);
  });
});

describe('a site with unusual but good posts', () => {
  it('publishes them with the titles their authors meant, and says what it assumed, at every build', async () => {
    const site = createSite({
      'source/_posts/heading.md': post(dated, '```\n# no\n```\n\n## The **real** `heading` ##\n'),
      'source/_posts/named-post.md': post(`title:\n${dated}`, 'No heading.'),
      'source/_posts/number.md': post(`title: 1.10\n${dated}`),
      'source/_posts/day.md': post(`title: 2024-01-01\n${dated}`),
      'source/_posts/only.md': `---\ntitle: Only\n${dated}\n---\n`,
      'source/_posts/types.md': post(
        `title: T\n${dated}\nhide: no\ntags: {a: b}\nindx_img: /a.png\nunheardOf: 1\ncomments:`,
      ),
      'source/_posts/json.md': `;;;\n"title": "JSON",\n"date": "2024-05-01 10:00:00"\n;;;\nText.\n`,
      'source/_posts/old.md': `title: Old style\n${dated}\n---\nText.\n`,
    });
    const first = await site.hexo(['generate']);
    const second = await site.hexo(['generate']);
    for (const { stderr, code } of [first, second]) {
      expect(stderr).toContain(
        'heading.md:1:1 warning no-title: The post has no title; its first heading "The real heading"',
      );
      expect(stderr).toContain('named-post.md:2:1 warning no-title: The post has no title; its file name "named-post"');
      expect(stderr).toContain(
        'number.md:2:1 warning title-type: YAML does not read this title as text; "1.10" stands',
      );
      expect(stderr).toContain(
        'types.md:4:7 warning front-matter-type: "hide" must be true or false, but is the text "no"',
      );
      expect(stderr).toContain(
        'types.md:5:7 warning front-matter-type: "tags" must be a list of tags, but is a mapping.',
      );
      expect(stderr).toContain('types.md:6:1 hint front-matter-key: Unknown key "indx_img". Did you mean "index_img"?');
      expect(stderr).not.toMatch(/unheardOf|only\.md|json\.md|old\.md|comments/);
      expect(code).toBe(0);
    }
    const page = (name: string) => site.read(`public/2024/05/01/${name}/index.html`);
    expect(page('heading')).toMatch(/<title>The real heading/);
    expect(page('named-post')).toMatch(/<title>named-post/);
    expect(page('number')).toMatch(/<title>1\.10 /);
    expect(page('day')).toMatch(/<title>2024-01-01 /);
    expect(page('json')).toMatch(/<title>JSON/);
    expect(page('old')).toMatch(/<title>Old style/);
    expect(site.has('public/2024/05/01/only/index.html')).toBe(true);

    site.write('_config.yml', `${site.read('_config.yml')}use_slug_as_post_title: true\n`);
    const slugs = await site.hexo(['generate']);
    expect(slugs.stderr).toContain('heading.md:1:1 warning no-title: The post has no title; its slug stands for it.');
    expect(page('heading')).toMatch(/<title>heading /);
    site.dispose();
  });
});
