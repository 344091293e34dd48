import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { append, element, elements, parseHtml, raw, serializeHtml } from '../../../../scripts/core/html.ts';
import { countTree } from '../../../../scripts/features/theme/keep-count.ts';
import { countHtml } from '../../../../scripts/features/theme/word-count.ts';

const pieces = [
  ...[
    '你好',
    'don',
    "'",
    '’',
    't',
    ' ',
    '3',
    '.',
    '14',
    '&amp;',
    '&#x6587;',
    '&hellip;',
    '，',
    '！',
    'é',
    'e\u0301',
    '😀',
    '한국',
  ],
  ...[
    '<b>',
    '</b>',
    '<p>',
    '</p>',
    '<br>',
    '<img src="a.png" alt="字">',
    '<!-- 注 -->',
    '<a class="x" href="/">',
    '</a>',
  ],
  ...['<sup class="paperlog-footnote-ref">1</sup>', '<nav class="paperlog-toc paperlog-wide">目录</nav>', '<wbr>'],
  ...['<span class="paperlog-math">', '<span class="paperlog-math-reference">', '<span class="katex">', '</span>'],
  ...[
    '<style>p {}</style>',
    '<svg><text>图</text></svg>',
    '<math><mi>x</mi></math>',
    '<table><tr><td class="gutter">',
    '</td></tr></table>',
  ],
];

describe('countTree', () => {
  it('counts what countHtml counts in the HTML of the tree', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 30 }), (parts) => {
        const tree = parseHtml(parts.join(''));
        // Highlighters make gutters, and none within another: the text ends one at the first `</td>`.
        for (const gutter of elements(tree, 'td')) fc.pre(elements(gutter, 'td').next().done === true);
        expect(countTree(tree)).toEqual(countHtml(serializeHtml(tree)));
      }),
      { numRuns: 2000 },
    );
  });

  it('counts finished HTML, and formulas as one word', () => {
    const tree = parseHtml('<p>设</p>');
    append(tree, element('span', { class: 'paperlog-math' }, [raw('<span>x</span><span>y</span>', 'xy')]));
    append(tree, raw('<p>两字 and words</p>', '两字 and words'));
    expect(countTree(tree)).toEqual({ characters: 3, words: 3 });
    expect(countHtml(serializeHtml(tree))).toEqual({ characters: 3, words: 3 });
  });
});
