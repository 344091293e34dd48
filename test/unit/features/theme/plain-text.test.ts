import fc from 'fast-check';
import { parseFragment } from 'parse5';
import { describe, expect, it } from 'vitest';
import { plainText } from '../../../../scripts/features/theme/plain-text.ts';

describe('plainText', () => {
  it.each([
    ['<p>第一段</p>\n<p>第二段</p>', '第一段 第二段'],
    ['<p>a<strong>b</strong>c</p>', 'abc'],
    ['1 < 2 &amp;&amp; 3 &lt; 4', '1 < 2 && 3 < 4'],
    ['"><script>alert(1)</script>x', '"> x'],
    ['<img src=x onerror=alert(1)>图', '图'],
    ['&copy;&hellip;&nosuch;', '©…&nosuch;'],
    ['&#0;&#xD800;&#x110000;', '\ufffd\ufffd\ufffd'],
    [undefined, ''],
    [2024, '2024'],
    [['a'], ''],
  ])('of %j is %j', (html, text) => {
    expect(plainText(html)).toBe(text);
  });

  it('is cut by characters as readers see them', () => {
    expect(plainText('👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧', 2)).toBe('👩‍👩‍👧👩‍👩‍👧');
    expect(plainText('e\u0301e\u0301e\u0301', 2)).toBe('e\u0301e\u0301');
  });

  it('never ends within a tag or a reference', () => {
    const html = `<p>${'<b class="x">好</b>&amp;'.repeat(500)}</p>`;
    for (let limit = 1; limit < 60; limit++) expect(plainText(html, limit)).toBe('好&'.repeat(60).slice(0, limit));
  });

  it('is the beginning of the whole text, however long the markup before it', () => {
    const html = `<!-- ${'x'.repeat(5000)} --><p title="${'y'.repeat(5000)}">正文</p>`;
    expect(plainText(html, 10)).toBe('正文');
  });

  it('put into a page as text, gives no element', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('<', '>', 'a', '/', '!', '-', '"', "'", '=', '&', ';', ' ') }),
        (html) => {
          expect(plainText(html, 50).length).toBeLessThanOrEqual(50);
          const { childNodes } = parseFragment(plainText(html).replaceAll('&', '&amp;').replaceAll('<', '&lt;'));
          expect(childNodes.every(({ nodeName }) => nodeName === '#text')).toBe(true);
        },
      ),
    );
  });
});
