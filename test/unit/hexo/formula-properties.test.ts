// Whatever comes out as code or as a formula is what its author wrote, wherever in a post it stands.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attribute, elements, hasClass, parseHtml, textContent } from '../../../scripts/core/html.ts';
import { scanSource } from '../../../scripts/core/source/scan.ts';
import { createRenderer, type Renderer } from '../../support/renderer.ts';

let renderer: Renderer;
let html = '';
beforeAll(async () => {
  renderer = await createRenderer();
  // What the passes are given.
  renderer.hexo.extend.filter.register(
    'after_post_render',
    (data: { content: string }) => {
      html = data.content;
    },
    -1099,
  );
});
afterAll(() => renderer.dispose());

const pieces = [
  ...[
    'x',
    '_1',
    '^2',
    '\\frac{{a}}{{b}}',
    '\\{',
    '\\}',
    '*',
    '**',
    '_',
    '__',
    '~',
    '~~',
    '|',
    '||',
    '<',
    '>',
    '&',
    '"',
  ],
  ...[
    "'",
    '#',
    '{{',
    '}}',
    '{%',
    '%}',
    '{#',
    '#}',
    '{% note %}',
    '\\\\',
    '\\text{中文，}',
    '(',
    ')',
    '[',
    ']',
    '](',
    '![',
  ],
  ...[
    ':',
    'https://a.b/',
    '--',
    '...',
    '==',
    '+',
    '1',
    '。',
    '<b>',
    '-->',
    '<!--',
    '\\$',
    '@',
    '\\#',
    '\\_',
    '\\*',
    ' ',
  ],
];
const latex = fc
  .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 8 })
  .map((parts) => `\\a${parts.join('')}b`)
  // What the delimiters, or CommonMark's rules about where blocks end, forbid.
  .filter((text) => !/(?:^|[^\\])(?:\\\\)*\\\$$|\\$/.test(text.slice(0, -1)));
const code = latex.map((text) => text.trim());

/** Places in a post, around something in a line. */
const places: Readonly<Record<string, (inline: string) => string>> = {
  'a paragraph': (inline) => `甲${inline}乙`,
  emphasis: (inline) => `**${inline}**后 *前${inline}* ~~${inline}~~`,
  'a list': (inline) => `- 一 ${inline}\n  1. 二 ${inline}\n\n     ${inline}`,
  'a quote': (inline) => `> ${inline}\n> > ${inline}`,
  'a heading': (inline) => `## 题 ${inline}\n\n下 ${inline}\n===`,
  'a link': (inline) => `[见 ${inline}](https://a.test/)`,
  'a footnote': (inline) => `注[^1]\n\n[^1]: 脚 ${inline}`,
  'a tag': (inline) => `{% note info %}\n${inline}\n\n- ${inline}\n{% endnote %}`,
  'a tag in a list': (inline) => `- 项\n  {% note info %}\n  ${inline}\n  {% endnote %}`,
  'a tag in a tag': (inline) => `{% fold @题 %}\n${inline}\n{% note info %}\n${inline}\n{% endnote %}\n{% endfold %}`,
  'a block of HTML': (inline) => `<div>\n\n${inline}\n\n</div>`,
  'an alert': (inline) => `> [!NOTE]\n> ${inline}`,
};

const texts = (name: string): string[] => [...elements(parseHtml(html), name)].map((element) => textContent(element));
const formulas = (display = false): string[] =>
  [...elements(parseHtml(html), 'span')]
    .filter((span) => hasClass(span, display ? 'math-display' : 'math-inline'))
    .map((span) => textContent(span));
const count = (text: string, part: string): number => text.split(part).length - 1;

describe.each(Object.entries(places))('in %s', (_, place) => {
  it('a formula keeps its LaTeX', async () => {
    await fc.assert(
      fc.asyncProperty(latex, async (text) => {
        const source = place(`$${text}$`);
        await renderer.render(source);
        const found = formulas();
        // As often as it was written, and nothing else (footnotes are shown once more in their preview).
        expect(found.length).toBeGreaterThanOrEqual(count(source, `$${text}$`));
        expect(new Set(found)).toEqual(new Set([text]));
      }),
      { numRuns: 120 },
    );
  });

  it('code keeps its text', async () => {
    await fc.assert(
      fc.asyncProperty(code, async (text) => {
        await renderer.render(place(`\`\` ${text} \`\``));
        expect(new Set(texts('code'))).toEqual(new Set([text]));
      }),
      { numRuns: 120 },
    );
  });
});

describe('in a table', () => {
  it('a formula and code keep their text, with `|` as it is or escaped', async () => {
    await fc.assert(
      fc.asyncProperty(latex, fc.boolean(), async (text, escaped) => {
        const cell = escaped ? text.replaceAll('|', '\\|') : text;
        fc.pre(escaped || !text.includes('\\|'));
        await renderer.render(`| 甲 | 乙 |\n|---|---|\n| $${cell}$ | \`\` ${text.replaceAll('|', '\\|')} \`\` |`);
        expect(formulas()).toEqual([text]);
        expect(texts('code')).toEqual([text.trim()]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a displayed formula', () => {
  const containers: Readonly<Record<string, string>> = { '': '', '> ': '> ', '- ': '  ', '1. ': '   ', '> - ': '>   ' };
  it.each(Object.entries(containers))('keeps its lines behind %j', async (first, next) => {
    await fc.assert(
      fc.asyncProperty(fc.array(latex, { minLength: 1, maxLength: 4 }), async (lines) => {
        const wanted = `\n${lines.join('\n')}\n`;
        const source = ['文', '', '$$', ...lines, '$$', '', '文'];
        await renderer.render(source.map((line, index) => (index === 0 ? first : next) + line).join('\n'));
        expect(formulas(true)).toEqual([wanted]);
      }),
      { numRuns: 120 },
    );
  });
});

describe('where only text can stand', () => {
  it('what was written comes back', async () => {
    await fc.assert(
      fc.asyncProperty(latex, async (text) => {
        fc.pre(!/["<>[\]()!{}%#&\\]/.test(text.slice(2)));
        await renderer.render(`<img alt="$${text}$" src="/img/avatar.png">`);
        const [image] = elements(parseHtml(html), 'img');
        expect(image && attribute(image, 'alt')).toBe(`$${text}$`);
      }),
      { numRuns: 120 },
    );
  });
});

it('a caption made of the text of a picture shows its formulas, the text says them', async () => {
  const page = parseHtml(
    await renderer.render('![图 $x_1$](https://a.test/a.png)\n\n![](https://a.test/b.png "题 $y$")'),
  );
  const [first, second] = [...elements(page, 'figure')];
  expect([...elements(page, 'img')].map((image) => attribute(image, 'alt') || attribute(image, 'title'))).toEqual([
    '图 x₁',
    '题 y',
  ]);
  for (const figure of [first!, second!]) {
    const [caption] = elements(figure, 'figcaption');
    expect([...elements(caption!, 'annotation')]).toHaveLength(1);
  }
});

it('the scanner finds segments in order and within the text, whatever that is', () => {
  const anything = fc.array(
    fc.constantFrom(
      ...pieces,
      '$',
      '$$',
      '`',
      '```',
      '\n',
      '\n\n',
      '> ',
      '- ',
      '    ',
      '{% raw %}',
      '{% endraw %}',
      '{% endnote %}',
      '<script>',
      '</script>',
      '\\(',
      '\\)',
      '\\[',
      '\\]',
    ),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(anything, fc.boolean(), fc.boolean(), (parts, templates, isHtml) => {
      const text = parts.join('');
      let end = 0;
      for (const segment of scanSource(text, { bodyStart: 0, templates, html: isHtml })) {
        expect(segment.start).toBeGreaterThanOrEqual(end);
        expect(segment.end).toBeGreaterThan(segment.start);
        expect(segment.end).toBeLessThanOrEqual(text.length);
        end = segment.end;
      }
    }),
    { numRuns: 1200 },
  );
});
