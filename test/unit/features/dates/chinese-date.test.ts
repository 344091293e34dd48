import { describe, expect, it } from 'vitest';
import { chineseDate } from '../../../../scripts/features/dates/chinese-date.ts';
import { createSite } from '../../../support/site.ts';

describe('a date of a Chinese keyboard', () => {
  it.each([
    ['2024年5月1日', '2024-05-01'],
    ['2024年05月01号 22:01', '2024-05-01 22:01:00'],
    ['2024年5月1日 22时1分17秒', '2024-05-01 22:01:17'],
    ['2024年5月1日 星期三 22点', '2024-05-01 22:00:00'],
    ['2024年5月1日下午3点5分', '2024-05-01 15:05:00'],
    ['2024-05-01 22:01：:17', '2024-05-01 22:01:17'],
    ['2024-05-01 22：01：17', '2024-05-01 22:01:17'],
    ['2024-05-01　22:01:17', '2024-05-01 22:01:17'],
    ['２０２４－０５－０１ 10:00', '2024-05-01 10:00:00'],
    ['2024/5/1 下午3:04', '2024-05-01 15:04:00'],
    ['2024/5/1 下午 15:04', '2024-05-01 15:04:00'],
    ['2024/5/1 上午 9:04:05', '2024-05-01 09:04:05'],
    ['2024/5/1 凌晨12:30', '2024-05-01 00:30:00'],
    ['2024/5/1 中午12:30', '2024-05-01 12:30:00'],
    ['2024/5/1 中午1点', '2024-05-01 13:00:00'],
    ['2024/5/1 晚上11:59', '2024-05-01 23:59:00'],
  ])('%s is %s', (text, date) => {
    expect(chineseDate(text)).toBe(date);
  });

  it.each([
    '20240501',
    '2024-05-01-10-00-30',
    '2024-05/01',
    '2024年13月1日',
    '2024年2月30日',
    '2024/5/1 晚上12点',
    '2024/5/1 上午15:04',
    '2024/5/1 下午0:04',
    '2024-05-01 22：61',
    '2024年5月',
    '5月1日',
    '2024年5月1日左右',
  ])('%s leaves a doubt', (text) => {
    expect(chineseDate(text)).toBeUndefined();
  });
});

it('is read with a warning, in quotes and for "updated" too; what leaves a doubt is an error', async () => {
  const post = (...lines: string[]): string => `---\ntitle: A\n${lines.join('\n')}\n---\n\n[a](missing.md)\n`;
  const site = createSite({
    'source/_posts/a.md': post('date: 2024-05-01 22：01：17 # 那天', 'updated: "2024年5月2日 下午3点"', 'tags: [x]'),
  });
  const { code, output } = await site.hexo(['generate']);
  expect(code).toBe(0);
  expect(output).toContain(
    'a.md:3:7 warning date: Hexo does not know this form of a date; "2024-05-01 22：01：17" is read as 2024-05-01 22:01:17. Write "date: 2024-05-01 22:01:17".',
  );
  expect(output).toContain('a.md:4:10 warning date: ');
  const feed = site.read('public/atom.xml');
  expect(feed).toContain('<published>2024-05-01T14:01:17.000Z</published>');
  expect(feed).toContain('<updated>2024-05-02T07:00:00.000Z</updated>');
  expect(site.has('public/2024/05/01/a/index.html')).toBe(true);
  // The next build knows it too.
  expect((await site.hexo(['generate'])).output).toContain('a.md:3:7 warning date');
  site.write('source/_posts/a.md', post('date: 2024/5/1 晚上12点'));
  const refused = await site.hexo(['generate']);
  expect(refused.code).toBe(1);
  expect(refused.output).toMatch(/a\.md:3:7 error date: "2024\/5\/1 晚上12点" is not a date\. Write "date: /);
  site.dispose();
}, 60_000);
