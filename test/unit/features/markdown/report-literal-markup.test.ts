import { expect, it } from 'vitest';
import { reportLiteralEmphasis } from '../../../../scripts/features/markdown/report-literal-markup.ts';
import { markdownWith, runPass } from '../../../support/markdown-features.ts';

const parse = markdownWith();
const remedies = (markdown: string): string[] =>
  runPass(parse(markdown), { pass: reportLiteralEmphasis, config: {}, raw: markdown }).findings.map(
    ({ remedy }) => remedy,
  );

it.each([
  ['** 左右有空格 **之后\n', /^Take out the blanks within the asterisks\. To show asterisks, write \\\*\\\*\.$/],
  ['**end.**after\n', /^Put the punctuation behind the asterisks, or a space after them\. To show/],
  ['before**(start**\n', /^Put the punctuation before the asterisks, or a space there\. To show/],
  ['<div>\n**重点**。\n</div>\n', /^Between HTML tags write <b>…<\/b>, or leave a blank line [^.]+\. To show/],
])('of emphasis that is none the one remedy that helps is told: %j', (markdown, remedy) => {
  expect(remedies(markdown)).toEqual([expect.stringMatching(remedy)]);
});
