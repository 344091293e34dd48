// A list whose items have no space is good YAML: one text.

import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkValues } from '../../../../scripts/features/front-matter/check-values.ts';

const require = createRequire(path.resolve('node_modules/hexo/package.json'));
const { load } = require('js-yaml') as { load(text: string): unknown };

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
