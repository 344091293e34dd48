import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import fc from 'fast-check';
import type * as parse5 from 'parse5';
import { describe, expect, it } from 'vitest';
import { parsePlainHtml } from '../../../scripts/core/plain-html.ts';
import { serializeTree } from '../../../scripts/core/serialize-html.ts';

// The version that the plugin has.
const { parseFragment, serialize } = (await import(
  createRequire(path.resolve(import.meta.dirname, '../../../scripts/package.json')).resolve('parse5')
)) as typeof parse5;

/** A tree without the ways back up, to compare. */
function shape(node: unknown): unknown {
  return JSON.parse(
    JSON.stringify(node, (key, value: unknown) => (key === 'parentNode' ? undefined : value)),
  ) as unknown;
}

function expectSame(html: string): void {
  const plain = parsePlainHtml(html);
  if (plain) expect(shape(plain), html).toEqual(shape(parseFragment(html)));
}

const tags =
  'p div span a em strong b code pre ul ol li dl dt dd table thead tbody tfoot tr td th h1 h2 blockquote section figure details summary address center mark sup br hr img input wbr button select svg script template caption'.split(
    ' ',
  );
const attribute = fc.constantFrom(
  '',
  ' class="a b"',
  ' id="x" title="a &amp; b"',
  ' href="?a=1&b=2"',
  ' hidden',
  " title='single'",
  ' CLASS="upper"',
  ' id="x" id="y"',
  ' a=b',
  ' title="&copy;"',
);
const text = fc.constantFrom(
  '文字',
  'a < b',
  '&amp; &lt;',
  '&#39;',
  '&#x4e2d;',
  '&#128;',
  '&copy',
  '&notit;',
  ' ',
  '\n',
  '& c',
  '\r\n',
  '\0',
);
const comment = fc.constantFrom(
  '<!-- more -->',
  '<!---->',
  '<!-->',
  '<!-- a -- b -->',
  '<!-- a --!>',
  '<!DOCTYPE x>',
  '<?x?>',
);
const { html } = fc.letrec<{ html: string }>((tie) => ({
  html: fc
    .array(
      fc.oneof(
        { maxDepth: 6 },
        text,
        comment,
        fc
          .tuple(fc.constantFrom(...tags), attribute, tie('html'))
          .map(([tag, attributes, inside]) => `<${tag}${attributes}>${inside}</${tag}>`),
        fc.tuple(fc.constantFrom(...tags), attribute).map(([tag, attributes]) => `<${tag}${attributes}>`),
        fc.constantFrom(
          '<br/>',
          '<img src="a.png" alt="" />',
          '<p/>',
          '</p>',
          '</br>',
          '</div>',
          '<tr><td>y</td></tr>',
          '</table>',
          '<table><tbody><tr><td>x</td></tr></tbody></table>',
        ),
      ),
      { maxLength: 5 },
    )
    .map((parts) => parts.join('')),
}));

describe('the writer of HTML', () => {
  it('gives what parse5 gives for any tree', () => {
    fc.assert(
      fc.property(html, (source) => {
        const tree = parseFragment(source);
        expect(serializeTree(tree)).toBe(serialize(tree));
      }),
      { numRuns: 20_000 },
    );
  });

  it.each([
    '<svg xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 1 1"><use xlink:href="#a"></use></svg>',
    '<template><p>a &amp; b</p></template><script>a < b && c</script><p title="&quot;&lt;&nbsp;">&nbsp;&lt;</p>',
    '<noscript><p>a</p></noscript><style>a > b {}</style><!-- a --><math><mi>x</mi></math><iframe src="a"></iframe>',
  ])('writes %j as parse5 does', (source) => {
    const tree = parseFragment(source);
    expect(serializeTree(tree)).toBe(serialize(tree));
  });

  it('leaves out the attribute that it is told to', () => {
    expect(serializeTree(parseFragment('<p data-x="1" id="a"><b data-x="2">b</b></p>'), 'data-x')).toBe(
      '<p id="a"><b>b</b></p>',
    );
  });
});

describe('the parser of plain HTML', () => {
  it('gives what parse5 gives, or nothing, for any HTML', () => {
    fc.assert(
      fc.property(html, (source) => {
        expectSame(source);
      }),
      { numRuns: 20_000 },
    );
  });

  it('gives what parse5 gives for what our fixtures come out as', () => {
    const folder = path.resolve(import.meta.dirname, '../../fixtures');
    const outputs = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('output.html'),
    );
    expect(outputs.length).toBeGreaterThan(20);
    let plain = 0;
    for (const name of outputs) {
      const source = readFileSync(path.join(folder, name), 'utf8');
      expectSame(source);
      if (parsePlainHtml(source)) plain += 1;
    }
    expect(plain).toBeGreaterThan(outputs.length / 4);
  });

  it.each([
    '<p>一<strong>二</strong><br>三 &amp; &quot;四&quot;</p>\n<ul>\n<li>五<ul>\n<li>六</li>\n</ul>\n</li>\n</ul>',
    '<table><thead>\n<tr>\n<th>a</th>\n</tr>\n</thead><tbody><tr><td><a href="#x">b</a></td></tr></tbody></table>',
    '<figure><table><tr><td>1</td></tr>\n<tr><td>2</td></tr></table></figure><table><tr></tr></table>',
    '<pre><code class="x">\n\na &lt; b\n</code></pre><figure><img src="a.png" alt=""><figcaption>图</figcaption></figure>',
    '<div><p>一</p><!-- more --><h2 id="二">二</h2></div><hr><input type="checkbox" disabled>',
  ])('reads what Markdown makes: %j', (source) => {
    const tree = parsePlainHtml(source);
    expect(tree).toBeDefined();
    expect(serialize(tree!)).toBe(serialize(parseFragment(source)));
  });

  it.each([
    '<p>a<p>b',
    '<p><div>a</div></p>',
    '<ul><li>a<li>b</ul>',
    '<a href="#"><span><a>b</a></span></a>',
    '<table><tr><td>a</td></tr><tbody></tbody></table>',
    '<table><td>a</td></table>',
    '<table>a</table>',
    '<em>a<strong>b</em></strong>',
    '<svg><path d=""/></svg>',
    '<p>&hellip;</p>',
    '<p title=x>a</p>',
    'a < b',
  ])('leaves to parse5 what browsers mend or only they know: %j', (source) => {
    expect(parsePlainHtml(source)).toBeUndefined();
  });

  it('reads what is nested 50,000 deep, and gives up on broken HTML at once', () => {
    const deep = parsePlainHtml('<div>'.repeat(50_000) + '</div>'.repeat(50_000));
    expect(deep?.childNodes).toHaveLength(1);
    for (const part of ['<!-- a ', '<p title="a', '<a><a>', '<p>', '&amp', `<p${' a=""'.repeat(50)}>`]) {
      expect(parsePlainHtml(part.repeat(50_000))).toBeUndefined();
    }
    expect(parsePlainHtml(`<p${Array.from({ length: 50_000 }, (_, n) => ` a${n}=""`).join('')}></p>`)).toBeUndefined();
  });
});
