// A fourth set of links: works as public lists have them (fourth-works.json), in the forms of those lists (titles with a
// line of links below, tables of names and titles, people and venue before the link) and in other notes' phrasings.

import { createHash } from 'node:crypto';
import fourth from './fourth-works.json' with { type: 'json' };
import { addressOf, type Case, type Half, type Truth, type Work } from './cases.ts';

export const fourthWorks = fourth.works as readonly Work[];

function number(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0);
}

export function fourthHalfOf({ id }: Work): Half {
  return number(`fourth set: ${id}`) % 2 === 0 ? 'tuning' : 'reported';
}

/** `{c}` what is claimed, `{u}` the address, `{y}` the year. */
const named = [
  '- 【{y}】{c}：[PDF]({u})',
  '- {c}（{y}）[[arxiv]]({u})',
  '{c} 的论文：{u}',
  '**{c}**\n\n[arXiv]({u}) · 代码未开源',
  '**{c}**\n\n- 论文：{u}\n- 代码：https://github.com/example/example',
  '**{c}**\n\n- Project: https://example.org/x\n- Paper: {u}',
  '| 方法 | 年份 | 论文 | 代码 |\n|---|---|---|---|\n| {c} | {y} | [arXiv]({u}) | [GitHub](https://github.com/example/example) |',
  '| {c} | [paper]({u}) | ⭐⭐⭐ |\n|---|---|---|\n| - | - | - |',
  '- [x] 读 {c} [论文]({u})',
  '- [ ] [{c}]({u}) 待读',
  '本周读了 [{c}]({u})，记几个要点：',
  '先看 [{c}]({u})，再看代码。',
  '> {c}\n>\n> 原文：{u}',
  '## 1. {c}\n\n- 论文：<{u}>\n- 代码：暂无\n- 会议：{y}',
  '### {c}（{y}）\n\n**论文链接**：[{u}]({u})\n\n**一句话总结**：效果很好。',
  '1. **{c}** [📄]({u}) [💻](https://github.com/example/example)',
  '{c} [[Paper]]({u}) [[Project]](https://example.org/x)',
  '- {c} ➡️ {u}',
  '- {c} ⭐️⭐️\n  - 论文链接：[{u}]({u})\n  - 代码地址：[GitHub](https://github.com/example/example)',
  'Our code is built upon [{c}]({u}).',
  'Official code for {c} ([arXiv]({u})).',
  '- **{c}** *(CVPR {y})* — [paper]({u}) / [code](https://github.com/example/example)',
  '* [{c}]({u}) ({y}): a must-read.',
  'Title: {c}\nLink: {u}',
  '题目：{c}  \n链接：{u}  \n代码：无',
  '📄 **论文**：[{c}]({u})\n\n🏫 单位：清华大学',
  '如 [{c}]({u}) 所述，这一步必不可少。',
  '- 论文名：{c}\n- 下载：[点我]({u})',
  '推荐一篇论文：{c}（<{u}>）',
  '{y} 年的 [{c}]({u}) 首次做到了这一点。',
  'For more, read the [{c}]({u}) paper.',
  '1. {c} - [link]({u}), [notes](https://example.org/n)',
  '+ **{c}** - *{y}* - [[ArXiv]({u})]',
  '《{c}》，地址：{u}',
  '参考文献\n\n[1] {c}. arXiv, {y}. {u}',
  '先放链接：[{c}]({u})',
  '我的解读基于 [{c} 论文]({u}) 第二版。',
  '- {c}\n\n  [arXiv]({u}) | [知乎](https://zhuanlan.zhihu.com/p/1)',
  '<b>{c}</b> <a href="{u}">[paper]</a>',
];

const titled = [
  ...named,
  '* {c}, in *ICML* {y}. [\\[paper\\]]({u}) [\\[official code\\]](https://github.com/example/example)',
  '- [{c} - ARXIV - {y}]({u})',
  '[[{y}.01234] {c} (arxiv.org)]({u})',
  '  - {c} SIGIR{y} [Paper]({u}) [Note](https://juejin.cn/post/1)',
];

/** `{n}` its name. */
const namedAndTitled = [
  '- [{n}] {c}：[论文]({u})',
  '- {n}：《{c}》[链接]({u})',
  '| {n} | {c} | [pdf]({u}) |\n|---|---|---|\n| x | y | z |',
  '| Year | Title | Description |\n|---|---|---|\n| {y} | [{n}]({u}) | {c} |',
  '| Model | Paper |\n|---|---|\n| {n} | [KDD {y}][{c}]({u}) |',
  '- {c}（{n}）{u}',
  '- [x] {c}(**{n}**)<br>({u})',
  '- [**{n}**]({u}): {c}.',
  '* {n}模型\n  * 论文标题: {c}.\n  * [论文地址]({u})',
];

/** `{a}` the first author's family name. */
const authoredAndTitled = [
  '- {a} et al. {c}. {y}. [[pdf]({u})]',
  '{a} et al., "{c}", arXiv {y}, {u}',
  '- *{c}*, {a} et al., {y} [link]({u})',
  '- [{y}/05] **{c}** *{a} et al. arXiv.*[[paper]({u})]',
];

const authored = [
  '[{a} et al., {y}]({u}) 的结论是相反的。',
  '{a} et al. ({y}) [[paper]({u})]',
  '见 [{a} 等（{y}）]({u})。',
  '- {a} 等人的[论文]({u})',
];

/** `{o}` is another work, about which the link claims nothing. */
const neutral = [
  '{o} 之前的工作见[这里]({u})。',
  '在 {o} 的基础上，[{c}]({u}) 又加了一步。',
  '和 {o} 相比，[{c}]({u}) 更简单。',
  '{o} 的数据沿用了[前人工作]({u})。',
  '## {o}\n\n它的骨干网络是 [{c}]({u})。',
  '- {o}：骨干换成 [{c}]({u})',
  '{o} extends [{c}]({u}) to video.',
  'Compared with {o}, [{c}]({u}) needs less memory.',
  '{o} 也引用了[这篇论文]({u})。',
  '| {o} | 基线：[{c}]({u}) |\n|---|---|\n| 1 | 2 |',
  '看完 {o} 可以接着看 [{c}]({u})。',
  '与 {o} 同组的[另一篇文章]({u})。',
  '{o} 用了 {c}（[论文]({u})）的损失。',
  '- {o}，灵感来自 [{c}]({u})',
  'Follow-up of {o}: [{c}]({u}).',
  '{o} 的官方实现里引用了[一篇旧文]({u})。',
  '## {o} 阅读笔记\n\n背景知识可以看[这篇综述]({u})。',
  '为什么 {o} 不如 [{c}]({u})？',
];

function letters(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}

const small = new Set(
  'the and for with from via into using towards toward through learning network networks deep'.split(' '),
);

function contentOf({ title }: Work): Set<string> {
  const words = title.toLowerCase().split(/[^a-z0-9]+/);
  return new Set(words.filter((word) => word.length > 2 && !small.has(word)));
}

/** The two works whose titles share the most words with this one's, two at least. */
function siblingsOf(work: Work, works: readonly Work[]): Work[] {
  const own = contentOf(work);
  return works
    .filter((other) => other !== work)
    .map((other) => ({ other, shared: [...contentOf(other)].filter((word) => own.has(word)).length }))
    .filter(({ shared }) => shared >= 2)
    .sort((a, b) => b.shared - a.shared || number(a.other.id) - number(b.other.id))
    .slice(0, 2)
    .map(({ other }) => other);
}

function chosenFrom(phrases: readonly string[], seed: string): string {
  return phrases[number(seed) % phrases.length] ?? '';
}

export function fourthCasesOf(half: Half): Case[] {
  const works = fourthWorks.filter((work) => fourthHalfOf(work) === half);
  const byId = [...works].sort((a, b) => (a.id < b.id ? -1 : 1));
  const mixed = [...works].sort((a, b) => number(`mix${a.id}`) - number(`mix${b.id}`));
  const cases: Case[] = [];
  for (const claimed of works) {
    const after = (list: readonly Work[], step: number) =>
      list[(list.indexOf(claimed) + step) % list.length] ?? claimed;
    const { id, title, names, authors, year } = claimed;
    const targets: [Truth, Work][] = [
      ['right', claimed],
      ['rotated', after(mixed, 7)],
      ['neighbour', after(byId, 1)],
      ...siblingsOf(claimed, works).map((one): [Truth, Work] => ['sibling', one]),
    ];
    const other = after(mixed, 3);
    const put = (form: Case['form'], called: string, phrases: readonly string[], seed: string) => {
      const phrase = chosenFrom(phrases, `${form} ${id} ${seed}`);
      for (const [truth, target] of form === 'neutral' ? targets.slice(0, 1) : targets) {
        // Nobody can tell that a work isn't somebody's if the record doesn't say whose it is.
        if (other === target || (form === 'author' && target.authors.length === 0)) continue;
        const parts: Readonly<Record<string, string>> = {
          c: called,
          n: names[0] ?? '',
          a: authors[0]?.split(' ').at(-1) ?? '',
          u: addressOf(target),
          y: String(year),
          o: other.names[0] ?? other.title,
        };
        const markdown = phrase.replaceAll(/\{([cnauyo])\}/g, (_, key: string) => parts[key] ?? '');
        cases.push({ truth, form, claimed, target, markdown });
      }
    };
    for (const seed of ['1', '2']) {
      put('title', title, titled, seed);
      if (names.length > 0) put('title', title, namedAndTitled, `named ${seed}`);
    }
    for (const name of names) {
      const form = letters(title).includes(letters(name)) ? 'short' : 'nickname';
      for (const seed of ['1', '2']) put(form, name, named, `${name} ${seed}`);
    }
    if (authors.length > 0) {
      put('title', title, authoredAndTitled, 'authored');
      put('author', '', authored, '');
    }
    for (const seed of ['1', '2', '3']) put('neutral', names[0] ?? title, neutral, seed);
  }
  return cases;
}
