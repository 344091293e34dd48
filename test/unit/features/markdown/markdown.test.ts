import fc from 'fast-check';
import { Marked } from 'marked';
import { parseFragment, serialize } from 'parse5';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { foreignClosingLine } from '../../../../scripts/features/markdown/closing-tags.ts';
import { cjkFriendlyEmphasis } from '../../../../scripts/features/markdown/emphasis.ts';
import { commonMarkLexer } from '../../../../scripts/features/markdown/parser/lexer.ts';
import { elements, parseHtml, textContent } from '../../../../scripts/core/html.ts';
import { hasSample } from '../../../support/sample.mts';

const plain = new Marked();
const emphasis = new Marked(cjkFriendlyEmphasis);
const all = new Marked(commonMarkLexer);
const render = (marked: Marked, markdown: string): string => marked.parse(markdown) as string;
const count = (html: string, ...names: string[]): number => [...elements(parseHtml(html), ...names)].length;

describe('a closing block tag', () => {
  it.runIf(hasSample)('ends the list before it: the yardstick has two columns of 6 and 4 lists', () => {
    const post = readFileSync('source/_posts/deepseek-papers.md', 'utf8').replace(/^---[\s\S]*?\n---\n/, '');
    const tree = parseHtml(render(all, post));
    const columns = [...elements(tree, 'div')].slice(1);
    expect(columns).toHaveLength(2);
    expect(columns.map((column) => [...elements(column, 'ul')].length)).toEqual([6, 4]);
    expect(columns.map((column) => [...elements(column, 'a')].length)).toEqual([7, 8]);
  });

  it.each([
    ['after a list', '<div>\n\n- a\n- b\n</div>\n\nafter'],
    ['after a nested list', '<div>\n\n- a\n    - b\n</div>\n\nafter'],
    ['indented after a nested list', '<div>\n\n- a\n    - b\n    </div>\n\nafter'],
    ['after an ordered list', '<div>\n\n1. a\n2. b\n</div>\n\nafter'],
    ['after a paragraph', '<div>\n\na\n  </div>\n\nafter'],
    ['after a quote', '<div>\n\n> a\n</div>\n\nafter'],
    ['after a list in a quote', '<div>\n\n> - a\n</div>\n\nafter'],
    ['with CRLF', '<div>\r\n\r\n- a\r\n- b\r\n</div>\r\n\r\nafter'],
    ['after a list with code that mentions one', '<div>\n\n- a\n  ```html\n  </div>\n  ```\n</div>\n\nafter'],
  ])('%s closes its block', (_, markdown) => {
    const tree = parseHtml(render(all, markdown));
    const [last] = [...tree.childNodes].filter((node) => node.nodeName === 'p').slice(-1);
    expect(serialize(tree)).toMatch(/<\/div>\s*<p>after<\/p>\s*$/);
    expect(last).toBeDefined();
  });

  it('stays in the item that opened it', () => {
    const html = render(all, '- <details><summary>s</summary>\n\n  text\n  </details>\n- b\n');
    expect(count(html, 'li')).toBe(2);
    expect(html).toMatch(/<details>[\s\S]*<p>text<\/p>\s*<\/details>\s*<\/li>/);
  });

  it('is looked for in the list only', () => {
    expect(foreignClosingLine('- a\n\ntext\n</div>\n')).toBe(-1);
    expect(foreignClosingLine('- a\n* b\n</div>\n')).toBe(-1);
    expect(foreignClosingLine('- a\n</div>\n')).toBe(4);
  });
});

describe('a fence', () => {
  it.each([
    ['right below the opening tag', '<details><summary>s</summary>\n```js\na\n```\n</details>\n', 'a\n'],
    ['as far indented as the HTML around it', '<div>\n    ```js\n    a\n    ```\n</div>\n', 'a\n'],
    ['between cells', '<table><tr><td>\n~~~js\na\n~~~\n</td></tr></table>\n', 'a\n'],
    ['in HTML in an item', '- <div>\n  ```js\n  a\n  ```\n  </div>\n', 'a\n'],
    ['in HTML in a quote', '> <div>\n> ```js\n> a\n> ```\n> </div>\n', 'a\n'],
    ['indented below a text', 'text\n      ```js\n      a\n        b\n      ```\n', 'a\n  b\n'],
    ['indented behind a blank line', '1. item\n\n         ```js\n         a\n         ```\n', 'a\n'],
  ])('%s is a code block, as for Hexo', (_, markdown, code) => {
    const [block, ...others] = [...elements(parseHtml(render(all, markdown)), 'code')];
    expect(others).toEqual([]);
    expect(block?.attrs).toEqual([{ name: 'class', value: 'language-js' }]);
    expect(block && textContent(block)).toBe(code);
  });

  it('that is far indented and never closed is an indented code block', () => {
    expect(render(all, '    ```js\n    a\n\ntext\n')).toBe(render(plain, '    ```js\n    a\n\ntext\n'));
  });

  it('lets the HTML around it go on', () => {
    const html = render(all, '<div>\n```js\na\n```\n    <p>b **c**</p>\n```js\nd\n```\n</div>\n\n**e**\n');
    expect(
      html
        .replaceAll(/<pre>.*?<\/pre>/gs, 'CODE')
        .replaceAll(/\s+/g, ' ')
        .trim(),
    ).toBe('<div> CODE <p>b **c**</p> CODE </div> <p><strong>e</strong></p>');
  });

  it('in code, in a <pre> and in a comment is what it was', () => {
    for (const markdown of ['    a\n    ```js\n    b\n', '<pre>\n```js\na\n```\n</pre>\n', '<!--\n```js\n-->\n'])
      expect(render(all, markdown)).toContain('```js');
  });
});

describe('emphasis', () => {
  it.each([
    ['**（重点）**后文', '<strong>（重点）</strong>后文'],
    ['这里 **（从上至下，发布时间由新到旧）**。', '这里 <strong>（从上至下，发布时间由新到旧）</strong>。'],
    ['前文**“引用”**后文', '前文<strong>“引用”</strong>后文'],
    ['**注意：**这里', '<strong>注意：</strong>这里'],
    ['这是**`code`**的', '这是<strong><code>code</code></strong>的'],
    ['参见**[链接](https://a.b/)**。后', '参见<strong><a href="https://a.b/">链接</a></strong>。后'],
    ['한국어**(강조)**입니다', '한국어<strong>(강조)</strong>입니다'],
    ['これは**「強調」**です', 'これは<strong>「強調」</strong>です'],
    ['中文*(斜体)*中文', '中文<em>(斜体)</em>中文'],
    ['**葛󠄀**城', '<strong>葛󠄀</strong>城'],
    ['𠮷**（重）**𠮷', '𠮷<strong>（重）</strong>𠮷'],
    ['***粗斜***体', '<em><strong>粗斜</strong></em>体'],
    ['snake_case_name', 'snake_case_name'],
    ['2*3*4', '2<em>3</em>4'],
    ['`**a**` \\*\\*b**', '<code>**a**</code> **b**'],
  ])('%s', (markdown, html) => {
    expect(render(emphasis, markdown)).toBe(`<p>${html}</p>\n`);
  });

  // Where marked and the specification disagree, we follow the specification.
  it("gives the specification's result or plain marked's on every CommonMark example", () => {
    const require = createRequire(import.meta.url);
    const { tests } = require('commonmark-spec') as { tests: { markdown: string; html: string; number: number }[] };
    expect(tests.length).toBeGreaterThan(600);
    const normal = (html: string): string => serialize(parseFragment(html));
    const differing = tests.filter(({ markdown, html }) => {
      const text = markdown.replaceAll('→', '\t');
      const ours = render(emphasis, text);
      return ours !== render(plain, text) && normal(ours) !== normal(html.replaceAll('→', '\t'));
    });
    expect(differing.map(({ number, markdown }) => [number, markdown])).toEqual([]);
  });

  it('takes work in proportion to the length of hostile texts', () => {
    for (const piece of ['*a ', '**a* ', '_a*b', 'a***', '*a_ ']) {
      const html = render(emphasis, piece.repeat(20_000));
      expect(html.length).toBeGreaterThan(20_000);
    }
  });

  it('never loses a visible character', () => {
    const parts = fc.constantFrom('*', '**', '_', '中', '（', '）', ' ', 'a', '1', '。', '😀', '~');
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 30 }), (pieces) => {
        const text = `x${pieces.join('')}x`;
        const visible = (value: string): string => value.replace(/<[^>]*>/g, '').replace(/[*_~\s]/g, '');
        expect(visible(render(all, text))).toBe(visible(text));
      }),
    );
  });
});

it('leaves faces alone', () => {
  const text = '^_^ ^_^，O(∩_∩)O (∩_∩)，-_- -_-，@_@ @_@';
  expect(render(all, text)).toBe(`<p>${text}</p>\n`);
  expect(render(all, '_甲_ （_乙_） -_丙_-')).toBe('<p><em>甲</em> （<em>乙</em>） -<em>丙</em>-</p>\n');
});

it("leaves folders of one's own and options of commands alone", () => {
  for (const text of ['编辑~/.bashrc和~/.zshrc，再看~/dir，~user', '放到 ~/a 和 ~/b']) {
    expect(render(all, text)).toBe(`<p>${text}</p>\n`);
  }
  expect(render(all, '~删~ ~~/x~~')).toBe('<p><del>删</del> <del>/x</del></p>\n');
});

it('leaves wildcards alone', () => {
  for (const text of ['SELECT COUNT(*), SUM(*)', '*.py 和 *.js，**/*.ts', '192.168.*.*，*.example.com']) {
    expect(render(all, text)).toBe(`<p>${text}</p>\n`);
  }
  expect(render(all, '*甲*.Then *乙*.')).toBe('<p><em>甲</em>.Then <em>乙</em>.</p>\n');
});

it('leaves the arms of faces alone', () => {
  for (const face of ['~(￣▽￣)~', '~(≧▽≦)/~', '_(:з」∠)_', '_(:зゝ∠)_', '_（：з」∠）_']) {
    expect(render(all, `好 ${face}，${face}`)).toBe(`<p>好 ${face}，${face}</p>\n`);
  }
  expect(render(all, '_(甲)_ _(a:b)_')).toBe('<p><em>(甲)</em> <em>(a:b)</em></p>\n');
  expect(render(all, '~(甲)~')).toBe('<p><del>(甲)</del></p>\n');
});

it('leaves the cheeks of faces alone', () => {
  for (const face of [
    '(*^_^*)',
    '（*^▽^*）',
    'o(*￣▽￣*)ブ',
    '(*´∇｀*)',
    '(*/ω＼*)',
    '(*^0^*)',
    'o(*////▽////*)q',
    '(*°▽°*)',
  ]) {
    expect(render(all, `好 ${face} 的 ${face}`)).toBe(`<p>好 ${face} 的 ${face}</p>\n`);
  }
  for (const text of ['(*n*)', '（*甲乙*）', '(*"x"*)', '(*a^b*)', '(**^_^**)']) {
    expect(render(all, text)).toMatch(/<(?:em|strong)>/);
  }
});

describe('a tilde between digits', () => {
  it('is text, and other strikethrough stays', () => {
    expect(render(all, '需要3~5个，6~8个')).toBe('<p>需要3~5个，6~8个</p>\n');
    expect(render(all, '~删~ ~~删除~~ 3~~4~~5')).toBe('<p><del>删</del> <del>删除</del> 3<del>4</del>5</p>\n');
    for (const text of ['要3~~5个，6~~8个', '吃了3~~5个，真好~~']) expect(render(all, text)).toBe(`<p>${text}</p>\n`);
    expect(render(all, '原价~~199~~99元')).toBe('<p>原价<del>199</del>99元</p>\n');
  });

  it('is text between values with units, Chinese numbers and letters too', () => {
    for (const text of [
      '提升 1.2%~3.4%，参数 7B~70B。',
      '5月~7月，第1天~第3天，周一~周五，周六~周日。',
      '10℃~20℃、-5°~+5°、$5~$10、￥1~￥2。',
      'A~Z、a~z、三~五个、十~二十。',
      '[1~n]，1~N 和 2~M，①~③ ④~⑥，（1）~（3）、（4）~（6）。',
      '上午~下午 早上~晚上，北京~上海，上海~北京，初中~高中。',
      '~1.0 和 2~3，约~5。',
    ]) {
      expect(render(all, text)).toBe(`<p>${text}</p>\n`);
    }
    expect(render(all, '这是~删除~的，第1点~删去~')).toBe('<p>这是<del>删除</del>的，第1点<del>删去</del></p>\n');
  });

  it('takes a tilde after a particle of tone as a drawn-out tone', () => {
    for (const text of ['好的~那我们开始吧~', '谢谢啦~明天见~', '真好呀~真好呀~', '好吧~ 走啦~']) {
      expect(render(all, text)).toBe(`<p>${text}</p>\n`);
    }
    expect(render(all, '原来 ~好吧~ 现在，~走啦~')).toBe('<p>原来 <del>好吧</del> 现在，<del>走啦</del></p>\n');
  });
});

it('links addresses with www in capitals, as marked does', () => {
  expect(render(all, '见 WWW.example.com、Www.example.com、wWw.example.com')).toBe(
    '<p>见 <a href="http://WWW.example.com">WWW.example.com</a>、<a href="http://Www.example.com">Www.example.com</a>、wWw.example.com</p>\n',
  );
});
