// Commands of common LaTeX packages and of TeX that KaTeX lacks.
import { describe, expect, it } from 'vitest';
import { display, inline, render } from './render.ts';

const plain = (html: string): string =>
  (/<math[^]*?<annotation/.exec(html)?.[0] ?? '').replace(/<[^>]*>?/g, '').replace(/[\s\u2061\u2063]+/g, '');

describe('by KaTeX', () => {
  it.each([
    ['\\nicefrac{a}{b}', 'a/b'],
    ['\\sfrac{1}{2}', '1/2'],
    ['\\underoverset{a}{b}{X}', 'Xba'],
    ['\\ensuremath{x}\\qed', 'x□'],
    ['p \\and q \\or \\part u', 'p∧q∨∂u'],
    ['\\begin{array}{cc} \\toprule a & b \\\\ \\midrule c & d \\\\ \\bottomrule \\end{array}', 'abcd'],
    ['\\begin{array}{cc} \\multicolumn{2}{c}{x+y} \\\\ \\cline{1-2} a & b \\end{array}', 'x+yab'],
    ['\\begin{array}{cc} \\multirow{2}{*}{x} & b \\\\ & d \\end{array}', 'xbd'],
    ['\\begin{matrix} a & b \\\\ \\hdotsfor{2} \\end{matrix}', 'ab……'],
    ['\\begin{matrix} a & \\iddots \\end{matrix}', 'a⋰'],
    ['\\resizebox{.9\\hsize}{!}{$a+b$}', 'a+b'],
    ['\\scalebox{0.8}{$x$}', 'x'],
    ['\\textsc{Bert-Large}', 'BERT-LARGE'],
    ['\\textsc{G\\"odel}', 'GO¨DEL'],
    ['\\textsl{a}', 'a'],
    ['\\lcm(a,b)\\sgn x \\diag v \\Var X', 'lcm(a,b)sgnxdiagvVarX'],
    ['\\newcommand{\\Var}{V}\\Var \\in \\Q', 'V∈Q'],
    ['\\begin{matrix} a \\tabularnewline b \\end{matrix}', 'ab'],
    ['\\slashed{D}\\break', 'D'],
    ['\\euro', '€'],
    ['\\fint f', '⨍f'],
    ['\\iiiint f', '∬∬f'],
    ['\\idotsint f', '∫⋯∫f'],
    ['a \\longmapsfrom b', 'a⟻b'],
    ['\\smashoperator[r]{\\sum_a^b} x', '∑abx'],
    ['\\tensor{T}{^a_b}', 'Tab'],
    ['R\\indices{^a_{bc}}', 'Rabc'],
    ['\\allowdisplaybreaks[4] \\vspace*{1em} \\noindent x', 'x'],
    ['\\symbol{65}', 'A'],
    ['\\ding{172} \\text{\\ding{55}} \\ding{182} \\ding{72}', '①✗❶★'],
  ])('%s', async (latex, shown) => {
    const { html, findings } = await render(`<p>${display(latex)}</p>`, { config: { fallback: 'none' } });
    expect(findings).toEqual([]);
    expect(plain(html)).toBe(shown);
  });

  it('keeps the columns of indices apart', async () => {
    const { html } = await render(inline('\\tensor{T}{^a_b}'));
    expect(html).toContain('<mi>T</mi><msup><mrow></mrow><mi>a</mi></msup><msub><mrow></mrow><mi>b</mi></msub>');
  });
});

it('says what MathJax finds wrong where KaTeX only lacks a command or an environment', async () => {
  const { findings } = await render(display('\\begin{numcases}{f=} 1 & x \\le 0 \\end{numcases}'));
  expect(findings.map(({ message }) => message)).toEqual([expect.stringContaining('only supported in math mode')]);
});

it('names both commands where KaTeX lacks one and MathJax another', async () => {
  const { findings } = await render(display('\\sideset{_1}{}\\sum \\blueA{x}'));
  expect(findings.map(({ message }) => message)).toEqual([
    expect.stringContaining("know \\sideset and MathJax doesn't know \\blueA"),
  ]);
});

it('names the ways out where a command or an environment is unknown', async () => {
  const remedies = async (latex: string) => (await render(display(latex))).findings.map(({ remedy }) => remedy);
  expect(await remedies('\\foo x')).toEqual([expect.stringContaining('write \\operatorname{foo}')]);
  expect(await remedies('\\begin{tabular}{l} a \\end{tabular}')).toEqual([expect.stringContaining('Write array')]);
  expect(await remedies('\\alhpa')).toEqual([expect.stringContaining('Did you mean \\alpha?')]);
  expect(await remedies('x^2^3')).toEqual(['Mend the formula; readers see its source until then.']);
});

describe('by MathJax', () => {
  it.each([
    '\\nicefrac{a}{b}',
    '\\iddots \\fint \\longmapsfrom',
    '\\scalebox{2}{$x$} \\resizebox{1em}{!}{$x$}',
    '\\smashoperator[r]{\\sum_a^b} \\allowdisplaybreaks[4] x',
    '\\qed \\euro \\uline{x}',
  ])('%s', async (latex) => {
    expect((await render(`<p>${display(`\\enclose{circle}{a} ${latex}`)}</p>`)).findings).toEqual([]);
  });
});

describe('a colour', () => {
  it.each([
    ['\\textcolor{red}{x}', 'red'],
    ['\\textcolor[HTML]{FF8800}{x}', '#FF8800'],
    ['\\color[rgb]{1,0.5,0} x', '#ff8000'],
    ['\\color[RGB]{255, 0, 128} x', '#ff0080'],
    ['\\textcolor[gray]{0.5}{x}', '#808080'],
    ['\\textcolor[cmyk]{0,1,1,0}{x}', '#ff0000'],
    ['\\textcolor{red!50}{x}', '#ff8080'],
    ['\\textcolor{red!50!blue}{x}', '#800080'],
    ['\\definecolor{mine}{HTML}{123456}\\textcolor{mine}{x}', '#123456'],
  ])('%s', async (latex, color) => {
    const { html, findings } = await render(`<p>${inline(latex)}</p>`, { config: { fallback: 'none' } });
    expect(findings).toEqual([]);
    expect(html).toContain(`<mstyle mathcolor="${color}"><mi>x</mi></mstyle>`);
  });

  it('of a box', async () => {
    const { html } = await render(inline('\\colorbox[HTML]{FF8800}{a}\\fcolorbox{red!50}{white}{b}'));
    expect(html).toContain('mathbackground="#FF8800"');
    expect(html).toContain('solid #ff8080');
  });

  it('defined in one formula is known in the rest of the post, and in no other', async () => {
    const formulas = `<p>${inline('\\definecolor{mine}{HTML}{112233}')}</p><p>${inline('\\textcolor{mine}{x}')}</p>`;
    // Twice, since what was rendered is kept.
    for (const { html } of [await render(formulas), await render(formulas)]) {
      expect(html).toMatch(/^<p><span class="paperlog-math">/);
      expect(html).toContain('mathcolor="#112233"');
    }
    const mathjax = await render(formulas + inline('\\enclose{circle}{\\textcolor{mine}{x}}'));
    expect(mathjax.findings).toEqual([]);
    expect((await render(inline('\\textcolor{mine}{x}'))).html).not.toContain('#112233');
  });

  it('is of the group directly behind, as in MathJax, or of all that follows, as in LaTeX', async () => {
    const { html } = await render(inline('a') + inline('\\color{red}{x} y') + inline('\\color{red} x z'));
    expect(html).toContain('<mstyle mathcolor="red"><mi>x</mi></mstyle><mi>y</mi>');
    expect(html).toContain('<mstyle mathcolor="red"><mi>x</mi><mi>z</mi></mstyle>');
  });

  it('that nobody knows is a finding', async () => {
    expect((await render(inline('\\textcolor[Mine]{a}{x}'))).findings).toHaveLength(1);
  });
});

it('says that a number of arguments is none', async () => {
  const { findings } = await render(inline('\\newcommand{\\x}[n]{y} \\x'));
  expect(findings.map(({ message }) => message)).toEqual([
    "A formula can't be rendered: The number of arguments of \\x is from 0 to 9, not “n”.",
  ]);
});

describe('the number of a display in plain TeX', () => {
  it.each([
    ['x \\eqno(7)', '(7)'],
    ['x \\eqno{(7)}', '(7)'],
    ['x \\leqno (3a)', '(3a)'],
    ['x \\eqno *', '*'],
    ["x \\eqno(1_a')", '(1a′)'],
  ])('%s', async (latex, number) => {
    const { html, findings } = await render(`<p>${display(latex)}</p>`);
    expect(findings).toEqual([]);
    const tag = /<span class="katex-tag">[^]*$/.exec(html)?.[0] ?? '';
    expect(tag.replace(/<[^>]*>|\u200B/g, '').trim()).toBe(number);
  });

  it('can be referred to', async () => {
    const { html, findings } = await render(`<p>${display('x \\label{x} \\eqno(7)')} \\eqref{x}</p>`);
    expect(findings).toEqual([]);
    expect(html).toContain('href="#eq-x">(7)</a>');
  });
});

it('gives paired delimiters the size that is asked for', async () => {
  const defined = inline('\\DeclarePairedDelimiter{\\norm}{\\lVert}{\\rVert}');
  const { html, findings } = await render(
    [defined, ...['\\norm{x}', '\\norm*{\\frac12}', '\\norm[\\Big]{x}'].map((latex) => inline(latex))].join(''),
    { config: { fallback: 'none' } },
  );
  expect(findings).toEqual([]);
  expect(html.match(/<mo fence="true">∥<\/mo>/g)).toHaveLength(2);
  expect(html).toContain('minsize="1.8em"');
});

describe('what stands around or between equations', () => {
  const numbers = (html: string): string[] =>
    [...html.matchAll(/<mtext>(\(.*?\))<\/mtext>/g)].map(([, text = '']) => text);

  it('numbers the rows of subequations by letters, and all of them by a number', async () => {
    const { html, findings } = await render(
      [
        `<p>${display('\\begin{equation} x \\end{equation}')}</p>`,
        `<p>${display('\\begin{subequations} \\label{all} \\begin{align} a &= b \\label{first} \\\\ c &= d \\end{align} \\end{subequations}')}</p>`,
        `<p>${display('\\begin{equation} y \\end{equation}')}</p>`,
        '<p>\\eqref{all} \\eqref{first}</p>',
      ].join('\n'),
    );
    expect(findings).toEqual([]);
    expect(numbers(html)).toEqual(['(1)', '(2a)', '(2b)', '(3)']);
    expect(html).toContain('href="#eq-all">(2)</a> <a class="paperlog-math-reference" href="#eq-first">(2a)</a>');
  });

  it('puts a line of text between two rows without a number for it', async () => {
    const latex = '\\begin{align} a &= b \\\\ \\intertext{于是 $x_1$ 与 a_b} c &= d \\end{align}';
    const { html, findings } = await render(`<p>${display(latex)}</p>`, { config: { fallback: 'none' } });
    expect(findings).toEqual([]);
    expect(numbers(html)).toEqual(['(1)', '(2)']);
    expect(plain(html)).toBe('a=b(1)于是x1与a_bc=d(2)');
    const gathered = '\\begin{gather*} a \\\\ \\shortintertext{and} b \\end{gather*}';
    expect((await render(`<p>${display(gathered)}</p>`, { config: { fallback: 'none' } })).findings).toEqual([]);
  });

  it('leaves out the frame of empheq, and has MathJax draw its braces', async () => {
    const { html, findings } = await render(
      `<p>${display('\\begin{empheq}[box=\\fbox]{align} a &= b \\\\ c &= d \\end{empheq}')}</p>` +
        `<p>${display('\\begin{empheq}[left=\\empheqlbrace]{align*} a &= b \\\\ c &= d \\end{empheq}')}</p>`,
    );
    expect(findings).toEqual([]);
    expect(numbers(html)).toEqual(['(1)', '(2)']);
    expect(html).toContain('paperlog-math-mathjax');
  });

  it('takes displaymath for what it is', async () => {
    const { html, findings } = await render(`<p>${display('\\begin{displaymath} x \\end{displaymath}')}</p>`);
    expect(findings).toEqual([]);
    expect(plain(html)).toBe('x');
  });
});
