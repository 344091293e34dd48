import { expect, it } from 'vitest';
import { silence } from '../../../scripts/core/silence.ts';
import type { Diagnostic } from '../../../scripts/core/diagnostic.ts';

const finding = (rule: string, line: number, severity: Diagnostic['severity'] = 'warning'): Diagnostic => ({
  rule,
  severity,
  file: 'a.md',
  line,
  column: 1,
  message: '',
  remedy: '',
});
const silenced = (raw: string, findings: Diagnostic[], frontMatter?: unknown) =>
  silence(findings, [{ file: 'a.md', raw, frontMatter }], {}).map(({ rule, line }) => `${rule} ${line}`);

it('takes several rules, a reason, and skips blank lines before the next line', () => {
  const raw = '<!-- paperlog-disable-next-line one, two -- because -->\n\ntext\ntext\n';
  expect(silenced(raw, [finding('one', 3), finding('two', 3), finding('three', 3), finding('one', 4)])).toEqual([
    'three 3',
    'one 4',
  ]);
});

it('covers its own line, or all up to paperlog-enable', () => {
  expect(silenced('text <!-- paperlog-disable-line -->\ntext\n', [finding('one', 1), finding('one', 2)])).toEqual([
    'one 2',
  ]);
  const block = '<!-- paperlog-disable -->\na\n\n<!-- paperlog-enable -->\nb\n';
  expect(silenced(block, [finding('one', 2), finding('one', 5)])).toEqual(['one 5']);
});

it('never silences an error', () => {
  const raw = '<!-- paperlog-disable -->\na\n';
  expect(silenced(raw, [finding('one', 2, 'error')], true)).toEqual([
    'one 2',
    'unused-silencer 1',
    'unused-silencer 1',
  ]);
});

it('leaves comments in code alone', () => {
  const raw = '```html\n<!-- paperlog-disable -->\n```\n\n`<!-- paperlog-disable -->`\n';
  expect(silenced(raw, [finding('one', 5)])).toEqual(['one 5']);
});

it('tells which of the rules of a silencer had nothing to do', () => {
  const [hint] = silence([], [{ file: 'a.md', raw: '---\npaperlogDisable: x-rule\n---\n', frontMatter: 'x-rule' }], {});
  expect(hint).toMatchObject({ rule: 'unused-silencer', severity: 'hint', line: 2 });
  expect(hint?.message).toContain('"x-rule"');
});
