// What a link is taken to be called where its own words are words for any link.

import { Marked } from 'marked';
import { expect, it } from 'vitest';
import { parseHtml } from '../../../../scripts/core/html.ts';
import { findClaims } from '../../../../scripts/features/link-checks/find-claims.ts';

const marked = new Marked();
const address = 'https://arxiv.org/abs/2405.14333';
const link = `[链接](${address})`;

/** The words that the claim of the one arXiv link holds, and how sure they are. */
function called(markdown: string): string | undefined {
  const found = findClaims(parseHtml(marked.parse(markdown) as string)).filter(({ href }) => href === address);
  expect(found).toHaveLength(1);
  const claim = found[0]?.claim;
  return claim && `${claim.strength}: ${claim.text.trim()}`;
}

it('reads the title from a field above the field with the link', () => {
  expect(called(`**论文标题**：PPO Algorithms  \n**论文地址**：${link}  \n**代码**：暂无`)).toContain('PPO Algorithms');
  expect(called(`论文名称：PPO Algorithms\n\n发表时间：2017\n\n论文地址：<${address}>`)).toContain('PPO Algorithms');
  const people = '- 作者/机构（如可得）：甲；乙\n- 日期（版本）：2017';
  expect(called(`- 论文标题：PPO Algorithms\n${people}\n- 论文链接：${link}`)).toContain('PPO Algorithms');
  expect(called(`- Title: PPO Algorithms\n- Year: 2017\n- Link: <${address}>`)).toContain('PPO Algorithms');
  expect(called(`- 标题：PPO Algorithms\n- 链接：${link}`)).toContain('PPO Algorithms');
});

it('reads the title from a row of a table of fields, and from no table of works', () => {
  const rows = (title: string, name: string) => `| 字段 | 内容 |\n|---|---|\n| ${name} | ${title} |\n| 年份 | 2017 |`;
  const title = 'Proximal Policies for Everything';
  expect(called(`${rows(title, '英文题名')}\n| 链接 | ${link} |`)).toBe(`firm: ${title}`);
  expect(called(`${rows(title, '英文题名')}\n| 基线 | ${link} |`)).toBeUndefined();
  expect(called(`${rows(title, '数据集')}\n| 链接 | ${link} |`)).toBeUndefined();
  expect(called(`| Title | Name of the Link |\n|---|---|\n| 一 | ${link} | x |\n| 二 | 三 | 四 |`)).not.toContain(
    'Title',
  );
});

it('looks past a heading that only says that fields follow', () => {
  const fields = (heading: string) => `# DeepThing\n\n## ${heading}\n\n- 作者：甲\n- 原文链接：${link}`;
  expect(called(fields('1. 论文信息'))).toContain('DeepThing');
  expect(called(fields('相关工作'))).toBeUndefined();
  const quoted = `# DeepThing\n\n> 类型：论文  \n> 推荐等级：必读，两遍  \n> 原文链接：${link}`;
  expect(called(quoted)).toContain('DeepThing');
  expect(called(`${quoted}  \n> 但是它说的是别的一件事情`)).toBeUndefined();
  expect(called(`## DeepThing\n\n## 链接\n\n- ${link}`)).toBeUndefined();
});

it('takes no other address for what a link is called', () => {
  const other = 'https://arxiv.org/abs/2401.00002';
  expect(called(`> 项目主页：${other}  \n> 论文链接：${link}`)).toBeUndefined();
  expect(called(`| 2024 | ${other} |\n|---|---|\n| 2025 | ${link} |`)).toBeUndefined();
});

it('takes a field for another work than the title for no place of the title', () => {
  expect(called(`论文：PPO Algorithms\n\n数据集：${link}`)).toBeUndefined();
  expect(called(`- 标题：PPO Algorithms\n- 基线：${link}`)).toBeUndefined();
});

it('takes a field for none beyond words that are no field', () => {
  expect(
    called(`论文名称：PPO Algorithms\n\n今天天气很好，我们去爬山，看到了许多云和树。\n\n地址：${link}`),
  ).toBeUndefined();
});

it('reads the name from a bold line, a summary and a heading with a series before it', () => {
  expect(called(`**PPO**\n\n论文：${link}`)).toContain('firm: PPO');
  expect(called(`<details><summary>PPO</summary>\n\n${link}\n\n</details>`)).toContain('firm: PPO');
  expect(called(`# 精读系列（三）：PPO\n\n${link}`)).toBe('firm: PPO');
  expect(called(`## 【论文阅读】PPO\n\n> 论文链接：<${address}>`)).toBe('firm: PPO');
});

it('reads the name from a paragraph of its own, authors between it and the link or not', () => {
  expect(called(`PPO（2017）\n\n> <${address}>`)).toContain('firm: PPO');
  expect(called(`**PPO**\n\nJohn Schulman, Filip Wolski\n\n${link}`)).toContain('firm: PPO');
  expect(called(`We ran PPO on it.\n\n${link}`)).toBeUndefined();
});

it('takes neither a bold question nor a summary that has ended for a name', () => {
  expect(called(`**Q：LoRA 和 Adapter 有什么区别？**\n\n看${link}`)).toBeUndefined();
  expect(called(`## TRPO\n\n<details><summary>PPO</summary>\n\n无\n\n</details>\n\n${link}`)).toBe('firm: TRPO');
});

it('reads the title behind the link where the sentence points there', () => {
  expect(called(`[论文](${address})《PPO Algorithms》讲的是策略优化。`)).toContain('firm: PPO Algorithms');
  expect(called(`论文（[arXiv](${address})）：PPO Algorithms`)).toContain('firm: PPO Algorithms');
  expect(called(`Read the [paper](${address}) of PPO.`)).toContain('loose: PPO');
});

it('takes the subject of a sentence for the paper that its last clause speaks of', () => {
  expect(called(`PPO 是 OpenAI 的算法，论文在 [arXiv](${address}) 上。`)).toContain('loose: PPO');
  expect(called(`PPO 是 OpenAI 的算法，数据见${link}。`)).toBeUndefined();
});

it('reads references of IEEE and badges below a heading', () => {
  expect(called(`[3] J. Ho, "PPO Algorithms," 2017. [Online]. Available: <${address}>`)).toContain('PPO Algorithms');
  expect(
    called(
      `# PPO\n\n[![arXiv](https://img.shields.io/badge/a)](${address}) [![Code](https://img.shields.io/badge/b)](https://github.com/a/b)`,
    ),
  ).toBe('firm: PPO');
});

it('reads the title from a line of its own, in a quotation too, and from an item above the people', () => {
  const title = 'Objects Matter in Room Reidentification';
  expect(called(`${title}\n\n- Project: <https://example.org>\n- Paper: <${address}>`)).toBe(`loose: ${title}`);
  expect(called(`> ${title}\n>\n> 原文：<${address}>`)).toBe(`loose: ${title}`);
  expect(called(`- * 论文标题: ${title};\n  * 作者:Ann Lee, Bo Li. ICML 2017.\n  * ${link}`)).toContain(title);
  expect(called(`* ANALOGY\n  * 论文题目: ${title}.\n  * Ann Lee, Bo Li. ICML 2017.\n  * ${link}`)).toContain(title);
});

it('takes neither a sentence nor a list of people for a title', () => {
  expect(called(`We looked at many objects in many rooms.\n\n${link}`)).toBeUndefined();
  expect(called(`> Ann Lee, Bo Li, Cy Young\n>\n> 原文：<${address}>`)).toBeUndefined();
});

it('reads what stands before venue and year, or before the label of the address', () => {
  expect(called(`Hill et al., "Learning From Text", arXiv 2016, <${address}>`)).toContain(
    'firm: Hill et al., "Learning',
  );
  expect(called(`《GraphRAG》，地址：<${address}>`)).toContain('firm: 《GraphRAG》');
  expect(called(`数据来自 BERT，[这里](${address})`)).toBeUndefined();
});

it('keeps titles that stand beside a name: in the row, behind it, at the head of the item', () => {
  const title = 'Deep Residual Networks for Super-Resolution';
  const beside = (markdown: string) =>
    findClaims(parseHtml(marked.parse(markdown) as string)).find(({ href }) => href === address)?.claim?.titles;
  expect(beside(`| 名称 | 标题 | 下载 |\n|---|---|---|\n| EDSR | ${title} | ${link} |`)).toEqual([title]);
  expect(beside(`| 名称 | 标题 |\n|---|---|\n| [EDSR](${address}) | ${title} |`)).toEqual([title]);
  expect(beside(`- [EDSR](${address}): ${title}`)).toEqual([title]);
  expect(beside(`- ${title} *Ann Lee et al. IEEE(RAL)* ${link}`)).toEqual([title]);
  expect(beside(`- [EDSR](${address}): 一个好方法`)).toBeUndefined();
  expect(beside(`- ${title} 的后续 EDSR ${link}`)).toBeUndefined();
});

it('reads the title above people, places and dates, whatever these fields hold', () => {
  const title = 'Objects Matter in Room Reidentification';
  expect(called(`**论文题目**：${title}\n\n**作者**：Ann Lee, Bo Li\n\n**发表**：CVPR 2020\n\n**链接**：${link}`)).toBe(
    `firm: ${title}`,
  );
  expect(called(`**题目**：${title}\n\n**作者**：Kaiming He\n\n**链接**：${link}`)).toBe(`firm: ${title}`);
  expect(called(`<p><b>${title}</b><br>Ann Lee<br><em>CVPR 2020</em> [<a href="${address}">paper</a>]</p>`)).toBe(
    `firm: ${title}`,
  );
  expect(called(`${title}<br>*CVPR 2020*<br>[Paper](${address})`)).toBe(`loose: ${title}`);
});

it('takes the title for what is meant where people stand between it and the link', () => {
  for (const people of ['Ann Lee et al.', 'Rianne van den Berg', 'Ann Lee, Bo Li']) {
    const [found] = findClaims(parseHtml(marked.parse(`Objects in Rooms<br>${people}<br>${link}`) as string));
    expect(found?.claim).toMatchObject({ text: `Objects in Rooms；${people}\n`, strength: 'firm' });
  }
  const item = `1. **Objects in Rooms and Halls.** \`ACL 2023\`\n\n    *Ann Lee, Bo Li.* [[Paper](${address})]`;
  expect(called(item)).toContain('firm: Objects in Rooms and Halls');
  expect(called(`- Ann Lee et al., 2022 ${link}`)).toBe('firm: Ann Lee et al., 2022');
});

it('lets titles have words that turn a sentence away', () => {
  expect(called(`2021年5月：A Survey of Rooms and Halls，论文见 <${address}> 。`)).toContain('A Survey of Rooms');
  const critique = 'A Critique of the Rooms of Others';
  const [found] = findClaims(parseHtml(marked.parse(`[${critique}](${address})`) as string));
  expect(found?.claim).toEqual({ text: '', strength: 'firm', titles: [critique] });
});

it('knows links that are called by kind and venue', () => {
  expect(called(`* Compression Artifacts Reduction [[Paper-arXiv15]](${address})`)).toContain('Compression Artifacts');
  expect(called(`* DeepContour [[Paper-CVPR15]](${address})`)).toContain('firm: DeepContour');
});

it('takes a venue with its year for no name, whether or not its name is a word', () => {
  for (const venue of ['ACL 2020', 'PLDI 2017', 'CHI 2022', 'USENIX Security 2019', "FAST '20"]) {
    const at = `[${venue}](${address})`;
    expect(called(`- Proximal Policies for Everything [${at}]`)).toContain('Proximal Policies for Everything');
    expect(called(`## PPO (${venue}) · ${link}`)).toContain('PPO');
    expect(called(`- ${at}`)).toBeUndefined();
  }
  expect(called(`- [FAST](${address})`)).toBe('firm: FAST');
});

it('reads a quoted title behind people and year', () => {
  const people = 'Wei Zhang, Min Li (2015). ';
  const found = findClaims(
    parseHtml(marked.parse(`- ${people}"Proximal Policies for Everything." XYZ. ${link}`) as string),
  );
  expect(found[0]?.claim?.titles).toEqual(['"Proximal Policies for Everything']);
});

it('reads the term of a description that says nothing', () => {
  const described = (text: string) => called(`<dl><dt>Proximal Policies</dt><dd>${text}</dd></dl>`);
  expect(described(`<a href="${address}">PDF</a>`)).toBe('firm: Proximal Policies');
  expect(described(`它说的是另一件事情 <a href="${address}">PDF</a>`)).toBeUndefined();
});

it('takes a title of three words for no person', () => {
  const lines = '<br>Wei Zhang<br>*PLDI 2017*<br>';
  expect(called(`**Neural Episodic Control**${lines}${link}`)).toBe('firm: Neural Episodic Control');
});
