// The specification's examples, with everything on: what differs is a committed list, each with its reason.

import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  detach,
  elements,
  hasClass,
  parseHtml,
  removeAttribute,
  serializeHtml,
} from '../../../../scripts/core/html.ts';
import { createRenderer, type Renderer } from '../../../support/renderer.ts';

interface Example {
  readonly markdown: string;
  readonly html: string;
  readonly number: number;
}

const { tests } = createRequire(import.meta.url)('commonmark-spec') as { tests: Example[] };
/** Reason → numbers of the examples of CommonMark 0.31.2. */
const differences = JSON.parse(
  readFileSync(path.resolve(import.meta.dirname, '../../../fixtures/markdown/commonmark-differences.json'), 'utf8'),
) as Record<string, number[]>;

/** Line breaks and quotation marks are settings of Hexo's; captions and heading levels are features of posts. */
const plain = `marked:
  breaks: false
  smartypants: false
  autolink: false
highlight:
  enable: false
syntax_highlighter: ''
paperlog:
  headings:
    singleH1: false
  images:
    caption: false
`;

/** Without what hexo-renderer-marked and we add to any link, picture or heading, and without space nobody sees. */
function normal(html: string): string {
  const tree = parseHtml(html);
  for (const node of [...elements(tree)]) {
    if (node.tagName === 'a' && hasClass(node, 'headerlink')) detach(node);
    if (/^h[1-6]$/.test(node.tagName)) removeAttribute(node, 'id');
    for (const name of ['target', 'rel', 'loading', 'decoding']) removeAttribute(node, name);
  }
  return serializeHtml(tree)
    .replace(/\s+/g, ' ')
    .replace(/<br> /g, '<br>')
    .replace(/ ?(<\/?(?:p|ul|ol|li|blockquote|h[1-6]|hr|pre|div|table|tr|td|th|thead|tbody)[^>]*>) ?/g, '$1')
    .trim();
}

describe('the examples of CommonMark', () => {
  let renderer: Renderer;
  beforeAll(async () => {
    renderer = await createRenderer(plain);
  });
  afterAll(() => {
    renderer.dispose();
  });

  it('come out as specified, those aside that are listed with a reason', async () => {
    const differing: number[] = [];
    for (const { number, markdown, html } of tests) {
      const ours = normal(await renderer.render(markdown.replaceAll('→', '\t')));
      if (ours !== normal(html.replaceAll('→', '\t'))) differing.push(number);
    }
    const listed = Object.values(differences)
      .flat()
      .sort((a, b) => a - b);
    expect(differing).toEqual(listed);
    expect(tests.length).toBe(652);
  });
});
