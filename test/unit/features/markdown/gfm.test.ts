// GitHub Flavored Markdown's own sections (https://github.github.com/gfm/), in examples of our own wording: the repair of
// emphasis alone changes nothing that marked makes of them, and with everything on they mean what they mean on GitHub.

import { Marked } from 'marked';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  attribute,
  elements,
  hasClass,
  parseHtml,
  removeAttribute,
  replaceWith,
  serializeHtml,
} from '../../../../scripts/core/html.ts';
import { cjkFriendlyEmphasis } from '../../../../scripts/features/markdown/emphasis.ts';
import { createRenderer, type Renderer } from '../../../support/renderer.ts';

type Example = readonly [what: string, markdown: string, html: string];

const table = (head: string, body = ''): string =>
  `<table><thead><tr>${head}</tr></thead>${body && `<tbody>${body}</tbody>`}</table>`;

const sections: Readonly<Record<string, readonly Example[]>> = {
  '4.10 Tables': [
    [
      'a head, a delimiter row and rows',
      '| a | b |\n| - | - |\n| 1 | 2 |\n',
      table('<th>a</th><th>b</th>', '<tr><td>1</td><td>2</td></tr>'),
    ],
    [
      'alignment, bars at the ends left out',
      'left | middle | right\n:-- | :-: | --:\n1 | 2 | 3\n',
      table(
        '<th align="left">left</th><th align="center">middle</th><th align="right">right</th>',
        '<tr><td align="left">1</td><td align="center">2</td><td align="right">3</td></tr>',
      ),
    ],
    [
      'an escaped bar, in code and in emphasis too',
      '| a\\|b |\n| --- |\n| `c\\|d` **e\\|f** |\n',
      table('<th>a|b</th>', '<tr><td><code>c|d</code> <strong>e|f</strong></td></tr>'),
    ],
    ['a head alone', '| a |\n| --- |\n', table('<th>a</th>')],
    [
      'an end at the next block, without a blank line',
      '| a |\n| - |\n| 1 |\n> quote\n',
      `${table('<th>a</th>', '<tr><td>1</td></tr>')}<blockquote><p>quote</p></blockquote>`,
    ],
    [
      'an end at a list, whatever its first number, and an empty item',
      '| a |\n| - |\n| 1 |\n3. three\n\n| b |\n| - |\n| 2 |\n-\n',
      `${table('<th>a</th>', '<tr><td>1</td></tr>')}<ol start="3"><li>three</li></ol>${table('<th>b</th>', '<tr><td>2</td></tr>')}<ul><li></li></ul>`,
    ],
    [
      'a line without bars is a row, a blank line the end',
      '| a | b |\n| - | - |\nword\n\nparagraph\n',
      `${table('<th>a</th><th>b</th>', '<tr><td>word</td><td></td></tr>')}<p>paragraph</p>`,
    ],
    [
      'cells too few are empty, too many are left out',
      '| a | b |\n| - | - |\n| 1 |\n| 1 | 2 | 3 |\n',
      table('<th>a</th><th>b</th>', '<tr><td>1</td><td></td></tr><tr><td>1</td><td>2</td></tr>'),
    ],
    ['as many cells in the head as in the delimiter row, or text', '| a | b |\n| - |\n', '<p>| a | b | | - |</p>'],
  ],
  '5.3 Task list items': [
    [
      'open and done, in either case',
      '- [ ] open\n- [x] done\n- [X] done too\n',
      '<ul><li><input disabled="" type="checkbox"> open</li><li><input checked="" disabled="" type="checkbox"> done</li><li><input checked="" disabled="" type="checkbox"> done too</li></ul>',
    ],
    [
      'nested',
      '- [x] above\n  - [ ] below\n',
      '<ul><li><input checked="" disabled="" type="checkbox"> above<ul><li><input disabled="" type="checkbox"> below</li></ul></li></ul>',
    ],
    [
      'only at the beginning, with a space behind',
      '- [x]near\n- later [x] on\n',
      '<ul><li>[x]near</li><li>later [x] on</li></ul>',
    ],
    ['in numbered lists', '1. [x] one\n', '<ol><li><input checked="" disabled="" type="checkbox"> one</li></ol>'],
  ],
  '6.5 Strikethrough': [
    ['two tildes or one', '~~gone~~ and ~this~\n', '<p><del>gone</del> and <del>this</del></p>'],
    ['not over paragraphs', 'a ~~b\n\nc~~ d\n', '<p>a ~~b</p><p>c~~ d</p>'],
    ['three tildes are text', 'not ~~~gone~~~\n', '<p>not ~~~gone~~~</p>'],
    ['with emphasis inside', '~~*a* b~~\n', '<p><del><em>a</em> b</del></p>'],
    [
      'with emphasis in emphasis, directly inside',
      '~~**_a_**~~ ~~***`b`***~~ ~~_c_~~ ~~___d___~~\n',
      '<p><del><strong><em>a</em></strong></del> <del><em><strong><code>b</code></strong></em></del> <del><em>c</em></del> <del><em><strong>d</strong></em></del></p>',
    ],
    [
      'directly inside of emphasis',
      '*~~a~~*b **~~c~~**d\n',
      '<p><em><del>a</del></em>b <strong><del>c</del></strong>d</p>',
    ],
  ],
  '6.9 Autolinks': [
    ['www', 'see www.example.org now\n', '<p>see <a href="http://www.example.org">www.example.org</a> now</p>'],
    [
      'with a path, without the full stop and the question mark behind',
      'www.example.org/a/b.\n\nwww.example.org/c?\n',
      '<p><a href="http://www.example.org/a/b">www.example.org/a/b</a>.</p><p><a href="http://www.example.org/c">www.example.org/c</a>?</p>',
    ],
    [
      'brackets that are balanced belong to it',
      'www.example.org/s?q=(a)\n\n(www.example.org/s?q=(a))\n',
      '<p><a href="http://www.example.org/s?q=(a)">www.example.org/s?q=(a)</a></p><p>(<a href="http://www.example.org/s?q=(a)">www.example.org/s?q=(a)</a>)</p>',
    ],
    [
      'as they do before Chinese text',
      '（见 (https://example.org/s?q=(a))）\n',
      '<p>（见 (<a href="https://example.org/s?q=(a)">https://example.org/s?q=(a)</a>)）</p>',
    ],
    [
      'what looks like an entity at the end is left out',
      'www.example.org/s?q=a&copy;\n',
      '<p><a href="http://www.example.org/s?q=a">www.example.org/s?q=a</a>©</p>',
    ],
    [
      'an angle bracket ends it',
      'www.example.org/a<b\n',
      '<p><a href="http://www.example.org/a">www.example.org/a</a>&lt;b</p>',
    ],
    [
      'http and https',
      'http://example.org/x and https://example.org/?a=b!\n',
      '<p><a href="http://example.org/x">http://example.org/x</a> and <a href="https://example.org/?a=b">https://example.org/?a=b</a>!</p>',
    ],
    [
      'mail',
      'me+you@mail.example.org.\n',
      '<p><a href="mailto:me+you@mail.example.org">me+you@mail.example.org</a>.</p>',
    ],
    [
      'no mail with a digit at the end',
      'vue@3.4.21, root@10.0.0.1, a@b.c1d\n',
      '<p>vue@3.4.21, root@10.0.0.1, <a href="mailto:a@b.c1d">a@b.c1d</a></p>',
    ],
    ['no mail with a sign at the end', 'a.b-c_d@a.b_\n', '<p>a.b-c_d@a.b_</p>'],
    [
      'mail in emphasis',
      '__me@example.org__ _you@example.org_\n',
      '<p><strong><a href="mailto:me@example.org">me@example.org</a></strong> <em><a href="mailto:you@example.org">you@example.org</a></em></p>',
    ],
    [
      'mail and chat with their schemes',
      'mailto:me@example.org/ or xmpp:me@example.org/desk/2.\n',
      '<p><a href="mailto:me@example.org">mailto:me@example.org</a>/ or <a href="xmpp:me@example.org/desk">xmpp:me@example.org/desk</a>/2.</p>',
    ],
    ['none behind an angle bracket', '<www.example.org>\n', '<p>&lt;www.example.org&gt;</p>'],
  ],
  '6.11 Disallowed raw HTML': [
    // Posts are their authors' own: Hexo lets through what GitHub filters.
    ['HTML is left to the author', '<b>bold</b> text\n', '<p><b>bold</b> text</p>'],
  ],
};

const config = `marked:
  breaks: false
  smartypants: false
`;

/** As GitHub writes it: without our box around tables, classes and names that are read aloud, and space nobody sees. */
function normal(html: string): string {
  const tree = parseHtml(html);
  for (const node of [...elements(tree)]) {
    if (hasClass(node, 'paperlog-table')) replaceWith(node, ...node.childNodes);
    const alignment = /^text-align:\s*(\w+)$/.exec(attribute(node, 'style') ?? '')?.[1];
    if (alignment) {
      removeAttribute(node, 'style');
      node.attrs.push({ name: 'align', value: alignment });
    }
    for (const name of ['class', 'aria-label', 'target', 'rel']) removeAttribute(node, name);
  }
  return serializeHtml(tree)
    .replace(/\s+/g, ' ')
    .replace(/ ?(<\/?(?:table|thead|tbody|tr|th|td|ul|ol|li|p|blockquote)\b[^>]*>) ?/g, '$1')
    .trim();
}

describe.each(Object.entries(sections))('GFM %s', (_, examples) => {
  let renderer: Renderer;
  beforeAll(async () => {
    renderer = await createRenderer(config);
  });
  afterAll(() => {
    renderer.dispose();
  });

  it.each(examples)('%s: with our emphasis alone, what marked makes of it', (__, markdown) => {
    expect(new Marked(cjkFriendlyEmphasis).parse(markdown)).toBe(new Marked().parse(markdown));
  });

  it.each(examples)('%s: with everything, what it means on GitHub', async (__, markdown, html) => {
    expect(normal(await renderer.render(markdown))).toBe(normal(html));
  });
});
