// What begins like a displayed formula and never becomes one is told; what may be anything else isn't.

import { expect, it } from 'vitest';
import { reportUnfinished } from '../../../../scripts/features/math/report-unfinished.ts';
import { scannedFindings } from '../../../support/scanned-findings.ts';

const findings = (text: string, hasFormulas = true): string[] => scannedFindings(text, reportUnfinished, hasFormulas);

const source = 'readers see its source.';
it.each([
  ['$$\nx^2 + \\frac{1}{2}\n\n后文', `0: The formula that begins with "$$" is never closed: ${source} Write "$$"`],
  ['前文\n\n$$\na = b\n', `4: The formula that begins with "$$" is never closed: ${source} Write "$$"`],
  ['> - $$ \\alpha + 1\n', `4: The formula that begins with "$$" is never closed: ${source} Write "$$"`],
  ['\\[\n\\sum_{i} x_i\n', `0: The formula that begins with "\\[" is never closed: ${source} Write "\\]"`],
  ['\\begin{equation}\na = b\n\\end{equaton}\n', '0: \\begin{equation} has no \\end{equation}: '],
  ['\\begin{equation}\na = b\n\\end{equaton}\n', 'It ends with \\end{equaton}: write the same name in both.'],
  ['\\begin{align}\na = b\n', 'Write \\end{align} behind it'],
  ['\\begin{aligm}\na = b\n\\end{aligm}\n', '0: There is no environment "aligm": '],
  ['\\begin{aligm*}\na = b\n\\end{aligm*}\n', 'Did you mean "align"?'],
])('tells of %j', (text, told) => {
  const found = findings(text);
  expect(found).toHaveLength(1);
  expect(found[0]).toContain(told);
});

it.each([
  '$$\nx^2\n$$\n',
  '\\begin{align}\na\n\\end{align}\n',
  '$$ 是当前进程的编号，`$$` 也是。',
  'echo $$ > /tmp/pid',
  '$$ 5 million',
  '\\[注\\] 见下',
  '\\[x\\]',
  '```\n$$\nx^2\n```\n',
  '\\begin{document}\n正文\n\\end{document}\n',
  '\\begin{theorem}\n正文\n\\end{theorem}\n',
  '`$$` 与 `\\begin{align}`',
  '句中的 \\begin{aligm} 不算',
])('says nothing of %j', (text) => {
  expect(findings(text)).toEqual([]);
});

it('says nothing where formulas are left as they are, and no more than enough', () => {
  expect(findings('$$\nx^2\n', false)).toEqual([]);
  expect(findings('$$\nx^2 + \\alpha\n\n后文\n\n'.repeat(101)).length).toBeLessThanOrEqual(20);
});
