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

const world = 'Unsupervised Predictive Memory in a Goal-Directed Agent';

it('reads a name from words in a row of one other title', () => {
  const critic = 'Sample Efficient Actor-Critic with Experience Replay';
  expect(likely('ACER', world, [critic])).toBe(critic);
  expect(likely('ACER', critic, [world])).toBeUndefined();
  const mesh = 'Generating 3D faces using Convolutional Mesh Autoencoders';
  expect(likely('CoMA', world, [mesh])).toBe(mesh);
  const ensemble = 'Sample-Efficient Reinforcement Learning with Stochastic Ensemble Value Expansion';
  expect(likely('STEVE', world, [ensemble])).toBe(ensemble);
  const speaker = 'Generalized End-to-End Loss for Speaker Verification';
  expect(likely('GE2E', world, [speaker])).toBe(speaker);
  const graph = 'Graph Attention Networks';
  expect(likely('GAT', world, [graph])).toBe(graph);
});

it('keeps silent if several titles spell a name, and if the one that does has a name of its own', () => {
  const [one, other] = ['Control by Generalized Advantage Estimation', 'Structured Variational Graph Auto-Encoders'];
  expect(likely('GAE', world, [one])).toBe(one);
  expect(likely('GAE', world, [one, other])).toBeUndefined();
  expect(likely('ACER', world, ['ReplayNet: Efficient Actor-Critic with Experience Replay'])).toBeUndefined();
});

it('takes letters in a row for more than letters picked from a title', () => {
  const [implicit, sampling] = [
    'Denoising Diffusion Implicit Models',
    'Progressive Distillation for Fast Sampling of Diffusion Models',
  ];
  expect(likely('DDIM', sampling, [implicit])).toBe(implicit);
});

it('knows a work by words that stand in a row in its title only, but not by words of which subjects are made', () => {
  const jumping = 'Representation Learning on Graphs with Jumping Knowledge Networks';
  expect(likely('Jumping Knowledge', world, [jumping])).toBe(jumping);
  expect(likely('Postgres', world, ['The design of Postgres'])).toBe('The design of Postgres');
  expect(likely('Instruction Tuning', world, ['Visual Instruction Tuning'])).toBeUndefined();
  expect(likely('Representation Learning', world, [jumping])).toBeUndefined();
});

it('tells names of a family apart by what each has of its own, and the family itself from none of them', () => {
  const family = ['OpenVLA: An Open Model', 'SmolVLA: A Small Model', 'DreamVLA: A Dreamed Model'];
  expect(likely('RIPT-VLA', 'TinyVLA: A Tiny Model', family)).toBe('unknown work');
  expect(likely('OpenVLA-OFT', 'OpenVLA: An Open Model', family.slice(1))).toBeUndefined();
});

it('tells versions of a Greek letter apart', () => {
  const half = 'π0.5: a Vision-Language-Action Model with Open-World Generalization';
  expect(likely('π0', half, ['π0: A Vision-Language-Action Flow Model for General Robot Control'])).toContain('π0: ');
});

it('knows repositories by their names in small letters', () => {
  expect(likely('cleanrl', 'thu-ml/tianshou', ['vwxyzjn/cleanrl'], 'code')).toBe('vwxyzjn/cleanrl');
  expect(likely('tianshou', 'thu-ml/tianshou', ['vwxyzjn/cleanrl'], 'code')).toBeUndefined();
});

it('knows a name that an organisation begins', () => {
  const aurora = 'Amazon aurora: Design considerations for high throughput cloud-native relational databases';
  expect(likely('Amazon Aurora', world, [aurora])).toBe(aurora);
});

it('takes a title with its name before a colon for a title, whatever words of the field the target shares', () => {
  expect(
    likely(
      'HiFi-GAN: Generative Adversarial Networks for Efficient and High Fidelity Speech Synthesis',
      'StyleMelGAN: An Efficient High-Fidelity Adversarial Vocoder with Temporal Adaptive Normalization',
    ),
  ).toBe('unknown work');
});

it('reads names that leave out how, or join what a hyphen parts', () => {
  const height = 'Improving Urban-Scene Segmentation via Height-driven Attention Networks';
  expect(likely('HANet', pooling, [height])).toBe(height);
  expect(likely('HANet', height, [pooling])).toBeUndefined();
  const modal = 'Semantically Multi-modal Image Synthesis';
  expect(likely('SMIS', world, [modal])).toBe(modal);
});

it('reads initials of the first two words and the last two, and what a title begins with', () => {
  const enhanced = 'Enhanced Deep Residual Networks for Single Image Super-Resolution';
  expect(likely('EDSR', aggregation, [enhanced])).toBe(enhanced);
  expect(likely('EDSR', enhanced, [aggregation])).toBeUndefined();
  const real = 'ICNet for Real-Time Semantic Segmentation on High-Resolution Images';
  expect(likely('ICNet', world, [real])).toBe(real);
});

it('reads initials before a made word', () => {
  const sort = 'Observation-Centric SORT: Rethinking SORT for Robust Multi-Object Tracking';
  expect(likely('OC-SORT', world, [sort])).toBe(sort);
  expect(likely('OC-SORT', sort, [world])).toBeUndefined();
});

it('keeps silent where the target spells nearly all of the name, and where small words part three letters', () => {
  const convolutional = 'Image Super-Resolution Using Deep Convolutional Networks';
  const faster = 'Accelerating the Super-Resolution Convolutional Neural Network';
  expect(likely('SRCNN', convolutional, [faster])).toBeUndefined();
  expect(likely('SRCNN', world, [faster])).toBe(faster);
  const forgetting = 'Measuring Catastrophic Forgetting in Neural Networks';
  expect(likely('FNN', 'Deep Learning over Multi-field Categorical Data', [forgetting])).toBeUndefined();
});

it('doubts a made name where the abstract of the target gives it another', () => {
  const doubt = (claim: string, abstract: string) => {
    const url = 'https://arxiv.org/abs/2401.00001';
    const record: LinkRecord = { kind: 'paper', title: 'Evaluating Large Language Models on Code', abstract };
    return findMismatch({ text: claim, strength: 'firm' }, url, new RecordIndex(new Map([[url, record]])))?.message;
  };
  const naming = 'We introduce a fine-tuned model called CodeXL. On HumanEval, which we release, it is good.';
  expect(doubt('OpenPI', naming)).toMatch(/^It is called "OpenPI" here/);
  expect(doubt('CodeXL', naming)).toBeUndefined();
  expect(doubt('HumanEval', naming)).toBeUndefined();
  // A term, a name that is only compared with, and no name at all.
  expect(doubt('OpenPI', 'We propose an LLM for code. It beats AlphaCode.')).toBeUndefined();
  expect(doubt('OpenPI', 'We present a study. AlphaCode is discussed.')).toBeUndefined();
});
