import fc from 'fast-check';
import { serialize, parseFragment } from 'parse5';
import { describe, expect, it } from 'vitest';
import { alertsConfig } from '../../../../scripts/features/alerts/config.ts';
import { alertsExtension } from '../../../../scripts/features/alerts/extension.ts';
import { reportAlerts } from '../../../../scripts/features/alerts/report-alerts.ts';
import { countLines, markdownWith, runPass, type Rendered } from '../../../support/markdown-features.ts';

const config = alertsConfig.parse({});
const parse = markdownWith(alertsExtension(config, 'zh-CN'));
const render = (markdown: string): Rendered => runPass(parse(markdown), { pass: reportAlerts, config });

describe('alerts', () => {
  it('are titled in the language of the site, or as the configuration says', () => {
    const titled = (language: string, titles: Record<string, string> = {}): string =>
      /title">(.*?)</.exec(markdownWith(alertsExtension({ ...config, titles }, language))('> [!WARNING]\n> a'))?.[1] ??
      '';
    expect(titled('zh-CN')).toBe('注意');
    expect(titled('zh-TW')).toBe('注意');
    expect(titled('en')).toBe('Warning');
    expect(titled('fr')).toBe('Warning');
    expect(titled('zh-CN', { warning: '<当心>' })).toBe('&lt;当心&gt;');
  });

  it('can be switched off, each way of writing by itself', () => {
    const without = (part: object): string =>
      markdownWith(alertsExtension({ ...config, ...part }, 'zh-CN'))('> [!NOTE]\n> a\n\n::: tip\nb\n:::\n');
    expect(without({ enable: false })).toContain('[!NOTE]');
    expect(without({ enable: false })).toContain('paperlog-alert-tip');
    expect(without({ containers: false })).toContain(':::');
    expect(without({ containers: false })).toContain('paperlog-alert-note');
  });

  it('escape what an author writes into names and attributes', () => {
    const { html } = render('::: tip "><script>alert(1)</script>\na\n:::\n\n::: x {.a"b #"><i>}\nc\n:::\n');
    expect(html).not.toMatch(/<div[^>]*<|class="[^"]*a"b/);
    expect(html).toContain('&gt;<script>');
  });
});

describe('findings', () => {
  it('tells of a container that is never closed, once, at its opening', () => {
    const { findings, html } = render('::: tip\na\n\n::: info\nb\n:::\n');
    expect(findings.map(({ rule, severity }) => [rule, severity])).toEqual([['unclosed-container', 'warning']]);
    expect(findings[0]!.message).toContain('tip');
    expect(html).toContain('<p>b</p>');
  });

  it('gives the container around an unclosed one its end', () => {
    const { findings, html } = render(':::: warning\n::: tip\na\n::::\nafter\n');
    expect(findings.map(({ message }) => /::: \w+/.exec(message)?.[0])).toEqual(['::: tip']);
    expect(html).toMatch(/<\/div>\s*<\/div>\s*<p>after<\/p>/);
  });

  it('hints at a name only if it is near a known one', () => {
    expect(render('::: exmaple\na\n:::').findings.map(({ remedy }) => remedy)).toEqual(['Did you mean "example"?']);
    expect(render('::: center\na\n:::').findings).toEqual([]);
    expect(render('> [!dagner]\n> a').findings.map(({ remedy }) => remedy)).toEqual(['Did you mean "danger"?']);
  });

  it.each([
    ['in a list', '- ::: tip\n  甲\n:::\n\n后'],
    ['behind a blank line', '1. 乙\n\n   ::: tip\n   甲\n\n:::\n\n后'],
    ['in a quote', '> ::: tip\n> 甲\n:::\n\n后'],
  ])('ends %s with a line of colons that isn’t indented as it', (_, markdown) => {
    const { html, findings } = render(markdown);
    expect(findings).toEqual([]);
    expect(html).not.toContain(':::');
    expect(html).toMatch(/<\/(?:ul|ol|blockquote)>\s*<p>后<\/p>/);
  });

  it('leaves a line of colons without an end and with an unknown name as text', () => {
    const { html, findings } = render('::: 这是一行字\n\n后文');
    expect(html).toBe('<p>::: 这是一行字</p>\n<p>后文</p>\n');
    expect(findings).toEqual([]);
  });
});

describe('work grows in proportion to the text', () => {
  it.each([
    ['unclosed containers', '::: tip\n'],
    ['unclosed containers with text', '::: tip\na\n\n'],
    ['containers', '::: tip\na\n:::\n'],
    ['closing lines', ':::\n'],
    ['unknown containers', '::: x\n'],
    ['more and more colons', ''],
    ['alerts', '> [!NOTE]\n> a\n\n'],
    ['alerts in alerts', ''],
    ['alerts in list items', '- > [!NOTE]\n  > a\n'],
  ])('%s', (name, piece) => {
    const make = (n: number): string => {
      if (name === 'more and more colons')
        return Array.from({ length: n }, (_, index) => `${':'.repeat(3 + (index % 50))} tip\n`).join('');
      if (name === 'alerts in alerts')
        return Array.from({ length: n }, (_, index) => `${'> '.repeat(1 + (index % 90))}[!NOTE]\n`).join('');
      return piece.repeat(n);
    };
    const lines = (n: number): number => countLines(() => parse(make(n)));
    const once = lines(1000);
    expect(lines(2000)).toBeLessThanOrEqual(once * 2.1);
    expect(once).toBeLessThan(1000 * 10);
  });
});

it('HTML is balanced and no visible character is lost, whatever stands in what', () => {
  const pieces = fc.constantFrom(
    '::: tip\n',
    ':::\n',
    '::::\n',
    ':::: danger 标题\n',
    '> [!NOTE]\n',
    '> ',
    '- ',
    '  ',
    '中\n',
    '\n',
    '```\n',
    '| a | b |\n|--|--|\n',
    '1. x\n',
    '<div>\n',
    '</div>\n',
    '::: x\n',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 25 }), (parts) => {
      const markdown = parts.join('');
      const html = parse(markdown);
      const count = (text: string): number => text.split('中').length;
      expect(count(html)).toBe(count(markdown));
      const ours = html.replace(/<\/?div>\n?/g, '');
      if (!/<\/?div>/.test(html))
        expect(serialize(parseFragment(ours))).toBe(serialize(parseFragment(serialize(parseFragment(ours)))));
      const opened = html.match(/<(?:div|details) class="paperlog-alert/g)?.length ?? 0;
      const own = html.replace(/<div>/g, '').match(/<(?:div|details)\b/g)?.length ?? 0;
      expect(own).toBe(opened);
    }),
    { numRuns: 300 },
  );
});
