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

it.each([
  ['2020', 'https://arxiv.org/abs/2006.11239', '2020.3', '2020-06'],
  ['2020', 'https://doi.org/10.1000/1', '2020.3', '2020-03'],
  ['2020', 'https://doi.org/10.1000/1', '2019.12', '2020'],
  ['2021', 'https://arxiv.org/abs/2006.11239', '2020.3', '2021'],
  ['2021-05', 'https://arxiv.org/abs/2006.11239', '2020.3', '2021-05'],
])('dates a paper of %s at %s below %s: %s', (published, address, above, date) => {
  const html = `<ul><li><strong>${above}</strong><ul><li>DDPM <a href="${address}">论文</a></li></ul></li></ul>`;
  const [list] = elements(parseHtml(html), 'ul');
  if (!list) throw new Error('no list');
  const entries = timelineEntries(list, () => ({ kind: 'paper', title: 'x', published }), 'data-preview');
  expect(entries.map((entry) => entry.date)).toEqual([date]);
});
