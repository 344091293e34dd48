// Addresses of posts and pages, through the real CLI: one a page, none outside public/.
import { afterEach, describe, expect, it } from 'vitest';
import { createSite, defaultConfig, type Site } from '../../../support/site.ts';

const post = (title: string, more = '') =>
  `---\ntitle: ${title}\ndate: 2024-05-01 10:00:00\nupdated: 2024-05-01\n${more}---\n\nText.\n`;
const goodPage = 'public/2024/05/01/good/index.html';
let site: Site;
afterEach(() => {
  site.dispose();
});

const inFolder = (built: Site, folder: string) => built.files('public').filter((file) => file.startsWith(folder));

it('of posts, pages and lists: what takes the place of a post is an error that names both', async () => {
  site = createSite({
    'source/_posts/good.md': post('Good'),
    'source/_posts/other.md': post('Other', 'permalink: /2024/05/01/good/\n'),
    'source/_posts/archive.md': post('Archive', 'permalink: archives/\n'),
    'source/_posts/home.md': post('Home', 'permalink: /\n'),
    'source/_posts/file.md': post('File', 'permalink: a/x.html\n'),
    'source/_posts/folder.md': post('Folder', 'permalink: a/x.html/y/\n'),
    'source/_posts/tags.md': post('Tags', 'tags: ["!!!", AI, ai]\ncategories: [".."]\n'),
    'source/page/index.md': post('Page', 'permalink: 2024/05/01/good/index.html\n'),
    'source/case/index.md': post('Case', 'permalink: 2024/05/01/GOOD/\n'),
    'source/tags/index.md': post('My tags'),
  });
  const stopped = await site.hexo(['generate']);
  const found = stopped.stderr;
  const twice = (file: string, text: string) => `source/${file} error permalink-twice: "${text}`;
  expect(found).toContain(
    twice('_posts/other.md:5:1', '2024/05/01/good/index.html" is the address of source/_posts/good.md too.'),
  );
  expect(found).toContain(
    twice('page/index.md:5:1', '2024/05/01/good/index.html" is the address of source/_posts/good.md too.'),
  );
  expect(found).toContain(
    twice('_posts/archive.md:5:1', 'archives/index.html" is also made by the generator "archive".'),
  );
  expect(found).toContain(twice('_posts/home.md:5:1', 'index.html" is also made by the generator "index".'));
  expect(found).toContain(
    twice('_posts/file.md:5:1', 'a/x.html" can\'t be a file, since source/_posts/folder.md is written below'),
  );
  expect(found).toMatch(
    /permalink-case: "2024\/05\/01\/good\/index\.html" and "2024\/05\/01\/GOOD\/index\.html" differ only/,
  );
  expect(found).toContain(
    'source/_posts/tags.md:1:1 warning permalink-case: "tags/ai/index.html" and "tags/AI/index.html"',
  );
  expect(found).toMatch(
    /tags\.md:1:1 warning permalink-twice: The generator "tag" wants to write "tags\/\/index\.html"/,
  );
  expect(found).toMatch(
    /tags\.md:1:1 warning permalink-twice: The generator "category" wants to write "categories\/\/index/,
  );
  expect(found).toContain('source/tags/index.md:1:1 warning permalink-twice: "tags/index.html" is also made by');
  expect(stopped.code).toBe(1);
  expect(site.has('public')).toBe(false);

  const kept = await site.hexo(['generate', '--keep-going']);
  expect(kept.code).toBe(1);
  expect(site.read(goodPage)).toContain('<title>Good');
  expect(inFolder(site, 'a/')).toEqual(['a/x.html/y/index.html']);
  const home = site.read('public/index.html');
  expect(home).toContain('Folder');
  expect(home).not.toMatch(/Other|Archive/);
});

it('that cannot be files or links are errors, and nothing is written outside public/', async () => {
  const faulty: Record<string, [permalink: string, finding: string]> = {
    'up.md': ['../../up.html', '5:12 error permalink-outside: The address "../../up.html" leads out of the site'],
    'inside.md': ['a/../../../up.html', '5:12 error permalink-outside'],
    'encoded.md': ['"%2e%2e/up.html"', '5:12 error permalink-outside'],
    'encoded-slash.md': ['"..%2fup.html"', '5:12 error permalink-outside'],
    'windows.md': ["'..\\..\\up.html'", '5:12 error permalink-outside'],
    'backslash.md': ["'a\\b.html'", '5:12 error permalink-characters: The address "a\\b.html" contains a backslash'],
    'drive.md': ['"C:/up.html"', '5:12 error permalink-outside: The address "C:/up.html" begins with a drive'],
    'host.md': ['https://other.test/x', '5:12 error permalink-outside'],
    'slashes.md': ['//other.test/x', '5:12 error permalink-outside'],
    'nul.md': ['"a\\0b"', '5:12 error permalink-characters: The address "a\\u0000b" contains a NUL'],
    'number.md': ['123', '5:12 error permalink-characters: "permalink" must be text, but YAML reads 123'],
    'query.md': ['a?b.html', '5:12 error permalink-characters: The address "a?b.html" contains "?"'],
    'percent.md': ['100%/', '5:12 error permalink-characters: The address "100%/" contains "%"'],
    'long.md': [`${'长'.repeat(90)}/`, '5:12 error permalink-length'],
  };
  site = createSite({
    'source/_posts/good.md': post('Good'),
    'source/page/index.md': post('Page', 'permalink: ../../page.html\n'),
    'source/_posts/a#b.md': post('Hash'),
    'source/_posts/100%.md': post('Percent'),
    'source/_posts/per%cent.md': post('No character has this code'),
    'source/_posts/%2e%2e.md': post('Dots'),
    'source/_posts/"><script>x.md': post('Script'),
    'source/_posts/论文 😀.md': post('Emoji'),
    'source/_posts/tag.md': post('Tag', `tags: [${'标'.repeat(100)}]\n`),
    'source/_posts/Upper.MD': post('Upper'),
    ...Object.fromEntries(
      Object.entries(faulty).map(([name, [permalink]]) => [
        `source/_posts/${name}`,
        post('B', `permalink: ${permalink}\n`),
      ]),
    ),
  });
  const { code, stderr } = await site.hexo(['generate', '--keep-going']);
  for (const [name, [, finding]] of Object.entries(faulty))
    expect(stderr).toContain(`source/_posts/${name}:${finding}`);
  expect(stderr).toContain('source/page/index.md:5:12 error permalink-outside');
  expect(stderr).toContain(
    'source/_posts/a#b.md:1:1 error permalink-characters: The address "2024/05/01/a#b/" contains "#"',
  );
  expect(stderr).toContain('source/_posts/100%.md:1:1 error permalink-characters: The name of this file contains "%"');
  expect(stderr).toContain('source/_posts/per%cent.md:1:1 error permalink-characters');
  expect(stderr).toContain('source/_posts/%2e%2e.md:1:1 error permalink-outside');
  expect(stderr).toMatch(/source\/_posts\/tag\.md:1:1 error permalink-length: .*Shorten the name/);
  expect(stderr).toContain('source/_posts/Upper.MD:1:1 warning ignored-file');
  expect(code).toBe(1);
  expect(inFolder(site, '2024/')).toEqual([
    '2024/05/01/"><script>x/index.html',
    '2024/05/01/good/index.html',
    '2024/05/01/论文 😀/index.html',
  ]);
  for (const file of ['up.html', '../up.html', '../../up.html', 'page.html', '../page.html']) {
    expect(site.has(file), file).toBe(false);
  }
});

describe('settings', () => {
  it('that lead outside are named once, in _config.yml', async () => {
    site = createSite({
      '_config.yml': `${defaultConfig}permalink: ../:title/\ntag_map: { x: ../../x }\ntag_dir: ../tags\n`,
      'source/_posts/a.md': post('A', 'tags: [x]\n'),
      'source/_posts/b.md': post('B', 'tags: [x]\n'),
    });
    const { code, stderr } = await site.hexo(['generate', '--keep-going']);
    expect(stderr.match(/permalink-outside: The address "\.\.\/[ab]\//g)).toHaveLength(1);
    expect(stderr).toMatch(/_config\.yml:\d+:1 error permalink-outside: .*\(the generator "tag"\)/);
    expect(code).toBe(1);
    expect(site.files('public').filter((file) => file.endsWith('/index.html') && /^[ab]\//.test(file))).toEqual([]);
    expect(site.has('../tags')).toBe(false);
    expect(site.has('tags')).toBe(false);
  });
});
