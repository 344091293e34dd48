// Attributes, marks, wiki links and references, through the real Hexo.

import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAttributes } from '../../../../scripts/features/attributes/grammar.ts';
import { createRenderer, type Renderer } from '../../../support/renderer.ts';

describe('attributes in braces', () => {
  let renderer: Renderer;
  beforeAll(async () => {
    renderer = await createRenderer('marked:\n  smartypants: true\n');
  });
  afterAll(() => {
    renderer.dispose();
  });

  it.each([
    ['![图](https://a.b/x.png){#pic .wide width=300}', ['id="pic"', 'class="wide"', 'width="300"']],
    ['![图](https://a.b/x.png){width=50%}', ['style="width: 50%"']],
    ['![图](https://a.b/x.png =300x)', ['src="https://a.b/x.png"', 'width="300"']],
    ['![图](https://a.b/x.png "标题" =300x200)', ['width="300"', 'height="200"', 'title="标题"']],
    ['![图](https://a.b/x.png =x200)', ['height="200"']],
    ['[链接](https://a.b/){.button title="去 看"}后文', ['class="button"', 'title="去 看"', '</a>后文']],
    ['**重点**{.red}与`code`{: .language}', ['<strong class="red">重点</strong>与<code class="language">code</code>']],
    ['## 标题 {#my-id .big}', ['<h2 id="my-id" class="big">', 'href="#my-id"', '标题</h2>']],
    ['## 标题 **粗** {#other}', ['<h2 id="other">', '<strong>粗</strong></h2>']],
  ])('%s', async (source, parts) => {
    const html = await renderer.render(source);
    for (const part of parts) expect(html).toContain(part);
    expect(html).not.toMatch(/\{[#.:w]/);
  });

  it.each([
    '集合 {x=1} 与 {.5}',
    '变量 {name} 和 {{ 双括号 }}',
    '`{.class}` 在代码里',
    'f(x){#a',
    '[a](https://a.b/){onclick=alert(1)}',
    '文字{.red}没有元素',
    '## 标题{#紧挨着}',
    '![图](https://a.b/x.png =宽)',
  ])('are text elsewhere: %s', async (source) => {
    const words = source.replace(/^## |`|!?\[.*?\]\([^)=]*\)/g, '');
    const html = await renderer.render(source);
    expect(html.replace(/<[^>]*>/g, '').replace(/&quot;/g, '"')).toContain(words.trim());
  });

  it('read in linear time and never more than what braces hold', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('{', '}', '#a', '.b', 'c=d', '"', '=', ' ', 'e="f g"', '中'), { maxLength: 30 }),
        (parts) => {
          const text = `{${parts.join('')}`;
          const found = readAttributes(text);
          if (found) expect(text.slice(0, found.length)).toMatch(/^\{.*\}$/s);
        },
      ),
    );
  });
});

describe('marks', () => {
  it('are off by default', async () => {
    const renderer = await createRenderer();
    expect((await renderer.render('==a== x^2^')).replaceAll('&#x3D;', '=')).toContain('==a== x^2^');
    expect(await renderer.render('H~2~O')).toContain('<del>2</del>');
    renderer.dispose();
  });

  it('behave as emphasis does, beside Chinese text and nested', async () => {
    const renderer = await createRenderer(
      'paperlog:\n  marks:\n    highlight: true\n    subscript: true\n    superscript: true\n',
    );
    const html = await renderer.render(
      '前==（重点）==后 **==粗==** H~2~O 与 x^2^、~~删~~、3~5个，6~8个、`==代码==`、$x^2^3$、a == b',
    );
    expect(html).toContain(
      '前<mark>（重点）</mark>后 <strong><mark>粗</mark></strong> H<sub>2</sub>O 与 x<sup>2</sup>、<del>删</del>、3~5个，6~8个、<code>==代码==</code>',
    );
    expect(html).toContain('a == b');
    expect(await renderer.render('2^8 与 2^10 和 x^a b^，H~2 O~')).toContain('2^8 与 2^10 和 x^a b^，H~2 O~');
    renderer.dispose();
  });
});

describe('references', () => {
  it('number figures and tables and lead to them', async () => {
    const renderer = await createRenderer('paperlog:\n  references:\n    enable: true\n');
    const html = await renderer.render(
      '见@fig:b与 @tbl:t。a@fig:b.com `@fig:b`\n\n![甲](https://a.b/1.png){#fig:a}\n\n![乙](https://a.b/2.png){#fig:b}\n\n|a|b|\n|-|-|\n|1|2|\n\n表：结果 {#tbl:t}\n',
    );
    expect(html).toContain(
      '见<a href="#fig:b" class="paperlog-reference">图 2</a>与 <a href="#tbl:t" class="paperlog-reference">表 1</a>。',
    );
    expect(html).toMatch(/<figure class="paperlog-figure" id="fig:b">/);
    expect(html).toMatch(/<figcaption><span class="paperlog-reference-label">图 2<\/span>\u2003乙<\/figcaption>/);
    expect(html).toMatch(
      /<table id="tbl:t"><caption><span class="paperlog-reference-label">表 1<\/span>\u2003结果<\/caption>/,
    );
    expect(html).toContain('<code>@fig:b</code>');
    renderer.dispose();
  });
});
