// A second set of links, by somebody who had not read the rule when writing them: other works (second-works.json) in
// the phrasings of awesome lists, tables, numbered notes, references and running text. Split by an own salt.

import { createHash } from 'node:crypto';
import second from './second-works.json' with { type: 'json' };
import { addressOf, type Case, type Half, type Truth, type Work } from './cases.ts';

export const secondWorks = second.works as readonly Work[];

function number(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0);
}

export function secondHalfOf({ id }: Work): Half {
  return number(`second set, first split: ${id}`) % 2 === 0 ? 'tuning' : 'reported';
}

/** `{c}` what is claimed, `{u}` the address, `{i}` its arXiv id, `{y}` the year, `{o}` and `{v}` another work and its address. */
const named = [
  '- [2024/05] **{c}** [[paper]]({u}) [[code]](https://github.com/example/example)',
  '- **[{c}]({u})** ⭐️',
  '| Model | Paper | Code | Date |\n|---|---|---|---|\n| {c} | [📄 paper]({u}) | [code](https://github.com/example/example) | 2023-07 |',
  '| Date | Name | Publication | Repositories |\n|---|---|---|---|\n| `{y}.10` | {c} | [arXiv]({u}) | - |',
  '| 模型 | 参数 | 许可 |\n|---|---|---|\n| [{c}]({u}) | 7B | Apache-2.0 |',
  '1. {c}。论文：[链接]({u})',
  '- {c}\n\n  论文链接：<{u}>',
  '【论文】{c}：[{i}]({u})',
  '- 《{c}》：{u}',
  '## 3.2 {c}\n\n[paper]({u}) | [code](https://github.com/example/example)',
  '### 1. {c}（{y}）\n\n- 论文地址：[点此]({u})\n- 代码：无',
  '> {c} 的原论文在[这里]({u})，建议先读摘要。',
  '**{c}**\n[论文]({u})',
  '- {c}\n  - 📄 [paper]({u})\n  - 💻 [code](https://github.com/example/example)',
  '{c} 原论文地址在[这]({u})。',
  '{c}: {u}',
  '- {c}，[arXiv:{i}]({u})',
  '今天精读[《{c}》]({u})，做个记录。',
  '与 {o} 相比，[{c}]({u}) 更省显存。',
  '[{c}]({u}) 是在 {o} 的基础上改进的。',
  '不是 {o}，而是 [{c}]({u})。',
  '先看 [{o}]({v})，再看 [{c}]({u})，最后写总结。',
  '- [x] {c} ([paper]({u}))',
  '关于 {c} 的细节，可以参考[原文]({u})第 3 节。',
  '#### {c} [[Paper]({u})] [[Code](https://github.com/example/example)]',
  '#### {c} [`READ`]\n\npaper link: [here]({u})\n\ngithub link: [here](https://github.com/example/example)',
  '{y} | [paper]({u}) | _{c}_',
  '推荐阅读：[{c} 论文]({u})',
  '- [{c} paper]({u}), [blog](https://example.org/blog)',
  'We start from [{c}]({u}), which was released in {y}.',
  '- 论文：{c} 链接：{u}',
  '📄 [{c}]({u}) 阅读笔记',
  '+ [CNN][Paper] {c}, {u}',
  '{c}（[arXiv]({u})）在多个榜单上领先。',
  '* {c} — [PDF]({u}) · [Slides](https://example.org/slides)',
];

const titled = [
  ...named,
  '- {a} {t}. arXiv, {y}. [PDF]({u})',
  '[1] {a} {t}[J]. arXiv preprint arXiv:{i}, {y}. [链接]({u})',
  '- {t}. {a} NeurIPS, {y}. [[pdf]({u})]',
  '1. **{n}** 伴随论文 [{t}]({u}) 发布。',
  '+ [**{n}**] {t} [[paper]]({u})',
];

const authored = [
  '{a} 等人 [{y}]({u}) 提出了这个方法。',
  '{a} 等（{y}）的做法见[这里]({u})。',
  '这个现象早有报道（[{a} et al., {y}]({u})）。',
  '{a} et al. ({y}) [[paper]]({u})',
];

/** `{o}` is another work, about which the link claims nothing; `{c}` the work itself. */
const neutral = [
  '像[这篇]({u})一样，{o} 也用了注意力。',
  '{o} 之后的很多工作（如[这篇]({u})）继续改进。',
  '## {o}\n\n同期还有[一篇工作]({u})也值得看。',
  '## {o}\n\n背景知识见[预训练]({u})。',
  '{o} 的训练用了[某个技巧]({u})。',
  '{o} 的成绩后来被[后续工作]({u})超过。',
  '- {o}：思路来自[这篇论文]({u})',
  '{o} is inspired by [this paper]({u}).',
  'For a comparison with {o}, see [this]({u}).',
  '{o} 没有用[这个方法]({u})。',
  '[基于 {o} 的改进]({u})也不少。',
  '[为什么 {o} 不够好]({u})这个问题有人讨论过。',
  '## {o}\n\n- [{c}]({u})',
  '## {o}\n\n相关工作：{c} [论文]({u})',
  '| 模型 | 备注 |\n|---|---|\n| {o} | 参见[对比实验]({u}) |',
  'Unlike {o}, [{c}]({u}) needs no labels.',
  '{o} 与 {c}（[论文]({u})）常被混为一谈。',
  '如果只读一篇，读[它]({u})，而不是 {o}。',
];

/** Titles and names as Chinese notes translate them; only ever of the work itself. */
const translated: Readonly<Record<string, string>> = {
  'arxiv:1406.2661': '生成对抗网络',
  'arxiv:1411.1784': '条件生成对抗网络',
  'arxiv:1612.03144': '特征金字塔网络',
  'arxiv:1708.02002': '焦点损失',
  'arxiv:1406.4729': '空间金字塔池化',
  'arxiv:1701.07875': '瓦瑟斯坦 GAN',
  'arxiv:1506.02640': '你只看一次：统一的实时目标检测',
  'arxiv:1812.04948': '基于风格的 GAN 生成器架构',
  'arxiv:2004.04906': '稠密段落检索',
  'arxiv:2212.04356': '大规模弱监督的鲁棒语音识别',
  'arxiv:2401.04088': '混合专家 Mixtral',
  'arxiv:2309.05463': '教科书就是一切 II',
  'arxiv:1703.10593': '循环一致对抗网络（CycleGAN）',
  'arxiv:1807.06521': '卷积注意力模块 CBAM',
  'arxiv:2407.21783': 'Llama 3 模型群',
};

const translatedPhrases = ['- {c} [论文]({u})', '[《{c}》]({u})', '### {c}\n\n[链接]({u})', '{c}：{u}'];

const families = [
  /llama/i,
  /qwen/i,
  /internlm|internvl/i,
  /glm/i,
  /mistral|mixtral|magistral/i,
  /phi-/i,
  /gemini|gemma/i,
  /yolo/i,
  /gan\b|gans\b|pix2pix|adversarial/i,
  /detr\b/i,
  /bert/i,
  /bart/i,
  /olmo/i,
  /falcon/i,
  /seallms/i,
  /vlm/i,
  /gpt/i,
  /fpn|feature pyramid|pan\b/i,
];

export function secondSiblingsOf(work: Work, works: readonly Work[]): Work[] {
  const labels = (one: Work) => [one.title, ...one.names].join(' ');
  return works.filter(
    (other) => other !== work && families.some((family) => family.test(labels(work)) && family.test(labels(other))),
  );
}

/** The family name of the first author: what stands last in `Xizhou Zhu`. */
function firstAuthor({ authors }: Work): string {
  return authors[0]?.split(' ').at(-1) ?? '';
}

function authorList({ authors, authorsComplete }: Work): string {
  if (authors.length === 0) return '';
  return `${authors.slice(0, 3).join(', ')}${authors.length > 3 || authorsComplete === false ? ', et al.' : ''}.`;
}

function fill(phrase: string, claimed: Work, called: string, target: Work, other: Work, authors: string): string {
  const parts: Readonly<Record<string, string>> = {
    c: called,
    t: claimed.title,
    n: claimed.names[0] ?? called,
    a: authors,
    u: addressOf(target),
    i: target.id.slice('arxiv:'.length),
    y: String(claimed.year),
    o: other.names[0] ?? other.title,
    v: addressOf(other),
  };
  return phrase
    .replaceAll(/\{([ctnauiyov])\}/g, (_, key: string) => parts[key] ?? '')
    .replaceAll(/ {2,}(?=\S)/g, (run, at: number, all: string) => (all[at - 1] === '\n' ? run : ' '));
}

function chosenFrom(phrases: readonly string[], seed: string): string {
  return phrases[number(seed) % phrases.length] ?? '';
}

function letters(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}

export function secondCasesOf(half: Half): Case[] {
  const works = secondWorks.filter((work) => secondHalfOf(work) === half);
  const byId = [...works].sort((a, b) => (a.id < b.id ? -1 : 1));
  const cases: Case[] = [];
  works.forEach((claimed, at) => {
    const wrong = (list: readonly Work[], step: number) =>
      list[(list.indexOf(claimed) + step) % list.length] ?? claimed;
    const targets: [Truth, Work][] = [
      ['right', claimed],
      ['rotated', wrong(works, 5)],
      ['neighbour', wrong(byId, 1)],
    ];
    const siblings = secondSiblingsOf(claimed, works);
    const some = [...siblings].sort((a, b) => number(claimed.id + a.id) - number(claimed.id + b.id)).slice(0, 3);
    const other = wrong(works, 11);
    const put = (
      form: Case['form'],
      called: string,
      phrases: readonly string[],
      seed: string,
      withSiblings: boolean,
    ) => {
      const phrase = chosenFrom(phrases, seed);
      for (const [truth, target] of [
        ...targets,
        ...(withSiblings ? some.map((one): [Truth, Work] => ['sibling', one]) : []),
      ]) {
        if (other === target) continue;
        const authors = form === 'author' ? firstAuthor(claimed) : authorList(claimed);
        cases.push({ truth, form, claimed, target, markdown: fill(phrase, claimed, called, target, other, authors) });
      }
    };
    for (const salt of ['1', '2', '3', '4']) {
      put('title', claimed.title, titled, `title ${claimed.id} ${salt}`, true);
      for (const name of claimed.names) {
        const form = letters(claimed.title).includes(letters(name)) ? 'short' : 'nickname';
        put(form, name, named, `${name} ${claimed.id} ${salt}`, true);
      }
    }
    if (claimed.authors.length > 0) {
      for (const salt of ['1', '2']) put('author', '', authored, `author ${claimed.id} ${salt}`, false);
    }
    for (const salt of ['1', '2', '3', '4', '5']) {
      const o = works[(at + 7 + 3 * Number(salt)) % works.length] ?? claimed;
      const phrase = chosenFrom(neutral, `neutral ${claimed.id} ${salt}`);
      const called = claimed.names[0] ?? claimed.title;
      if (o !== claimed) {
        cases.push({
          truth: 'right',
          form: 'neutral',
          claimed,
          target: claimed,
          markdown: fill(phrase, claimed, called, claimed, o, ''),
        });
      }
    }
    const chinese = translated[claimed.id];
    if (chinese !== undefined) {
      for (const phrase of translatedPhrases) {
        cases.push({
          truth: 'right',
          form: 'translation',
          claimed,
          target: claimed,
          markdown: fill(phrase, claimed, chinese, claimed, other, ''),
        });
      }
    }
  });
  return cases;
}
