import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseHtml, serializeHtml, textContent } from '../../../../scripts/core/html.ts';
import { modernizeMarkup } from '../../../../scripts/features/markup/modernize-markup.ts';

function modern(html: string, modernize = true): string {
  const { needs } = modernizeMarkup;
  if (typeof needs !== 'function') throw new Error('needs is a function');
  if (!needs(html, {} as never)) return html;
  const tree = parseHtml(html);
  void modernizeMarkup.run(tree, { config: { modernize } } as never);
  return serializeHtml(tree);
}

describe('obsolete HTML', () => {
  it.each([
    ['<center>中</center>', '<div style="text-align: center">中</div>'],
    [
      '<font color="ff0000" size="+1" face="KaiTi">红</font>',
      '<span style="color: #ff0000; font-family: KaiTi; font-size: large">红</span>',
    ],
    ['<font size="7">大</font><font size="x">y</font>', '<span style="font-size: xxx-large">大</span><span>y</span>'],
    [
      '<strike>a</strike><big>b</big><tt>c</tt>',
      '<s>a</s><span style="font-size: larger">b</span><span style="font-family: monospace">c</span>',
    ],
    ['<p align="center" style="color: red">x</p>', '<p style="text-align: center; color: red">x</p>'],
    ['<p align="center" style="text-align: left">x</p>', '<p style="text-align: left">x</p>'],
    ['<img src="a.png" align="right" border="0" alt="">', '<img src="a.png" alt="" style="float: right; border: 0">'],
    ['<img src="a.png" width="50%" alt="">', '<img src="a.png" alt="" style="width: 50%">'],
    ['<img src="a.png" width="300px" height="auto" alt="">', '<img src="a.png" alt="" width="300">'],
    ['<br clear="all">', '<br style="clear: both">'],
    ['<hr width="50%" size="2">', '<hr style="width: 50%; height: 2px">'],
    ['<a name="old">x</a>', '<a id="old">x</a>'],
    ['<a name="简介"></a><h2 id="简介">简介</h2>', '<a></a><h2 id="简介">简介</h2>'],
    ['<input type="checkbox" checked="checked">', '<input type="checkbox" checked="">'],
    [
      '<table cellpadding="3" cellspacing="0" width="80%"><tbody><tr><td nowrap width="20">a</td></tr></tbody></table>',
      '<table style="width: 80%; border-spacing: 0"><tbody><tr><td style="width: 20px; white-space: nowrap; padding: 3px">a</td></tr></tbody></table>',
    ],
    [
      '<iframe src="//player.bilibili.com/player.html?bvid=1" scrolling="no" frameborder="no" allowfullscreen="true"></iframe>',
      '<iframe src="//player.bilibili.com/player.html?bvid=1" scrolling="no" allowfullscreen="" style="border: 0" title="player.bilibili.com"></iframe>',
    ],
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
