import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstHeading, titleOf, writtenTitle } from '../../../../scripts/features/front-matter/title.ts';

describe('the first heading', () => {
  it.each<[string, string | undefined]>([
    ['# A *b* `c` ##', 'A b c'],
    ['text\n\n## [Link](https://a.test) and ![img](x.png)', 'Link and img'],
    ['Setext *title*\n===', 'Setext title'],
    ['Setext\ntwo lines\n---', 'two lines'],
    ['---\n\n# After a rule', 'After a rule'],
    ['```\n# code\n```\n# real', 'real'],
    ['~~~~\n# code\n~~~\n# still\n~~~~\n# real', 'real'],
    ['<!--\n# hidden\n-->\n# real', 'real'],
    ['#hashtag\n\n#\n\n# snake_case_name stays', 'snake_case_name stays'],
    ['- item\n---', undefined],
    ['no heading', undefined],
    ['', undefined],
  ])('of %j is %j', (body, heading) => {
    expect(firstHeading(body)).toBe(heading);
  });

  it('never fails', () => {
    fc.assert(
      fc.property(
        fc
          .array(fc.constantFrom('#', '```', '~~~', '<!--', '-->', '---', '===', 'a', ' ', '\n', '*'))
          .map((parts) => parts.join('')),
        (body) => {
          expect(() => firstHeading(body)).not.toThrow();
        },
      ),
    );
  });
});

it('a file name stands for a missing heading', () => {
  expect(titleOf('text', '_posts/2024/my-post.md')).toEqual({ title: 'my-post', from: 'file name' });
});

describe('a title that YAML takes for something else', () => {
  it.each<[string, unknown, string | undefined]>([
    ['title: A', 'A', undefined],
    ['title: 2024', 2024, undefined],
    ['title: 1.10', 1.1, '1.10'],
    ['title: 0x10', 16, '0x10'],
    ['title: 2024-01-01', new Date('2024-01-01'), '2024-01-01'],
    ['title: [A, B]', ['A', 'B'], '[A, B]'],
    ['title:\n  - A\n  - B', ['A', 'B'], 'A, B'],
    ['title: {{ x }}', { '[object Object]': null }, '{{ x }}'],
    ['title: yes', 'yes', undefined],
    ['title: true', true, undefined],
  ])('%j', (block, value, title) => {
    expect(writtenTitle(block, value)).toBe(title);
  });
});
