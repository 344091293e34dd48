// What a timeline calls a paper.

import { expect, it } from 'vitest';
import { elements, parseHtml } from '../../../../scripts/core/html.ts';
import { timelineEntries } from '../../../../scripts/features/timeline/entries.ts';

it('shows titles of records without LaTeX and without characters that turn text around', () => {
  const [list] = elements(parseHtml('<ul><li><a href="https://arxiv.org/abs/2401.00001">论文</a></li></ul>'), 'ul');
  if (!list) throw new Error('no list');
  const record = { kind: 'paper', title: '\u202EOn $O(n^2)$ and $\\alpha$: \\emph{Sparse} {Nets}' } as const;
  const [entry] = timelineEntries(list, () => record, 'data-preview');
  expect(entry?.label).toBe('On O(n^2) and α: Sparse Nets');
});
