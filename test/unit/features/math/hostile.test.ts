import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { elements, isElement, parseHtml, textContent } from '../../../../scripts/core/html.ts';
import { definitionsIn } from '../../../../scripts/features/math/definitions.ts';
import { latexTokens } from '../../../../scripts/features/math/latex-tokens.ts';
import { display, inline, render } from './render.ts';

it.each([
  ['braces', '{'.repeat(5000) + '}'.repeat(5000)],
  ['fractions', '\\frac{1}{'.repeat(1000) + '}'.repeat(1000)],
  ['powers', 'x^{'.repeat(3000) + '}'.repeat(3000)],
  ['environments', '\\begin{matrix}'.repeat(1000)],
  ['labels', '\\label{'.repeat(2000)],
  ['definitions', '\\newcommand{\\x'.repeat(1200)],
  ['a macro of itself', '\\def\\a{\\a\\a}\\a'],
  ['signs', 'x'.repeat(30_000)],
])('shows the source of a formula of too many %s, with one finding', async (_, latex) => {
  const { html, findings } = await render(`<p>${display(latex)}</p><p>${inline('y')}</p>`);
  expect(findings.map(({ rule }) => rule)).toEqual(['math-error']);
  expect(textContent([...elements(parseHtml(html), 'code')][0]!)).toBe(latex);
  expect(html).toContain('<annotation encoding="application/x-tex">y</annotation>');
});

const pieces = [
  '\\',
  '{',
  '}',
  '[',
  ']',
  '$',
  '%',
  '&',
  '#',
  '_',
  '^',
  '~',
  ' ',
  '\n',
  'a',
  '1',
  '中',
  '<',
  '>',
  '"',
  "'",
];
const commands = [
  ...['\\frac', '\\sqrt', '\\left', '\\right', '\\begin{align}', '\\end{align}', '\\\\', '\\text', '\\label', '\\ref'],
  ...['\\eqref', '\\tag', '\\nonumber', '\\newcommand', '\\def', '\\let', '\\verb', '\\begin{multline}', '\\ce'],
];

it('makes balanced HTML of anything, prints nothing, and leaves what follows alone', async () => {
  const printed = ['log', 'warn', 'error'].map((name) =>
    vi.spyOn(console, name as 'log').mockImplementation(() => undefined),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...pieces, ...commands), { maxLength: 25 }).map((parts) => parts.join('')),
      fc.boolean(),
      async (latex, isDisplay) => {
        const { html } = await render(`<p>${isDisplay ? display(latex) : inline(latex)}</p><hr>`);
        const last = parseHtml(html).childNodes.at(-1);
        expect(isElement(last) && last.tagName).toBe('hr');
        expect(html.match(/<span\b/g)?.length ?? 0).toBe(html.match(/<\/span>/g)?.length ?? 0);
      },
    ),
    { numRuns: 400 },
  );
  expect(printed.flatMap(({ mock }) => mock.calls)).toEqual([]);
  vi.restoreAllMocks();
});

it('splits LaTeX without losing a character', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...pieces, ...commands)).map((parts) => parts.join('')),
      (latex) => {
        let end = 0;
        for (const token of latexTokens(latex)) {
          expect(token.start).toBe(end);
          end = token.end;
        }
        expect(end).toBe(latex.length);
        definitionsIn(latex);
      },
    ),
  );
});

it('renders a formula that stands twice once', async () => {
  const katex = (await import('katex')).default;
  const rendered = vi.spyOn(katex, 'renderToString');
  const formula = inline('\\mathit{once}_1');
  await render(`<p>${formula}${formula}</p>`);
  await render(`<p>${formula}</p>`);
  expect(rendered).toHaveBeenCalledTimes(1);
  await render(`<p>${formula}</p>`, { data: { mathMacros: { x: 'y' } } });
  expect(rendered).toHaveBeenCalledTimes(2);
  vi.restoreAllMocks();
});
