// Names that a work's own title doesn't have: read from another record's title, of one family, or well known.

import { expect, it } from 'vitest';
import { findMismatch } from '../../../../scripts/features/link-checks/mismatch.ts';
import { RecordIndex } from '../../../../scripts/features/link-checks/record-index.ts';
import type { LinkRecord } from '../../../../scripts/features/links/record.ts';

function likely(claim: string, title: string, others: readonly string[] = [], kind: LinkRecord['kind'] = 'paper') {
  const records = new Map<string, LinkRecord>(
    [title, ...others].map((one, at) => [`https://arxiv.org/abs/2401.0000${at + 1}`, { kind, title: one }]),
  );
  const found = findMismatch(
    { text: claim, strength: 'firm' },
    'https://arxiv.org/abs/2401.00001',
    new RecordIndex(records),
  );
  return found && (records.get(found.likely ?? '')?.title ?? 'unknown work');
}

const pooling = 'Spatial Pyramid Pooling in Deep Convolutional Networks for Visual Recognition';
const aggregation = 'Path Aggregation Network for Instance Segmentation';
const residual = 'Deep Residual Learning for Image Recognition';

it('reads initials of a part of another title', () => {
  expect(likely('SPP', aggregation, [pooling])).toBe(pooling);
  expect(likely('PANet', pooling, [aggregation])).toBe(aggregation);
  expect(likely('PANet', aggregation, [pooling])).toBeUndefined();
});

it('reads a name from a word and initials of another title', () => {
  const style = 'A Style-Based Generator Architecture for Generative Adversarial Networks';
  expect(likely('StyleGAN', aggregation, [style])).toBe(style);
  expect(likely('StyleGAN', style, [aggregation])).toBeUndefined();
});

it('tells a name with other beginnings but the same family end apart, and not a family from its head', () => {
  expect(likely('ModernBERT', 'ALBERT: A Lite BERT for Self-supervised Learning')).toBe('unknown work');
  expect(likely('SciBERT', 'BERT: Pre-training of Deep Bidirectional Transformers')).toBeUndefined();
});

it('knows what well-known works are called, with their record and without', () => {
  expect(likely('ResNet', residual)).toBeUndefined();
  expect(likely('ResNet', aggregation, [residual])).toBe(residual);
  expect(likely('ResNet', aggregation)).toBe('unknown work');
});

it('keeps silent about code, which may hold many works, and about a later version of the work', () => {
  expect(likely('ResNet', 'pytorch/vision', [], 'code')).toBeUndefined();
  expect(
    likely('R-CNN', 'Region-Based Convolutional Networks for Accurate Object Detection and Segmentation'),
  ).toBeUndefined();
});

it('keeps silent about nicknames of which nothing is known', () => {
  expect(likely('ZebraQuokka', 'Improving Something With One Line of Code', [pooling, aggregation])).toBeUndefined();
});
