// Rules of links through the real Hexo: what is found, what isn't, and what the author silences.

import { afterAll, expect, it } from 'vitest';
import { createSite, defaultConfig, type Site } from '../../../support/site.ts';

const head = (title: string, more = '') => `---\ntitle: ${title}\ndate: 2024-05-01 10:00:00\n${more}---\n\n`;

const records = {
  'https://arxiv.org/abs/2405.14333': {
    kind: 'paper',
    title: 'DeepSeek-Prover: Advancing Theorem Proving in LLMs through Large-Scale Synthetic Data',
  },
  'https://arxiv.org/abs/2406.14333': {
    kind: 'paper',
    title: 'LARP: Language Audio Relational Pre-training for Cold-Start Playlist Continuation',
  },
  'https://arxiv.org/abs/1706.03762': { kind: 'paper', title: 'Attention Is All You Need', version: 7 },
};

const sites: Site[] = [];
afterAll(() => {
  for (const site of sites) site.dispose();
});

async function check(files: Record<string, string>): Promise<string[]> {
  const site = createSite({
    'source/_data/links.json': `${JSON.stringify({ version: 1, links: Object.fromEntries(Object.entries(records).sort()) }, null, 2)}\n`,
    ...files,
  });
  sites.push(site);
  const { stdout } = await site.hexo(['check', '--json']);
  const { diagnostics } = JSON.parse(stdout.slice(stdout.indexOf('{\n'))) as {
    diagnostics: { rule: string; file: string; line: number; column: number }[];
  };
  // The blog lies in no repository: a hint about dates, not about links.
  return diagnostics
    .filter(({ rule }) => rule !== 'updated')
    .map(({ rule, file, line, column }) => `${file.replace('source/_posts/', '')}:${line}:${column} ${rule}`);
}

it('finds each fault at its line and column', async () => {
  const found = await check({
    'source/_posts/a.md': `${head('A')}## 第一节

- DeepSeek-Prover [论文](https://arxiv.org/abs/2406.14333)

[x](www.example.com) [y](github.com/a/b)

[脚本](javascript:alert)

[预览](http://localhost:4000/2024/05/01/b/)

见 [论文](https://arxiv.org/abs/2413.01234)、[甲](https://example.com/a，)。

[](https://example.com/)

[旧](https://arxiv.org/abs/1706.03762v2)

[没有](/2024/nothing/) [没有的锚](/2024/05/01/b/#不在) [本页](#第二节)

1. [Attention Is All You Need](https://arxiv.org/abs/1706.03762)
2. Attention Is All You Need：[论文](https://arxiv.org/pdf/1706.03762)

[空]() [两次](http://https://example.com/a) [全角](https://doi.org/１０.1145/3292500.3330701) [吃](https://arxiv.org/abs/1706.03762，)
`,
    'source/_posts/b.md': `${head('B')}## 小节\n\n正文。\n`,
  });
  expect(found).toEqual([
    'a.md:8:24 link-mismatch',
    'a.md:10:5 missing-scheme',
    'a.md:10:26 missing-scheme',
    'a.md:12:6 script-link',
    'a.md:14:6 preview-address',
    'a.md:16:8 malformed-id',
    'a.md:16:46 url-punctuation',
    'a.md:18:4 empty-link-text',
    'a.md:20:5 superseded-version',
    'a.md:22:6 dead-internal-link',
    'a.md:22:29 dead-anchor',
    'a.md:22:53 dead-anchor',
    'a.md:25:35 duplicate-paper',
    'a.md:27:5 empty-address',
    'a.md:27:12 missing-scheme',
    'a.md:27:47 malformed-id',
    'a.md:27:92 url-punctuation',
  ]);
});

it('says nothing about links that are right, in a blog below a folder', async () => {
  const found = await check({
    '_config.yml': defaultConfig.replace(
      'url: https://blog.test',
      'url: https://blog.test/notes\nroot: /notes/\npretty_urls:\n  trailing_index: false\n  trailing_html: false',
    ),
    'source/_posts/a.md': `${head('A', 'tags: [t]\n')}## 第一节 Intro

- DeepSeek-Prover [论文](https://arxiv.org/abs/2405.14333) / [PDF](https://arxiv.org/pdf/2405.14333)
- [Attention Is All You Need](https://arxiv.org/abs/1706.03762)
- [一篇讲歌单的论文](https://arxiv.org/abs/2406.14333)，用了 [Attention](https://arxiv.org/abs/1706.03762)

[B](/notes/2024/05/01/b/) [B 相对](../b/) [B 全](https://blog.test/notes/2024/05/01/b/#小节) [编码](/notes/2024/05/01/b/#%E5%B0%8F%E8%8A%82)
[本节](#第一节-Intro) [顶](#) [首页](/) [归档](/notes/archives/) [标签](/notes/tags/t/) [关于](/notes/about/) [关于页](/notes/about/index.html)
[邮件](mailto:a@b.c) [电话](tel:123) <https://example.com/> https://example.com/path_(x) [中文维基](https://zh.wikipedia.org/wiki/你好，李焕英)
[旧式](https://arxiv.org/abs/cs/0112017) [旧](https://arxiv.org/abs/0704.0001) [第一版](https://arxiv.org/abs/1706.03762v1) [v2](https://arxiv.org/abs/1706.03762v2) [DOI](https://doi.org/10.1002/(SICI)1097-0258(19980430)17:8%3C873::AID-SIM779%3E3.0.CO;2-I)
[选中的一句](https://example.com/a#:~:text=缓存，才算完。) [另一句](https://example.com/b#h:~:text=%E5%AE%8C%E4%BA%86%E3%80%82)
[别的](https://blog.test/other/) [附件](/notes/files/a.txt) [页](b.pdf.html "x") 打开 http://localhost:4000 预览。
`.replace(' [页](b.pdf.html "x")', ''),
    'source/_posts/b.md': `${head('B')}## 小节\n\n正文 [A](../a/#第一节-Intro)。\n`,
    'source/about/index.md': '---\ntitle: 关于\n---\n\n[A](/notes/2024/05/01/a/)\n',
    'source/files/a.txt': 'x',
  });
  expect(found).toEqual([]);
});

it('tells of links to pages of a blog below a folder that lack the folder, and names pages with it', async () => {
  const site = createSite({
    '_config.yml': defaultConfig.replace('url: https://blog.test', 'url: https://blog.test/notes\nroot: /notes/'),
    'source/_posts/a.md': `${head('A')}[B](/2024/05/01/b/#小节) [别的博客](/other/) [首页](/) [文件](b.md) [没有](没有.md)\n`,
    'source/_posts/b.md': `${head('B')}## 小节\n`,
  });
  sites.push(site);
  const { output } = await site.hexo(['check']);
  expect(output.split('\n').filter((line) => line.includes('dead-internal-link'))).toEqual([
    'source/_posts/a.md:6:5 warning dead-internal-link: "/2024/05/01/b/#小节" leads out of the blog: its pages are below "/notes/". Write /notes/2024/05/01/b/#小节.',
    'source/_posts/a.md:6:53 warning dead-internal-link: There is no page at "b.md". Did you mean /notes/2024/05/01/b/?',
    'source/_posts/a.md:6:64 warning dead-internal-link: There is no page at "没有.md". Mend the address; links are relative to the page that has them.',
  ]);
});

it('silences by comment, front matter and configuration, and tells of silencers without work', async () => {
  const wrong = '- DeepSeek-Prover [论文](https://arxiv.org/abs/2406.14333)\n';
  const found = await check({
    '_config.yml': `${defaultConfig}paperlog:\n  diagnostics:\n    rules:\n      missing-scheme: off\n      script-link: hint\n`,
    'source/_posts/a.md': `${head('A')}<!-- paperlog-disable-next-line link-mismatch -->\n\n${wrong}\n[x](www.example.com)\n`,
    'source/_posts/b.md': `${head('B', 'paperlogDisable: [link-mismatch]\n')}${wrong}`,
    'source/_posts/c.md': `${head('C')}<!-- paperlog-disable-next-line dead-anchor -->\n${wrong}`,
    'source/_posts/d.md': `${head('D')}<!-- paperlog-disable link-mismatch -->\n${wrong}\n<!-- paperlog-enable -->\n\n${wrong}`,
  });
  expect(found).toEqual(['c.md:6:1 unused-silencer', 'c.md:7:24 link-mismatch', 'd.md:11:24 link-mismatch']);
});
