// What cards know of the blog's other posts before any of them is rendered.

import { createRequire } from 'node:module';
import path from 'node:path';
import type Hexo from 'hexo';
import { describe, expect, it } from 'vitest';
import { readOwnPosts } from '../../../../scripts/features/cards/known-targets.ts';

function textOf(frontMatter: string): string | undefined {
  const raw = `---\ntitle: A\n${frontMatter}\n---\n\nText\n\nexcerpt: of the body\n`;
  const core = path.dirname(createRequire(import.meta.url).resolve('hexo/package.json'));
  const hexo = {
    core_dir: `${core}/`,
    model: () => ({ data: { a: { path: 'a/', title: 'A', raw } }, new: (document: object) => document }),
  } as unknown as Hexo;
  return readOwnPosts(hexo).get('a/')?.text;
}

describe('the card of a post tells', () => {
  it.each([
    ['excerpt: plain', 'plain'],
    ["excerpt: 'in quotes: one'", 'in quotes: one'],
    ['excerpt: >-\n  folded\n  text', 'folded text'],
    ['tags: a', ''],
  ])('of the front matter %j the excerpt %j', (frontMatter, text) => {
    expect(textOf(frontMatter)).toBe(text);
  });
});
