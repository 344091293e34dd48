// LaTeX around formulas that readers would see is told; what the engine takes, or what is code, isn't.

import { expect, it } from 'vitest';
import { reportPreamble } from '../../../../scripts/features/math/report-preamble.ts';
import { scannedFindings } from '../../../support/scanned-findings.ts';

const findings = (text: string, hasFormulas = true): string[] => scannedFindings(text, reportPreamble, hasFormulas);

it.each([
  ['前文\n\n\\usepackage[UTF8]{ctex}\n\\newtheorem{thm}[theorem]{定理}\n', '4: Readers see this \\usepackage'],
  ['\\newcommand{\\unused}{u}\n\n正文', '0: Readers see this \\newcommand'],
  ['前文\n\\newcommand{\\E}{\\mathbb{E}}\n\n$\\E$', '3: Readers see this \\newcommand'],
  ['前文\n\\newcommand{\\E}{\\mathbb{E}}\n\n$\\E$', 'Leave a blank line above'],
  ['\\begin{theorem}[勾股]\n若 $x$。\n\\end{theorem}\n', '0: Readers see \\begin{theorem}'],
  ['- \\begin{enumerate}\n  \\item 一\n  \\end{enumerate}\n', 'Write a list of Markdown.'],
])('tells of %j', (text, told) => {
  const found = findings(text);
  expect(found).toHaveLength(1);
  expect(found[0]).toContain(told);
});

it.each([
  '```tex\n\\usepackage{amsmath}\n```\n',
  '\\usepackage{amsmath} 载入宏包。',
  '\\usepackage{amsmath}\n\\newcommand{\\E}{\\mathbb{E}}\n\n$\\E$',
  '$$\n\\newcommand{\\E}{\\mathbb{E}}\n$$\n',
  '\\begin{align}\na\n\\end{align}\n',
  '\\begin{theorem} 是一个环境，没有结尾',
  '`\\begin{theorem}` … `\\end{theorem}`',
])('says nothing of %j', (text) => {
  expect(findings(text)).toEqual([]);
});

it('says nothing where formulas are left as they are, and no more than enough', () => {
  expect(findings('\\usepackage{a}\n', false)).toEqual([]);
  expect(findings('\\begin{proof}\n\n'.repeat(20_000))).toEqual([]);
  expect(findings('\\usepackage{a}\n\n后文\n\n'.repeat(101)).length).toBeLessThanOrEqual(20);
});
