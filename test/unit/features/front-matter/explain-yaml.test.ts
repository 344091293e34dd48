// Against js-yaml itself: whatever it refuses is explained, at a place of the text.
import { createRequire } from 'node:module';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainYaml } from '../../../../scripts/features/front-matter/explain-yaml.ts';

const require = createRequire(path.resolve('node_modules/hexo/package.json'));
const { load } = require('js-yaml') as { load(text: string): unknown };
const { escape } = require('hexo-front-matter') as { escape(text: string): string };

function refusal(yaml: string): unknown {
  try {
    load(escape(yaml));
    return undefined;
  } catch (error) {
    return error;
  }
}

/** `line:column message`, 1-based. */
function explained(yaml: string): string {
  const cause = refusal(yaml);
  expect(cause).toBeDefined();
  const { message, offset } = explainYaml(yaml, cause);
  const before = yaml.slice(0, offset).split('\n');
  return `${before.length}:${(before.at(-1)?.length ?? 0) + 1} ${message}`;
}

describe('front matter that js-yaml refuses', () => {
  it.each([
    ['title: A: B\ndate: x', '1:8 This value contains ": ", which begins a new entry in YAML.'],
    ['title: A\ndate: x\ntitle: B', '3:1 The key "title" is here a second time.'],
    ['title: A\ntags:\n  \t- a', '3:3 This line is indented with a tab.'],
    ['title: A\n\tdate: x', '2:1 This line is indented with a tab, but the line above already has its value.'],
    ['title: A\n date: x', '2:2 This line is indented, but the line above already has its value.'],
    ['title: "A\ndate: x', '1:8 The quote " is not closed.'],
    ["a: b\ntitle: 'A\ndate: x", "2:8 The quote ' is not closed."],
    ['title: A\ntags: [a, "]"\ndate: x', '2:7 The bracket "[" is not closed.'],
    ['title: A\ntags: [a', '2:7 The bracket "[" is not closed.'],
    ['title: A\nmap: { a: [1]', '2:6 The bracket "{" is not closed.'],
    ['title: *foo*\nd: 1', '1:8 A value can\'t begin with "*" in YAML.'],
    ['title: @foo', '1:8 A value can\'t begin with "@" in YAML.'],
    ['title: `foo` bar', '1:8 A value can\'t begin with "`" in YAML.'],
    ['title: %foo', '1:8 A value can\'t begin with "%" in YAML.'],
    ['title: !foo bar', '1:8 A value can\'t begin with "!" in YAML.'],
    ['title: [RFC] foo\nd: x', '1:14 The value that begins with [ has ended before this.'],
    ['title: "A" B', '1:12 The value that begins with " has ended before this.'],
    ["title: 'it's'", "1:12 The value that begins with ' has ended before this."],
    ['title: > a\nb', '1:10 The value that begins with > has ended before this.'],
    ['title: "a\\d"', '1:10 In double quotes, a backslash begins an escape, and this one is none.'],
    ['title:A\ndate: x', '1:7 There is no space after "title:".'],
    ['title：中文\ndate: x', '1:6 The colon after the key is a full-width "：".'],
    ['tags:\n-maths\n-notes', '2:2 There is no space after the "-" of this list item.'],
    ['tags:\n- maths\n-notes\ndate: x', '3:2 There is no space after the "-" of this list item.'],
    ['date: x\ntags:\n-maths', '3:2 There is no space after the "-" of this list item.'],
  ])('%j: %s', (yaml, expected) => {
    expect(explained(yaml)).toBe(expected);
  });

  it('is always explained, at a place within the text', () => {
    const piece = fc.constantFrom(
      'title',
      'tags',
      ': ',
      ':',
      '\n',
      '\n  ',
      '\n\t',
      '- ',
      '"',
      "'",
      '[',
      ']',
      '{',
      '}',
      '#',
      '*a',
      '&b',
      '!',
      '|',
      '>',
      '：',
      'x',
      ' ',
      '\t',
      '@',
      '%',
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 12 }).map((parts) => parts.join('')),
        (yaml) => {
          const cause = refusal(yaml);
          fc.pre(cause !== undefined);
          const { message, remedy, offset } = explainYaml(yaml, cause);
          expect(message).toMatch(/\.$/);
          expect(remedy).not.toBe('');
          expect(offset).toBeGreaterThanOrEqual(0);
          expect(offset).toBeLessThanOrEqual(yaml.length);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
