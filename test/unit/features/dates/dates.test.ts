// Dates and the addresses made of them, through the real CLI: those of stock Hexo on a machine in the configured zone,
// on every machine, whatever the times of the files.
import { execFileSync } from 'node:child_process';
import { cpSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../../../scripts/core/diagnostic.ts';
import { createSite, defaultConfig, type Site } from '../../../support/site.ts';

const sites: Site[] = [];
const site = (...args: Parameters<typeof createSite>): Site => {
  const made = createSite(...args);
  sites.push(made);
  return made;
};
afterEach(() => {
  for (const made of sites.splice(0)) made.dispose();
});

const post = (frontMatter: string) => `---\n${frontMatter}\n---\n\nText.\n`;
const published = (built: Site) => built.files('public').map((file) => `${file}\n${built.read(`public/${file}`)}`);

async function findings(built: Site): Promise<string[]> {
  const { stdout } = await built.hexo(['check', '--json']);
  const { diagnostics } = JSON.parse(stdout.slice(stdout.indexOf('{\n'))) as { diagnostics: Diagnostic[] };
  return diagnostics.map(
    ({ file, line, column, severity, rule }) => `${path.basename(file)}:${line}:${column} ${severity} ${rule}`,
  );
}

/** Dates as people write them, some of them just before midnight and beside changes of the clocks. */
const posts = {
  'source/_posts/day.md': post('title: day\ndate: 2024-01-01'),
  'source/_posts/minutes.md': post('title: minutes\ndate: 2024-03-10 02:30'),
  'source/_posts/seconds.md': post('title: seconds\ndate: 2024-03-10 02:30:00'),
  'source/_posts/autumn.md': post('title: autumn\ndate: 2024-11-03 01:30:00\nupdated: 2024-11-03 23:59:59'),
  'source/_posts/summer.md': post('title: summer\ndate: 2024-07-31 23:59:00'),
  'source/_posts/quoted.md': post("title: quoted\ndate: '2024-03-31T23:30:00Z'"),
  'source/_posts/offset.md': post('title: offset\ndate: 2024-04-01T01:00:00+09:00'),
  'source/_posts/slashes.md': post('title: slashes\ndate: 2024/5/1'),
  'source/_posts/1987.md': post('title: 1987\ndate: 1987-06-01 00:10:00'),
  'source/_posts/2024-02-29-named.md': post('title: named'),
  'source/_posts/json.md': ';;;\n"title": "json",\n"date": "2024-12-31 23:00:00"\n;;;\nText.\n',
  'source/page/index.md': post('title: page\ndate: 2024-06-01\nupdated: 2024-06-02'),
};
const config = (zone: string) =>
  `${defaultConfig.replace('Asia/Shanghai', zone)}new_post_name: :year-:month-:day-:title.md
permalink: :year/:month/:day/:hour-:minute/:title/
updated_option: date
archive_generator: { yearly: true, monthly: true, daily: true }
feed: { type: atom, path: atom.xml }
`;

describe.each(['Asia/Shanghai', 'America/New_York'])('with "timezone: %s"', (zone) => {
  it('addresses, archives, feed and printed dates are those of stock there, from a machine anywhere', async () => {
    const stock = site({ ...posts, '_config.yml': config(zone) }, { kind: 'stock' });
    expect((await stock.hexo(['generate'], { TZ: zone })).code).toBe(0);
    const ours: string[][] = [];
    for (const TZ of ['UTC', 'Pacific/Chatham']) {
      const built = site({ ...posts, '_config.yml': config(zone) });
      expect((await built.hexo(['generate'], { TZ })).code).toBe(0);
      const pages = (one: Site) => one.files('public').filter((file) => /^(?:\d{4}|archives|page)\//.test(file));
      expect(pages(built)).toEqual(pages(stock));
      const dates = (one: Site, file: string) =>
        one
          .read(`public/${file}`)
          .match(/<(?:published|updated)>[^<]*|datetime="[^"]*"|(?:pubdate[^>]*>|<time[^>]*>)[^<]*/g);
      for (const file of [...pages(stock), 'atom.xml']) expect(dates(built, file), file).toEqual(dates(stock, file));
      ours.push(published(built));
    }
    expect(ours[1]).toEqual(ours[0]);
  });
});

describe('a blog in a repository', () => {
  const git = (built: Site, date: string, ...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@b.test', ...args], {
      cwd: built.dir,
      env: { ...process.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date },
    });
  const commit = (built: Site, date: string) => {
    git(built, date, 'add', 'source', '_config.yml');
    git(built, date, 'commit', '-qm', 'A change');
  };
  const feed = `${defaultConfig}feed: { type: atom, path: atom.xml }\n`;
  const updatedOf = (built: Site, title: string) =>
    new RegExp(`<title>${title}</title>[\\s\\S]*?<published>([^<]*)</published>\\s*<updated>([^<]*)</updated>`)
      .exec(built.read('public/atom.xml'))
      ?.slice(1)
      .map((date) => date.slice(0, 10));

  it('takes missing dates from its commits, also after a commit that changes no file', async () => {
    const blog = site({
      '_config.yml': feed,
      'source/_posts/dated.md': post('title: dated\ndate: 2024-01-15'),
      'source/_posts/undated.md': post('title: undated'),
      'source/about/index.md': post('title: about'),
    });
    git(blog, '2024-02-01T12:00:00Z', 'init', '-q');
    commit(blog, '2024-02-01T12:00:00Z');
    blog.write('source/_posts/dated.md', post('title: dated\ndate: 2024-01-15').replace('Text', 'More'));
    expect(await findings(blog)).toEqual([]);
    expect((await blog.hexo(['generate'])).code).toBe(0);
    expect(blog.has('public/2024/02/01/undated/index.html')).toBe(true);
    expect(updatedOf(blog, 'dated')).toEqual(['2024-01-14', '2024-02-01']);
    commit(blog, '2024-03-01T12:00:00Z');
    expect((await blog.hexo(['generate'])).code).toBe(0);
    expect(updatedOf(blog, 'dated')).toEqual(['2024-01-14', '2024-03-01']);
    const warm = published(blog);
    await blog.hexo(['clean']);
    expect((await blog.hexo(['generate'])).code).toBe(0);
    expect(published(blog)).toEqual(warm);
  });

  it('refuses a post without a date that was never committed, and does without history in a shallow clone', async () => {
    const blog = site({ '_config.yml': feed, 'source/_posts/dated.md': post('title: dated\ndate: 2024-01-15') });
    git(blog, '2024-02-01T12:00:00Z', 'init', '-q');
    commit(blog, '2024-02-01T12:00:00Z');
    blog.write('source/_posts/new.md', post('title: new'));
    expect(await findings(blog)).toEqual(['new.md:1:1 error no-date']);
    commit(blog, '2024-02-02T12:00:00Z');
    const clone = site({});
    clone.remove('source');
    execFileSync('git', ['clone', '-q', '--depth', '1', `file://${blog.dir}`, 'clone'], { cwd: clone.dir });
    cpSync(path.join(clone.dir, 'clone/.git'), path.join(clone.dir, '.git'), { recursive: true });
    cpSync(path.join(clone.dir, 'clone/source'), path.join(clone.dir, 'source'), { recursive: true });
    expect(await findings(clone)).toEqual(['_config.yml:1:1 hint updated', 'new.md:1:1 error no-date']);
    expect((await clone.hexo(['check'])).output).toContain(
      'this clone has no history to take one from. Fetch the history',
    );
  });
});

describe('without git', () => {
  it('the times of the files do not count', async () => {
    const files = { ...posts, 'source/bare/index.md': post('title: bare'), '_config.yml': config('Asia/Shanghai') };
    const settings = files['_config.yml'].replace('updated_option: date\n', '');
    const now = site({ ...files, '_config.yml': settings });
    const then = site({ ...files, '_config.yml': settings });
    for (const file of then.files('source')) utimesSync(path.join(then.dir, 'source', file), 1e9, 1e9);
    expect(await findings(now)).toEqual(['_config.yml:1:1 hint updated', 'offset.md:3:7 hint date-offset']);
    for (const built of [now, then]) expect((await built.hexo(['generate'])).code).toBe(0);
    expect(published(then)).toEqual(published(now));
  });
});

it('pages, scripts and styles without a date stay when "future: false" leaves a post out', async () => {
  const blog = site({
    '_config.yml': `${defaultConfig}future: false\n`,
    'source/_posts/now.md': post('title: now\ndate: 2024-01-01'),
    'source/_posts/later.md': post('title: later\ndate: 2999-01-01'),
    'source/bare/index.md': post('title: bare'),
    'source/js/own.js': 'void 0;\n',
  });
  expect((await blog.hexo(['generate'])).code).toBe(0);
  expect(
    ['2024/01/01/now/index.html', 'bare/index.html', 'js/own.js'].filter((file) => !blog.has(`public/${file}`)),
  ).toEqual([]);
  expect(blog.has('public/2999/01/01/later/index.html')).toBe(false);
});

describe('a post without a usable date', () => {
  it('is an error at its line, and nothing is published under a guessed date', async () => {
    const blog = site({
      '_config.yml': `${defaultConfig}new_post_name: :year-:month-:day-:title.md\n`,
      'source/_posts/2024-02-30-named.md': post('title: A'),
      'source/_posts/february.md': post('title: A\ndate: 2024-02-30'),
      'source/_posts/hour.md': post('title: A\ndate: 2024-01-01 25:00'),
      'source/_posts/number.md': post('title: A\ndate: 20240501'),
      'source/_posts/template.md': post('title: A\ndate: {{ date }}'),
      'source/_posts/updated.md': post('title: A\ndate: 2024-05-01\nupdated: soon'),
      'source/_posts/without.md': post('title: A'),
      'source/_drafts/draft.md': post('title: A draft has its date when it is published'),
      'source/page/index.md': post('title: A\ndate: never'),
    });
    expect(await findings(blog)).toEqual([
      '_config.yml:1:1 hint updated',
      '2024-02-30-named.md:1:1 error date',
      'february.md:3:7 error date',
      'hour.md:3:7 error date',
      'number.md:3:7 error date',
      'template.md:3:7 error date',
      'updated.md:4:10 warning date',
      'without.md:1:1 error no-date',
      'index.md:3:7 error date',
    ]);
    expect((await blog.hexo(['generate', '--keep-going'])).code).toBe(1);
    expect(blog.files('public').filter((file) => /^\d{4}\/|^page/.test(file))).toEqual([
      '2024/05/01/updated/index.html',
    ]);
  });
});

it('a draft without a date is shown under that of its file where drafts are, with a warning', async () => {
  const blog = site({
    '_config.yml': `${defaultConfig}render_drafts: true\n`,
    'source/_posts/dated.md': post('title: dated\ndate: 2024-01-15'),
    'source/_drafts/idea.md': post('title: idea'),
  });
  utimesSync(path.join(blog.dir, 'source/_drafts/idea.md'), 1e9, 1e9);
  expect(await findings(blog)).toEqual(['_config.yml:1:1 hint updated', 'idea.md:1:1 warning no-date']);
  expect((await blog.hexo(['generate'])).code).toBe(0);
  expect(blog.files('public').filter((file) => file.endsWith('/idea/index.html'))).toHaveLength(1);
});

describe('the time zone', () => {
  it('is asked for if it is empty, refused if it does not exist, and taken in any case of its letters', async () => {
    const blog = site({
      'source/_posts/a.md': post('title: A\ndate: 2024-01-01\nupdated: 2024-01-01'),
      '_config.yml': defaultConfig.replace('timezone: Asia/Shanghai', "timezone: ''"),
    });
    const empty = await blog.hexo(['generate'], { TZ: 'America/New_York' });
    expect(empty.stderr).toContain('_config.yml:4:1 warning time-zone: "timezone" is empty');
    expect(empty.stderr).toContain('Write "timezone: America/New_York" into _config.yml.');
    expect(empty.code).toBe(0);
    expect(blog.has('public/2024/01/01/a/index.html')).toBe(true);

    blog.write('_config.yml', defaultConfig.replace('Asia/Shanghai', 'Asia/Shanghia'));
    const unknown = await blog.hexo(['generate']);
    expect(unknown.stderr).toContain('_config.yml:4:1 error time-zone: "timezone: Asia/Shanghia" is no time zone.');
    expect(unknown.stderr).toContain('Did you mean "Asia/Shanghai"?');
    expect(unknown.stderr).not.toContain('a.md');
    expect(unknown.code).toBe(1);

    blog.write('_config.yml', defaultConfig.replace('Asia/Shanghai', 'asia/shanghai'));
    expect((await blog.hexo(['generate', '--force'], { TZ: 'UTC' })).code).toBe(0);
    expect(blog.has('public/2024/01/01/a/index.html')).toBe(true);
  });
});
