import fc from 'fast-check';
import { Marked } from 'marked';
import { describe, expect, it } from 'vitest';
import {
  attribute,
  elements,
  hasClass,
  parseHtml,
  serializeHtml,
  textContent,
  type Element,
} from '../../../../scripts/core/html.ts';
import { repairHandWrittenColumns } from '../../../../scripts/features/columns/repair.ts';
import type { Finding } from '../../../../scripts/hexo/define-feature.ts';
import { endBlocksAtClosingTags } from '../../../../scripts/features/markdown/closing-tags.ts';

const marked = new Marked(endBlocksAtClosingTags);
/** As a post's body is rendered by marked's own parser, as far as blocks are concerned. */
const renderMarkdown = (markdown: string): string => marked.parse(markdown) as string;

interface Repaired {
  readonly html: string;
  readonly findings: Finding[];
  /** The texts of the columns, row by row. */
  readonly rows: string[][];
  readonly containers: Element[];
}

function repair(markdown: string): Repaired {
  const html = renderMarkdown(markdown);
  const tree = parseHtml(html);
  const findings: Finding[] = [];
  if (typeof repairHandWrittenColumns.needs !== 'function') throw new Error('needs is a function');
  if (repairHandWrittenColumns.needs(html, { hasHtml: true } as never)) {
    void repairHandWrittenColumns.run(tree, {
      post: { raw: markdown },
      report: (finding: Finding) => findings.push(finding),
    } as never);
  }
  const containers = [...elements(tree)].filter((node) => hasClass(node, 'paperlog-columns'));
  const rows = containers.map((container) =>
    container.childNodes
      .filter((node): node is Element => 'tagName' in node && hasClass(node, 'paperlog-column'))
      .map((column) => textContent(column).replace(/\s+/g, ' ').trim()),
  );
  return { html: serializeHtml(tree), findings, rows, containers };
}

/** Two blocks of lists in a row with this opening tag. */
const row = (open: string, columnTag = '<div>') =>
  `${open}${columnTag}\n\n- one\n- two\n</div>${columnTag}\n\n- three\n</div></div>\n\nafter\n`;

/** A row of lists by Bootstrap's classes. */
const bootstrap = (classes: readonly string[]): string =>
  `<div class="row">${classes.map((name, index) => `<div class="${name}">\n\n- ${'abcdef'[index]}\n\n</div>`).join('')}</div>`;

describe('a row by the classes of Bootstrap becomes columns', () => {
  it.each([
    [['col', 'col'], 2, []],
    [['col-6', 'col-6'], 2, []],
    [['col-md-4', 'col-md-4', 'col-md-4'], 3, []],
    [['col-12 col-md-8', 'col-12 col-md-4'], 2, ['8', '4']],
    [['col-md-6', 'col-md-6', 'col-md-6', 'col-md-6'], 2, []],
    [['col-sm-3', 'col'], 2, ['3', '9']],
  ])('%j', (classes, inLine, shares) => {
    const { html, rows } = repair(bootstrap(classes));
    expect(rows).toEqual([['a', 'b', 'c', 'd'].slice(0, classes.length)]);
    expect(html).toContain(`<div class="paperlog-columns paperlog-columns-${inLine}`);
    expect([...html.matchAll(/--paperlog-share: ([\d.]+)/g)].map((match) => match[1])).toEqual(shares);
    expect(html).not.toMatch(/\b(?:row|col)\b/);
  });

  it('flexible ones too, and keeps other classes', () => {
    const { html, rows } = repair(row('<div class="d-flex mine">'));
    expect(rows).toEqual([['one two', 'three']]);
    expect(html).toContain('class="mine paperlog-columns');
    expect(repair(row('<div class="d-flex flex-column">')).rows).toEqual([]);
  });
});

describe('a row of blocks with lists becomes columns, whatever its exact style text', () => {
  it.each([
    ['<div style="display:flex; justify-content:left">'],
    ['<div style="display: flex;">'],
    ['<DIV STYLE=" DISPLAY : FLEX ">'],
    ["<div style='display:flex'>"],
    ['<div style=display:flex>'],
    ['<div style="display:flex !important">'],
    ['<div style="display:inline-flex">'],
    ['<div style="display:-webkit-flex">'],
    ['<div style="display:-webkit-box;display:-ms-flexbox;display:flex">'],
    ['<div style="display:-ms-flexbox">'],
    ['<div style="display: flex; flex-direction: row; flex-wrap: wrap">'],
    ['<div align="center" style="display:flex">'],
    ['<div class="two" style="color:red;\n  display:\tflex">'],
    ['<div style="display:grid;grid-template-columns:1fr 1fr">'],
    ['<div style="display:grid; grid-template-columns: repeat(2, minmax(0, 1fr))">'],
    ['<div style="display:grid; grid-template-columns: repeat(auto-fit, minmax(200px, 1fr))">'],
    ['<div style="display:inline-grid;grid-template:auto / 50% 50%">'],
    ['<div style="display:grid;grid:auto / [a] 1fr [b] 1fr [c]">'],
    ['<div style="display:grid;grid-auto-flow:column">'],
    ['<div style="/* two; columns */ display:flex">'],
    ['<div style="background:url(data:image/png;base64,AA==);display:flex">'],
  ])('%s', (open) => {
    expect(repair(row(open)).rows).toEqual([['one two', 'three']]);
  });

  it.each([
    ['floats to the left', '<div>', '<div style="float:left;width:50%">'],
    ['floats in another spelling', '<div style="overflow:hidden">', '<div style="FLOAT : left ; width: 48%">'],
    ['inline blocks', '<div>', '<div style="display:inline-block;width:49%;vertical-align:top">'],
    ['cells', '<div style="display:table;width:100%">', '<div style="display:table-cell">'],
  ])('%s', (_, open, column) => {
    expect(repair(row(open, column)).rows).toEqual([['one two', 'three']]);
  });

  it('floats without a block around them, with what clears them', () => {
    const { rows, html } = repair(
      'before\n\n<div style="float:left;width:50%">\n\n- a\n</div>\n<div style="float:right;width:50%">\n\n- b\n</div>\n<div style="clear:both"></div>\n\nafter\n',
    );
    expect(rows).toEqual([['a', 'b']]);
    expect(html).not.toMatch(/float|clear/);
    expect(html).toMatch(/^<p>before<\/p>/);
    expect(html).toMatch(/<p>after<\/p>\s*$/);
  });

  it('a float and the block that makes room for it', () => {
    const { rows } = repair(
      '<div style="float:left;width:50%">\n\n- a\n</div>\n<div style="margin-left:50%">\n\n- b\n</div>\n\nafter\n',
    );
    expect(rows).toEqual([['a', 'b']]);
  });

  it('children of half the width that go on in a second line', () => {
    const column = (text: string) => `<div style="width:50%">\n\n- ${text}\n</div>`;
    const { rows, containers } = repair(
      `<div style="display:flex;flex-wrap:wrap">${['a', 'b', 'c', 'd', 'e', 'f'].map(column).join('')}</div>`,
    );
    expect(rows).toEqual([['a', 'b', 'c', 'd', 'e', 'f']]);
    expect(hasClass(containers[0]!, 'paperlog-columns-2')).toBe(true);
  });

  it.each([1, 2, 3, 4, 5, 6])('%i of them', (count) => {
    const column = '<div>\n\n- item\n\n</div>';
    const { rows } = repair(`<div style="display:flex">${column.repeat(count)}</div>`);
    expect(rows).toEqual([Array.from({ length: count }, () => 'item')]);
  });

  it('columns of paragraphs, headings, quotes, code, tables, or a picture beside a list', () => {
    for (const content of [
      'text of its own',
      '### heading',
      '> quote',
      '```\ncode\n```',
      '|a|b|\n|-|-|\n|1|2|',
      '![p](big.png)',
    ]) {
      expect(
        repair(`<div style="display:flex"><div>\n\n${content}\n\n</div><div>\n\n- list\n\n</div></div>`).rows,
      ).toHaveLength(1);
    }
  });

  it('lists directly in the row', () => {
    expect(repair('<div style="display:flex">\n\n- a\n\n\n* b\n\n</div>').rows).toEqual([['a', 'b']]);
  });

  it('with CRLF', () => {
    const lists =
      '<div style="display:flex"><div>\r\n\r\n- one\r\n- two\r\n</div><div>\r\n\r\n- three\r\n</div></div>\r\n\r\nafter\r\n';
    expect(repair(lists).rows).toEqual([['one two', 'three']]);
  });
});

describe('what is not columns of text stays as it is, kept from making a phone scroll', () => {
  const unchanged = (markdown: string) => {
    const { html } = repair(markdown);
    const written = html.replace(' class="paperlog-row"', '').replace(' paperlog-row"', '"');
    expect(written).toBe(serializeHtml(parseHtml(renderMarkdown(markdown))));
  };
  it.each([
    [
      'badges',
      '<div style="display:flex"><div><img src="https://img.shields.io/a.svg"></div><div><img src="b.svg"></div></div>',
    ],
    [
      'pictures with captions',
      '<div style="display:flex"><figure><img src="a.png"><figcaption>A</figcaption></figure><figure><img src="b.png"></figure></div>',
    ],
    [
      'pictures in paragraphs',
      '<div style="display:flex"><div>\n\n![a](a.png)\n\n</div><div>\n\n![b](b.png)\n\n</div></div>',
    ],
    ['buttons', '<div style="display:flex"><div>\n\n[论文](a)\n\n</div><div>\n\n[代码](b)\n\n</div></div>'],
    ['links', '<div style="display:flex; gap: 8px"><a href="a">A</a><a href="b">B</a></div>'],
    ['an icon beside a note', '<div style="display:flex"><div>💡</div><div>\n\nA note.\n\n</div></div>'],
    [
      'a small picture beside a note',
      '<div style="display:flex"><div><img src="a.png" width="48"></div><div>\n\nA note.\n\n</div></div>',
    ],
    ['short words', '<div style="display:flex"><div>Python</div><div>C++</div></div>'],
    ['a column direction', row('<div style="display:flex; flex-direction: column">')],
    ['a column flow', row('<div style="display:flex; flex-flow:column wrap">')],
    ['an old column direction', row('<div style="display:-webkit-box;-webkit-box-orient:vertical">')],
    ['a grid of one track', row('<div style="display:grid;gap:1em">')],
    ['a grid of seven tracks', row('<div style="display:grid;grid-template-columns:repeat(7,1fr)">')],
    ['seven columns', `<div style="display:flex">${'<div>\n\n- a\n\n</div>'.repeat(7)}</div>`],
    ['a row of Bootstrap with lines of different parts', bootstrap(['col-8', 'col-4', 'col-4', 'col-8'])],
    ['a class called row without columns', '<div class="row"><div>\n\n- a\n\n</div><div>\n\n- b\n\n</div></div>'],
    ['one centred block', '<div style="display:flex;justify-content:center"><div>\n\n- a\n\n</div></div>'],
    ['one float', '<div style="float:left">\n\n- a\n\n</div>\n\ntext'],
    ['text between the blocks', '<div style="display:flex"><div>\n\n- a\n\n</div>or<div>\n\n- b\n\n</div></div>'],
    ['a table of data', '| a | b |\n|---|---|\n| 1 | 2 |'],
    [
      'a table of data in HTML',
      '<table><tr><td>Model</td><td>Year</td></tr><tr><td>BERT</td><td>2018</td></tr></table>',
    ],
    ['a table with headings and lists', '<table><tr><th>A</th></tr><tr><td>\n\n- a\n\n</td></tr></table>'],
    ['a table with a caption', '<table><caption>c</caption><tr><td>\n\n- a\n\n</td><td>\n\n- b\n\n</td></tr></table>'],
    [
      'highlighted code',
      '<figure class="highlight"><table><tr><td class="gutter"><pre>1</pre></td><td class="code"><pre>x</pre></td></tr></table></figure>',
    ],
    ['a gallery that flows', '<div style="column-count:3"><img src="a.png"><img src="b.png"></div>'],
  ])('%s', (_, markdown) => {
    unchanged(markdown);
  });
});

describe('an author’s own styles', () => {
  it('stay: alignment, gap, colours, borders, classes and ids', () => {
    const { containers } = repair(
      row(
        '<div id="x" class="mine" style="display:flex; justify-content:left; gap:3em; color:red; border:1px solid; background:url(a;b.png)">',
      ),
    );
    expect(attribute(containers[0]!, 'style')).toBe(
      'justify-content: left; gap: 3em; color: red; border: 1px solid; background: url(a;b.png)',
    );
    expect(attribute(containers[0]!, 'class')).toBe('mine paperlog-columns paperlog-columns-2');
    expect(attribute(containers[0]!, 'id')).toBe('x');
  });

  it('go where they would not let columns stack or would make the page scroll', () => {
    const { html } = repair(
      row(
        '<div style="display:flex; min-width:900px; white-space:nowrap; overflow:hidden; height:300px">',
        '<div style="width:50%;min-width:400px;flex:1">',
      ),
    );
    expect(html).not.toMatch(/[^-]width|nowrap|overflow|flex:/);
    expect(html).toContain('min-height: 300px');
  });

  it.each([
    ['<div style="width:30%">', '<div style="width:70%">', ['30', '70']],
    ['<div style="flex:1">', '<div style="flex:2">', ['1', '2']],
    ['<div style="flex: 0 0 25%">', '<div>', ['25', '75']],
    ['<div style="width:100px">', '<div style="width:300px">', ['6.25', '18.75']],
    ['<div style="width:calc(40% - 1em)">', '<div style="flex-basis:60%">', ['40', '60']],
  ])('%s beside %s keep their proportions', (first, second, shares) => {
    const { html } = repair(`<div style="display:flex">${first}\n\n- a\n</div>${second}\n\n- b\n</div></div>`);
    expect([...html.matchAll(/--paperlog-share: ([\d.]+)/g)].map((match) => match[1])).toEqual(shares);
  });

  it('keep a fixed width beside a flexible one', () => {
    const { html } = repair(
      '<div style="display:flex"><div style="width:200px">\n\n- a\n</div><div style="flex:1">\n\n- b\n</div></div>',
    );
    expect(html).toContain('--paperlog-width: 200px');
    expect(html).toContain('--paperlog-share: 1');
  });

  it('keep the proportions of a grid', () => {
    const { html } = repair(row('<div style="display:grid;grid-template-columns:2fr minmax(0,1fr)">'));
    expect([...html.matchAll(/--paperlog-share: ([\d.]+)/g)].map((match) => match[1])).toEqual(['2', '1']);
  });

  it('are equal columns if they are nearly equal', () => {
    const { html } = repair(
      '<div style="display:flex"><div style="width:49%">\n\n- a\n</div><div style="width:51%">\n\n- b\n</div></div>',
    );
    expect(html).not.toContain('--paperlog');
  });

  it('keep a reversed row as it looks, in the order of the source', () => {
    const { containers, rows } = repair(row('<div style="display:flex;flex-direction:row-reverse">'));
    expect(rows).toEqual([['one two', 'three']]);
    expect(attribute(containers[0]!, 'style')).toContain('flex-direction: row-reverse');
  });

  it('turn <center> and align into styles', () => {
    const { html } = repair(
      '<div style="display:flex"><center>\n\n- a\n\n</center><div align="right">\n\n- b\n\n</div></div>',
    );
    expect(html).not.toMatch(/<center|align="/);
    expect(html.match(/text-align: (center|right)/g)).toEqual(['text-align: center', 'text-align: right']);
  });
});

describe('a layout table', () => {
  const cells = (...contents: string[]) => contents.map((content) => `<td>\n\n${content}\n\n</td>`).join('');
  it('of lists becomes columns', () => {
    const { rows, html } = repair(
      `<table border="0" width="100%"><tr>${cells('- a\n- b', '- c')}</tr></table>\n\nafter`,
    );
    expect(rows).toEqual([['a b', 'c']]);
    expect(html).not.toMatch(/<t[adr]|border=|width=/);
  });
  it('keeps the widths of its cells', () => {
    const { html } = repair('<table><tr><td width="30%">\n\n- a\n\n</td><td width="70%">\n\n- b\n\n</td></tr></table>');
    expect([...html.matchAll(/--paperlog-share: (\d+)/g)].map((match) => match[1])).toEqual(['30', '70']);
    expect(html).not.toContain('width="');
  });
  it('takes titles in a row above to the columns below them', () => {
    const { rows } = repair(`<table><tr><td>2025</td><td>2024</td></tr><tr>${cells('- a', '- b')}</tr></table>`);
    expect(rows).toEqual([['2025 a', '2024 b']]);
  });
  it('of two rows goes on in a second line', () => {
    const { rows, containers } = repair(
      `<table><tr>${cells('- a', '- b')}</tr><tr>${cells('- c', '- d')}</tr></table>`,
    );
    expect(rows).toEqual([['a', 'b', 'c', 'd']]);
    expect(hasClass(containers[0]!, 'paperlog-columns-2')).toBe(true);
  });
  it('of pictures, and any that says it is for presentation', () => {
    expect(repair('<table><tr><td><img src="a.png"></td><td><img src="b.png"></td></tr></table>').rows).toHaveLength(1);
    expect(repair('<table role="presentation"><tr><td>left</td><td>right</td></tr></table>').rows).toEqual([
      ['left', 'right'],
    ]);
  });
});

describe('columns that are not whole', () => {
  it('lose their empty ones', () => {
    const { rows } = repair(
      '<div style="display:flex"><div>\n\n- a\n</div><div></div><div>&nbsp;</div><div><br></div><p></p>&nbsp;<div>\n\n- b\n</div></div>',
    );
    expect(rows).toEqual([['a', 'b']]);
  });
  it('keep comments and white space', () => {
    const { rows, html } = repair(
      '<div style="display:flex">\n  <!-- left -->\n  <div>\n\n- a\n</div>\n  <!-- right -->\n  <div>\n\n- b\n</div>\n</div>',
    );
    expect(rows).toEqual([['a', 'b']]);
    expect(html).toContain('<!-- left -->');
  });
  it('keep the mark of the excerpt, in the column before it', () => {
    const { rows, html } = repair(
      '<div style="display:flex"><div>\n\n- a\n</div><span id="more"></span><div>\n\n- b\n</div></div>',
    );
    expect(rows).toEqual([['a', 'b']]);
    expect(html.indexOf('id="more"')).toBeLessThan(html.indexOf('b</li>'));
    expect(html).toMatch(/<\/ul>\s*<span id="more"><\/span><\/div>/);
  });
  it('end where the rest of the post begins, if the last closing tag is missing', () => {
    const { rows, html, findings } = repair(
      'text\n\n<div style="display:flex"><div>\n\n- a\n</div><div>\n\n- b\n</div>\n\nafter\n\n## heading\n',
    );
    expect(rows).toEqual([['a', 'b']]);
    expect(html).toMatch(/<\/div>\s*<\/div>\s*<p>after<\/p>\s*<h2>heading<\/h2>\s*$/);
    expect(findings).toMatchObject([{ rule: 'unclosed-columns', severity: 'warning', at: { line: 3, column: 1 } }]);
  });
  it('are reported if both closing tags are missing, so that what follows may be part of them', () => {
    const open = 'text\n\n<div style="display:flex"><div>\n\n- a\n</div><div>\n\n- b\n\n## heading\n\nafter\n';
    expect(repair(open).findings).toMatchObject([{ rule: 'unclosed-columns', at: { line: 3, column: 1 } }]);
    const closed = open.replace('## heading', '`<div>`\n</div></div>\n\n```html\n<div>\n```\n<!-- <div> -->\n\n##');
    expect(repair(closed).findings).toEqual([]);
    expect(
      repair('<div style="display:flex"><div>\n\n- a\n\n```\n</div>\n```\n</div><div>\n\n- b\n</div></div>\n').findings,
    ).toEqual([]);
  });
  it('are told apart if the closing tag between them is missing', () => {
    const { rows, html } = repair(
      '<div style="display:flex"><div>\n\n- a\n\n<div>\n\n- b\n</div></div>\n\nafter\n\nmore\n',
    );
    expect(rows).toEqual([['a', 'b']]);
    expect(html).toMatch(/<\/div>\s*<p>after<\/p>\s*<p>more<\/p>\s*$/);
  });
  it('may be nested', () => {
    const { rows } = repair(
      `<div style="display:flex"><div>\n\n${row('<div style="display:flex">')}\n</div><div>\n\n- c\n</div></div>`,
    );
    expect(rows).toEqual([
      ['one two three after', 'c'],
      ['one two', 'three'],
    ]);
  });
});

describe('one text that flows through columns', () => {
  it.each([
    'columns:2',
    'column-count: 2',
    'columns: 200px 2',
    '-webkit-column-count:2;-moz-column-count:2;column-count:2',
    'columns:2 auto',
  ])('%s', (style) => {
    const { html } = repair(`<div style="${style}; column-gap:4em">\n\n- a\n- b\n\n</div>`);
    expect(html).toMatch(/^<div style="column-gap: 4em" class="paperlog-columns-flow paperlog-columns-2">/);
  });
});

describe('any nest of rows', () => {
  const text = fc.constantFrom(
    '\n\n- item\n- item\n\n',
    '\n\nwords\n\n',
    'x',
    '',
    '<img src="a.png">',
    '\n\n| a |\n|---|\n| 1 |\n\n',
  );
  const open = fc.constantFrom(
    '<div style="display:flex">',
    '<div>',
    '<div style="float:left">',
    '<div style="width:50%;float:right">',
    '<table><tr><td>',
    '<div style="display:grid;grid-template-columns:1fr 1fr">',
    '<div style="columns:2">',
    '<center>',
    '</div>',
    '</td>',
    '<span id="more"></span>',
  );
  it('keeps every word in its order, and is the same when it is repaired twice', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(text, open), { maxLength: 16 }), (pieces) => {
        const tree = parseHtml(renderMarkdown(pieces.join('')));
        const words = textContent(tree).replace(/\s+/g, '');
        const context = { post: { raw: '' }, report: () => undefined } as never;
        void repairHandWrittenColumns.run(tree, context);
        const once = serializeHtml(tree);
        expect(textContent(tree).replace(/\s+/g, '')).toBe(words);
        expect(serializeHtml(parseHtml(once))).toBe(once);
        void repairHandWrittenColumns.run(tree, context);
        expect(serializeHtml(tree)).toBe(once);
      }),
      { numRuns: 500 },
    );
  });
});
