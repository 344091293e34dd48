// Links as people write them in notes, in Chinese and English: right ones, wrong ones and neutral mentions, made of
// real works (works.json) by fixed phrasings. Nothing here is chance: the same works give the same cases.

import { createHash } from 'node:crypto';
import works from './works.json' with { type: 'json' };

export interface Work {
  readonly id: string;
  readonly title: string;
  readonly authors: readonly string[];
  readonly authorsComplete?: boolean;
  readonly year: number;
  /** Names by which the source calls it. */
  readonly names: readonly string[];
  readonly source: string;
}

export type Half = 'tuning' | 'reported';
export type Form = 'title' | 'short' | 'nickname' | 'author' | 'neutral' | 'translation';
export type Truth = 'right' | 'rotated' | 'neighbour' | 'sibling';

export interface Case {
  readonly truth: Truth;
  readonly form: Form;
  readonly claimed: Work;
  readonly target: Work;
  readonly markdown: string;
}

export const allWorks = works.works as readonly Work[];

function number(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0);
}

export function halfOf({ id }: Work): Half {
  return number(id) % 2 === 0 ? 'tuning' : 'reported';
}

export function addressOf({ id }: Work): string {
  const [kind, rest] = [id.slice(0, id.indexOf(':')), id.slice(id.indexOf(':') + 1)];
  if (kind === 'github') return `https://github.com/${rest}`;
  return kind === 'arxiv' ? `https://arxiv.org/abs/${rest}` : `https://doi.org/${rest}`;
}

/** `{c}` what is claimed, `{u}` the address, `{o}` another work. */
const named = [
  '- {c} 👉 [论文链接🔗]({u})',
  '- **{c}**：[论文]({u})',
  '- {c} [[paper]({u})]',
  '1. {c} ([arXiv]({u}))',
  '- [{c}]({u})',
  '* [论文]({u}) {c}',
  '| 模型 | 论文 | 年份 |\n|---|---|---|\n| {c} | [链接]({u}) | 2023 |',
  '| Method | Paper |\n|---|---|\n| {c} | [PDF]({u}) |',
  '| [{c}]({u}) | 很有意思 |\n|---|---|\n| 无 | 无 |',
  '### {c}\n\n[论文]({u})',
  '## {c} [🔗]({u})\n\n这是一篇笔记。',
  '- {c}\n    - [论文]({u})\n    - 阅读中',
  '今天读 [{c}]({u})，收获不小。',
  '{c} 的论文在[这里]({u})。',
  '这个方法来自 {c}（[论文]({u})），效果不错。',
  '详细的推导见 {c} [原文]({u})。',
  'The details are in [{c}]({u}).',
  'For training we follow the recipe of {c} ([paper]({u})).',
  'You can find the {c} paper [here]({u}).',
  '> {c}：{u}',
  '- {c}: <{u}>',
  '论文：[{c}]({u})',
  '- 2023.05 {c} [PDF]({u}) | [代码](https://github.com/)',
  '- {c}，值得一读 [原文]({u})',
];
const titled = [
  ...named,
  '- 《{c}》[链接]({u})',
  '- **"{c}"**. *{a} et al.* arXiv {y}. [[Paper]({u})]',
  '- {a} et al., "{c}", {y}. [pdf]({u})',
  '1. {a}, *{c}* ({y}) [[link]({u})]',
  '推荐论文《[{c}]({u})》。',
  '- [{y}] [{c}]({u}) - {a} et al.',
];
const authored = [
  '- [{c}]({u})',
  '自注意力（[{c}]({u})）是常见的做法。',
  'This was first shown by [{c}]({u}).',
  '- {c} [论文]({u})',
  '| {c} | [paper]({u}) |\n|---|---|\n| 无 | 无 |',
];
const neutral = [
  '不同于 {o}，[这篇论文]({u})换了一个思路。',
  '{o} 之后出现了很多工作，例如[这篇]({u})。',
  '受 {o} 启发，作者在[文章]({u})里给出了新的做法。',
  'Unlike {o}, [this paper]({u}) takes another road.',
  '- [一种比 {o} 更快的方法]({u})',
  '看[这里]({u})。',
  '与 {o} 相比，结果更好，见[论文]({u})。',
  'There has been a lot of work since {o} ([here]({u}) is one).',
  '- [一个有趣的想法]({u})',
  '[论文]({u})里没有讨论这一点。',
  'In [recent work]({u}) the authors compare with {o}.',
  '本文读一篇[新论文]({u})，它以 {o} 为基线。',
  '- 论文：[链接]({u})\n- 背景：{o}',
  '相关工作还有[另一篇]({u})，这里不展开，重点仍是 {o}。',
];

function phrasings(form: Form): readonly string[] {
  if (form === 'title') return titled;
  if (form === 'author') return authored;
  return form === 'neutral' ? neutral : named;
}

function surname(work: Work): string | undefined {
  const first = work.authors[0];
  if (first === undefined || !/\s/.test(first) || /OpenAI|Workshop|team/i.test(first)) return undefined;
  return first.split(' ').at(-1);
}

/** What a work may be called, by form. */
function callings(work: Work): [Form, string][] {
  const found: [Form, string][] = [['title', work.title]];
  const head = work.title.split(/: | - /)[0] ?? '';
  if (head !== work.title && head.split(' ').length <= 5) found.push(['short', head]);
  else if (head !== work.title) found.push(['title', head]);
  for (const name of work.names) if (name !== head && name !== work.title) found.push(['nickname', name]);
  const last = surname(work);
  if (last !== undefined) {
    const style = number(`${work.id} style`) % 3;
    if (style === 0) found.push(['author', `${last} et al., ${work.year}`]);
    else if (style === 1) found.push(['author', `${last} 等人（${work.year}）`]);
    else found.push(['author', `${work.authors[0] ?? last}, ${work.year}`]);
  }
  return found;
}

function write(form: Form, called: string, claimed: Work, target: Work, salt: string): string {
  const choices = phrasings(form);
  const template = choices[number(`${claimed.id} ${called} ${salt}`) % choices.length] ?? '';
  const values: Record<string, string> = {
    c: called,
    u: addressOf(target),
    o: called,
    a: surname(claimed) ?? 'Anonymous',
    y: String(claimed.year),
  };
  return template.replace(/\{([cuoay])\}/g, (_, key: string) => values[key] ?? '');
}

/** Three phrasings of every calling. */
const salts = ['a', 'b', 'c'];

export function casesOf(half: Half): Case[] {
  const chosen = allWorks.filter((work) => halfOf(work) === half);
  const byId = [...chosen].sort((a, b) => (a.id < b.id ? -1 : 1));
  const cases: Case[] = [];
  chosen.forEach((claimed, at) => {
    const place = byId.indexOf(claimed);
    const rotated = chosen[(at + 1) % chosen.length] ?? claimed;
    const neighbour = byId[(place + 1) % byId.length] ?? claimed;
    const siblings = siblingsOf(claimed);
    for (const [form, called] of callings(claimed)) {
      for (const salt of salts) {
        const put = (truth: Truth, target: Work) => {
          cases.push({ truth, form, claimed, target, markdown: write(form, called, claimed, target, salt) });
        };
        put('right', claimed);
        put('rotated', rotated);
        put('neighbour', neighbour);
        for (const sibling of form === 'author' ? [] : siblings.slice(0, 3)) put('sibling', sibling);
      }
    }
    for (const salt of salts) {
      const other = chosen[(at + 7) % chosen.length] ?? claimed;
      const called = other.names[0] ?? other.title.split(/: /)[0] ?? '';
      cases.push({
        truth: 'right',
        form: 'neutral',
        claimed: other,
        target: claimed,
        markdown: write('neutral', called, other, claimed, salt),
      });
    }
  });
  return cases;
}

/** Families that a reader takes for one: names that begin alike, or that end alike (BERT, RoBERTa). */
const families = [
  /deepseek/i,
  /\bglm|chatglm/i,
  /ernie/i,
  /pangu/i,
  /\bpalm/i,
  /\bopt\b/i,
  /\bgpt\b|gpt-/i,
  /\bm?t5\b|longt5|speecht5|text-to-text/i,
  /bert/i,
  /zero(?:quant)?\b|zero-offload/i,
  /lora/i,
  /p-tuning|prefix-tuning|autoprompt/i,
  /mobilenet/i,
  /mobilevit/i,
  /dinov?2?|grounding dino/i,
  /detr/i,
  /qwen/i,
  /unispeech/i,
  /metric3d/i,
  /convnext/i,
  /\bsegment anything|segformer/i,
  /llama/i,
  /llava/i,
  /mbart|\bbart\b/i,
  /janus/i,
  /wav2vec|wavlm|hubert/i,
  /vit(?:pose|matte)?\b/i,
  /scaling laws/i,
  /swin/i,
  /phi/i,
  /clip\b/i,
  /tamer/i,
  /deduplicating/i,
  /yolo/i,
  /code(?:gen|geex|t)\b|incoder|starcoder|santacoder/i,
];

export function siblingsOf(work: Work): Work[] {
  const labels = (one: Work) => [one.title.split(/: | - /)[0] ?? '', ...one.names].join(' ');
  return allWorks.filter(
    (other) =>
      other !== work &&
      halfOf(other) === halfOf(work) &&
      families.some((family) => family.test(labels(work)) && family.test(labels(other))),
  );
}
