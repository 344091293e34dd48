// Nothing that can be written in a post hangs, crashes or exhausts a build: twice the text costs about twice the work.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WorkCounter } from '../../../support/counted-work.ts';
import { createRenderer, type Renderer } from '../../../support/renderer.ts';

const repeat =
  (piece: string) =>
  (n: number): string =>
    piece.repeat(n);
const lines = (n: number, line: (index: number) => string): string =>
  Array.from({ length: n }, (_, index) => line(index)).join('\n');
/** About `n` characters of runs of backticks, each of another length. */
const backticks = (n: number): string => lines(Math.floor(Math.sqrt(2 * n)), (index) => `${'`'.repeat(index + 1)} a`);

/** Each makes a text whose length is in proportion to `n`. */
const generators: Readonly<Record<string, (n: number) => string>> = {
  'openings of links': repeat('[a]('),
  'openings of pictures': repeat('![a]('),
  'opening brackets': repeat('['),
  'closing brackets': repeat(']'),
  'nested brackets': (n) => '['.repeat(n) + 'a' + ']'.repeat(n),
  'nested links': (n) => '[a'.repeat(n) + '](b)'.repeat(n),
  'nested pictures': (n) => '![a'.repeat(n) + '](b)'.repeat(n),
  'links to labels that are not there': repeat('[a][b] '),
  'labels defined again and again': (n) => lines(n, () => '[a]: b'),
  labels: (n) => lines(n, (index) => `[${index}]: b`) + '\n\n' + lines(n, (index) => `[${index}]`),
  'bullets in a line': repeat('- '),
  'numbers in a line': repeat('1. '),
  'nested lists': (n) => lines(Math.floor(Math.sqrt(n)), (index) => `${'  '.repeat(index)}- a`),
  items: (n) => lines(n, () => '- a'),
  'quotes in a line': repeat('> '),
  'far indented fences': repeat('    ```js\n'),
  'straight marks in Chinese': repeat('他说"\'好'),
  'quotes that continue': (n) => '> '.repeat(100) + 'a\n' + 'a\n'.repeat(n),
  'quotes and bullets': repeat('> - '),
  'asterisks before letters': repeat('*a '),
  'asterisks behind letters': repeat('a* '),
  'asterisks between letters': repeat('*a_ '),
  'runs of three': repeat('a***b'),
  'one long run': repeat('*'),
  'strong beside Chinese': repeat('**（重）**后'),
  underscores: repeat('_a'),
  tildes: repeat('~~a '),
  ranges: repeat('3~5 '),
  'backticks of many lengths': backticks,
  'openings of tags': repeat('<a '),
  attributes: (n) => `<a ${'b="c" '.repeat(n)}`,
  'openings of comments': repeat('<!-- '),
  'openings of instructions': repeat('<? '),
  'openings of CDATA': repeat('<![CDATA[ '),
  'closing tags': repeat('</div>\n'),
  'closing tags in a list': (n) => lines(n, () => '- a\n</div>'),
  'open elements': repeat('<div>\n\n'),
  dollars: repeat('$'),
  'dollars before letters': repeat('$a '),
  'display formulas that stay open': repeat('$$ a\n\n'),
  'definitions that nothing uses': (n) => lines(n, (index) => `\\newcommand{\\a${'b'.repeat(index % 40)}}{c}\n`),
  'definitions in one paragraph': repeat('\\def\\a{b}\n'),
  'brackets of formulas': repeat('\\[ \\( '),
  environments: repeat('\\begin{align}\n'),
  'openings of variables': repeat('{{ '),
  'openings of template tags': repeat('{% '),
  'openings of template comments': repeat('{# '),
  'openings of a tag': repeat('{% note %}\n\n'),
  'closings of a tag': repeat('{% endnote %}\n\n'),
  'tags in a line': repeat('{% label info @a %} '),
  'tags in lines': repeat('{% label info @a %}\n'),
  'tags behind each other': repeat('{% note info %}\na\n{% endnote %}\n\n'),
  'tags in tags': (n) => '{% quote %}\n'.repeat(n) + '{% endquote %}\n'.repeat(n),
  'tags that are never named': repeat("{% label '"),
  'openings of raw': repeat('{% raw %} '),
  'fences in raw': (n) => `{% raw %}\n${'```\n'.repeat(n)}{% endraw %}`,
  'raw in code': (n) => `\`${'{% raw %}a{% endraw %}'.repeat(n)}\``,
  'openings of raw in code': (n) => `\`{% endraw %}${'{% raw %}'.repeat(n)}\``,
  'unknown tags': repeat('{% nosuch %} '),
  'variables in a line': repeat('{{ a }} '),
  'comments of templates': repeat('{# a #} '),
  'formulas in a line': repeat('$a_1$ '),
  'formulas in quotes': repeat('> > $$\n> > a\n> > $$\n\n'),
  'formulas of GitHub': repeat('$`a`$ '),
  'openings of formulas of GitHub': repeat('$`a '),
  'formulas in a tag': (n) => `{% label info @${'$a$ '.repeat(Math.min(n, 900))} %}`,
  'characters that are ours': repeat('\uFDD0\uFFFC'),
  'columns of a table': (n) => `${'|a'.repeat(n)}|\n${'|-'.repeat(n)}|\n${'|b'.repeat(n)}|`,
  'rows of a table': (n) => `|a|b|\n|-|-|\n${lines(n, () => '|a|')}`,
  pipes: repeat('|'),
  'rows without a table': (n) => lines(n, () => '|a|b'),
  footnotes: (n) => lines(n, (index) => `a[^${index}]`) + '\n\n' + lines(n, (index) => `[^${index}]: b\n`),
  'footnotes in footnotes': (n) => 'a[^0]\n\n' + lines(n, (index) => `[^${index}]: b[^${index + 1}]\n`),
  alerts: (n) => lines(n, () => '> [!NOTE]\n> a\n'),
  containers: repeat('::: note\n'),
  headings: (n) => lines(n, () => '# a'),
  'underlined headings': (n) => lines(n, () => 'a\n==='),
  fences: repeat('```\n'),
  'fences in a line': repeat('``` '),
  'code by indentation': (n) => lines(n, () => '    a\n'),
  addresses: repeat('https://a.b/c '),
  'one address': (n) => `https://a.b/${'c)'.repeat(n)}`,
  'mail addresses': repeat('a@b.c '),
  'what could become a mail address': (n) => 'a.'.repeat(n),
  entities: repeat('&#35;&amp;&'),
  backslashes: repeat('\\'),
  'hard breaks': (n) => lines(n, () => 'a  '),
  'blank lines': repeat('\n'),
  spaces: repeat(' '),
  tabs: repeat('\t'),
  'terms and definitions': (n) => lines(n, () => 'a\n: b\n'),
  'attributes in braces': repeat('{#a .b c=d} '),
  'marked text': repeat('==a '),
  'openings of wiki links': repeat('[[a'),
  'wiki links': repeat('[[a#b|c]] ![[d.png|300]] '),
  'openings of attributes': repeat('*a*{.b '),
  'attributes behind code': repeat('`a`{.b #c d="e"} '),
  'sizes of pictures': repeat('![a](b.png =300x) '),
  'openings of sizes': repeat('![a](b.png =300x '),
  'titled alerts': (n) => lines(n, () => '> [!NOTE]- a **b**\n> > [!faq]+\n'),
  'alerts in a line': repeat('> [!NOTE] '),
  'containers of many colons': (n) => lines(Math.floor(Math.sqrt(2 * n)), (index) => `${':'.repeat(index + 3)} tip`),
  'containers that end': repeat('::: tip [a]{#b .c}\na\n:::\n'),
  'ends of containers': repeat(':::\n'),
  'fences with options': repeat('```js {1,3-5} title="a" ins={2} fold\na // [!code ++]\n```\n'),
  'lines that a fence marks': (n) => `\`\`\`js {${'1-9,'.repeat(n)}}\na\n\`\`\``,
  'openings of ranges in a fence': (n) => `\`\`\`js ${'{1,'.repeat(n)}\na\n\`\`\``,
  cards: repeat('{% card https://a.test/ %}\n\n'),
  'links alone': repeat('https://a.test/b\n\n'),
  'formulas in rows of footnotes': (n) => `|a|b|\n|-|-|\n${lines(n, (index) => `|$a|b$[^${index % 9}]|{{ c }}|`)}`,
  'formulas with rules': repeat('$$\na\n$$\n---\n'),
  'variables of a shell': repeat('${A}/$B_C，'),
  'ranges of values': repeat('1.2%~3.4%，周一~周五，A~Z '),
  'combining characters': repeat('e\u0301'),
  emoji: repeat('👩‍👩‍👧'),
  'one word of Chinese': repeat('中'),
  'formulas with spaces': repeat('$ a $ '),
  'openings of formulas with spaces': repeat('$ a b '),
  'words of formulas that stay open': repeat('$\\text{'),
  'words in formulas': repeat('$a \\text{b $c$} '),
  'backslashes before brackets': repeat('\\\\('),
  'doubled brackets of formulas': repeat('\\\\(a\\\\) \\\\[ '),
  'escapes in formulas': (n) => `$${'\\\\{a\\_1\\\\}'.repeat(Math.min(n, 1800))}$`,
  'tags of formulas': repeat('{% mathjax %}a{% endmathjax %} '),
  'openings of tags of formulas': repeat('{% katex %}\n'),
  'HTML that is closed': repeat('<br>\n**a**\n'),
  'HTML that stays open': repeat('<div>\n**a**\n'),
  'style sheets that stay open': repeat('<div><style>\n\n'),
  'style sheets that end far below': (n) => `${'<div><style>\n\n'.repeat(n)}</style>`,
  'tags in one line of HTML': (n) => `<div>${'<b></b>'.repeat(n)}</div>\na`,
  'HTML with a tag that breaks off': (n) => `<div>\n${'<b a="\n'.repeat(n)}`,
  'asterisks in HTML': repeat('<p>**a**</p>\n'),
  'escaped asterisks': repeat('\\*\\*a\\*\\* '),
  'tables of contents': repeat('[TOC]\n\n# a\n\n'),
  'headings of many levels': (n) => `[TOC]\n\n${lines(n, (index) => `${'#'.repeat((index % 6) + 1)} a\n`)}`,
  'pictures with spaces': repeat('![a](b c.png) '),
  'openings of pictures with spaces': repeat('![a](b c '),
  'brackets in names of pictures': repeat('![a](b (c) '),
  faces: repeat('^_^ '),
  'faces with cheeks and arms': repeat('(*^_^*) (*^ _(:з」∠)_ ~(￣▽￣)~ ~(￣ '),
  wildcards: repeat('*.js COUNT(*) 192.168.*.* ~/a '),
  'options of commands': repeat('a --b --- '),
  'products of letters': repeat('O(n*m)，'),
  'elements that vanish': repeat('List<String> <your name> <b and c> '),
  'openings of elements that vanish': repeat('<a b="'),
  'ranges of words': repeat('上午~下午 '),
  'notes in the text': repeat('a^[b ![c](d.png) $e$] '),
  'notes in notes': (n) => '^[a'.repeat(n) + ']'.repeat(n),
  'addresses before tags': repeat('https://a.test/b{% label @c %} '),
  'footnotes in terms': (n) => lines(n, (index) => `a[^${index}]\n: b\n    [^${index}]: c\n`),
  'terms in terms': repeat('a\n: b\n    : c\n\n        d\n        : e\n\n'),
  'containers in footnotes': (n) => lines(n, (index) => `a[^${index}]\n\n[^${index}]: ::: tip\n    b\n    :::\n`),
  'containers in quotes in containers': (n) => '::: tip\n> '.repeat(Math.min(n, 90)) + 'a\n'.repeat(n),
  'containers whose ends have other lengths': (n) =>
    lines(n, (index) => `${':'.repeat(3 + (index % 7))} tip`) + '\n:::\n'.repeat(n),
  'alerts in items': repeat('- > [!NOTE]\n  > a\n'),
  'attributes behind attributes': (n) => `*a*${'{.b}'.repeat(n)}`,
  'attributes behind headings': repeat('# a {#b .c}\n'),
  'openings of attributes in headings': (n) => `# a ${'{#b '.repeat(n)}`,
  'tags in items in quotes': repeat('> - {% note %}\n>   a\n>   {% endnote %}\n'),
  'tags whose ends are in another container': repeat('> {% note %}\n\n- {% endnote %}\n\n'),
  'tags in rows': (n) => `|a|\n|-|\n${lines(n, () => '|{% label @b %}|')}`,
  'timelines of papers': (n) =>
    `{% papers view:timeline %}\n${lines(n, (index) => `- 2024-01-0${(index % 9) + 1} a`)}\n{% endpapers %}`,
  columns: (n) => `{% columns 2 %}\n${'a\n\n<!-- column -->\n'.repeat(n)}{% endcolumns %}`,
  'openings of columns': repeat('{% columns 2 %}\n'),
  'styled boxes': repeat('<div style="display:flex"><div>\n\n- a\n\n</div></div>\n\n'),
  'styled boxes that stay open': repeat('<div style="display:flex"><div>\n\n- a\n\n'),
  'fences that differ': (n) => lines(Math.floor(Math.sqrt(2 * n)), (index) => `${'`'.repeat(index + 3)}a`),
  'fences in quotes in items': repeat('- > ```\n  > a\n'),
  'labels over labels': (n) => `${'[a '.repeat(n)}${'][b]'.repeat(n)}`,
  'titles of links': repeat('[a](b "c'),
  'addresses in angle brackets': repeat('[a](<b'),
  'entities without an end': repeat('&amp'),
  'numbers of entities': repeat('&#x10ffff;'),
  'marks of emphasis of all kinds': repeat('*_~=a'),
  'long runs of two kinds': (n) => `${'*_'.repeat(n)}a${'_*'.repeat(n)}`,
  'full-width spaces': repeat('\u3000a'),
  'characters from right to left': repeat('\u202eא'),
  'characters of no width': repeat('a\u200b'),
  'lone surrogates': repeat('\ud800a'),
  'setext underlines': repeat('a\n-\n'),
  'lines with trailing backslashes': repeat('a\\\n'),
  'pipes in formulas in rows': (n) => `|a|\n|-|\n${lines(n, () => '|$|x|$|')}`,
  'reference in reference': (n) => lines(n, (index) => `[^${index}]: [^${index}]`),
  mermaid: repeat('```mermaid\ngraph TD\n```\n'),
  'inline HTML': repeat('<b>a</b>文'),
  'openings of environments': repeat('\\begin{'),
  'tags with bodies in a line': repeat('{% note %}a{% endnote %} '),
  'pictures that are missing': (n) => lines(n, (index) => `![a](/b${index}.png)`),
  'lines of attributes': repeat('a\n{: .b}\n\n'),
  'HTML tables in a line': repeat('<table><tr><td>a</td></tr></table>'),
  'links to headings': (n) => lines(n, (index) => `[a](#b${index})\n\n## b${index}\n`),
  'formulas that no one can draw': repeat('$\\text{a$'),
  'one line of pictures': repeat('![a](/b.png) '),
  cells: (n) => `|${'a|'.repeat(n)}\n|${'-|'.repeat(n)}\n|\n|\n|`,
};

const size = 1500;

describe('a post takes work in proportion to its length', () => {
  let renderer: Renderer;
  const counter = new WorkCounter();
  beforeAll(async () => {
    renderer = await createRenderer();
    await counter.start();
    await renderer.render('warm');
  });
  afterAll(() => {
    counter.stop();
    renderer.dispose();
  });

  it.each(Object.keys(generators))('%s', async (name) => {
    const generate = generators[name] ?? repeat(name);
    await renderer.render(generate(50)); // what is loaded or compiled once
    // V8 may throw away the counts of a function that it frees meanwhile, so that the most that is counted is nearest.
    const work = { once: 0, twice: 0 };
    for (let tries = 0; tries === 0 || (tries < 5 && work.twice >= 2.5 * work.once); tries++) {
      work.once = Math.max(work.once, await counter.count(() => renderer.render(generate(size))));
      work.twice = Math.max(work.twice, await counter.count(() => renderer.render(generate(2 * size))));
    }
    expect(work.twice / work.once).toBeLessThan(2.5);
  });
});
