import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countHtml, countText, minutesToRead, shortNumber } from '../../../../scripts/features/theme/word-count.ts';

describe('countText', () => {
  it.each([
    ['大语言模型', 5, 0],
    ['DeepSeek 发布于 2025 年', 4, 2],
    ['标点，不算。（对）', 5, 0],
    ["don't stop e-mail 3.14 snake_case", 0, 5],
    ['GPT-4 与 C++', 1, 2],
    ['日本語のテキスト', 7 + 1, 0],
    ['한국어 단어', 5, 0],
    ['Привет, мир', 0, 2],
    ['café cafe\u0301s it’s Straße', 0, 4],
    ['用 GPT-4 写 3.5 万字', 4, 2],
    ['😀👩‍👩‍👧❤️🇨🇳 好', 1, 0],
    ['𠮷野家', 3, 0],
    ['ＡＢＣ１２３', 0, 1],
    ['', 0, 0],
  ])('counts %j as %i characters and %i words', (text, characters, words) => {
    expect(countText(text)).toEqual({ characters, words });
  });

  it('counts every text, and the halves of one never less than the whole', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        const { characters } = countText(a + b);
        expect(countText(a).characters + countText(b).characters).toBe(characters);
      }),
    );
  });
});

describe('countHtml', () => {
  it.each([
    ['<p>你<strong>好</strong>，<em>world</em>wide</p>', 2, 1],
    ['<p>one</p><p>two</p>', 0, 2],
    ['<p>a &lt;b&gt; &amp; c&nbsp;d &#20013;&#x6587; &hellip;</p>', 2, 4],
    ['<style>a{color:red}</style><script>let x = 1</script><!-- 注释 --><p>字</p>', 1, 0],
    [
      '<figure class="highlight"><table><tr><td class="gutter"><pre><span class="line">1</span><br><span class="line">2</span></pre></td><td class="code"><pre><span class="line">const a = b</span></pre></td></tr></table></figure>',
      0,
      3,
    ],
    [
      '<p>设<span class="katex"><span class="katex-mathml"><math><mi>x</mi><annotation>x^2+y</annotation></math></span><span class="katex-html"><span>x2+y</span></span></span>为</p>',
      2,
      1,
    ],
    ['<p>设 <math><mi>x</mi><mo>=</mo><mn>1</mn></math></p>', 1, 1],
    ['<img alt="图片说明" src="a>b.png">后', 1, 0],
    ['<p>1 < 2 与 3</p>', 1, 3],
    ['<p>未闭合 <a href="', 3, 0],
  ])('counts the text of %j', (html, characters, words) => {
    expect(countHtml(html)).toEqual({ characters, words });
  });

  it('reads markup that never closes once, not again and again', () => {
    // A reader that goes back at each opening would not come to an end here.
    for (const opening of ['<style ', '<math>', '<span class="katex">', '<!-- ', '<a href="']) {
      expect(countHtml(opening.repeat(200_000))).toEqual({ characters: 0, words: 0 });
    }
  });
});

describe('minutesToRead', () => {
  it('adds the time for characters and for words, and is never nothing', () => {
    expect(minutesToRead({ characters: 0, words: 0 })).toBe(1);
    expect(minutesToRead({ characters: 800, words: 200 })).toBe(3);
    expect(minutesToRead({ characters: 801, words: 200 })).toBe(4);
    expect(minutesToRead({ characters: 240, words: 60 }, 120, 60)).toBe(3);
  });
});

describe('shortNumber', () => {
  it('shortens as Fluid does', () => {
    expect([999, 1000, 1234, 9999, 10_000, 23_456].map(shortNumber)).toEqual([
      '999',
      '1k',
      '1.2k',
      '10k',
      '10k',
      '23k',
    ]);
  });
});
