import { expect, it } from 'vitest';
import { limits } from '../../../../scripts/features/markdown/parser/limits.ts';
import { reportLimits } from '../../../../scripts/features/markdown/report-limits.ts';
import { createSite } from '../../../support/site.ts';
import { markdownWith, runPass, type Rendered } from '../../../support/markdown-features.ts';

const parse = markdownWith();
const report = (markdown: string): Rendered =>
  runPass(parse(markdown), { pass: reportLimits, config: {}, raw: `---\ntitle: A\n---\n${markdown}` });

it('cells that no head has are told at their row', () => {
  const { html, findings } = report('| a | b |\n| - | - |\n| 1 | 2 |\n| 3 | 4 | lost |\n');
  expect(findings).toMatchObject([{ rule: 'table-cells', severity: 'warning', at: { line: 7, column: 1 } }]);
  expect(html).not.toContain('<!--');
});

it('empty cells at the end of a row are nothing to tell', () => {
  expect(report('| a | b |\n| - | - |\n| 1 | 2 | |\n| 3 | \\| |\n').findings).toEqual([]);
});

it('a head whose dashes are for more or fewer cells is told at its line', () => {
  const { html, findings } = report('| a | b |\n| - | - |\n| 1 | 2 |\n\n> | c | d |\n> | - |\n> | 3 | 4 |\n');
  expect(findings).toMatchObject([{ rule: 'table-delimiters', severity: 'warning', at: { line: 8, column: 1 } }]);
  expect(html).toContain('| c | d |');
});

it('rows without a line of dashes are told once', () => {
  const { findings } = report('> | a | b |\n> | 1 | 2 |\n> | 3 | 4 |\n\n| c | d |\n| - | - |\n| 1 | 2 |\n');
  expect(findings).toMatchObject([{ rule: 'table-delimiters', severity: 'warning', at: { line: 4, column: 1 } }]);
});

it('lines that only have pipes in them are nothing to tell', () => {
  expect(report('|a| + |b|\nis large\n\na | b\nc | d\n\n| one |\n| two |\n').findings).toEqual([]);
});

it('a line with a pipe above a line of dashes is nothing to tell', () => {
  expect(report('a | b\n---\n\nc\n--|--\n').findings).toEqual([]);
});

it('in lists and quotes too', () => {
  expect(report('> - | a |\n>   | - |\n>   | 1 | lost |\n').findings).toMatchObject([{ at: { line: 6 } }]);
});

it('what is nested deeper than is read is told', () => {
  const { findings } = report(`${'> '.repeat(limits.blocks + 1)}deep\n`);
  expect(findings).toMatchObject([{ rule: 'markdown-limit', severity: 'warning' }]);
});

it('what is more than is read is shown as it was written, and told', async () => {
  const lines = Array.from({ length: 30_000 }, (_, index) => `**${index}** \`a\` [b](#) <b>c</b> {% label info @d %}`);
  const site = createSite({
    'source/_posts/long.md': `---\ntitle: Long\ndate: 2024-05-01\n---\n${lines.join('\n')}\n`,
  });
  try {
    const { output } = await site.hexo(['generate']);
    const [, line = ''] = /long\.md:(\d+):1 warning markdown-limit: /.exec(output) ?? [];
    const page = site.read('public/2024/05/01/long/index.html');
    const unread = /<pre class="paperlog-unread">([^]*?)<\/pre>/.exec(page)?.[1] ?? '';
    const first = Number(line) - 5;
    expect(first).toBeGreaterThan(20_000);
    expect(page).toContain(`<strong>${first - 1}</strong>`);
    expect(unread.startsWith(`**${first}** \`a\` [b](#) &lt;b&gt;c&lt;/b&gt; {% label`)).toBe(true);
    expect(unread.trimEnd().split('\n')).toHaveLength(lines.length - first);
  } finally {
    site.dispose();
  }
});
