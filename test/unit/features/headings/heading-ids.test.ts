import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRenderer, type Renderer } from '../../../support/renderer.ts';

describe('ids of headings', () => {
  let renderer: Renderer;
  beforeAll(async () => {
    renderer = await createRenderer();
  });
  afterAll(() => renderer.dispose());
  const ids = async (markdown: string): Promise<string[]> =>
    [...(await renderer.render(markdown)).matchAll(/<h\d id="([^"]*)"/g)].map((match) => match[1]!);

  it("are the renderer's own: Chinese readable, equal ones numbered", async () => {
    expect(await ids('## 注意力 机制\n\n## 结论\n\n## 结论\n\n## 结论\n\n## A & B: c')).toEqual([
      '注意力-机制',
      '结论',
      '结论-1',
      '结论-2',
      'A-B-c',
    ]);
  });

  it('are unique where numbering meets a heading of that very name', async () => {
    const found = await ids('## a\n\n## a\n\n## a-1\n');
    expect(found.slice(0, 2)).toEqual(['a', 'a-1']);
    expect(new Set(found).size).toBe(3);
  });

  it('are never empty', async () => {
    const html = await renderer.render(
      '## ???\n\n## !!!\n\n## 😀\n\n## ？！\n\n## ![图](https://a.example/a.png)\n\n##\n',
    );
    const found = [...html.matchAll(/<h2 id="([^"]*)"><a href="#([^"]*)"/g)].map((match) => [match[1], match[2]]);
    expect(found).toHaveLength(6);
    for (const [id, target] of found) {
      expect(id).not.toBe('');
      expect(decodeURIComponent(target!)).toBe(id);
    }
    expect(new Set(found.map(([id]) => id)).size).toBe(6);
  });

  it('have nothing of footnotes and pictures in them', async () => {
    expect(await ids('## 标题[^1] ![图](https://a.example/a.png)\n\n[^1]: 注')).toEqual(['标题']);
  });

  it('and what tables of contents are told is the heading without its notes, formulas as text', async () => {
    const html = await renderer.render('## 复杂度 $O(n)$ 分析[^1]\n\n[^1]: 注');
    expect(html).toContain('data-heading-label="复杂度 O(n) 分析"');
  });
});
