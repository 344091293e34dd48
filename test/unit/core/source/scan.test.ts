import { describe, expect, it } from 'vitest';
import { scanSource, type ScanOptions } from '../../../../scripts/core/source/scan.ts';

/** `kind: text` of each segment. */
function scan(text: string, options?: ScanOptions): string[] {
  const segments = scanSource(text, options);
  let end = 0;
  for (const segment of segments) {
    expect(segment.start, 'segments are in order').toBeGreaterThanOrEqual(end);
    expect(segment.end).toBeGreaterThan(segment.start);
    end = segment.end;
  }
  return segments.map((segment) => `${segment.kind}: ${text.slice(segment.start, segment.end)}`);
}

describe('code', () => {
  it('takes front matter as one segment, with CRLF and without an opening line too', () => {
    expect(scan('---\na: `x`\n---\n`y`')).toEqual(['front-matter: ---\na: `x`\n---\n', 'code-span: `y`']);
    expect(scan('---\r\na: 1\r\n---\r\n`y`')).toEqual(['front-matter: ---\r\na: 1\r\n---\r\n', 'code-span: `y`']);
    expect(scan('title: a\n---\n`y`')).toEqual(['front-matter: title: a\n---\n', 'code-span: `y`']);
    expect(scan('text\n`y`')).toEqual(['code-span: `y`']);
  });

  it('finds fences of any length, nested in lists and quotes', () => {
    expect(scan('```js\na\n```\nb')).toEqual(['code-block: ```js\na\n```']);
    expect(scan('````\n```\n````\n`b`')).toEqual(['code-block: ````\n```\n````', 'code-span: `b`']);
    expect(scan('~~~\n```\n~~~')).toEqual(['code-block: ~~~\n```\n~~~']);
    expect(scan('- a\n  ```\n  b\n  ```\n- `c`')).toEqual(['code-block: ```\n  b\n  ```', 'code-span: `c`']);
    expect(scan('> - x\n>   ```\n>   b\n>   ```\n> `c`')).toEqual([
      'code-block: ```\n>   b\n>   ```',
      'code-span: `c`',
    ]);
    expect(scan('```\nopen\n\nto the end')).toEqual(['code-block: ```\nopen\n\nto the end']);
    expect(scan('> ```\n> a\n\n`b`')).toEqual(['code-block: ```\n> a', 'code-span: `b`']);
    expect(scan('text\r\n```\r\n$a$\r\n```\r\n')).toEqual(['code-block: ```\r\n$a$\r\n```\r']);
  });

  it('knows what belongs to footnotes, definitions and containers', () => {
    expect(scan('[^1]: a\n\n    `b` {{ $x$ }}\n\n        code `c`\n')).toEqual([
      'code-span: `b`',
      'math: $x$',
      'code-block: code `c`',
    ]);
    expect(scan('text `a\n[^1]: b` c\n')).toEqual([]);
    expect(scan('[^1]: - a\n    - `b`\n')).toEqual(['code-span: `b`']);
    expect(scan('Term\n: a\n\n    `b`\n')).toEqual(['code-span: `b`']);
    expect(scan('Term\n\n:   a\n\n        `b`\n')).toEqual(['code-block: `b`']);
    expect(scan('Term\n: a\n\n      `b`\n')).toEqual(['code-span: `b`']);
    expect(scan('# Head\n: a\n\n    `b`\n')).toEqual(['code-block: `b`']);
    expect(scan('::: tip `a`\n    `b`\n:::\n')).toEqual(['code-span: `a`', 'code-block: `b`']);
    expect(scan('::: tip\n<img>\n:::\n`a`\n')).toEqual(['html-tag: <img>', 'code-span: `a`']);
    expect(scan('a `b\n:::\nc` d\n')).toEqual(['code-span: `b\n:::\nc`']);
    expect(scan('::: tip\na `b\n:::\nc` d\n')).toEqual([]);
    expect(scan('> [!NOTE] `a`\n>     `b`\n')).toEqual(['code-span: `a`', 'code-block: `b`']);
  });

  it('takes what only looks like a container or an alert for text', () => {
    expect(scan('[!x] $\\alpha +\n\\beta$\n')).toEqual(['math: $\\alpha +\n\\beta$']);
    expect(scan('> a\n> [!x] $\\alpha +\n> \\beta$\n')).toEqual(['math: $\\alpha +\n> \\beta$']);
    expect(scan(':::\n$\\alpha +\n\\beta$\n')).toEqual(['math: $\\alpha +\n\\beta$']);
    expect(scan('$\\alpha\n:::\n= \\beta$\n')).toEqual(['math: $\\alpha\n:::\n= \\beta$']);
  });

  it('finds fences amidst HTML, which goes on below them', () => {
    expect(scan('<div>\n```\na\n```\n    `b`\n</div>\n\n`c`\n')).toEqual([
      'html-tag: <div>',
      'code-block: ```\na\n```',
      'html-tag: </div>',
      'code-span: `c`',
    ]);
  });

  it('takes what is indented like code for a fence only if it is closed', () => {
    expect(scan('- a\n\n        ```\n    $x$\n        ```\n\n$y$\n')).toEqual([
      'code-block: ```\n    $x$\n        ```',
      'math: $y$',
    ]);
    expect(scan('- a\n\n        ```\n        $x$\n\n$y$\n')).toEqual([
      'code-block: ```',
      'code-block: $x$',
      'math: $y$',
    ]);
    expect(scan('a\n        ```\n$x$\n')).toEqual(['math: $x$']);
  });

  it('takes no inline code for a fence', () => {
    expect(scan('``` a ``` b')).toEqual(['code-span: ``` a ```']);
  });

  it('finds indented code only where no paragraph or list item goes on', () => {
    expect(scan('a\n\n    $x$\n')).toEqual(['code-block: $x$']);
    expect(scan('a\n    `x`\n')).toEqual(['code-span: `x`']);
    expect(scan('- a\n\n    `x`\n')).toEqual(['code-span: `x`']);
    expect(scan('1.   a\n    * `x`\n')).toEqual(['code-span: `x`']);
    expect(scan('{% no tag %}\n    `x`\n').at(-1)).toBe('code-span: `x`');
    expect(scan('- a\n\n      $x$\n')).toEqual(['code-block: $x$']);
    expect(scan('1. a\n   - b\n\n     `x`\n')).toEqual(['code-span: `x`']);
  });

  it('counts tabs by their stops, behind markers too', () => {
    expect(scan('>\t`x`\n')).toEqual(['code-span: `x`']);
    expect(scan('> \t\t`x`\n')).toEqual(['code-block: `x`']);
    expect(scan('1.\t  `x`\n')).toEqual(['code-span: `x`']);
    expect(scan('-\t\t`x`\n')).toEqual(['code-block: \t`x`']);
  });

  it('closes code spans by runs of equal length within the paragraph', () => {
    expect(scan('`a `` b` `` c ` d ``')).toEqual(['code-span: `a `` b`', 'code-span: `` c ` d ``']);
    expect(scan('`a\n\nb`')).toEqual([]);
    expect(scan('\\`a `b`')).toEqual(['code-span: `b`']);
    expect(scan('`a\\` b`')).toEqual(['code-span: `a\\`']);
    expect(scan('- `a\n- b` c')).toEqual([]);
  });

  it('lets a cell of a table end a code span', () => {
    expect(scan('| a `b | c` |\n|--|--|\n| `x \\| y` | z |')).toEqual(['code-span: `x \\| y`']);
  });
});

describe('HTML', () => {
  it('finds comments that go over paragraphs, and code in none', () => {
    expect(scan('a <!-- `b`\n\n$c$ --> `d`')).toEqual(['comment: <!-- `b`\n\n$c$ -->', 'code-span: `d`']);
  });

  it('takes script, style, pre and code elements whole', () => {
    expect(scan('<script>\n\nlet a = `$b$`;\n</script>\n`c`')).toEqual([
      'raw-html: <script>\n\nlet a = `$b$`;\n</script>',
      'code-span: `c`',
    ]);
    expect(scan('a <code>{{ $x$ }}</code> $y$')).toEqual(['raw-html: <code>{{ $x$ }}</code>', 'math: $y$']);
  });

  it('looks for formulas but not for backtick code in HTML blocks', () => {
    expect(scan('<div>\n`a` $x$\n</div>\n\n`b`')).toEqual([
      'html-tag: <div>',
      'math: $x$',
      'html-tag: </div>',
      'code-span: `b`',
    ]);
  });

  it('keeps attributes apart from the text, and template tags in them', () => {
    expect(scan('<a title="$x$ `y`" href=b>$z$</a>')).toEqual([
      'html-tag: <a title="$x$ `y`" href=b>',
      'math: $z$',
      'html-tag: </a>',
    ]);
    expect(scan('<img src="{% asset_path a.png %}">')).toEqual([
      'html-tag: <img src="',
      'tag: {% asset_path a.png %}',
      'html-tag: ">',
    ]);
    expect(scan('a < b `c` <b 是 $d$>')).toEqual(['code-span: `c`', 'math: $d$']);
  });
});

describe('maths', () => {
  it.each([
    ['$x$', '$x$'],
    ['设$x$为', '$x$'],
    ['$a$$b$', '$a$|$b$'],
    ['n$\\ge$1', '$\\ge$'],
    ['$\\$5$', '$\\$5$'],
    ['\\(a\\)', '\\(a\\)'],
    ['$n$th', '$n$'],
    ['$3x$', '$3x$'],
    ['$a_1, \\text{若 } b$', '$a_1, \\text{若 } b$'],
    ['$$a$$', '$$a$$'],
    ['\\[ a = b \\]', '\\[ a = b \\]'],
    ['\\[\nx\n\\]', '\\[\nx\n\\]'],
    ['$$\na\n+ b\n- c\n$$', '$$\na\n+ b\n- c\n$$'],
    ['$$\na\n\nb\n$$', '$$\na\n\nb\n$$'],
    ['> $$\n> a\n> $$', '$$\n> a\n> $$'],
    ['\\begin{align}\na &= b \\\\\nc\n\\end{align}', '\\begin{align}\na &= b \\\\\nc\n\\end{align}'],
    ['| $a|b$ | c |\n|--|--|', '$a|b$'],
    ['**$x$**', '$x$'],
  ])('%j is maths', (text, formulas) => {
    expect(scan(text)).toEqual(formulas.split(/\|(?=\$b\$$)/).map((formula) => `math: ${formula}`));
  });

  it.each([
    '$5 和 $10',
    '$5 和 100$',
    'US$3 and US$5',
    '$5 to 10$',
    '\\$x\\$',
    '$ x y z 元 $',
    '$HOME and $PATH',
    '$HOME/$PATH',
    '| $5 | $6 |',
    '\\[1\\] 参考文献',
    '[\\[1\\]](#a)',
    'a\n$b\n\nc$',
    '$$',
    'a $$ b',
  ])('%j is text', (text) => {
    expect(scan(text).filter((segment) => segment.startsWith('math'))).toEqual([]);
  });

  it('leaves addresses alone', () => {
    expect(scan('[a](http://x/$y$) https://x/$y$ <https://x/$y$>')).toEqual([
      'url: http://x/$y$',
      'url: https://x/$y$',
      'url: https://x/$y$',
    ]);
  });

  it('can be switched off', () => {
    expect(scan('$x$ \\(y\\) $$z$$', { math: false })).toEqual([]);
  });
});

describe('template tags', () => {
  it('finds tags, nested ones and their ends, but none in code', () => {
    expect(scan('{% note a %}\n`{% b %}` {% c "%}" %}\n{% endnote %}')).toEqual([
      'tag: {% note a %}',
      'code-span: `{% b %}`',
      'tag: {% c "%}" %}',
      'tag: {% endnote %}',
    ]);
  });

  it('takes the bodies of code tags as they are', () => {
    expect(scan('{% codeblock a %}\n`$x$\n\n{% note %}\n{% endcodeblock %} `b`')).toEqual([
      'tag: {% codeblock a %}',
      'verbatim: \n`$x$\n\n{% note %}\n',
      'tag: {% endcodeblock %}',
      'code-span: `b`',
    ]);
    expect(scan('{% raw %}{{ a }}{% endraw %}')).toEqual(['tag: {% raw %}', 'verbatim: {{ a }}', 'tag: {% endraw %}']);
  });

  it('knows only the names it is told', () => {
    const tagKind = (name: string) => (name === 'note' ? ('block' as const) : undefined);
    expect(scan('{% noet %}{% note %}{% endnote %}{% endnoet %}', { tagKind })).toEqual([
      'unknown-tag: {% noet %}',
      'tag: {% note %}',
      'tag: {% endnote %}',
      'unknown-tag: {% endnoet %}',
    ]);
  });

  it('takes the indented body of a tag for text', () => {
    expect(
      scan('{% note %}\n    `a`\n\n    `b`\n{% endnote %}').filter((segment) => !segment.startsWith('tag')),
    ).toEqual(['code-span: `a`', 'code-span: `b`']);
  });

  it('takes braces for text, or for Nunjucks where that is wanted', () => {
    expect(scan('{{ a }} {# b #} {% c %}', { tagKind: () => undefined })).toEqual([
      'variable: {{ a }}',
      'template-comment: {# b #}',
      'unknown-tag: {% c %}',
    ]);
    expect(scan('{{ `a` }} {# $b$ #} {% c "`d`" %}', { tagKind: () => undefined })).toEqual([
      'code-span: `a`',
      'template-comment: {#',
      'math: $b$',
      'unknown-tag: {% c',
      'code-span: `d`',
    ]);
    expect(scan('{{ a }} {# b #}', { templates: true })).toEqual(['variable: {{ a }}', 'template-comment: {# b #}']);
  });
});
