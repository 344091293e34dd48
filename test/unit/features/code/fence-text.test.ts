// Properties of fences: what an author writes in one is what a reader gets, wherever it stands.

import fc from 'fast-check';
import type Hexo from 'hexo';
import { highlight, prismHighlight } from 'hexo-util';
import { Marked } from 'marked';
import { describe, expect, it } from 'vitest';
import { elements, parseHtml, textContent } from '../../../../scripts/core/html.ts';
import { wrapHighlighters } from '../../../../scripts/features/code/load-highlighters.ts';
import { codeRenderer } from '../../../../scripts/features/code/render-code.ts';
import { commonMarkLexer } from '../../../../scripts/features/markdown/parser/lexer.ts';
import path from 'node:path';

/** As much of Hexo as highlighting asks for, counting how often the library itself is asked. */
function fakeHexo(library: 'highlight.js' | 'prismjs'): { hexo: Hexo; calls: () => number } {
  let calls = 0;
  type Fn = (this: unknown, code: string, options: { lang?: string }) => string;
  const store: Record<string, Fn> = {
    'highlight.js': (code, { lang }) => {
      calls += 1;
      return highlight(code, { hljs: true, gutter: true, stripIndent: false, ...(lang && { lang }) });
    },
    prismjs: (code, { lang }) => {
      calls += 1;
      return prismHighlight(code, { lineNumber: true, stripIndent: false, ...(lang && { lang }) });
    },
  };
  const hexo = {
    core_dir: path.resolve('node_modules/hexo'),
    config: { syntax_highlighter: library, highlight: {}, prismjs: { preprocess: true }, language: 'zh-CN' },
    extend: {
      highlight: {
        query: (name: string) => store[name],
        register: (name: string, fn: Fn) => (store[name] = fn),
        exec: (name: string, { context, args }: { context: unknown; args: [string, object] }) =>
          store[name]!.apply(context, args as never),
      },
    },
  } as unknown as Hexo;
  wrapHighlighters(hexo);
  return { hexo, calls: () => calls };
}

const renderer = (library: 'highlight.js' | 'prismjs'): { marked: Marked; calls: () => number } => {
  const { hexo, calls } = fakeHexo(library);
  return {
    marked: new Marked(
      commonMarkLexer,
      codeRenderer(hexo, () => ({ foldLines: 0, wrapLines: false, copy: true, contrast: 4.5 })),
    ),
    calls,
  };
};

function codeIn(html: string): string[] {
  return [...elements(parseHtml(html), 'code')].map((code) => {
    for (const br of elements(code, 'br')) br.childNodes.push({ nodeName: '#text', value: '\n' } as never);
    return textContent(code).replace(/\n+$/, '');
  });
}

const line = fc
  .string({ unit: fc.constantFrom(...Array.from('ab 中{}%#$<>&"\'*_[]()!|\\/-+=:;~\t')), maxLength: 30 })
  .map((text) => (text.trim() === '' ? '' : text));
const codeText = fc.array(line, { minLength: 1, maxLength: 8 }).map((lines) => lines.join('\n'));
const info = fc.constantFrom(
  '',
  'js',
  'python',
  'c++',
  'vue',
  'nosuch',
  'constructor',
  '__proto__',
  'toString',
  'js {1,2}',
  'diff',
  'py title="x"',
  'JSON',
  'extend',
  '"<b>',
);
const container = fc.constantFrom<[string, string]>(
  ['', ''],
  ['> ', '> '],
  ['- ', '  '],
  ['1. ', '   '],
  ['> - ', '>   '],
  ['- > ', '  > '],
);

describe.each(['highlight.js', 'prismjs'] as const)('a fence, by %s,', (library) => {
  const { marked } = renderer(library);

  it('shows its text in whatever it stands', () => {
    fc.assert(
      fc.property(
        codeText,
        info,
        container,
        fc.constantFrom('```', '````', '~~~', '`````'),
        (code, language, [first, rest], fence) => {
          fc.pre(!code.split('\n').some((text) => text.trim().startsWith(fence)));
          const lines = [`${fence}${language}`, ...code.split('\n'), fence];
          const markdown = lines.map((text, index) => (index === 0 ? first : rest) + text).join('\n');
          const html = marked.parse(markdown) as string;
          expect(codeIn(html)).toEqual([code.replace(/\n+$/, '')]);
          expect(html).not.toMatch(/[{}]/);
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe('the same block', () => {
  it('is highlighted once', () => {
    const { marked, calls } = renderer('highlight.js');
    const block = '```js\nlet a = 1;\n```\n\n';
    const once = marked.parse(block) as string;
    expect(marked.parse(block.repeat(50))).toBe(once.repeat(50));
    expect(calls()).toBe(1);
    void marked.parse('```js\nlet a = 2;\n```\n\n```ts\nlet a = 1;\n```');
    expect(calls()).toBe(3);
  });
});
