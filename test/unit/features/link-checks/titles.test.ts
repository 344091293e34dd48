// Titles as evidence: those that stand beside a name, in brackets before it, and whole ones of other works.

import { expect, it } from 'vitest';
import type { Claim } from '../../../../scripts/features/link-checks/judge.ts';
import { findMismatch } from '../../../../scripts/features/link-checks/mismatch.ts';
import { RecordIndex } from '../../../../scripts/features/link-checks/record-index.ts';
import type { LinkRecord } from '../../../../scripts/features/links/record.ts';

function likely(claim: Omit<Claim, 'strength'>, title: string, others: readonly string[] = []) {
  const records = new Map<string, LinkRecord>(
    [title, ...others].map((one, at) => [`https://arxiv.org/abs/2401.0000${at + 1}`, { kind: 'paper', title: one }]),
  );
  const index = new RecordIndex(records);
  const found = findMismatch({ strength: 'firm', ...claim }, 'https://arxiv.org/abs/2401.00001', index);
  return found && (records.get(found.likely ?? '')?.title ?? 'unknown work');
}

const residual = 'Enhanced Deep Residual Networks for Single Image Super-Resolution';
const knowledge = 'Knowledge Graph Embedding with Iterative Guidance from Soft Rules';

it('judges by the title beside a name that says nothing', () => {
  expect(likely({ text: 'Zqxw', titles: [residual] }, knowledge, [residual])).toBe(residual);
  expect(likely({ text: 'Zqxw', titles: [residual] }, residual, [knowledge])).toBeUndefined();
  expect(likely({ text: 'Zqxw', titles: ['a strong baseline for everything'] }, knowledge, [residual])).toBeUndefined();
});

it('lets other words clear a link from the title beside its name', () => {
  const claim = { text: 'Zqxw', titles: [residual], around: `${residual} ; ${knowledge}` };
  expect(likely(claim, knowledge, [residual])).toBeUndefined();
});

it('takes a name in brackets behind a title for the same work', () => {
  const text = `${residual}（EDSR）`;
  expect(likely({ text, last: true }, knowledge, [residual])).toBe(residual);
  expect(likely({ text, last: true }, residual, [knowledge])).toBeUndefined();
  expect(likely({ text: `${residual}，RUGE `, last: true }, knowledge, [residual])).toBeUndefined();
});
