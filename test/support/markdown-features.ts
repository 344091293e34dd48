// Markdown as the features make it of a text, without a site: our lexer, the extensions of features, and passes.

import { Marked, type MarkedExtension } from 'marked';
import { parseHtml, serializeHtml } from '../../scripts/core/html.ts';
import { stripPositions } from '../../scripts/core/positions.ts';
import { commonMarkLexer } from '../../scripts/features/markdown/parser/lexer.ts';
import { LineCursor } from '../../scripts/features/markdown/parser/line-cursor.ts';
import type { Finding, Pass } from '../../scripts/hexo/define-feature.ts';

export interface Rendered {
  readonly html: string;
  readonly findings: Finding[];
}

export interface PassWith<C, P> {
  readonly pass: Pass<C, P>;
  readonly config: C;
  readonly prepared?: P;
  readonly language?: string;
  readonly data?: Readonly<Record<string, unknown>>;
  /** The author's file. */
  readonly raw?: string;
}

export function markdownWith(...extensions: MarkedExtension[]): (markdown: string) => string {
  const marked = new Marked(commonMarkLexer, ...extensions);
  return (markdown) => marked.parse(markdown) as string;
}

/** Runs a pass over HTML as the engine does. */
export function runPass<C, P>(
  html: string,
  { pass, config, prepared, language = 'zh-CN', data = {}, raw = '' }: PassWith<C, P>,
): Rendered {
  const findings: Finding[] = [];
  const tree = parseHtml(html);
  const post = { file: 'a.md', title: 'A', path: '2024/05/01/a/', layout: 'post', raw, hasHtml: true, data };
  const isNeeded =
    typeof pass.needs === 'function' ? pass.needs(html, post) : pass.needs === 'parsed' || pass.needs.test(html);
  if (isNeeded) {
    void pass.run(tree, {
      post,
      config,
      site: { url: 'https://blog.test', root: '/', language },
      prepared: prepared as P,
      report: (finding) => findings.push(finding),
      position: () => undefined,
      keep: () => undefined,
    });
  }
  return { html: stripPositions(serializeHtml(tree)), findings };
}

/** How many lines are visited while `work` runs: a measure of work that no machine changes. */
export function countLines(work: () => void): number {
  const original = LineCursor.prototype.goTo;
  let count = 0;
  LineCursor.prototype.goTo = function (this: LineCursor, ...at: [number, number]) {
    count += 1;
    return original.apply(this, at);
  };
  try {
    work();
  } finally {
    LineCursor.prototype.goTo = original;
  }
  return count;
}
