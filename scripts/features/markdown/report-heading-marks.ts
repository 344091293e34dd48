// `##标题`: a heading for the Markdown of ten years ago, text for CommonMark (0.31, section 4.2), which wants a space.

import { SourceText } from '../../core/source-text.ts';
import { scanSource } from '../../core/source/scan.ts';
import type { Pass } from '../../hexo/define-feature.ts';

/** One sign may be a topic or a number: `#话题`, `#1`. */
const shown = /<(?:p|br)>#{2,6}[^\s#<]/;
const written = /^ {0,3}(#{2,6})(?=[^\s#])[^\n]{0,60}/gm;
const mostFindings = 5;

export const reportHeadingMarks: Pass = {
  name: 'report-heading-marks',
  needs: shown,
  run(_, { post: { raw }, report }) {
    const source = new SourceText(raw);
    const hidden = scanSource(raw);
    let next = 0;
    let found = 0;
    for (const { index, 0: line, 1: signs = '' } of raw.matchAll(written)) {
      while (next < hidden.length && (hidden[next]?.end ?? 0) <= index) next += 1;
      if ((hidden[next]?.start ?? raw.length) <= index) continue;
      found += 1;
      if (found > mostFindings) return;
      report({
        rule: 'heading-space',
        severity: 'warning',
        message: `Readers see “${line.trim()}” with its signs: it is no heading.`,
        remedy: `Write a space behind ${signs}, or \\${signs} if it is text.`,
        at: source.positionAt(index),
      });
    }
  },
};
