// Marks that are off and were meant as marks are told, once a kind; comparisons, ranges and powers aren't.

import { expect, it } from 'vitest';
import { marksConfig } from '../../../../scripts/features/marks/config.ts';
import { reportLiteralMarks } from '../../../../scripts/features/marks/report-literal-marks.ts';
import { scannedFindings } from '../../../support/scanned-findings.ts';

function findings(text: string, settings = {}): string[] {
  return scannedFindings(text, (post) => {
    reportLiteralMarks(marksConfig.parse(settings), post);
  });
}

it.each([
  ['这是==重点==，还有==别的==', 'literal-mark 2: Readers see “==重点==” with its signs'],
  ['==GPU 显存==', 'paperlog.marks.highlight: true'],
  ['H~2~O 与 CO~2~', 'literal-mark 1: Readers see “2” struck through'],
  ['SO~4~^2-^', 'paperlog.marks.subscript: true'],
  ['10^-3^ 秒', 'literal-mark 2: Readers see “^-3^” with its signs'],
])('tells of %j', (text, told) => {
  expect(findings(text).join('\n')).toContain(told);
});

it.each([
  'if (a == b && c == d) 相等',
  'a==b，则 b==a 成立',
  '`==重点==` 与 $a==中==b$',
  '\\==重点==',
  '====\n标题\n====',
  '需要3~5个，A~1，2~3~4',
  '~~H~~ 与 ~删~',
  '2^8 与 2^10，^_^，x^(n)^y，a^1^b 是异或',
  '[链接](/a==中文==b)',
])('says nothing of %j', (text) => {
  expect(findings(text)).toEqual([]);
});

it('says nothing of marks that are on', () => {
  expect(findings('==重点== H~2~O x^2^', { highlight: true, subscript: true, superscript: true })).toEqual([]);
});
