import { expect, it } from 'vitest';
import { createSite } from '../../../support/site.ts';

const post = '---\ntitle: A\ndate: 2024-05-01 10:00:00\n---\n\ntext\n';
/** 「这是我的名字」 in GBK. */
const gbk = Buffer.from([0xd5, 0xe2, 0xca, 0xc7, 0xce, 0xd2, 0xb5, 0xc4, 0xc3, 0xfb, 0xd7, 0xd6]);
/** 「我的論文，大家的時間」 in Big5. */
const big5 = Buffer.from('a7daaabaabd7a4e5a141a46aaeaaaabaaec9b6a1', 'hex');

it('data files that are not UTF-8 are errors with place and remedy, at every build', async () => {
  const site = createSite({
    'source/_posts/a.md': post,
    'source/_data/good.yml': '\uFEFFname: 好\n',
    'source/_data/gbk.yml': Buffer.concat([Buffer.from('\nname: '), gbk]),
    'source/_data/big5.json': Buffer.concat([Buffer.from('{"name": "'), big5, Buffer.from('"}')]),
    'source/_data/wide.yml': Buffer.from('\uFEFFname: 名\n', 'utf16le'),
    'source/_data/picture.png': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0xff]),
  });
  for (const round of ['first', 'second']) {
    const { code, output } = await site.hexo(['generate']);
    expect([round, code]).toEqual([round, 1]);
    expect(output).toContain('source/_data/gbk.yml:2:7 error encoding: This file is GBK (GB18030)');
    expect(output).toContain('iconv -f GB18030 -t UTF-8 old.yml > new.yml');
    expect(output).toContain('source/_data/big5.json:1:11 error encoding: This file is Big5');
    expect(output).toContain('source/_data/wide.yml:1:1 error encoding: This file is UTF-16');
    expect(output).not.toContain('picture.png');
    expect(output).toContain('3 errors');
    expect(site.has('public')).toBe(false);
  }
  site.dispose();
}, 60_000);

it('what a data file said before it broke is not used again', async () => {
  const show = `hexo.extend.generator.register('shown', ({ data }) => ({ path: 'shown.json', data: JSON.stringify(data) }));\n`;
  const site = createSite(
    { 'source/_posts/a.md': post, 'source/_data/x.yml': 'name: good\n', 'scripts/site/show.js': show },
    { kind: 'project' },
  );
  expect((await site.hexo(['generate'])).code).toBe(0);
  expect(site.read('public/shown.json')).toContain('good');
  site.write('source/_data/x.yml', 'name: [good\n');
  for (const args of [['generate'], ['generate', '--keep-going'], ['generate', '--keep-going']]) {
    const { code, output } = await site.hexo(args);
    expect(code).toBe(1);
    expect(output).toMatch(/source\/_data\/x\.yml:\d+:\d+ error source-failed: This isn't valid YAML/);
  }
  expect(site.read('public/shown.json')).not.toContain('good');
  site.write('source/_data/x.yml', 'name: [better]\n');
  expect((await site.hexo(['generate'])).code).toBe(0);
  expect(site.read('public/shown.json')).toContain('better');
  site.dispose();
}, 120_000);
