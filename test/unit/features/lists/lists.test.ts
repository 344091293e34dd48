import fc from 'fast-check';
import { parseHtml, serializeHtml } from '../../../../scripts/core/html.ts';
import { describe, expect, it } from 'vitest';
import { definitionLists } from '../../../../scripts/features/lists/definitions.ts';
import { taskLists } from '../../../../scripts/features/lists/task-lists.ts';
import { countLines, markdownWith, runPass } from '../../../support/markdown-features.ts';

const parse = markdownWith(definitionLists(() => true));
const render = (markdown: string, language = 'zh-CN'): string =>
  runPass(parse(markdown), { pass: taskLists, config: {}, language }).html;

describe('task lists', () => {
  it("say in the site's language what a box means", () => {
    expect(render('- [x] a\n- [ ] b', 'en')).toMatch(/Completed task[\s\S]*Incomplete task/);
    expect(render('- [x] a\n- [ ] b')).toMatch(/已完成[\s\S]*未完成/);
  });

  it("leave an author's own fields alone", () => {
    const own = '<ul>\n<li><input type="checkbox"> a</li>\n</ul>\n';
    expect(render(own)).toBe(serializeHtml(parseHtml(own)));
  });
});

describe('definition lists', () => {
  it('are one list as long as no other block stands between', () => {
    expect(render('A\n: a\n\nB\n\n: b\n').match(/<dl/g)).toHaveLength(1);
    expect(render('A\n: a\n\ntext\n\nB\n: b\n').match(/<dl/g)).toHaveLength(2);
  });

  it('have definitions below each other with indented colons, quotes in them too', () => {
    expect(render('甲\n   : > 乙\n   : 丙\n').match(/<dd>/g)).toHaveLength(2);
    expect(render('甲\n  : 乙\n\n    丁\n  : 丙\n').match(/<dd>/g)).toHaveLength(2);
  });

  it('can be switched off, by the switch of hexo-renderer-marked too', () => {
    expect(markdownWith(definitionLists(() => false))('A\n: a')).toBe('<p>A\n: a</p>\n');
  });

  it('are made of a line each: no paragraph becomes a term because a colon follows it', () => {
    expect(render('一行\n两行\n\n: 不是\n')).not.toContain('<dl');
    expect(render('A\n:a\n')).not.toContain('<dl');
    expect(render('A\n:\n')).not.toContain('<dl');
    expect(render('| a |\n|:-|\n')).not.toContain('<dl');
  });

  it('take work in proportion to the text', () => {
    const lines = (n: number, piece: string): number => countLines(() => parse(piece.repeat(n)));
    for (const piece of ['A\n: a\n\n', ': a\n', 'A\n', 'A\n: a\n\n      b\n\n', 'A\n\n: '])
      expect(lines(2000, piece)).toBeLessThanOrEqual(lines(1000, piece) * 2.1);
  });

  it('lose nothing and are balanced, whatever stands in what', () => {
    const pieces = fc.constantFrom(
      '甲',
      '\n',
      '\n\n',
      ': ',
      ':   ',
      '    ',
      '  ',
      '- ',
      '> ',
      '# ',
      '|a|\n|-|\n',
      '```\n',
      '~~~\n',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 25 }), (parts) => {
        const html = parse(parts.join(''));
        const fences = parts.some((part) => /`|~/.test(part));
        if (!fences) expect(html.split('甲').length).toBe(parts.join('').split('甲').length);
        expect(serializeHtml(parseHtml(html)).replace(/<tbody>/g, '')).toBe(html.replace(/<tbody>/g, ''));
      }),
      { numRuns: 400 },
    );
  });
});
