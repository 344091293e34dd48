// Findings stand where the author wrote what they are about.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Diagnostic } from '../../../scripts/core/diagnostic.ts';
import { createSite, type Site } from '../../support/site.ts';

const missing = (n: number): string => `![缺](missing-${n}.png)`;
const lines = [
  '---', // 1
  'title: 位置',
  'date: 2024-05-01 10:00:00',
  'description: "![缺](missing-1.png)"',
  '---',
  '', // 6
  '```md',
  missing(1),
  '```',
  '',
  `行内 \`${missing(1)}\` 之后 ${missing(1)}，又一次 ${missing(1)}`, // 11
  '',
  `<!-- ${missing(2)} -->`,
  '',
  `> - 引用里的列表 ${missing(2)}`, // 15
  '',
  '| a | b |',
  '|---|---|',
  `| gr(x\\|y) | ${missing(3)} |`, // 19
  '',
  '<div>',
  '  <img src="missing-4.png">', // 22
  '</div>',
  '',
  '{% note info %}',
  '',
  `提示里 ${missing(5)}`, // 27
  '',
  '{% endnote %}',
  '',
  `{% columns 2 %}`,
  `左 ${missing(6)}`, // 32
  '<!-- column -->',
  `右 ${missing(6)}`, // 34
  '{% endcolumns %}',
  '',
  '[![](missing-7.png)](https://a.example/) gr(x|y)', // 37
  '',
  `甲 ${missing(8)} \`{% raw %}{{ x }}{% endraw %}\` 乙 \`{% raw %}{% y %}{% endraw %}\` ${missing(8)}`, // 39
  '',
  '{% papers colums:2 %}', // 41
  '- a',
  '{% endpapers %}',
  '',
];

let lf: Site;
let crlf: Site;
beforeAll(() => {
  lf = createSite({ 'source/_posts/a.md': lines.join('\n') });
  crlf = createSite({ 'source/_posts/a.md': lines.join('\r\n') });
});
afterAll(() => {
  lf.dispose();
  crlf.dispose();
});

it.each([
  ['LF', () => lf],
  ['CRLF', () => crlf],
])('each picture and tag is reported at its own line and column with %s', async (_, site) => {
  const { stdout, code } = await site().hexo(['check', '--json']);
  const report = JSON.parse(stdout.slice(stdout.indexOf('{\n'))) as { diagnostics: Diagnostic[] };
  const diagnostics = report.diagnostics.filter(({ file }) => file !== '_config.yml');
  expect(
    diagnostics.map(({ rule, line, column, message }) => [rule, line, column, /\d(?=\.png)/.exec(message)?.[0]]),
  ).toEqual([
    ['missing-image', 11, 34, '1'],
    ['missing-image', 11, 58, '1'],
    ['missing-image', 15, 17, '2'],
    ['missing-image', 19, 19, '3'],
    ['missing-image', 22, 13, '4'],
    ['missing-image', 27, 10, '5'],
    ['missing-image', 32, 8, '6'],
    ['missing-image', 34, 8, '6'],
    ['missing-image', 37, 6, '7'],
    ['missing-image', 39, 8, '8'],
    ['missing-image', 39, 92, '8'],
    ['papers-tag', 41, 1, undefined],
  ]);
  expect(code).toBe(1);
  expect(diagnostics.at(-1)).toMatchObject({
    file: 'source/_posts/a.md',
    severity: 'error',
    remedy: 'Did you mean "columns:2"?',
  });
});

it('leaves no trace of positions in what is published', async () => {
  const { code } = await lf.hexo(['generate', '--keep-going']);
  expect(code).toBe(1);
  lf.write('source/_posts/a.md', lines.join('\n').replace('colums', 'columns'));
  expect((await lf.hexo(['generate'])).code).toBe(0);
  for (const file of lf.files('public').filter((name) => /\.(?:html|xml)$/.test(name))) {
    expect(lf.read(`public/${file}`)).not.toContain('data-pl-pos');
  }
});
