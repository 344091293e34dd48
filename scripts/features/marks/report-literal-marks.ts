// Tells of marks that are switched off and were meant as marks: readers see `==重点==` with its signs, and the 2 of H~2~O
// struck through.

import { isProseAt } from '../../core/source/segments.ts';
import type { ScannedPost } from '../../hexo/define-feature.ts';
import type { MarksConfig } from './config.ts';

interface LiteralMark {
  readonly name: keyof MarksConfig;
  readonly pattern: RegExp;
  readonly seen: (whole: string) => string;
}

/** What may be anything else isn't told: comparisons, ranges, powers without an end. */
const literalMarks: readonly LiteralMark[] = [
  {
    name: 'highlight',
    pattern: /(?<![=!<>\w\\])==(?=[^=\n]{0,100}\p{Script=Han})[^\s=](?:[^=\n]{0,100}[^\s=])?==(?![=\w])/gu,
    seen: (whole) => `Readers see “${whole}” with its signs`,
  },
  {
    name: 'subscript',
    pattern: /(?<=[A-Za-z])~\d{1,2}[-+]?~(?![~\d])/g,
    seen: (whole) => `Readers see “${whole.slice(1, -1)}” struck through`,
  },
  {
    name: 'superscript',
    pattern: /(?<=[A-Za-z\d)])\^[-+]?\d{1,3}[-+]?\^(?![\^\w])/g,
    seen: (whole) => `Readers see “${whole}” with its signs`,
  },
];

/** The first of each kind says it for all. */
export function reportLiteralMarks(
  config: MarksConfig,
  { text, segments, report }: Pick<ScannedPost, 'text' | 'segments' | 'report'>,
): void {
  for (const { name, pattern, seen } of literalMarks) {
    if (config[name]) continue;
    for (const { index, 0: whole } of text.matchAll(pattern)) {
      if (!isProseAt(segments, index)) continue;
      report({
        rule: 'literal-mark',
        severity: 'warning',
        message: `${seen(whole)}: marks are switched off.`,
        remedy: `Write paperlog.marks.${name}: true into _config.yml, or HTML: ${example[name]}. To show the signs, write a backslash before the first.`,
        offset: index,
      });
      break;
    }
  }
}

const example: Readonly<Record<keyof MarksConfig, string>> = {
  highlight: '<mark>…</mark>',
  subscript: '<sub>…</sub>',
  superscript: '<sup>…</sup>',
};
