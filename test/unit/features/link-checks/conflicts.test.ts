// Links without records, compared by what they are called.

import { expect, it } from 'vitest';
import { linkConflicts } from '../../../../scripts/features/link-checks/list-rules.ts';

const address = 'https://arxiv.org/abs/2401.00001';

/** How many conflicts there are if these are what links to one paper are called. */
function conflicts(...texts: readonly string[]): number {
  const all = texts.map((text, at) => ({
    file: 'source/_posts/a.md',
    link: { href: address, url: address, text, claim: { text, strength: 'firm' as const }, line: at + 1 },
  }));
  return [...linkConflicts(all, () => false)].length;
}

it('finds two titles without a common word, and two versions, at one address', () => {
  const [one, other] = ['《Panoptic Segmentation of Moving Crowds》', '《Denoising Old Recordings in Real Time》'];
  expect(conflicts(one, other)).toBe(1);
  expect(conflicts('FastThing-V2', 'FastThing-V3')).toBe(1);
  expect(conflicts(one, one)).toBe(0);
});

it('takes two descriptions of a paper, or a name and a nickname, for no conflict', () => {
  expect(conflicts('Skip Connections for Very Deep Networks', 'Image Classification by Residual Blocks')).toBe(0);
  expect(conflicts('FastThing', 'QuickStuff')).toBe(0);
});
