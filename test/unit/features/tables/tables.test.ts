import { expect, it } from 'vitest';
import { wrapTables } from '../../../../scripts/features/tables/wrap-tables.ts';
import { markdownWith, runPass } from '../../../support/markdown-features.ts';

const parse = markdownWith();
const wrap = (markdown: string, language = 'zh-CN'): string =>
  runPass(parse(markdown), { pass: wrapTables, config: {}, language }).html;

it('a table is named by its heads in the language of the site, formulas and notes left out', () => {
  const label = (markdown: string, language: string): string =>
    /aria-label="([^"]*)"/.exec(wrap(markdown, language))?.[1] ?? '';
  expect(label('| a | b |\n|-|-|\n', 'en')).toBe('Table: a, b');
  expect(label('| 甲<sup>1</sup> | <span class="paperlog-math">x</span> |\n|-|-|\n', 'zh-CN')).toBe('表格：甲');
  expect(label('| |\n|-|\n', 'zh-CN')).toBe('表格');
});
