import { describe, expect, it } from 'vitest';
import { numberEquations } from '../../../../scripts/features/math/number-equations.ts';
import { display, inline, render } from './render.ts';

const faults = async (html: string, data: Record<string, unknown> = {}): Promise<string[]> =>
  (await render(html, { data })).findings.map(({ message }) => message);

describe('a formula that MathJax draws may have what only KaTeX knows', () => {
  it.each([
    '\\bm{x}',
    '\\mathds{1}',
    '\\argmin_x f',
    '\\R^n \\N \\infin',
    '\\oiint f',
    '\\llbracket x \\rrbracket',
    '\\mapsfrom',
    '\\vcentcolon=',
    '\\operatornamewithlimits{arg}_x',
    '\\raisebox{1ex}{a}',
    '\\text{20\\textdegree\\ C}',
    '\\text{\\P\\ 3 \\textendash\\ 4}',
    '\\copyright \\dag',
    '\\Alpha \\tg x',
    '\\htmlClass{a}{x} \\htmlId{b}{y} \\htmlStyle{color: red}{z} \\htmlData{c=d}{w}',
    '\\phase{-78^\\circ} \\angl{n} \\angln \\KaTeX',
    '\\overgroup{AB} \\undergroup{AB} \\overlinesegment{AB} \\underlinesegment{AB}',
    '\\overrightharpoon{AB} \\overleftharpoon{AB} \\Overrightarrow{AB}',
    'A \\xrightequilibrium[b]{a} B \\xleftequilibrium{a} C',
    'a \\colonsim b \\coloncolonapprox c \\minuscolon d \\equalscoloncolon e \\colonequals f',
    'a \\rarr b \\hArr c \\isin d \\plusmn e \\sdot f \\weierp \\alef \\sect',
  ])('%s', async (latex) => {
    expect(await faults(`<p>${display(`\\enclose{circle}{a} ${latex}`)}</p>`)).toEqual([]);
  });
});

it('lets a post give such a name another meaning', async () => {
  const own = { mathMacros: { '\\P': '\\operatorname{Prob}', '\\R': '\\operatorname{Rank}' } };
  const { html, findings } = await render(`<p>${display('\\enclose{circle}{a} \\P \\R')}</p>`, { data: own });
  expect(findings).toEqual([]);
  expect(html).toContain('Prob');
  expect(html).toContain('Rank');
});

it('needs no \\require, and allows it', async () => {
  expect(await faults(`<p>${inline('\\require{enclose}\\enclose{circle}{a}')}</p>`)).toEqual([]);
});

describe('the commands of physics', () => {
  it.each([
    '\\dv{f}{x}',
    '\\dv[2]{f}{x}',
    '\\pdv{f}{x}{y}',
    '\\int f \\dd{x}',
    '\\qty(\\frac{a}{b})',
    '\\abs{x} + \\norm{y}',
    '\\expval{A} = \\mel{a}{A}{b}',
    '\\comm{A}{B}',
    '\\vb{E} = -\\grad \\phi',
    '\\curl \\vb*{B}',
    '\\Tr A',
    '\\mqty(a & b \\\\ c & d)',
    '\\eval{x^2}_0^1 \\qq{if} x',
  ])('%s', async (latex) => {
    expect(await faults(`<p>${display(latex)}</p>`)).toEqual([]);
  });

  it.each(['\\mqty(a & b \\\\ (c) & d)', '\\mqty|a \\\\ b|', '\\pmqty{a \\\\ b}', '\\mqty*[a \\\\ b]'])(
    'have rows without numbers: %s',
    async (matrix) => {
      const latex = `\\begin{gather} ${matrix} \\\\ x \\end{gather}`;
      const [formula] = numberEquations([{ latex, display: true }]).formulas;
      expect(formula?.edited.text).toBe(`\\begin{gather} ${matrix} \\tag{1}\\\\ x \\tag{2}\\end{gather}`);
      expect(await faults(`<p>${display(latex)}</p>`)).toEqual([]);
    },
  );

  it('leave the sign of division to formulas without them', async () => {
    const { html } = await render(
      `<p>${display('\\enclose{circle}{a} \\div b')}</p><p>${display('\\div \\vb{B}')}</p>`,
    );
    const [division = '', divergence = ''] = html.split('</p>');
    expect(division).toContain('&#xF7;');
    expect(divergence).not.toContain('&#xF7;');
  });
});

it('draws arcs over letters, and colours in tables', async () => {
  expect(await faults(`<p>${inline('\\wideparen{AB} = \\overarc{CD}')}</p>`)).toEqual([]);
  expect(await faults(`<p>${display('\\begin{array}{c} \\rowcolor{red} a \\\\ b \\end{array}')}</p>`)).toEqual([]);
});
