import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseHtml, serializeHtml } from '../../../../scripts/core/html.ts';
import type { Finding, PassContext } from '../../../../scripts/hexo/define-feature.ts';
import { fluidIds, hasTakenId, uniqueIds } from '../../../../scripts/features/theme/unique-ids.ts';
import { fluidFolder } from '../../../support/theme-manifest.ts';

function run(html: string): { html: string; findings: Finding[] } {
  const tree = parseHtml(html);
  const findings: Finding[] = [];
  const context = { post: { raw: html }, report: (finding: Finding) => findings.push(finding) };
  void uniqueIds.run(tree, context as unknown as PassContext<unknown, unknown>);
  return { html: serializeHtml(tree), findings };
}

describe('unique ids', () => {
  it.each([
    ['<h2 id="toc">TOC</h2><a href="#toc">', '<h2 id="toc-1">TOC</h2><a href="#toc-1"></a>'],
    ['<h2 id="toc-1">1</h2><h2 id="toc">TOC</h2>', '<h2 id="toc-1">1</h2><h2 id="toc-2">TOC</h2>'],
    [
      '<sup id="fnref:1"></sup><sup id="fnref:1"></sup><sup id="fnref:1"></sup>',
      '<sup id="fnref:1"></sup><sup id="fnref:1-2"></sup><sup id="fnref:1-3"></sup>',
    ],
    ['<h2 id="a">A</h2><h2 id="a">A</h2><a href="#a">', '<h2 id="a">A</h2><h2 id="a-2">A</h2><a href="#a"></a>'],
    ['<h2 id="Board">Board</h2><a href="#%">%</a>', '<h2 id="Board">Board</h2><a href="#%">%</a>'],
  ])('%s', (html, expected) => {
    expect(run(html)).toEqual({ html: expected, findings: [] });
  });

  it("tells of an author's own id that stands twice", () => {
    expect(run('<div id="x"></div><div id="x"></div>').findings).toMatchObject([
      { rule: 'duplicate-id', severity: 'warning' },
    ]);
  });

  it('says nothing of an element that a parser opens again in the next block', () => {
    const { html, findings } = run('<p><b id="x">one<div>two</div></b></p>');
    expect(html).toBe('<p><b id="x">one</b></p><div><b id="x-2">two</b></div><p></p>');
    expect(findings).toEqual([]);
  });

  it('looks at a post only if an id is taken', () => {
    expect(hasTakenId('<h2 id="a"></h2><h2 id="b"></h2>')).toBe(false);
    expect(hasTakenId('<h2 id="a"></h2><p id="a"></p>')).toBe(true);
    expect(hasTakenId('<h2 id="comments"></h2>')).toBe(true);
    expect(hasTakenId('<p><b id="a"><div></div></b></p>')).toBe(true);
  });
});

it("knows every id of Fluid's views, those with computed parts and of services apart", () => {
  const layout = path.join(fluidFolder(), 'layout');
  const files = readdirSync(layout, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ejs'));
  const ids = files
    .filter((file) => !/comments\/|statistics|meta-top|analytics/.test(file))
    .flatMap((file) => [...readFileSync(path.join(layout, file), 'utf8').matchAll(/\sid="([\w-]+)"/g)])
    .map((match) => match[1]!);
  expect(ids.filter((id) => !fluidIds.has(id))).toEqual([]);
});
