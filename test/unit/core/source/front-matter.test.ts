// Against hexo-front-matter itself: what it takes for the body is the body.

import { createRequire } from 'node:module';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bodyOffset } from '../../../../scripts/core/source/front-matter.ts';

const require = createRequire(path.resolve('node_modules/hexo/package.json'));
const { split } = require('hexo-front-matter') as { split(text: string): { data?: string; content: string } };

/** Where the body begins for Hexo, which reads lines that end with `\n` and no byte order mark. */
function expectedBody(text: string): string {
  const { data, content } = split(text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n'));
  return data ? content : text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
}

const body = (text: string): string =>
  text
    .slice(bodyOffset(text))
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n');

describe('the body of a post', () => {
  it.each([
    '---\ntitle: A\n---\nText\n',
    '---\ntitle: A\n---  \n# Text\n',
    '---\ntitle: A\n-----\nText\n',
    '---\ntitle: A\n--- Text\n',
    '---\r\ntitle: A\r\n---\t\r\nText\r\n',
    '----\ntitle: A\n---\nb: c\n----\nText\n',
    '--- \ntitle: A\n---\nText\n',
    '---\n---\nText\n',
    '---\n\n---\nText\n',
    ';;;\n"title": "A"\n;;;\nText\n',
    'title: A\n---\nText\n',
    'title: A\n---- Text\n',
    '\uFEFF---\ntitle: A\n---\nText\n',
    '---\ntitle: A\n---',
    '---\ntitle: A\n',
    'Text\n',
    '\n---\nText\n',
    '',
  ])('of %j begins where Hexo says', (text) => {
    expect(body(text)).toBe(expectedBody(text));
  });

  it('of anything begins where Hexo says', () => {
    const piece = fc.constantFrom('---', '----', ';;;', '-', '\n', '\r\n', ' ', 'title: A', 'Text');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        expect(body(text)).toBe(expectedBody(text));
      }),
      { numRuns: 2000 },
    );
  });
});
