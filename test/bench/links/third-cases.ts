// A third set of links: works of other fields (third-works.json) in phrasings of awesome lists, READMEs, tables and
// Chinese reading notes, by somebody who knew what docs/features/link-checks.md says but had not read the rule's code.

import { createHash } from 'node:crypto';
import third from './third-works.json' with { type: 'json' };
import { addressOf, type Case, type Half, type Truth, type Work } from './cases.ts';

export const thirdWorks = third.works as readonly Work[];

function number(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0);
}

export function thirdHalfOf({ id }: Work): Half {
  return number(`third set: ${id}`) % 2 === 0 ? 'tuning' : 'reported';
}

/** `{c}` what is claimed, `{u}` the address, `{y}` the year, `{o}` and `{v}` another work and its address. */
const named = [
  '- [{c}]({u}) - 值得一读',
  '* **{c}** [[arXiv]({u})] [[Project](https://example.org/p)] [[Code](https://github.com/example/example)]',
  '* {c} [[paper]({u})] ![](https://img.shields.io/badge/x-y-green)',
  '| Paper | Year | URL |\n|---|---|---|\n| {c} | {y} | [Link]({u}) |',
  '| # | 名称 | 会议 | 链接 |\n|---|---|---|---|\n| 1 | {c} | - | [PDF]({u}) / [代码](https://github.com/example/example) |',
  '| 年份 | 论文 | 备注 |\n|---|---|---|\n| {y} | [{c}]({u}) | 必读 |',
  '**论文标题**：{c}  \n**论文地址**：[{u}]({u})  \n**代码**：暂无',
  '论文名称：{c}\n\n论文地址：{u}',
  '> 论文：[{c}]({u})\n> 代码：<https://github.com/example/example>',
  '## {c}\n\n- **Paper**: [{u}]({u})\n- **Code**: [GitHub](https://github.com/example/example)\n- **TL;DR**: 简单有效。',
  '### 2.1、{c}\n\n原文链接：[传送门]({u})\n\n这篇文章的核心想法很直接。',
  '（1）{c} [[论文]({u})]',
  '① **{c}**：[原文链接]({u})，[解读](https://zhuanlan.zhihu.com/p/1)',
  '{y}: {c} ([pdf]({u}))',
  '- {y}.06 - {c} - [paper]({u})',
  '[{c}]({u})这篇论文提出了一个新思路。',
  '最近在复现 [{c}]({u})，记录一下踩过的坑。',
  '论文 [{c}]({u}) 里的图 2 画得很清楚。',
  '代码实现参考了 [{c} 原论文]({u})。',
  'Paper: [{c}]({u})',
  '**Paper:** {c} ([link]({u}))',
  'This repo is an unofficial PyTorch implementation of [{c}]({u}).',
  'An implementation of **{c}** ([paper]({u})).',
  '- [ ] {c} — [arxiv]({u})',
  '📌 {c} 📄[Paper]({u}) 💻[Code](https://github.com/example/example)',
  '<details><summary>{c}</summary>\n\n[论文]({u})\n\n</details>',
  '- 🔥 **{c}** | [📑 Paper]({u}) | [🤗 HF](https://huggingface.co/example)',
  '{c} 🔗 {u}',
  '5. {c}\n   - 链接：{u}\n   - 笔记：待补',
  '- {c}：<{u}>（已读）',
  '参考 [{c}]({u}) 的附录 B。',
  '其中 [{c}]({u}) 的效果最好，{o} 次之。',
  '从 [{o}]({v}) 到 [{c}]({u})，变化其实不大。',
  '# 精读系列（三）：{c}\n\n[论文下载]({u})',
  '## 【论文阅读】{c}\n\n> 论文链接：{u}',
  '+ {c}（[中文解读](https://example.org/x) / [原文]({u})）',
  'The original {c} paper can be found [here]({u}).',
  '{c} was introduced in [this paper]({u}).',
  'See the [{c} paper]({u}) for details.',
  '* {c}: <{u}>',
  '#### [{c}]({u}) (arXiv {y})',
  '- [{c} (PDF)]({u})',
  '- **[{y}]** {c} [[PDF]({u})]',
  '1、[《{c}》]({u})',
  '{c} 的论文链接：{u}',
  '想了解 {c} 的，可以读[原论文]({u})。',
  'Download {c} from [arXiv]({u}).',
];

const titled = [
  ...named,
  '- {t}, {a} {y}. [[paper]]({u})',
  '[3] {a} "{t}," {y}. [Online]. Available: {u}',
  '- {n}: {t} [[Paper]({u})]',
  '- **【{n}】** [{t}]({u})',
  '- {t} ({n}), {y}, [pdf]({u})',
  '{a} ({y}). {t}. [{u}]({u})',
  '[{n}] {t} | [arXiv]({u})',
  '- ***{t}***<br>{a}<br>[[Paper]({u})]',
];

const authored = [
  '{a} 等人提出的[方法]({u})至今仍是基线。',
  '[{a} 等人（{y}）]({u})首先注意到这一点。',
  'This was first shown by [{a} et al. ({y})]({u}).',
  'as others did before ({a} et al., [{y}]({u}))',
  '- {a} et al., {y}. [[pdf]]({u})',
  '参见 [{a}+, {y}]({u})。',
  '{a}（{y}）的[论文]({u})给出了证明。',
];

const code = [
  '- [{c}]({u}) - 很好用的实现',
  '- {c}：{u}',
  '| 库 | 仓库 |\n|---|---|\n| {c} | [GitHub]({u}) |',
  '代码基于 [{c}]({u}) 修改。',
  '**{c}** [[code]({u})]',
  '本文的实现用的是 {c}（[代码]({u})）。',
  '## {c}\n\n[项目地址]({u})',
  'We build on [{c}]({u}).',
];

/** `{o}` is another work, about which the link claims nothing; `{c}` the work itself. */
const neutral = [
  '读 {o} 之前，最好先补一下[基础]({u})。',
  '{o} 的作者后来又写了[另一篇]({u})。',
  '和 {o} 同一时期还有[不少工作]({u})。',
  '{o} 里的损失函数借鉴自[前人]({u})。',
  '## {o} 笔记\n\n先回顾一下 [{c}]({u})。',
  '### {o}\n\n它的前身是 {c}（[论文]({u})）。',
  '- {o}（参考了 [{c}]({u})）',
  '- {o} 的改进版：[{c}]({u})',
  '| 模型 | 说明 |\n|---|---|\n| {o} | 在 [{c}]({u}) 上微调 |',
  '{o} builds on [earlier work]({u}).',
  '{o} outperforms [{c}]({u}) by a large margin.',
  'Instead of {o}, we use [{c}]({u}).',
  'There are many follow-ups to {o}, e.g. [{c}]({u}) and others.',
  '{o} 用的编码器是 [{c}]({u})。',
  '{o} 的训练数据来自[这里]({u})。',
  '为了加速 {o}，作者采用了 {c} [[论文]({u})]。',
  '{o} vs {c}（[论文]({u})）：谁更好？',
  '除了 {o}，还可以看看[这篇综述]({u})。',
  '## 相关工作\n\n{o}、{c}（[链接]({u})）等都属于这一类。',
  '关于 {o} 的批评见[此文]({u})。',
  '复现 {o} 时遇到的问题，[有人讨论过]({u})。',
  'Inspired by {o}, [{c}]({u}) adds a second stage.',
  '{o} 已经过时了，现在都用 [{c}]({u})。',
  '注意：{o} 与[本文]({u})无关。',
  '- {o}: see also [{c}]({u})',
  '| 论文 | 下载 |\n|---|---|\n| {c}（{o} 的后续） | [pdf]({u}) |',
  '{o} 和 {c} 的区别可以看 [{c} 的论文]({u})第 2 节。',
  '- {c}（对比 {o}）[[paper]({u})]',
];

/** Titles as Chinese notes translate them; only ever of the work itself. */
const translated: Readonly<Record<string, string>> = {
  'arxiv:1706.02216': '大图上的归纳式表示学习',
  'arxiv:1710.10903': '图注意力网络',
  'arxiv:1609.02907': '基于图卷积网络的半监督分类',
  'arxiv:1810.00826': '图神经网络有多强大？',
  'arxiv:1707.06347': '近端策略优化算法（PPO）',
  'arxiv:1502.05477': '信赖域策略优化',
  'arxiv:1511.05952': '优先经验回放',
  'arxiv:1707.01495': '事后经验回放 HER',
  'arxiv:1703.03400': '模型无关的元学习',
  'arxiv:1606.03476': '生成对抗模仿学习',
  'arxiv:1705.05363': '好奇心驱动的探索',
  'arxiv:2006.11239': '去噪扩散概率模型',
  'arxiv:2010.02502': '去噪扩散隐式模型（DDIM）',
  'arxiv:2207.12598': '无分类器扩散引导',
  'arxiv:2105.05233': '扩散模型在图像合成上击败 GAN',
  'arxiv:2112.10752': '潜在扩散模型',
  'arxiv:1607.06450': '层归一化',
  'arxiv:1502.03167': '批归一化',
  'arxiv:2006.04558': 'FastSpeech 2：快速且高质量的端到端语音合成',
  'arxiv:1803.10122': '世界模型',
  'doi:10.1145/362384.362685': '大型共享数据库的关系模型',
  'doi:10.1145/359545.359563': '分布式系统中的时间、时钟与事件顺序',
  'doi:10.1145/1323293.1294281': 'Dynamo：亚马逊的高可用键值存储',
  'doi:10.1145/3149.214121': '单个故障进程下分布式共识的不可能性',
  'doi:10.1038/s41586-021-03819-2': '使用 AlphaFold 进行高精度蛋白质结构预测',
};

const translatedPhrases = [
  '- {c}：[论文]({u})',
  '精读[《{c}》]({u})',
  '## {c}\n\n论文地址：{u}',
  '| {c} | [PDF]({u}) |\n|---|---|',
];

const families = [
  /speech\b|speech ?\d|fastpitch|text.to.speech|tts/i,
  /deep ?voice/i,
  /tacotron|natural/i,
  /gan\b|adversarial/i,
  /wave(?:net|flow|rnn|gan)|lpcnet/i,
  /vla\b|vision-language-action|^π|\bpi0|\brt-\d|\brdt/i,
  /dqn|q-learning|q-prop/i,
  /policy optimization|trpo|ppo|acktr|acer/i,
  /actor-critic|ddpg|td3|\bsac\b/i,
  /exploration|curiosity/i,
  /episodic control/i,
  /gcn|graph convolution/i,
  /\bgat|graph attention/i,
  /pointnet|point (?:transformer|cloud)|pointcnn|point-gnn/i,
  /dimenet|schnet|visnet/i,
  /graph.*transformer|transformer.*graph|hgt|sgformer|lpformer|polynormer/i,
  /pool/i,
  /norm(?:alization)?\b/i,
  /auto-?encoder|vgae|arga|argva/i,
  /ogb/i,
  /explainer/i,
  /diffusion|dd[pi]m/i,
  /progen|protein/i,
  /postgres|ingres|system r\b/i,
  /spanner|bigtable|dynamo\b|pnuts|cassandra|tidb|cockroach|polar|aurora|\bf1\b/i,
  /consensus|paxos|byzantine/i,
  /deepspeed|megatron|flexgen|vllm/i,
  /baselines/i,
  /aloha/i,
];

export function thirdSiblingsOf(work: Work, works: readonly Work[]): Work[] {
  const labels = (one: Work) => [one.title, ...one.names];
  return works.filter(
    (other) =>
      other !== work &&
      isCode(other) === isCode(work) &&
      families.some(
        (family) =>
          labels(work).some((label) => family.test(label)) && labels(other).some((label) => family.test(label)),
      ),
  );
}

function isCode({ id }: Work): boolean {
  return id.startsWith('github:');
}

function firstAuthor({ authors }: Work): string {
  return authors[0]?.split(' ').at(-1) ?? '';
}

function authorList({ authors, authorsComplete }: Work): string {
  if (authors.length === 0) return '';
  return `${authors.slice(0, 3).join(', ')}${authors.length > 3 || authorsComplete === false ? ' et al.' : ''}`;
}

function fill(phrase: string, claimed: Work, called: string, target: Work, other: Work, authors: string): string {
  const parts: Readonly<Record<string, string>> = {
    c: called,
    t: claimed.title,
    n: claimed.names[0] ?? String(claimed.year),
    a: authors,
    u: addressOf(target),
    y: String(claimed.year),
    o: other.names[0] ?? other.title,
    v: addressOf(other),
  };
  return phrase.replaceAll(/\{([ctnauyov])\}/g, (_, key: string) => parts[key] ?? '');
}

function chosenFrom(phrases: readonly string[], seed: string): string {
  return phrases[number(seed) % phrases.length] ?? '';
}

function letters(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}

export function thirdCasesOf(half: Half): Case[] {
  const works = thirdWorks.filter((work) => thirdHalfOf(work) === half);
  const cases: Case[] = [];
  for (const group of [works.filter((work) => !isCode(work)), works.filter(isCode)]) {
    const byId = [...group].sort((a, b) => (a.id < b.id ? -1 : 1));
    for (const claimed of group) {
      const after = (list: readonly Work[], step: number) =>
        list[(list.indexOf(claimed) + step) % list.length] ?? claimed;
      const some = thirdSiblingsOf(claimed, group)
        .sort((a, b) => number(claimed.id + a.id) - number(claimed.id + b.id))
        .slice(0, 3);
      const targets: [Truth, Work][] = [
        ['right', claimed],
        ['rotated', after(group, 17)],
        ['neighbour', after(byId, 1)],
        ...some.map((one): [Truth, Work] => ['sibling', one]),
      ];
      const other = after(group, 3);
      const put = (form: Case['form'], called: string, phrases: readonly string[], seed: string, only?: Truth) => {
        const phrase = chosenFrom(phrases, seed);
        const authors = form === 'author' ? firstAuthor(claimed) : authorList(claimed);
        for (const [truth, target] of targets) {
          if (other === target || (only !== undefined && truth !== only)) continue;
          // Nobody can tell that a work isn't somebody's if the record doesn't say, by full names, whose it is.
          if (form === 'author' && !target.authors.some((author) => author.includes(' '))) continue;
          cases.push({ truth, form, claimed, target, markdown: fill(phrase, claimed, called, target, other, authors) });
        }
      };
      for (const salt of isCode(claimed) ? [] : ['1', '2']) {
        put('title', claimed.title, titled, `title ${claimed.id} ${salt}`);
      }
      for (const name of claimed.names) {
        const form = letters(claimed.title).includes(letters(name)) ? 'short' : 'nickname';
        for (const salt of ['1', '2']) put(form, name, isCode(claimed) ? code : named, `${name} ${claimed.id} ${salt}`);
      }
      if (claimed.authors.length > 0) put('author', '', authored, `author ${claimed.id}`);
      for (const salt of isCode(claimed) ? [] : ['1', '2', '3']) {
        put('neutral', claimed.names[0] ?? claimed.title, neutral, `neutral ${claimed.id} ${salt}`, 'right');
      }
      const chinese = translated[claimed.id];
      if (chinese === undefined) continue;
      for (const phrase of translatedPhrases) put('translation', chinese, [phrase], phrase, 'right');
    }
  }
  return cases;
}
