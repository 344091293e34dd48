// What records tell of links through the real Hexo: conflicts, withdrawals, replacements, addresses in full width, and
// names that a repository, a model or a data set doesn't have.

import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSite, type Site } from '../../../support/site.ts';

interface Diagnostic {
  readonly rule: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly remedy?: string;
}

const records = {
  'https://arxiv.org/abs/1706.03762': {
    kind: 'paper',
    title: 'Attention Is All You Need',
    supersededBy: 'https://doi.org/10.5555/3295222.3295349',
  },
  'https://arxiv.org/abs/1810.04805': {
    kind: 'paper',
    title: 'BERT: Pre-training of Deep Bidirectional Transformers for Language Understanding',
    withdrawn: 'A mistake in the proof.',
  },
  // What a search by title has stored is a record like any other.
  'https://arxiv.org/abs/2405.14333': {
    kind: 'paper',
    title: 'DeepSeek-Prover: Advancing Theorem Proving in LLMs through Large-Scale Synthetic Data',
    source: 'search',
  },
  'https://arxiv.org/abs/2406.14333': {
    kind: 'paper',
    title: 'LARP: Language Audio Relational Pre-training for Cold-Start Playlist Continuation',
  },
  'https://arxiv.org/abs/2407.01906': {
    kind: 'paper',
    title:
      'Let the Expert Stick to His Last: Expert-Specialized Fine-Tuning for Sparse Architectural Large Language Models',
    code: 'https://github.com/deepseek-ai/ESFT',
  },
  'https://arxiv.org/abs/2005.14165': { kind: 'paper', title: 'Language Models are Few-Shot Learners' },
  'https://arxiv.org/abs/1512.03385': { kind: 'paper', title: 'Deep Residual Learning for Image Recognition' },
  'https://github.com/deepseek-ai/deepseek-prover-v1.5': { kind: 'code', title: 'deepseek-ai/DeepSeek-Prover-V1.5' },
  'https://github.com/deepseek-ai/deepseek-vl2': { kind: 'code', title: 'deepseek-ai/DeepSeek-VL2' },
  'https://huggingface.co/Qwen/Qwen2.5-72B': { kind: 'model', title: 'Qwen/Qwen2.5-72B' },
  'https://huggingface.co/datasets/allenai/OLMoE-mix-0924': { kind: 'dataset', title: 'allenai/OLMoE-mix-0924' },
};

const lines = [
  '- [Attention Is All You Need](https://arxiv.org/abs/1706.03762)',
  '- [BERT](https://arxiv.org/abs/1810.04805)',
  '- DeepSeek-Prover [论文](https://arxiv.org/abs/2406.14333)',
  '- [OpenPI paper](https://arxiv.org/abs/2407.01906)',
  '- [ESFT paper](https://arxiv.org/abs/2407.01906?context=cs)',
  '- GPT-3 [论文](https://arxiv.org/abs/2005.14165)',
  '- ResNet [论文](https://arxiv.org/abs/1512.03385)',
  '- DeepSeek-VL2 [代码](https://github.com/deepseek-ai/DeepSeek-Prover-V1.5)',
  '- DeepSeek-Prover-V1.5 [代码](https://github.com/deepseek-ai/DeepSeek-Prover-V1.5)',
  '- Llama-3.1-70B [模型](https://huggingface.co/Qwen/Qwen2.5-72B)',
  '- ImageNet [数据集](https://huggingface.co/datasets/allenai/OLMoE-mix-0924)',
  '- OLMoE-mix [数据集](https://huggingface.co/datasets/allenai/OLMoE-mix-0924)',
  '- SwinTransformer [论文](https://arxiv.org/abs/2103.14030)',
  '- SwinTransformer [论文](https://arxiv.org/abs/2111.09883)',
  '- [文](https://doi.org/10．1145/3292500.3330701)',
  '- [文](https：//example.com/a)',
];
/** The line of the file on which the first of `lines` stands. */
const firstLine = 6;

let site: Site;
let found: Map<number, Diagnostic[]>;

beforeAll(async () => {
  site = createSite({
    'source/_data/links.json': `${JSON.stringify({ version: 1, links: Object.fromEntries(Object.entries(records).sort()) }, null, 2)}\n`,
    'source/_posts/a.md': `---\ntitle: A\ndate: 2024-05-01 10:00:00\n---\n\n${lines.map((line) => `${line}\n`).join('\n')}`,
  });
  const { stdout } = await site.hexo(['check', '--json']);
  const { diagnostics } = JSON.parse(stdout.slice(stdout.indexOf('{\n'))) as { diagnostics: Diagnostic[] };
  found = new Map();
  for (const one of diagnostics) {
    if (one.rule === 'updated') continue;
    const place = (one.line - firstLine) / 2;
    found.set(place, [...(found.get(place) ?? []), one]);
  }
}, 120_000);
afterAll(() => site.dispose());

const at = (start: string): Diagnostic[] => found.get(lines.findIndex((line) => line.startsWith(start))) ?? [];
const rules = (start: string): string[] => at(start).map(({ rule }) => rule);

it('tells what replaced a work, and that a work was withdrawn', () => {
  expect(rules('- [Attention')).toEqual(['superseded-version']);
  expect(at('- [Attention')[0]?.message).toContain('10.5555/3295222.3295349');
  expect(rules('- [BERT')).toEqual(['withdrawn-paper']);
  expect(at('- [BERT')[0]?.message).toContain('A mistake in the proof');
});

it('names the right work from a record that a search has stored', () => {
  expect(rules('- DeepSeek-Prover [')).toEqual(['link-mismatch']);
  expect(at('- DeepSeek-Prover [')[0]?.remedy).toContain('https://arxiv.org/abs/2405.14333');
});

it('doubts a name that is nowhere in the record of a work with a name of its own', () => {
  expect(rules('- [OpenPI')).toEqual(['link-mismatch']);
  expect(at('- [OpenPI')[0]?.message).toMatch(/^It is called "OpenPI" here, but leads to .*2407\.01906/);
  expect(rules('- [ESFT')).not.toContain('link-mismatch');
});

it('says nothing about nicknames of works that have no name of their own', () => {
  expect(rules('- GPT-3')).toEqual([]);
  expect(rules('- ResNet')).toEqual([]);
});

it('knows repositories, models and data sets by their names', () => {
  expect(['- DeepSeek-VL2', '- Llama-3.1-70B', '- ImageNet'].map(rules)).toEqual(Array(3).fill(['link-mismatch']));
  expect(rules('- DeepSeek-Prover-V1.5')).toEqual([]);
  expect(rules('- OLMoE-mix')).toEqual([]);
});

it('reports one name at two addresses, where no record tells which is right', () => {
  const [first, second] = lines.flatMap((line, place) => (line.startsWith('- SwinTransformer') ? [place] : []));
  expect(found.get(first ?? -1)).toBeUndefined();
  expect(found.get(second ?? -1)?.map(({ rule }) => rule)).toEqual(['link-conflict']);
});

it('finds full-width characters in a DOI and behind a scheme', () => {
  expect(rules('- [文](https://doi')).toEqual(['malformed-id']);
  expect(rules('- [文](https：')).toHaveLength(1);
  expect(at('- [文](https：')[0]?.message).toContain('full-width');
});
