import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formulasAsMathml, formulasAsText } from '../../../../scripts/features/math/plain-formulas.ts';
import { readableFormula } from '../../../../scripts/features/math/readable.ts';
import { readableTitle } from '../../../../scripts/features/math/readable-title.ts';
import { countHtml } from '../../../../scripts/features/theme/word-count.ts';
import { plainText } from '../../../../scripts/features/theme/plain-text.ts';
import { display, inline, render } from './render.ts';

describe('a formula as a line of text', () => {
  it.each([
    ['O(n \\log n)', 'O(n log n)'],
    ['\\frac{1}{2} \\le \\alpha_{ij}', '1/2 ≤ αᵢⱼ'],
    ['\\mathbb{E}_{x}[\\log p_\\theta(x)]', '𝔼ₓ[log p_θ(x)]'],
    ['e^{-x^2/2}', 'e^(-x²/2)'],
    ['\\operatorname*{argmin}_x \\|x\\|_2^2', 'argminₓ ‖x‖₂²'],
    ['\\begin{align} a &= b \\label{x} \\\\ c &= d \\end{align}', 'a = b c = d'],
    ['\\text{损失} = 50\\%', '损失 = 50%'],
    ['x % comment\n+ y', 'x + y'],
    ['c = \\SI{3e8}{m/s}', 'c = 3 × 10⁸ m/s'],
    ['\\textcolor{red}{x} + \\texttt{code}', 'x + code'],
    ['p \\and q, \\part u', 'p ∧ q, ∂ u'],
    ['\\foo{', 'foo'],
    ['\\begin{array}{c|c} a & b \\end{array}', 'a b'],
    ['{a \\over b+1} + x', 'a/(b+1) + x'],
    ['n+1 \\choose k', 'C(n+1, k)'],
    ['\\dbinom{n}{k}', 'C(n, k)'],
    ['{n \\brace k} {n \\brack k}', '{n, k} [n, k]'],
    ['\\sum_{i<n \\atop j<m} x', '∑_(i<n, j<m) x'],
    ['\\left( a \\over b \\right)^2', '(a/b)²'],
    ['\\begin{pmatrix}1&{2 \\over 3}\\\\a \\over b&4\\end{pmatrix}', '1 2/3 a/b 4'],
    ['\\left. x \\right|_0', 'x |₀'],
    ['\\sqrt[3]{x+1}', '³√(x+1)'],
    ['X \\overset{d}{=} Y \\stackrel{p}{\\to} \\underset{x}{\\min}', 'X =^d Y →^p minₓ'],
    ['a \\not= b \\not\\in C \\pmod{m}', 'a ≠ b ∉ C (mod m)'],
    ['{\\cal N} \\dot x \\bigl( y \\bigr)', 'N x (y)'],
    ['x \\lesssim y \\iff \\bigcup_i A_i \\subsetneq B', 'x ≲ y ⇔ ⋃ᵢ Aᵢ ⊊ B'],
    ['n\\log n', 'n log n'],
  ])('%s is %s', (latex, text) => {
    expect(readableFormula(latex)).toBe(text);
  });

  it('comes out of anything, once', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('\\', '{', '}', '_', '^', 'a', '\\frac', ' ', '%', '$', '\n') }),
        (latex) => {
          expect(typeof readableFormula(latex)).toBe('string');
        },
      ),
    );
  });
});

it.each([
  ['$O(n)$ 的注意力', 'O(n) 的注意力'],
  ['从 $\\alpha$ 到 \\(\\beta\\)', '从 α 到 β'],
  ['$5 和 $10', '$5 和 $10'],
  ['US$3 与 \\$x\\$', 'US$3 与 \\$x\\$'],
  ['$$x^2$$ 与 $y$', 'x² 与 y'],
  ['没有公式', '没有公式'],
])('the title %s reads %s', (title, text) => {
  expect(readableTitle(title)).toBe(text);
});

it('shows a formula once in descriptions and search, counts it as one word', async () => {
  const { html } = await render(`<p>设 ${inline('x^2<y')}，${display('a \\alhpa')}见 \\ref{z}。</p>`);
  expect(plainText(html)).toBe('设 x²<y，a alhpa见 \\ref{z}。');
  expect(plainText(html, 5)).toBe('设 x²<');
  const { html: long } = await render(
    `<p>设 ${inline('x')} 为 ${display('\\begin{pmatrix}a\\\\b\\end{pmatrix}')}。</p>`,
  );
  expect(countHtml(long)).toEqual({ characters: 2, words: 2 });
});

it('gives feeds MathML and nothing else', async () => {
  const { html } = await render(`<p>设 ${inline('x < y')}，${display('a \\label{q}')}</p><p>\\ref{q}</p>`);
  const feed = formulasAsMathml(html);
  expect(feed).not.toMatch(/katex|annotation|<span/);
  expect(feed).toContain('<p>设 <math alttext="x &lt; y" xmlns="http://www.w3.org/1998/Math/MathML">');
  expect(feed).toContain('<math id="eq-q" alttext="a \\label{q}"');
  expect(feed).toContain('<a class="paperlog-math-reference" href="#eq-q">1</a>');
});

it('leaves out a formula that the text ends in', () => {
  expect(formulasAsText('a <span class="paperlog-math"><span>b</span>')).toBe('a ');
});
