// What holds for any post: rendering never throws, loses no word, makes well-formed HTML, and depends on nothing but
// the post.

import fc from 'fast-check';
import { parseFragment } from 'parse5';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attribute, elements, parseHtml, textContent } from '../../../../scripts/core/html.ts';
import { createRenderer, type Renderer } from '../../../support/renderer.ts';

/** Everything that means something to some part of us, and white space. */
const marks = [
  ...['{{', '}}', '{%', '%}', '{#', '#}', '{% note %}', '{% endnote %}', '{% raw %}', '{% endraw %}', '{% nosuch %}'],
  ...['*', '**', '***', '_', '__', '~', '~~', '==', '`', '``', '```', '````', '$', '$$', '\\(', '\\)', '\\[', '\\]'],
  ...['[', ']', '](', ')', '![', '[^', ']:', '!', '{', '}'],
  ...[
    '#',
    '## ',
    '- ',
    '1. ',
    '> ',
    '> [!NOTE]',
    ':::',
    '::: note',
    '|',
    '|-|-|',
    '---',
    '===',
    ': ',
    '[ ]',
    '[x]',
    '+',
    '=',
  ],
  ...['[[', ']]', '![[', '{.a}', '{#b .c width=3}', ' =300x)', '> [!tip]- ', '::: tip ', ':::: details', '^[', '|$'],
  ...[
    '```js {1,3} title="t"',
    '{% card https://a.b/ %}',
    '{% fold @x %}',
    '{% endfold %}',
    '${',
    '%~',
    '<!-- more -->',
  ],
  ...[
    '（',
    '）',
    '，',
    '。',
    '：',
    '“',
    '”',
    '\\',
    '&',
    '&amp;',
    '\\begin{align}',
    '\\end{align}',
    'https://a.b/',
    '@',
    '%',
    '^',
    ';',
  ],
  ...[
    ' ',
    ' ',
    '  ',
    '    ',
    '\t',
    '\n',
    '\n',
    '\n\n',
    '\n\n',
    '\r\n',
    '\u00a0',
    '\u200b',
    '\ufeff',
    'e\u0301',
    '\u202e',
    '😀',
  ],
];
const markup = fc.array(
  fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...marks) }, { weight: 1, arbitrary: fc.constant('') }),
  {
    maxLength: 6,
  },
);
/** Words that stand between the marks; each is there once. */
const post = fc
  .array(markup, { minLength: 1, maxLength: 14 })
  .map((groups) =>
    groups.map((group, index) => `${group.join('')}${index % 2 ? `中文${index}字` : `word${index}x`}`).join(''),
  );
/** The same with pieces of HTML. */
const postWithHtml = fc
  .tuple(
    post,
    fc.array(
      fc.constantFrom(
        '<div>',
        '</div>',
        '<b>',
        '</b>',
        '<p>',
        '<table>',
        '<td>',
        '<!-- c -->',
        '<br/>',
        '<',
        '<script>',
        '</script>',
        '<a href="x">',
        '</a>',
        '\u0000',
      ),
      { maxLength: 6 },
    ),
  )
  .map(([text, tags]) =>
    tags.reduce((whole, tag, index) => {
      const at = (index * 37) % (whole.length + 1);
      return whole.slice(0, at) + tag + whole.slice(at);
    }, text),
  );

/** What a reader can find: the text, and what stands in attributes. */
function readable(html: string): string {
  const tree = parseHtml(html);
  const written = [...elements(tree)].flatMap((element) =>
    ['href', 'src', 'alt', 'title', 'id', 'class'].map((name) => attribute(element, name) ?? ''),
  );
  const decoded = written.map((value) => {
    try {
      return decodeURI(value);
    } catch {
      return value;
    }
  });
  return [textContent(tree), ...decoded, ...written].join('\n');
}

/** The lines that open a fence name a language and settings, which nobody reads. */
function shown(text: string): string {
  return text
    .split(/\r?\n/)
    .filter((line) => !/`{3}|~{3}/.test(line))
    .join('\n');
}

describe('any post', () => {
  let renderer: Renderer;
  beforeAll(async () => {
    renderer = await createRenderer();
  });
  afterAll(() => {
    renderer.dispose();
  });

  it('keeps every word that its author wrote', async () => {
    await fc.assert(
      fc.asyncProperty(post, async (text) => {
        // Definitions that nothing refers to are not shown, by the specification.
        fc.pre(!text.includes(']:'));
        const found = readable(await renderer.render(text));
        const lost = [...shown(text).matchAll(/word\d+x|中文\d+字/g)]
          .map(([word]) => word)
          .filter((word) => !found.includes(word));
        expect(lost).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('is well-formed HTML', async () => {
    await fc.assert(
      fc.asyncProperty(post, async (text) => {
        const errors: string[] = [];
        parseFragment(await renderer.render(text), { onParseError: ({ code }) => errors.push(code) });
        expect(errors).toEqual([]);
      }),
      { numRuns: 300, examples: [['https://a.b/word0x{% card https://a.b/ %}']] },
    );
  });

  it('is balanced whatever HTML its author wrote', async () => {
    await fc.assert(
      fc.asyncProperty(postWithHtml, async (text) => {
        const html = await renderer.render(text);
        const around = parseHtml(`<section>${html}</section><hr>`);
        expect(around.childNodes.map(({ nodeName }) => nodeName)).toEqual(['section', 'hr']);
      }),
      { numRuns: 300 },
    );
  });

  it('gives the same bytes again, whatever was rendered between', async () => {
    await fc.assert(
      fc.asyncProperty(postWithHtml, post, async (text, other) => {
        const once = await renderer.render(text, 'same');
        await renderer.render(other, 'other');
        expect(await renderer.render(text, 'same')).toBe(once);
      }),
      { numRuns: 150 },
    );
  });
});
