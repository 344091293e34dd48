// Values that are good YAML and yet not what their author meant.

import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkValues } from '../../../../scripts/features/front-matter/check-values.ts';
import { hexoAndFluidKeys } from '../../../../scripts/features/front-matter/known-keys.ts';

const require = createRequire(path.resolve('node_modules/hexo/package.json'));
const { load } = require('js-yaml') as { load(text: string): unknown };

const schemas = new Map(Object.entries(hexoAndFluidKeys));

/** `line:column message` of each finding, with Hexo's own keys known. */
function placed(block: string): string[] {
  return checkValues(load(block) as Record<string, unknown>, schemas, block).map(({ offset, message, remedy }) => {
    const before = block.slice(0, offset).split('\n');
    return `${before.length}:${(before.at(-1)?.length ?? 0) + 1} ${message} ${remedy}`;
  });
}

it.each(['excerpt', 'description', 'index_img', 'banner_img'])('false switches %s off', (key) => {
  expect(placed(`${key}: false`)).toEqual([]);
  expect(placed(`${key}: true`)).toHaveLength(1);
});

describe('items of tags and categories that are no names', () => {
  it.each([
    ['tags: [[a, b], c]', '1:8 This item of "tags" is itself a list, of which Hexo makes the one name "a,b"', 'a, b.'],
    [
      'title: A\ntags:\n  - c\n  - - a\n    - b',
      '4:5 This item of "tags" is itself a list',
      'Write its names as items',
    ],
    ['tags:\n  - x\n  - C++: 入门', '3:5 This item of "tags" is a mapping, because of its colon', '"C++: 入门".'],
    ['categories:\n  - [a, [b]]', '2:9 This item of "categories" is itself a list', 'items: b.'],
    ['categories:\n  - 笔记: 论文', '2:5 This item of "categories" is a mapping', '"笔记: 论文".'],
  ])('%j is told where it stands', (block, told, remedy) => {
    const [first = '', ...others] = placed(block);
    expect(first).toContain(told);
    expect(first).toContain(remedy);
    expect(others).toEqual([]);
  });

  it.each([
    'categories: [[a, b], [c], d]',
    'categories: a',
    'tags: [a, 1, 2024-01-01]',
    'tags: ["Hello, World"]',
    'tags: 甲、乙',
    'tags:',
  ])('%j is fine', (block) => {
    expect(placed(block)).toEqual([]);
  });

  it.each([
    ['tags: 深度学习, NLP', '1:7 "深度学习, NLP" is one name: without brackets a comma separates nothing.'],
    ['title: A\ntags: [深度学习，NLP, c]', '2:8 "深度学习，NLP" is one name: a full-width comma separates nothing.'],
    ['categories:\n  - 甲，乙', '2:5 "甲，乙" is one name: a full-width comma separates nothing.'],
  ])('%j has a comma that separates nothing', (block, told) => {
    expect(placed(block)).toEqual([expect.stringContaining(told)]);
    expect(placed(block)[0]).toMatch(/Write (?:tags|categories): \[[^，]+\]$/);
  });

  it('are told in the words of what they are under other keys too', () => {
    expect(placed('photos: [[a]]')).toEqual([
      '1:9 "photos" must be a list of addresses, but is a list of lists. Write a list of addresses, or remove it.',
    ]);
  });
});

/** `offset message` of each finding. */
function findings(block: string): string[] {
  const data = load(block) as Record<string, unknown>;
  return checkValues(data, new Map(), block).map(({ offset, message }) => `${offset} ${message}`);
}

describe('tags or categories whose items have no space', () => {
  it.each([
    ['tags:\n  -maths', 8, '"tags" is the one text "-maths"'],
    ['title: A\ntags:\n  -maths\n  -notes\ndate: x', 17, '"tags" is the one text "-maths -notes"'],
    ['categories:\r\n  -maths\r\nlayout: post', 15, '"categories" is the one text "-maths"'],
  ])('%j is told', (block, offset, message) => {
    expect(findings(block)).toEqual([`${offset} ${message}: a list item has a space behind its "-".`]);
  });

  it.each([
    'tags:\n  - maths\n  - notes',
    'tags:\n  - -1\n  - a-b',
    'tags: -maths',
    'tags: [a, -b]',
    'description: >\n  text\n  -maths',
    'tags:\n  - maths\ntitle: x\nmore:\n  -maths',
  ])('%j is none of them', (block) => {
    expect(findings(block)).toEqual([]);
  });
});
