import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyInfo, parseInfo, type CodeInfo } from '../../../../scripts/features/code/info-string.ts';
import { linesIn, lineRanges } from '../../../../scripts/features/code/line-ranges.ts';

const cases: [string, Partial<CodeInfo>][] = [
  ['', {}],
  ['js', { language: 'js' }],
  // Hexo
  ['js a title', { language: 'js', title: 'a title' }],
  ['js a title https://a.test/x', { language: 'js', title: 'a title', url: 'https://a.test/x' }],
  ['js a title /x.js the code', { language: 'js', title: 'a title', url: '/x.js', linkText: 'the code' }],
  [
    'js mark:1,3-5',
    {
      language: 'js',
      marked: [
        { from: 1, to: 1 },
        { from: 3, to: 5 },
      ],
    },
  ],
  ['js mark:5-3', { language: 'js', marked: [{ from: 3, to: 5 }] }],
  ['js t first_line:7 line_number:false', { language: 'js', title: 't', firstLine: 7, lineNumbers: false }],
  ['js wrap:false', { language: 'js', inTable: false }],
  ['js highlight:false', { language: 'js', highlight: false }],
  ['js language_attr:true', { language: 'js', languageAttribute: true }],
  ['js line_threshold:3', { language: 'js', lineThreshold: 3 }],
  ['js t =10', { language: 'js', title: 't', inlineFirstLine: '10' }],
  // HackMD
  ['python=', { language: 'python', lineNumbers: true }],
  ['python=101', { language: 'python', lineNumbers: true, firstLine: 101 }],
  ['python=+', { language: 'python', lineNumbers: true }],
  // Pandoc
  ['{#id .python}', { language: 'python' }],
  ['{#id}', {}],
  ['js =+', { language: 'js', inlineFirstLine: '1' }],
  // Elsewhere
  [
    'js {1,3-5}',
    {
      language: 'js',
      markedFromTop: [
        { from: 1, to: 1 },
        { from: 3, to: 5 },
      ],
    },
  ],
  [
    'js{1,3-5}',
    {
      language: 'js',
      markedFromTop: [
        { from: 1, to: 1 },
        { from: 3, to: 5 },
      ],
    },
  ],
  [
    'js{1, 3}',
    {
      language: 'js',
      markedFromTop: [
        { from: 1, to: 1 },
        { from: 3, to: 3 },
      ],
    },
  ],
  ['{1}', { markedFromTop: [{ from: 1, to: 1 }] }],
  ['python title="a b.py"', { language: 'python', title: 'a b.py' }],
  ["python title='a.py'", { language: 'python', title: 'a.py' }],
  ['title="a.py"', { title: 'a.py' }],
  ['js:src/a.js', { language: 'js', title: 'src/a.js' }],
  ['c++:main.cpp {2}', { language: 'c++', title: 'main.cpp', markedFromTop: [{ from: 2, to: 2 }] }],
  ['ts:line-numbers=4 {1}', { language: 'ts', lineNumbers: true, firstLine: 4, markedFromTop: [{ from: 1, to: 1 }] }],
  ['ts:no-line-numbers', { language: 'ts', lineNumbers: false }],
  ['ts{1}:no-line-numbers', { language: 'ts', lineNumbers: false, markedFromTop: [{ from: 1, to: 1 }] }],
  ['ts {1} :line-numbers=3', { language: 'ts', lineNumbers: true, firstLine: 3, markedFromTop: [{ from: 1, to: 1 }] }],
  ['ts [config.ts]', { language: 'ts', title: 'config.ts' }],
  ['jsx showLineNumbers', { language: 'jsx', lineNumbers: true }],
  ['jsx showLineNumbers=5', { language: 'jsx', lineNumbers: true, firstLine: 5 }],
  [
    'jsx showLineNumbers {1} title="x"',
    { language: 'jsx', lineNumbers: true, title: 'x', markedFromTop: [{ from: 1, to: 1 }] },
  ],
  [
    'js ins={2} del={1,3-4}',
    {
      language: 'js',
      added: [{ from: 2, to: 2 }],
      removed: [
        { from: 1, to: 1 },
        { from: 3, to: 4 },
      ],
    },
  ],
  [
    'py hl_lines="1 3" linenums="2"',
    {
      language: 'py',
      markedFromTop: [
        { from: 1, to: 1 },
        { from: 3, to: 3 },
      ],
      lineNumbers: true,
      firstLine: 2,
    },
  ],
  ['js wrap', { language: 'js', wrapLines: true }],
  ['js fold', { language: 'js', fold: true }],
  ['js fold wrap', { language: 'js', fold: true, wrapLines: true }],
  ['{.python .numberLines startFrom="5"}', { language: 'python', lineNumbers: true, firstLine: 5 }],
  ['{r, echo=FALSE}', { language: 'r' }],
  // Titles stay titles
  ['python K fold cross validation', { language: 'python', title: 'K fold cross validation' }],
  ['js a = b', { language: 'js', title: 'a = b' }],
  ['js x=1', { language: 'js', title: 'x=1' }],
  ['js {a: 1}', { language: 'js', title: '{a: 1}' }],
  ['c# 标题：中文', { language: 'c#', title: '标题：中文' }],
];

describe('the info string of a fence', () => {
  it.each(cases)('%j', (text, expected) => {
    expect(parseInfo(text)).toEqual({ ...emptyInfo(), ...expected });
  });

  it('is read whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const info = parseInfo(text);
        expect(info.title ?? '').not.toContain('\n\n');
        expect(info.language === undefined || !/\s/.test(info.language)).toBe(true);
      }),
    );
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom('js', '{', '}', '"', '=', 'title=', ':', '1', '-', ',', ' ', 'mark:', 'wrap', '[', ']'),
        ),
        (parts) => {
          parseInfo(parts.join(''));
        },
      ),
    );
  });

  it('is read in bounded work however long', () => {
    for (const piece of ['{', 'a=', '"', ' ', 'mark:1-', 'a/', ' /']) parseInfo(piece.repeat(200_000));
  });
});

describe('lists of lines', () => {
  it('cost no more than the lines there are', () => {
    expect(linesIn(lineRanges('1-999999999,5'), 3, 6)).toEqual([3, 4, 5, 6]);
  });
});
