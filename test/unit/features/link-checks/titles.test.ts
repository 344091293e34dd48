// Titles as evidence: those that stand beside a name, in brackets before it, and whole ones of other works.

import { expect, it } from 'vitest';
import type { Claim } from '../../../../scripts/features/link-checks/claim.ts';
import { findMismatch } from '../../../../scripts/features/link-checks/mismatch.ts';
import { RecordIndex, surnameKeys } from '../../../../scripts/features/link-checks/record-index.ts';
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

it('takes a description beside a name for no title, unless both works have names', () => {
  const beside = { text: 'Zqxw', titles: ['Training Free Caching of Timesteps for Video Models'] };
  expect(likely(beside, knowledge)).toBeUndefined();
  const named = 'PandaGPT: One Model to Instruction-Follow Them All';
  expect(likely(beside, named)).toBeUndefined();
  expect(likely({ ...beside, amongTitles: () => true }, named)).toBe('unknown work');
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

it('takes a whole title for another work without its record, though both share words of the field', () => {
  const text = '《Learning a Discriminative Feature Network for Semantic Segmentation》';
  expect(likely({ text }, 'Single-Stage Semantic Segmentation from Image Labels')).toBe('unknown work');
  expect(likely({ text }, 'Discriminative Feature Networks for Segmentation')).toBeUndefined();
});

it('keeps silent about a title that was changed, and about the subject in a heading', () => {
  const once = 'Fine-tuned Language Models for Text Classification';
  expect(likely({ text: once }, 'Universal Language Model Fine-tuning for Text Classification')).toBeUndefined();
  const subject = { text: 'Efficient Training and Inference of Large Language Models', heading: true };
  const survey = 'A Survey on Efficient Inference for Large Language Models';
  expect(likely(subject, 'Weight Quantization for Large Models in Practice', [survey])).toBeUndefined();
});

it('takes small letters for a title where venue and year stand beside them, or a name before the colon', () => {
  const text = 'Sparse and continuous attention mechanisms';
  expect(likely({ text, around: '*Martins, Farinhas.* NIPS 2020.' }, knowledge)).toBe('unknown work');
  expect(likely({ text }, knowledge)).toBeUndefined();
  expect(likely({ text, around: '我在 NIPS 2020 上听到的' }, knowledge)).toBeUndefined();
  const named = 'LongT5: efficient text-to-text transformer for long sequences';
  expect(likely({ text: named }, 'PandaGPT: One Model to Instruction-Follow Them All')).toBe('unknown work');
  // SPPNet and the like are what people call works that have no name.
  expect(likely({ text: named }, knowledge)).toBeUndefined();
});

it('takes words in capitals for a description, unless something else shows that they are a title', () => {
  const text = 'Skip Connections for Very Deep Networks';
  expect(likely({ text }, knowledge)).toBeUndefined();
  expect(likely({ text, heading: true }, knowledge)).toBeUndefined();
  expect(likely({ text: `《${text}》` }, knowledge)).toBe('unknown work');
  expect(likely({ text, around: `${text} *Ann Lee et al.*` }, knowledge)).toBe('unknown work');
  expect(likely({ text, around: `${text} by Ann Lee, Bo Li, 2019` }, knowledge)).toBe('unknown work');
  expect(likely({ text, around: `${text} CVPR 2019` }, knowledge)).toBe('unknown work');
  expect(likely({ text, amongTitles: () => true }, knowledge)).toBe('unknown work');
  expect(likely({ text }, knowledge, [text])).toBe(text);
  expect(likely({ text: 'Language Models are Few-Shot Learners' }, knowledge)).toBe('unknown work');
});

it('believes in a description beside the first author or with a venue of its year', () => {
  const text = 'Skip Connections for Very Deep Networks';
  const url = 'https://arxiv.org/abs/1512.03385';
  const authors = ['Kaiming He', 'Xiangyu Zhang'];
  const record: LinkRecord = { kind: 'paper', title: 'Deep Residual Learning', authors, published: '2015-12' };
  const index = new RecordIndex(new Map([[url, record]]));
  const doubted = (beside: string) =>
    findMismatch({ text, strength: 'firm', around: `${text} ${beside}` }, url, index) !== undefined;
  expect(['(He et al., 2015)', 'by Kaiming He, Xiangyu Zhang', '(CVPR 2016)'].map(doubted)).toEqual(
    Array(3).fill(false),
  );
  expect(['(Lee et al., 2015)', 'by Ann Lee, Bo Li', '(CVPR 2020)'].map(doubted)).toEqual(Array(3).fill(true));
});

it('takes no name inside such a description for what the work is called', () => {
  const gpt = 'GPT-4 Technical Report';
  for (const text of ['Lifelong Learning in Block Worlds with GPT-4 ', 'Planning by GPT-4 for Agents in Games '])
    expect(likely({ text, last: true }, knowledge, [gpt])).toBeUndefined();
  expect(likely({ text: 'GPT-4 ', last: true }, knowledge, [gpt])).toBe(gpt);
});

it('takes neither people behind a name for a title nor a name in a sentence for what it is called', () => {
  expect(likely({ text: 'Deep TAMER Garrett Warnell et al. 2018 ', last: true }, knowledge)).toBeUndefined();
  const pixels = 'ImageNet Large Scale Visual Recognition Challenge';
  expect(likely({ text: 'Zero-shot ImageNet accuracy from captions on the web' }, residual, [pixels])).toBeUndefined();
  expect(likely({ text: 'very deep nets' }, residual, ['DeepNet: Scaling Transformers'])).toBeUndefined();
});

it('takes no list of people for a title, and cuts them off one', () => {
  const people = 'Boshi Wang, Xiang Deng, Dong shu, Huan Sun';
  expect(likely({ text: `ACL 2023 *${people}.* [`, last: true }, knowledge)).toBeUndefined();
  expect(likely({ text: `${people}, ${residual}, CVPR 2015`, last: true }, knowledge)).toBe('unknown work');
  expect(likely({ text: `${people}, ${residual}, CVPR 2015`, last: true }, residual, [knowledge])).toBeUndefined();
  expect(likely({ text: 'Image Segmentation Using Text and Image Prompts' }, knowledge)).toBe('unknown work');
});

it('holds the title of a paper against no repository', () => {
  const url = 'https://github.com/a/b';
  const index = new RecordIndex(new Map([[url, { kind: 'code', title: 'a/b' }]]));
  expect(findMismatch({ text: residual, strength: 'firm', last: true }, url, index)).toBeUndefined();
});

it('knows an author by the name in Latin letters though the record gives the other in brackets too', () => {
  const surnames = surnameKeys('Feng Jiang (蒋峰)');
  expect(surnames).toContain('jiang');
  expect(surnames).toContain('蒋峰');
});
