// The numbers that docs/features/link-checks.md promises, over the half of the works that the rule wasn't made on.

import { expect, it } from 'vitest';
import { allWorks, halfOf } from '../../../bench/links/cases.ts';
import { evaluate, share } from '../../../bench/links/evaluate.ts';
import { fourthHalfOf, fourthWorks } from '../../../bench/links/fourth-cases.ts';
import { secondWorks } from '../../../bench/links/second-cases.ts';
import { thirdWorks } from '../../../bench/links/third-cases.ts';

it('finds nine of ten wrong links, four of five among siblings, and cries wolf at one right link in a hundred at most', () => {
  const evaluation = evaluate('reported');
  expect(share(evaluation, ['rotated', 'neighbour', 'sibling'])).toBeGreaterThanOrEqual(0.9);
  expect(share(evaluation, ['sibling'])).toBeGreaterThanOrEqual(0.8);
  expect(share(evaluation, ['right'])).toBeLessThanOrEqual(0.01);
  const right = evaluation.judged.filter(({ case: { truth } }) => truth === 'right');
  expect(right.length).toBeGreaterThanOrEqual(500);
});

it('cries wolf no more often where the lock file knows only the target', () => {
  for (const known of ['target', 'titles'] as const)
    expect(share(evaluate('reported', known), ['right'])).toBeLessThanOrEqual(0.01);
});

it('keeps what it reaches on works and phrasings of somebody else, and is silent about right links there', () => {
  const evaluation = evaluate('reported', 'all', 'second');
  expect(share(evaluation, ['rotated', 'neighbour', 'sibling'])).toBeGreaterThanOrEqual(0.9);
  expect(share(evaluation, ['sibling'])).toBeGreaterThanOrEqual(0.8);
  expect(share(evaluation, ['right'])).toBeLessThanOrEqual(0.01);
  // All but nicknames: whole titles, names that the title has, authors.
  const named = evaluation.judged.filter(({ case: { truth, form } }) => truth !== 'right' && form !== 'nickname');
  const found = named.filter(({ verdict }) => verdict.kind === 'wrong');
  expect(found.length / named.length).toBeGreaterThanOrEqual(0.9);
});

it('finds as many among works of other fields, in phrasings of a third person', () => {
  const evaluation = evaluate('reported', 'all', 'third');
  expect(share(evaluation, ['rotated', 'neighbour', 'sibling'])).toBeGreaterThanOrEqual(0.9);
  expect(share(evaluation, ['sibling'])).toBeGreaterThanOrEqual(0.8);
  expect(share(evaluation, ['right'])).toBeLessThanOrEqual(0.01);
  expect(evaluation.judged.filter(({ case: { truth } }) => truth === 'right').length).toBeGreaterThanOrEqual(300);
});

it('finds as many in the forms of public lists, and more than half of all where only the target is known, among titles', () => {
  const evaluation = evaluate('reported', 'all', 'fourth');
  expect(share(evaluation, ['rotated', 'neighbour', 'sibling'])).toBeGreaterThanOrEqual(0.9);
  expect(share(evaluation, ['sibling'])).toBeGreaterThanOrEqual(0.8);
  expect(share(evaluation, ['right'])).toBeLessThanOrEqual(0.01);
  const known = evaluate('reported', 'titles', 'fourth');
  expect(share(known, ['rotated', 'neighbour', 'sibling'])).toBeGreaterThanOrEqual(0.55);
  expect(share(known, ['right'])).toBeLessThanOrEqual(0.01);
});

it('has works with a source each, in two halves of about the same size', () => {
  expect(allWorks.every(({ id, title, source }) => id !== '' && title !== '' && source !== '')).toBe(true);
  expect(new Set(allWorks.map(({ id }) => id)).size).toBe(allWorks.length);
  const known = new Set(allWorks.map(({ id }) => id));
  expect(secondWorks.filter(({ id, source }) => known.has(id) || source === '')).toEqual([]);
  for (const { id } of secondWorks) known.add(id);
  expect(thirdWorks.filter(({ id, source }) => known.has(id) || source === '')).toEqual([]);
  expect(new Set(thirdWorks.map(({ id }) => id)).size).toBe(thirdWorks.length);
  for (const { id } of thirdWorks) known.add(id);
  expect(fourthWorks.filter(({ id, source }) => known.has(id) || source === '')).toEqual([]);
  expect(new Set(fourthWorks.map(({ id }) => id)).size).toBe(fourthWorks.length);
  const half = fourthWorks.filter((work) => fourthHalfOf(work) === 'tuning').length;
  expect(Math.abs(fourthWorks.length - 2 * half)).toBeLessThan(fourthWorks.length / 5);
  const tuning = allWorks.filter((work) => halfOf(work) === 'tuning').length;
  expect(Math.abs(allWorks.length - 2 * tuning)).toBeLessThan(allWorks.length / 5);
});
