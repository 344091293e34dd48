// Writes a blog of made-up posts with the length and mix of real Chinese notes. The same seed gives the same bytes.

import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { formatLockFile } from '../../scripts/features/links/lock-format.ts';
import type { LinkRecord } from '../../scripts/features/links/record.ts';

/** `links`: the mixed blog with 20 links to papers in each post, and 5,000 records. */
export type Mix = 'mixed' | 'maths' | 'code' | 'links';

export interface BlogOptions {
  readonly posts: number;
  readonly mix?: Mix;
  readonly seed?: number;
}

const words =
  '模型 训练 数据 注意力 编码器 损失 函数 方法 结果 实验 我们 提出 一种 新的 语言 论文 作者 认为 可以 通过 梯度 下降 参数 规模 性能 任务 评测 基准 显著 提升 结构 推理 样本 分布 假设 证明 因此 然而 首先 其次 最后 表明'.split(
    ' ',
  );
const terms = 'Transformer BERT GPT attention LoRA token embedding softmax baseline RLHF MoE ImageNet'.split(' ');
const formulas = [
  '$x_i = W_k h_{i-1}$',
  '$\\alpha_t$',
  '$p(y \\mid x; \\theta)$',
  '$$\n\\mathcal{L} = -\\sum_i y_i \\log \\hat{y}_i\n$$',
];
const codes = [
  'def attention(q, k, v):\n    scores = q @ k.T\n    return softmax(scores) @ v',
  'for epoch in range(10):\n    loss = step(batch)\n    print(epoch, loss)',
  'const total = items.reduce((sum, item) => sum + item.size, 0);',
];

/** A linear congruential generator (Numerical Recipes): no chance, the same on every machine. */
export function random(seed: number): (limit: number) => number {
  let state = seed >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

function pick<T>(list: readonly T[], next: (limit: number) => number): T {
  return list[next(list.length)] as T;
}

const recordCount = 5_000;

/** The address and title of a made-up paper. */
function paper(index: number): { url: string; title: string } {
  const next = random(index * 31 + 7);
  const name = `${pick(terms, next)}-${index}`;
  const month = String(1 + (index % 12)).padStart(2, '0');
  const title = `${name}: ${pick(terms, next)} for ${pick(terms, next)} at Scale`;
  return { url: `https://arxiv.org/abs/24${month}.${String(index + 1).padStart(5, '0')}`, title };
}

function makeRecords(): string {
  const links = Array.from({ length: recordCount }, (_, index): [string, LinkRecord] => {
    const { url, title } = paper(index);
    return [url, { kind: 'paper', title, published: '2024', source: ['bench'] }];
  });
  return formatLockFile(new Map(links));
}

/** One post; about 8 KB in the middle, a few five times as long. */
export function makePost(index: number, { mix = 'mixed', seed = 1 }: Omit<BlogOptions, 'posts'>): string {
  const next = random(seed * 1_000_003 + index * 7919);
  const sentence = (): string => {
    const parts = Array.from({ length: 10 + next(22) }, () => pick(words, next));
    if (next(3) === 0) parts.splice(next(parts.length), 0, ` ${pick(terms, next)} `);
    if (next(8) === 0) parts.push(`**（${pick(words, next)}）**`, pick(words, next));
    if (next(10) === 0)
      parts.push(`[${pick(words, next)}](https://arxiv.org/abs/24${10 + next(3)}.${10000 + next(9999)})`);
    if (next(mix === 'maths' ? 2 : 14) === 0) parts.push(pick(formulas.slice(0, 3), next));
    if (next(20) === 0) parts.push(`3~${4 + next(5)}个`, '`code`');
    return `${parts.join('')}。`;
  };
  const paragraph = (): string => Array.from({ length: 2 + next(4) }, sentence).join('');
  const long = next(20) === 0 ? 5 : 1;
  const sections: string[] = [];
  for (let section = (5 + next(6)) * long; section > 0; section--) {
    sections.push(`## ${pick(words, next)}${pick(words, next)}`, paragraph(), paragraph());
    if (next(3) === 0) sections.push(Array.from({ length: 3 + next(6) }, () => `- ${sentence()}`).join('\n'));
    if (next(mix === 'code' ? 1 : 4) === 0)
      sections.push(`\`\`\`${pick(['python', 'js'], next)}\n${pick(codes, next)}\n\`\`\``);
    if (next(mix === 'maths' ? 1 : 8) === 0) sections.push(pick(formulas, next));
    if (next(7) === 0)
      sections.push(
        '| 模型 | 分数 |\n|---|---:|\n' +
          Array.from({ length: 4 }, () => `| ${pick(terms, next)} | ${next(100)} |`).join('\n'),
      );
    if (next(9) === 0) sections.push(`![${pick(words, next)}](https://pictures.example/${next(100)}.png)`);
    if (next(30) === 0)
      sections.push('<div style="display:flex"><div>\n\n- 一\n- 二\n</div><div>\n\n- 三\n</div></div>');
  }
  if (mix === 'links') {
    const papers = Array.from({ length: 20 }, () => paper(next(recordCount)));
    sections.push(papers.map(({ url, title }) => `- [${title}](${url})`).join('\n'));
  }
  const two = (value: number): string => String(value).padStart(2, '0');
  const date = `${2016 + (index % 9)}-${two(1 + next(12))}-${two(1 + next(28))} ${two(9 + next(10))}:${two(next(60))}:00`;
  return `---\ntitle: 第 ${index} 篇：${pick(words, next)}与${pick(words, next)}\ndate: ${date}\nupdated: ${date}\ntags: [${pick(words, next)}, ${pick(terms, next)}]\ncategories: [${pick(words.slice(0, 8), next)}]\n---\n\n${sections.join('\n\n')}\n`;
}

/** Writes `source/_posts/` and both configuration files into `folder`. */
export function generateBlog(folder: string, { posts, ...options }: BlogOptions): void {
  const target = path.join(folder, 'source', '_posts');
  mkdirSync(target, { recursive: true });
  for (let index = 0; index < posts; index++)
    writeFileSync(path.join(target, `post-${index}.md`), makePost(index, options));
  if (options.mix === 'links') {
    mkdirSync(path.join(folder, 'source', '_data'), { recursive: true });
    writeFileSync(path.join(folder, 'source', '_data', 'links.json'), makeRecords());
  }
  writeFileSync(
    path.join(folder, '_config.yml'),
    'title: Bench\nauthor: Bench\nurl: https://blog.test\nlanguage: zh-CN\ntimezone: Asia/Shanghai\ntheme: fluid\n',
  );
  writeFileSync(path.join(folder, '_config.fluid.yml'), 'post:\n  meta:\n    author:\n      enable: false\n');
}
