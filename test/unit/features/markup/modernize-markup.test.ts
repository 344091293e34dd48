import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseHtml, serializeHtml, textContent } from '../../../../scripts/core/html.ts';
import {
  cssColor,
  cssFontFamily,
  cssFontSize,
  cssLength,
  wholePixels,
} from '../../../../scripts/features/markup/legacy-values.ts';
import { moveStyles } from '../../../../scripts/features/markup/move-styles.ts';
import { modernizeMarkup } from '../../../../scripts/features/markup/modernize-markup.ts';

function modern(html: string, modernize = true): string {
  const { needs } = modernizeMarkup;
  if (typeof needs !== 'function') throw new Error('needs is a function');
  if (!needs(html, { hasHtml: true } as never)) return html;
  const tree = parseHtml(html);
  void modernizeMarkup.run(tree, { config: { modernize } } as never);
  return serializeHtml(tree);
}

describe('obsolete HTML', () => {
  it.each([
    ['<center>中</center>', '<div style="text-align: center">中</div>'],
    [
      '<font color="ff0000" size="+1" face="KaiTi">红</font>',
      '<span style="color: #ff0000; font-size: large; font-family: KaiTi">红</span>',
    ],
    ['<font size="7">大</font><font size="x">y</font>', '<span style="font-size: xxx-large">大</span><span>y</span>'],
    [
      '<strike>a</strike><big>b</big><tt>c</tt>',
      '<s>a</s><span style="font-size: larger">b</span><span style="font-family: monospace">c</span>',
    ],
    ['<p align="center" style="color: red">x</p>', '<p style="text-align: center; color: red">x</p>'],
    ['<p align="center" style="text-align: left">x</p>', '<p style="text-align: left">x</p>'],
    [
      '<img src="a.png" align="right" border="0" alt="">',
      '<img src="a.png" alt="" style="float: right; padding-left: 20px">',
    ],
    ['<img src="a.png" width="50%" alt="">', '<img src="a.png" alt="" style="width: 50%">'],
    ['<img src="a.png" width="300px" height="auto" alt="">', '<img src="a.png" width="300" alt="">'],
    ['<br clear="all">', '<br style="clear: both">'],
    ['<hr width="50%" size="2">', '<hr style="width: 50%">'],
    ['<a name="old">x</a>', '<a id="old">x</a>'],
    ['<a name="简介"></a><h2 id="简介">简介</h2>', '<a></a><h2 id="简介">简介</h2>'],
    ['<input type="checkbox" checked="checked">', '<input type="checkbox" checked="">'],
    [
      '<table cellpadding="3" cellspacing="0" width="80%"><tbody><tr><td nowrap width="20">a</td></tr></tbody></table>',
      '<table><tbody><tr><td style="white-space: nowrap; width: 20px">a</td></tr></tbody></table>',
    ],
    [
      '<iframe src="//player.bilibili.com/player.html?bvid=1" scrolling="no" frameborder="no" allowfullscreen="true"></iframe>',
      '<iframe src="//player.bilibili.com/player.html?bvid=1" allowfullscreen="" title="player.bilibili.com" data-paperlog-scrolling="no" style="border: 0"></iframe>',
    ],
    ['<iframe src="/a/" scrolling="auto" title="a"></iframe>', '<iframe src="/a/" title="a"></iframe>'],
  ])('%s', (html, expected) => {
    expect(modern(html)).toBe(expected);
    // Once is enough.
    expect(modern(expected)).toBe(expected);
  });

  it.each([
    '<svg width="50%" height="10"><rect width="5" height="5" color="red"></rect></svg>',
    '<x-panel open="false" align="left">x</x-panel>',
    '<ol type="a" start="3"><li value="4">x</li></ol>',
    '<p>1 &lt; 2, width="50%" align="center"</p>',
    '<pre><code>&lt;center&gt;x&lt;/center&gt;</code></pre>',
    '<iframe src="https://example.com/" title="视频" width="560" height="315"></iframe>',
  ])('leaves %s alone', (html) => {
    expect(modern(html)).toBe(html);
  });

  it.each([
    [
      "the author's own style counts more",
      '<p align="right" style="text-align: left">a</p>',
      '<p style="text-align: left">a</p>',
    ],
    ['a colour that would end its declaration is none', '<font color="red;position:fixed">a</font>', '<span>a</span>'],
    ['so is a font', '<font face="a;b">a</font>', '<span>a</span>'],
    ['canvas keeps its size, which scripts draw by', '<canvas width="50%"></canvas>', '<canvas width="50%"></canvas>'],
    [
      'drawings have attributes of their own',
      '<svg width="50%"><style>a</style><text name="a"></text></svg>',
      undefined,
    ],
    ['a name that is taken is no second id', '<p id="a"></p><a name="a">x</a>', '<p id="a"></p><a>x</a>'],
    ['a name beside an id is one more target', '<a id="b" name="a">x</a>', '<span id="a"></span><a id="b">x</a>'],
    [
      'a frame is called by its host',
      '<iframe src="//player.test/x"></iframe>',
      '<iframe src="//player.test/x" title="player.test"></iframe>',
    ],
    ['or by its author', '<iframe title="Talk"></iframe>', '<iframe title="Talk"></iframe>'],
    [
      'another language than JavaScript goes on not being run',
      '<script language="VBScript">x</script>',
      '<script type="text/vbscript">x</script>',
    ],
    ['a span in a line stays one', '<p>a <span>b</span></p>', '<p>a <span>b</span></p>'],
    ['a span that holds blocks is a block', '<div><span><p>b</p></span></div>', '<div><div><p>b</p></div></div>'],
    ['but not right beside text', '<div>a <span><p>b</p></span></div>', '<div>a <span><p>b</p></span></div>'],
    ['nor in a line', '<h2><span><div>b</div></span></h2>', '<h2><span><div>b</div></span></h2>'],
  ])('%s', (_name, html, expected) => {
    expect(modern(html)).toBe(expected ?? html);
  });

  it("can't end the declaration or the attribute it stands in", () => {
    const html = modern(`<table background='a");color:red;x:url("b\\'><tr><td>1</td></tr></table>`);
    expect(html).not.toContain('url("a")');
    expect(html.match(/url\(/g)).toHaveLength(2);
  });

  it('is left as written by configuration', () => {
    expect(modern('<center>x</center>', false)).toBe('<center>x</center>');
  });

  it('never changes the text, and reads what never closes once', () => {
    const parts = [
      '<center>',
      '</center>',
      '<font color=">',
      '<font size=3>',
      '</font>',
      '<td align=',
      '<table width=1>',
      '字',
      ' ',
      '"',
      '>',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 20 }), (pieces) => {
        const html = pieces.join('');
        expect(textContent(parseHtml(modern(html)))).toBe(textContent(parseHtml(html)));
      }),
    );
    expect(modern('<a '.repeat(100_000)).length).toBeGreaterThanOrEqual(0);
  });
});

it('reads values as browsers do', () => {
  expect(['50%', '100', ' +12.5px', 'auto', '', '-1'].map(cssLength)).toEqual([
    '50%',
    '100px',
    '12.5px',
    undefined,
    undefined,
    undefined,
  ]);
  expect(['100px', '640.5', '80', '50%', '12.5%', 'auto'].map(wholePixels)).toEqual([
    '100',
    '640',
    '80',
    undefined,
    undefined,
    undefined,
  ]);
  expect(['red', 'FF0000', '#abc', 'rgb(1, 2, 3)', 'url(x)', '#xyz'].map(cssColor)).toEqual([
    'red',
    '#FF0000',
    '#abc',
    'rgb(1, 2, 3)',
    undefined,
    undefined,
  ]);
  expect(['1', '7', '9', '+1', '-5', 'x'].map(cssFontSize)).toEqual([
    'x-small',
    'xxx-large',
    'xxx-large',
    'large',
    'x-small',
    undefined,
  ]);
  expect(['KaiTi', 'Times New Roman, serif', ''].map(cssFontFamily)).toEqual([
    'KaiTi',
    "'Times New Roman', serif",
    undefined,
  ]);
});

it('moves style sheets of texts into the head, each once, and no other', () => {
  const sheet = '<style media="print" data-paperlog-style="">.a{}</style>';
  const head = '<head><title>x</title></head>';
  const rest = `<body>${sheet}<p>a</p>${sheet}<style>.b{}</style>`;
  const page = { head, rest, end: '</body>' };
  expect(moveStyles(page)).toEqual({
    head: '<head><title>x</title><style media="print">.a{}</style></head>',
    rest: '<body><p>a</p><style>.b{}</style>',
    end: '</body>',
  });
  expect(moveStyles({ ...page, head: '' })).toEqual({ ...page, head: '' });
});
