import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseHtml, serializeHtml } from '../../../../scripts/core/html.ts';
import { alertsConfig } from '../../../../scripts/features/alerts/config.ts';
import { alertsExtension } from '../../../../scripts/features/alerts/extension.ts';
import { leadToPost } from '../../../../scripts/features/footnotes/excerpt-links.ts';
import { footnotesExtension } from '../../../../scripts/features/footnotes/extension.ts';
import { resolveFootnotes } from '../../../../scripts/features/footnotes/resolve-footnotes.ts';
import { countLines, markdownWith, runPass, type Rendered } from '../../../support/markdown-features.ts';
import { readFixture } from '../../../support/fixtures.ts';

const alerts = alertsExtension(alertsConfig.parse({}), 'zh-CN');
const syntax = { isPost: () => true, inline: false, numbered: () => true };
const parse = markdownWith(alerts, footnotesExtension(syntax));
const config = { enable: true, inline: false };

function render(markdown: string, options: { language?: string; header?: string; off?: boolean } = {}): Rendered {
  const { language = 'zh-CN', header = '', off = false } = options;
  return runPass(parse(markdown), { pass: resolveFootnotes, config, language, prepared: { header, off } });
}

const ids = (html: string): string[] => [...html.matchAll(/ id="([^"]*)"/g)].map((match) => match[1]!);
const targets = (html: string): string[] =>
  [...html.matchAll(/ href="#([^"]*)"/g)].map((match) => decodeURIComponent(match[1]!));

describe('numbers and ids', () => {
  it('are those of the first references, and every reference has a way back', () => {
    const { html } = render('a[^b] b[^a] c[^b]\n\n[^a]: A\n[^b]: B\n');
    expect([...html.matchAll(/>(\d)<\/a><\/sup>/g)].map((match) => match[1])).toEqual(['1', '2', '1']);
    expect(html.indexOf('<p>B')).toBeLessThan(html.indexOf('<p>A'));
    expect(html.match(/data-footnote-backref/g)).toHaveLength(3);
  });

  it('stay when another note comes before', () => {
    const one = render('a[^x]\n\n[^x]: X\n').html;
    const two = render('z[^z] a[^x]\n\n[^x]: X\n[^z]: Z\n').html;
    expect(ids(two)).toEqual(expect.arrayContaining(ids(one)));
  });

  it('are different for labels that look alike once they are ids', () => {
    const { html } = render('a[^a.b] b[^a:b] c[^注]\n\n[^a.b]: 1\n[^a:b]: 2\n[^注]: 3\n');
    expect(new Set(ids(html)).size).toBe(6);
    expect(html).toMatch(/id="fn-[0-9a-f]{6}-注"/);
  });

  it('leave the text of headings, their ids and tables of contents alone', () => {
    const { html } = render('## 标题[^1]\n\n[^1]: a\n');
    expect(html).toContain('data-heading-label="标题"');
    expect(html).toMatch(/<h2[^>]*>标题<a [^>]*>¹<\/a><\/h2>/);
    expect(parse('## 标题[^1]\n')).toMatch(/<h2>标题<sup [^>]*><\/sup><\/h2>/);
  });
});

describe('names for those who listen', () => {
  it.each([
    ['zh-CN', '脚注 1', '返回正文中的脚注 1（第 2 处）'],
    ['zh-TW', '註腳 1', '返回正文中的註腳 1（第 2 處）'],
    ['en', 'Footnote 1', 'Back to reference 1-2'],
  ])('%s', (language, reference, back) => {
    const { html } = render('a[^1] b[^1]\n\n[^1]: x\n', { language });
    expect(html).toContain(`aria-label="${reference}"`);
    expect(html).toContain(`aria-label="${back}"`);
    expect(html).toContain('role="doc-endnotes"');
  });
});

describe('settings', () => {
  it('begin behind any white space after the colon', () => {
    for (const space of ['\t', '\t\t', '      ', ' \t']) {
      const { html } = render(`甲[^name]\n\n[^name]:${space}*乙*\n`);
      expect(html).toContain('<p><em>乙</em> <a');
    }
  });

  it("put Fluid's header above the notes", () => {
    expect(render('a[^1]\n\n[^1]: x\n', { header: '<h2>参考</h2>' }).html).toMatch(
      /<section[^>]*>\s*<h2>参考<\/h2><ol>/,
    );
  });

  it('leave everything as text where the front matter says `footnote: false`', () => {
    const { html, findings } = render('a[^1] b[^2](x *y*)\n\n[^1]: 注\n\n    - c\n', { off: true });
    expect(html).toBe('<p>a[^1] b[^2](x <em>y</em>)</p>\n\n<p>[^1]: 注</p>\n<ul>\n<li>c</li>\n</ul>\n\n');
    expect(findings).toEqual([]);
  });

  it('read notes in the text if they are switched on', () => {
    const inline = markdownWith(footnotesExtension({ ...syntax, inline: true }));
    const html = inline('a^[注 `]` [链](b)] c^[空');
    expect(html).toContain('data-pl-html="注 &lt;code&gt;]&lt;/code&gt; ');
    expect(html).toContain(' c^[空');
    expect(parse('a^[b]')).toBe('<p>a^[b]</p>\n');
  });

  it('leave texts outside posts, and `[^1](…)` with other themes, to others', () => {
    const outside = markdownWith(footnotesExtension({ ...syntax, isPost: () => false }));
    expect(outside('a[^1]\n\n[^1]: https://b.c\n')).toBe('<p>a<a href="https://b.c">^1</a></p>\n');
    const others = markdownWith(footnotesExtension({ ...syntax, numbered: () => false }));
    expect(others('[^1](b)')).toBe('<p><a href="b">^1</a></p>\n');
  });
});

it('may have labels of several words, as in Typora', () => {
  const { html, findings } = render('甲[^Silver 2016]，乙[^a b] 与 [^a **b** c]\n\n[^Silver 2016]: AlphaGo\n');
  expect(findings).toEqual([]);
  expect(html).toMatch(/甲<sup[^>]*><a href="#fn-[0-9a-f]{6}-Silver-2016"/);
  expect(html).toContain('乙[^a b] 与 [^a <strong>b</strong> c]');
  expect(html).toContain('AlphaGo');
});

describe('findings', () => {
  it('name notes that are missing, unused or written twice', () => {
    const { findings } = render(readFixture('footnotes', 'text'));
    expect(findings.map(({ rule, severity, message }) => [rule, severity, /\[\^.*?\]/.exec(message)?.[0]])).toEqual([
      ['footnote-missing', 'warning', '[^nix]'],
      ['footnote-repeated', 'warning', '[^1]'],
      ['footnote-unused', 'hint', '[^unused]'],
    ]);
  });

  it('leave the character classes of regular expressions alone', () => {
    const missing = (markdown: string): string[] =>
      render(markdown).findings.map(({ message }) => message.slice(0, 20));
    expect(missing('[^abc] 与 [^a-z]')).toEqual([]);
    expect(missing('[^A-Z] 与 [^\\s]，注[^1]\n\n[^1]: 注\n')).toEqual([]);
    expect(missing('没有注文的[^1]')).toHaveLength(1);
    expect(missing('写错的[^abd]，注[^abc]\n\n[^abc]: 注\n')).toHaveLength(1);
  });

  it('warn of an unused note that refers to others: it may have taken the text behind it', () => {
    const { findings } = render('[^1]: 一\n\n[^2]: 二\n正文[^1]\n');
    expect(findings.map(({ severity, message }) => [severity, /\[\^.*?\]/.exec(message)?.[0]])).toEqual([
      ['hint', '[^1]'],
      ['warning', '[^2]'],
    ]);
  });

  it('show a note that swallowed the text that refers to it, and say so', () => {
    const { html, findings } = render('[^1]: 注\n正文[^1]，又[^2]\n\n[^2]: 二\n\n[^3]: 三\n');
    expect(html).toMatch(/<li id="fn-[^"]*-1">\s*<p>注[\s\S]*正文<sup[\s\S]*<li id="fn-[^"]*-2">\s*<p>二/);
    expect(html).not.toContain('三');
    expect(findings.map(({ rule, severity, message }) => [rule, severity, /\[\^.*?\]/.exec(message)?.[0]])).toEqual([
      ['footnote-unused', 'hint', '[^3]'],
      ['footnote-unused', 'warning', '[^1]'],
    ]);
  });
});

describe('excerpts', () => {
  it('lead to the post, where the notes are', () => {
    const { html } = render('a[^1]\n\n## h[^1]\n\n[^1]: x\n');
    const excerpt = leadToPost(html.slice(0, html.indexOf('<section')), '/blog/2024/a/');
    expect(excerpt.match(/href="\/blog\/2024\/a\/#fn-/g)).toHaveLength(2);
    expect(leadToPost(html, '/x/')).toBe(html);
  });
});

describe('work grows in proportion to the text', () => {
  it.each([
    ['references', (n: number) => 'a[^1] '.repeat(n)],
    ['notes', (n: number) => Array.from({ length: n }, (_, i) => `[^${i}]: x\n\n    y\n\n`).join('')],
    [
      'notes and references',
      (n: number) => Array.from({ length: n }, (_, i) => `a[^${i}]\n\n[^${i}]: x [^${i + 1}]\n`).join(''),
    ],
    [
      'notes in notes',
      (n: number) => Array.from({ length: n }, (_, i) => `${'    '.repeat(i % 30)}[^${i}]: x\n`).join(''),
    ],
    ['openings', (n: number) => '[^'.repeat(n)],
    ['numbered openings', (n: number) => '[^1]('.repeat(n)],
    ['numbered openings with an end', (n: number) => `${'[^1]('.repeat(n)})`],
    ['exclamation marks', (n: number) => '![^1'.repeat(n)],
  ])('%s', (_, make) => {
    const steps = (n: number): number => {
      let characters = 0;
      const lines = countLines(() => {
        characters = render(make(n)).html.length;
      });
      return lines + characters;
    };
    expect(steps(2000)).toBeLessThanOrEqual(steps(1000) * 2.2);
  });
});

it('nothing is lost and everything balanced, whatever stands in what', () => {
  const pieces = fc.constantFrom(
    '[^a]',
    '[^b]',
    '[^a]: 甲\n',
    '[^b]: ',
    '    ',
    '- ',
    '> ',
    '\n',
    '\n\n',
    '甲',
    '# ',
    '| a | b |\n|--|--|\n',
    '[^1](甲)',
    '[x',
    '](y)',
    '> [!NOTE]\n',
    '::: tip\n',
    ':::\n',
    '`',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 25 }), (parts) => {
      const { html, findings } = render(`[^a] [^b] [^1]\n\n${parts.join('')}`);
      expect(html).not.toContain('data-pl-footnote');
      expect(serializeHtml(parseHtml(html))).toBe(html);
      expect(new Set(ids(html)).size).toBe(ids(html).length);
      for (const target of targets(html)) if (/^fn/.test(target)) expect(ids(html)).toContain(target);
      const hidden = findings.some(({ rule }) => rule === 'footnote-repeated' || rule === 'footnote-unused');
      if (!hidden)
        expect(html.replace(/ data-heading-label="[^"]*"/g, '').split('甲').length).toBe(
          parts.join('').split('甲').length,
        );
    }),
    { numRuns: 400 },
  );
});
