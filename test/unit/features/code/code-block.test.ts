import { describe, expect, it } from 'vitest';
import { codeBlock, type CodeHost } from '../../../../scripts/features/code/code-block.ts';
import { emptyInfo, parseInfo } from '../../../../scripts/features/code/info-string.ts';
import { parseHtml, textContent } from '../../../../scripts/core/html.ts';
import { highlight, prismHighlight } from 'hexo-util';

const host: CodeHost = {
  config: { foldLines: 0, wrapLines: false },
  english: false,
  library: 'highlight.js',
  lineNumbers: false,
  lineThreshold: 0,
  drawnInBrowser: false,
  understands: (name) => !name.startsWith('diff-'),
  highlight: (code, options) =>
    highlight(code, {
      hljs: true,
      wrap: false,
      gutter: options.line_number === true,
      mark: [...(options.mark ?? [])],
      firstLine: options.firstLine ?? 1,
      ...(options.lang && { lang: options.lang }),
      ...(options.caption && { caption: options.caption }),
    }),
};
const prism: CodeHost = {
  ...host,
  library: 'prismjs',
  highlight: (code, options) =>
    prismHighlight(code, { lineNumber: false, ...(options.lang && { lang: options.lang }) }),
};
const render = (code: string, info = '', on = host): string => codeBlock(code, parseInfo(info), on);

describe('a block of code', () => {
  it('is exactly what Hexo makes of it, if nothing more is asked for', () => {
    const code = 'const a = `<b>`;\n\tf();\n';
    expect(render(code, 'js')).toBe(highlight(code, { hljs: true, wrap: false, gutter: false, lang: 'js' }));
  });

  it('holds no brace that Nunjucks could take for its own', () => {
    for (const info of ['', 'js', 'js {{ x }}', 'js highlight:false', 'js title="{% y %}"']) {
      expect(render('{{ a }} {% b %} {# c #}', info)).not.toMatch(/[{}]/);
    }
  });

  it('takes a title for text', () => {
    const html = render('a', 'js <img src=x onerror=alert(1)> https://a.test/"onclick=x a<b');
    expect(html).not.toMatch(/<img|"onclick/);
    expect(html).toContain('<span class="caption"><span>&lt;img src=x onerror=alert(1)&gt;</span>');
  });

  it('marks lines counted from its first, whatever number that has', () => {
    expect(render('a\nb\nc', 'text {2}')).toContain('a\n<mark>b</mark>\nc');
    expect(render('a\nb\nc', 'text {2} first_line:10')).toContain('a\n<mark>b</mark>\nc');
    expect(render('a\nb\nc', 'text mark:11 first_line:10')).toContain('a\n<mark>b</mark>\nc');
    expect(render('a\nb // [!code hl]\nc', 'text')).toContain('a\n<mark>b</mark>\nc');
  });

  it('marks lines with Prism at build too', () => {
    expect(render('a\nb\nc', 'js {2}', prism)).toContain('a\n<mark>b</mark>\nc');
  });

  it('keeps spans of Prism that reach over lines balanced', () => {
    const html = render('/* a\nb */ c', 'js {1}', prism);
    expect(html).toContain(
      '<mark><span class="token comment">/* a</span></mark>\n<span class="token comment">b */</span> c',
    );
  });

  it.each([
    ['// [!code ++]', 'ins'],
    ['# [!code --]', 'del'],
    ['<!-- [!code ++] -->', 'ins'],
    ['/* [!code --] */', 'del'],
    ['-- [!code ++]', 'ins'],
  ])('shows %s as <%s>, without the comment', (comment, name) => {
    const html = render(`x ${comment}\ny`, 'text');
    expect(html).toMatch(new RegExp(`<${name} class="paperlog-code-\\w+">x</${name}>\\ny`));
  });

  it('marks the lines after a comment on a line of its own', () => {
    expect(render('// [!code highlight:2]\na\nb\nc', 'text')).toContain('<mark>a</mark>\n<mark>b</mark>\nc');
  });

  it('leaves other text about marks alone', () => {
    const code = 'say("[!code ++]");\n// [!code nosuch]\n// see [!code ++] there';
    expect(textContent(parseHtml(render(code, 'js')))).toBe(code);
  });

  it('highlights the language within a diff and keeps its signs', () => {
    const html = render('-let a;\n+const a = 1;\n same', 'diff-js');
    expect(html).toContain(
      '<del class="paperlog-code-removed paperlog-code-signed"><span class="paperlog-code-sign">-</span>' +
        '<span class="hljs-keyword">let</span> a;</del>',
    );
    expect(textContent(parseHtml(html))).toBe('-let a;\n+const a = 1;\n same');
  });

  it('marks lines as added and removed by number', () => {
    const html = render('a\nb', 'text ins={2} del={1}');
    expect(html).toContain('<del class="paperlog-code-removed">a</del>\n<ins class="paperlog-code-added">b</ins>');
  });

  it('folds when it is asked to, or longer than the settings allow', () => {
    expect(render('a', 'text fold')).toContain(
      '<details class="paperlog-code-fold"><summary>全部 1 行</summary></details>',
    );
    const on: CodeHost = { ...host, config: { ...host.config, foldLines: 2 } };
    expect(render('a\nb', 'text', on)).not.toContain('<details');
    expect(render('a\nb\nc', 'text', on)).toContain('<details');
    expect(render('a\nb\nc', 'text nofold', on)).not.toContain('<details');
  });

  it('numbers the lines that it breaks one by one', () => {
    const html = render('a\nb', 'text wrap first_line:5 line_number:true');
    expect(html).toMatch(
      /^<div class="paperlog-code-wrapped paperlog-code-numbered" style="counter-reset:paperlog-line 4">/,
    );
    expect(html.match(/<span class="paperlog-code-line">/g)).toHaveLength(2);
  });

  it('is plain if nothing highlights', () => {
    expect(codeBlock('a < b', parseInfo('js'), { ...host, highlight: undefined })).toBe(
      '<pre><code class="language-js">a &lt; b\n</code></pre>',
    );
    expect(codeBlock('a', emptyInfo(), { ...host, highlight: undefined })).toBe('<pre><code>a\n</code></pre>');
  });
});
