// Formulas reach the passes as the author wrote them, wherever in a post they stand.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSite, type Site } from '../../support/site.ts';

const plugin = `
hexo.extend.filter.register('after_post_render', (data) => {
  if (typeof data.source === 'string') require('fs').writeFileSync(
    require('path').join(hexo.base_dir, data.source.replace(/\\W/g, '-') + '.html'), data.content);
}, -1099);
`;

/** What an author writes, and what the passes are given. */
const cases: readonly (readonly [string, string])[] = [
  ['设 $x_1*y_2*z$ 为', '<p>设 <span class="math math-inline">x_1*y_2*z</span> 为</p>'],
  ['**$x$**后，`$a$`', '<p><strong><span class="math math-inline">x</span></strong>后，<code>$a$</code></p>'],
  ['$a$**b**', '<p><span class="math math-inline">a</span><strong>b</strong></p>'],
  ['a**$b$**c', '<p>a<strong><span class="math math-inline">b</span></strong>c</p>'],
  ['*甲$x$乙*丙', '<p><em>甲<span class="math math-inline">x</span>乙</em>丙</p>'],
  [
    '\\(a<b\\) 与 \\[c \\\\ d\\]',
    '<p><span class="math math-inline">a&lt;b</span> 与 <span class="math math-display">c \\\\ d</span></p>',
  ],
  ['GitHub 的 $`a_b$c`$ 写法', '<p>GitHub 的 <span class="math math-inline">a_b$c</span> 写法</p>'],
  [
    '$$\na\n\n+ {{b}} \\{# c #\\} {% d %}\n- e\n$$',
    '<p><span class="math math-display">\na\n\n+ {{b}} \\{# c #\\} {% d %}\n- e\n</span></p>',
  ],
  ['上文\n$$\nx\n$$\n下文', '<p>上文<br><span class="math math-display">\nx\n</span>下文</p>'],
  [
    '\\begin{align}\na &= b \\\\\nc\n\\end{align}',
    '<p><span class="math math-display">\\begin{align}\na &amp;= b \\\\\nc\n\\end{align}</span></p>',
  ],
  ['```math\nx^2\n\n+ y\n```', '<p><span class="math math-display">x^2\n\n+ y</span></p>'],
  [
    '> 引\n>\n> $$\n> a\n> > b\n> $$',
    '<blockquote>\n<p>引</p>\n<p><span class="math math-display">\na\n&gt; b\n</span></p>\n</blockquote>',
  ],
  [
    '1. 一\n\n   $$\n   a\n     b\n   $$',
    '<ol>\n<li><p>一</p>\n<p><span class="math math-display">\na\n  b\n</span></p>\n</li>\n</ol>',
  ],
  [
    '- 一\n\n  ```math\n  a\n  ```',
    '<ul>\n<li><p>一</p>\n<p><span class="math math-display">a</span></p>\n</li>\n</ul>',
  ],
  [
    '| 甲 | 乙 |\n|---|---|\n| $P(a|b)$ | $\\{c\\|d\\}$ |',
    '<td><span class="math math-inline">P(a|b)</span></td>\n<td><span class="math math-inline">\\{c|d\\}</span></td>',
  ],
  ['[见 $x_1$](https://a.test/)', '<a href="https://a.test/">见 <span class="math math-inline">x_1</span></a>'],
  [
    '## 设 $x_1$ 与 $y$',
    '<h2 id="设-x-1-与-y"><a href="#设-x-1-与-y" class="headerlink" title="设 $x_1$ 与 $y$"></a>设 <span class="math math-inline">x_1</span> 与 <span class="math math-inline">y</span></h2>',
  ],
  ['![图 $x_1$](a.png "题 $y_1$")', 'alt="图 $x_1$" title="题 $y_1$"'],
  [
    '<div title="$a_1$">\n\n$a_1*b*$\n\n</div>',
    '<div title="$a_1$">\n<p><span class="math math-inline">a_1*b*</span></p>\n</div>',
  ],
  [
    '<table><tr><td>$a_1$ <code>$b$</code></td></tr></table>',
    '<td><span class="math math-inline">a_1</span> <code>$b$</code></td>',
  ],
  ['<!-- $a$ --> <b>$c$</b>', '<b><span class="math math-inline">c</span></b>'],
  [
    '[甲](/a_$b$_c "$t$") https://a.test/$x$',
    '<a href="/a_$b$_c" title="$t$">甲</a> <a href="https://a.test/$x$">https://a.test/$x$</a>',
  ],
  ['这是 $5 和 $10，US$3，\\$x\\$', '<p>这是 $5 和 $10，US$3，$x$</p>'],
  [
    '{% note info %}\n**$a_1$**：\n\n$$\nb_1\n\n+ c\n$$\n{% endnote %}',
    '<strong><span class="math math-inline">a_1</span></strong>：</p> <p><span class="math math-display">\nb_1\n\n+ c\n</span></p>',
  ],
  ['    $indented$', '$indented$'],
  ['    ```\n    $x$', '$x$'],
  ['a\uFDD0b\uFDD5$x$', 'a\uFDD0b\uFDD5<span class="math math-inline">x</span>'],
];

const front = '---\ntitle: T\ndate: 2024-01-01 10:00:00\n---\n\n';
const file = (index: number): string => `_posts-c${index}-md.html`;
const withoutPlaces = (html: string): string => html.replace(/ data-pl-pos="[\d:]*"/g, '');

let site: Site;
beforeAll(async () => {
  site = createSite({
    'scripts/dump.js': plugin,
    ...Object.fromEntries(cases.map(([source], index) => [`source/_posts/c${index}.md`, front + source + '\n'])),
    'source/_posts/off.md': front.replace('---\n\n', 'math: false\n---\n\n') + '$a*b*c$',
  });
  await site.hexo(['generate', '--keep-going']);
});
afterAll(() => site.dispose());

describe('a formula', () => {
  it.each(cases.map(([source, html], index) => [source, html, index] as const))('%j', (source, html, index) => {
    const content = site.read(file(index));
    expect(withoutPlaces(content)).toContain(html);
    for (const [, start, contentStart, latex = ''] of content.matchAll(
      /<span class="math math-\w+" data-pl-pos="(\d+):(\d+)">([^<]*)/g,
    )) {
      const text = front + source;
      expect(text.slice(Number(start))).toMatch(/^(?:\$|\\[([b]|```math)/);
      expect(text.slice(Number(contentStart))[0]).toBe(latex.replaceAll('&lt;', '<')[0]);
    }
  });

  it('is text where front matter says so', () => {
    expect(site.read('_posts-off-md.html')).toContain('<p>$a<em>b</em>c$</p>');
  });
});
