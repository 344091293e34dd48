import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { configureSite, configureTheme, currentAnswers } from '../../../../scripts/features/own-blog/configure.ts';

const answers = {
  title: '我的笔记',
  author: 'Me',
  url: 'https://me.github.io/blog',
  repository: 'git@github.com:me/blog.git',
  timeZone: 'Europe/Berlin',
};
const config =
  '# head\ntitle: Paperlog # t\nauthor: Paperlog\nurl: https://example.com\ntimezone: Asia/Shanghai\ntheme: fluid\n';

describe('writing the answers', () => {
  it('keeps comments and order, sets the root of a project page and a deployer', () => {
    const written = configureSite(config, answers);
    expect(written.startsWith('# head\ntitle: 我的笔记 # t\nauthor: Me\nurl: https://me.github.io/blog\n')).toBe(true);
    expect(parse(written)).toEqual({
      title: '我的笔记',
      author: 'Me',
      url: 'https://me.github.io/blog',
      timezone: 'Europe/Berlin',
      theme: 'fluid',
      root: '/blog/',
      deploy: { type: 'git', repo: 'git@github.com:me/blog.git', branch: 'gh-pages' },
    });
    expect(configureSite(written, answers)).toBe(written);
    expect(currentAnswers(written)).toEqual(answers);
  });

  it('takes the root back when the blog moves to an address of its own', () => {
    const written = configureSite(configureSite(config, answers), { ...answers, url: 'https://me.dev' });
    expect(parse(written)).toMatchObject({ url: 'https://me.dev', root: '/' });
  });

  it('leaves the deployment of somebody who has arranged one', () => {
    const own = `${config}deploy:\n  - type: rsync\n    host: a\n`;
    expect(parse(configureSite(own, answers))).toMatchObject({ deploy: [{ type: 'rsync', host: 'a' }] });
    const branch = `${config}deploy: { type: git, repository: x, branch: main }\n`;
    expect(parse(configureSite(branch, answers))).toMatchObject({
      deploy: { type: 'git', repository: 'git@github.com:me/blog.git', branch: 'main' },
    });
  });

  it("follows with Fluid's title and name only where they were the old ones", () => {
    const theme = '# c\nnavbar:\n  blog_title: Paperlog\nabout:\n  name: Somebody\n';
    expect(configureTheme(theme, currentAnswers(config), answers)).toBe(
      '# c\nnavbar:\n  blog_title: 我的笔记\nabout:\n  name: Somebody\n',
    );
    expect(configureTheme('', currentAnswers(config), answers)).toBe('');
  });
});
