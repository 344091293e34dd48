// Hugo's shortcodes and Obsidian's comments are told where readers see them, and nowhere else.

import { expect, it } from 'vitest';
import { reportForeignMarks } from '../../../../scripts/features/templates/report-foreign-marks.ts';
import { scannedFindings } from '../../../support/scanned-findings.ts';

const findings = (text: string): string[] => scannedFindings(text, reportForeignMarks);

it.each([
  ['前文 {{< figure src="a.png" >}}', ['unknown-tag 3: "figure" is a shortcode of Hugo']],
  ['{{% notice tip %}}\n提示\n{{% /notice %}}', ['unknown-tag 0: "notice" is']],
  ['{{<ref "a.md">}} {{< ref "b.md" >}}', ['unknown-tag 0: "ref" is']],
  ['正文\n\n%% 私下的话\n几行 %%\n', ['visible-comment 4: Readers see this “%% … %%”']],
  ['> %% 引用里 %%', ['visible-comment 2: ']],
])('tells of %j', (text, told) => {
  const found = findings(text);
  expect(found).toHaveLength(told.length);
  for (const [index, start] of told.entries()) expect(found[index]).toContain(start);
});

it.each([
  '```go-html-template\n{{< figure >}}\n```',
  '`{{< figure >}}`',
  '{{ title }}，{{#if x}}',
  '```mermaid\n%% 注释 %%\ngraph LR\n```',
  '百分号写作 %%，两个是 %%%%',
  '%%time\n%%matplotlib',
  '$$\nx %% y %%\n$$',
])('says nothing of %j', (text) => {
  expect(findings(text)).toEqual([]);
});

it('says no more than enough', () => {
  expect(findings('%% a %%\n\n'.repeat(100)).length).toBeLessThanOrEqual(20);
});
