import { expect, it } from 'vitest';
import { display, inline, render } from './render.ts';

it('renders a formula to HTML and MathML with the author’s LaTeX inside', async () => {
  const { html, findings } = await render(`<p>设 ${inline('x^2 < y')} 。</p>`);
  expect(findings).toEqual([]);
  expect(html).toContain('<p>设 <span class="paperlog-math"><span class="katex"><span class="katex-mathml"><math ');
  expect(html).toContain('<annotation encoding="application/x-tex">x^2 &lt; y</annotation>');
  expect(html).toContain('<span class="katex-html" aria-hidden="true">');
});

it('renders MathML alone on a page without layout, which can have no styles', async () => {
  const { html } = await render(`<p>${inline('x_1')}${inline('\\enclose{circle}{x}')}</p>`, { hasLayout: false });
  expect(html.match(/<math /g)).toHaveLength(2);
  expect(html).not.toMatch(/katex-html|<svg/);
});

it('numbers equations over the post and links references, whichever comes first', async () => {
  const { html, findings } = await render(
    [
      `<p>见 \\eqref{eq:loss} 与 ${inline('\\ref{two}')}。<code>\\eqref{eq:loss}</code></p>`,
      `<p>${display('\\begin{equation} a \\label{eq:loss} \\end{equation}')}</p>`,
      `<p>${display('\\begin{align} b &= c \\nonumber \\\\ d &= e \\label{two} \\\\ f &= g \\tag{*} \\\\ \\end{align}')}</p>`,
      `<p>${display('\\begin{gather*} x \\end{gather*}')}</p>`,
      `<p>${display('\\begin{gather} y \\end{gather}')}</p>`,
    ].join('\n'),
  );
  expect(findings).toEqual([]);
  expect(html).toContain('见 <a class="paperlog-math-reference" href="#eq-eq%3Aloss">(1)</a>');
  expect(html).toContain('<a class="paperlog-math-reference" href="#eq-two">2</a>');
  expect(html).toContain('<code>\\eqref{eq:loss}</code>');
  expect(html).toContain('<span class="paperlog-math paperlog-math-display" id="eq-eq:loss">');
  const numbers = [
    ...html.matchAll(/<span class="mord">\(<\/span><span class="mord">(.*?)<\/span><span class="mord">\)/g),
  ];
  expect(numbers.map(([, number]) => number?.replace(/<[^>]*>/g, ''))).toEqual(['1', '2', '*', '3']);
  expect(html.match(/<mtext>\(.\)<\/mtext>/g)).toEqual(
    ['(1)', '(2)', '(*)', '(3)'].map((tag) => `<mtext>${tag}</mtext>`),
  );
  expect(html).not.toContain('eqn-num');
});

it('says where running text refers to what is missing, passing by code', async () => {
  const raw = '---\ntitle: A\n---\n\n`\\ref{none}` $x$\n\nSee \\ref{none}, then\n\\eqref{none}.\n';
  const { findings } = await render(`<p>${inline('x')}</p><p>See \\ref{none}, then\n\\eqref{none}.</p>`, { raw });
  expect(findings.map(({ at }) => at)).toEqual([
    { line: 7, column: 5 },
    { line: 8, column: 1 },
  ]);
});

it('says which label is unknown, taken or without a number', async () => {
  const raw = '$\\ref{nowhere}$ and more';
  const { html, findings } = await render(
    `<p>${inline('\\ref{nowhere}', 0)}${display('a\\label{x}')}${display('b\\label{x}')}${display('\\begin{align*}c\\label{y}\\end{align*}')}</p>`,
    { raw },
  );
  expect(findings.map(({ rule, message }) => [rule, /“(.*)”/.exec(message)?.[1]])).toEqual([
    ['math-reference', 'x'],
    ['math-reference', 'y'],
    ['math-reference', 'nowhere'],
  ]);
  expect(findings[2]?.at).toEqual({ line: 1, column: 2 });
  expect(html).toContain('<span class="paperlog-math-reference">???</span>');
});

it('takes macros from the configuration, the front matter and the post itself', async () => {
  const { html, findings } = await render(
    `<p>${inline('\\RR')}${inline('\\EE{x}')}${inline('\\KL')}</p><p>${display('\\newcommand{\\vv}[2][w]{#1#2}\\DeclareMathOperator{\\argmin}{argmin}')}</p><p>${inline('\\vv{1} \\vv[u]{2} \\argmin')}</p>`,
    {
      config: { macros: { '\\RR': '\\mathbb{R}', '\\KL': 'never' } },
      data: { math: { macros: { EE: '\\mathbb{E}[#1]' } }, mathMacros: { KL: '\\mathrm{KL}' } },
    },
  );
  expect(findings).toEqual([]);
  expect(html).not.toContain('never');
  expect(html.replace(/<annotation.*?<\/annotation>/g, '')).not.toContain('newcommand');
  expect(html).toContain('<mi>w</mi><mn>1</mn><mi>u</mi><mn>2</mn>');
  // Definitions show nothing, so their paragraph is gone.
  expect(html.match(/<p>/g)).toHaveLength(2);
});

it('forgets the definitions of a post with the post', async () => {
  await render(`<p>${inline('\\newcommand{\\secret}{s}\\secret')}</p>`);
  const { findings } = await render(`<p>${inline('\\secret')}</p>`);
  expect(findings).toHaveLength(1);
});

it('shows the source of a formula that nothing can render, and says where in the file it goes wrong', async () => {
  const raw = '第一行\n\n> 公式 $$\n> a + \\alhpa\n> $$\n';
  const { html, findings } = await render(
    `<blockquote><p>公式 ${display('\na + \\alhpa\n', raw.indexOf('$$'))}</p></blockquote>`,
    {
      raw,
    },
  );
  expect(html).toContain('<code class="paperlog-math-source">a + \\alhpa</code>');
  expect(findings).toMatchObject([{ rule: 'math-error', severity: 'warning', at: { line: 4, column: 7 } }]);
});

it('maps the place of an error through our own changes of the LaTeX', async () => {
  const raw = '$$\\begin{align} a \\label{one} \\\\ \\text{a_b} \\wrong \\end{align}$$';
  const { findings } = await render(display(raw.slice(2, -2), 0), { raw, config: { fallback: 'none' } });
  expect(findings[0]?.at).toEqual({ line: 1, column: raw.indexOf('\\wrong') + 1 });
});

it('lets MathJax draw in posts with definitions that it does not know', async () => {
  const { html, findings } = await render(
    `<p>${display('\\global\\long\\gdef\\d{e} \\d')}</p><p>${display('\\sideset{_1^2}{_3^4}\\sum \\d')}</p>`,
  );
  expect(findings).toEqual([]);
  expect(html).toContain('paperlog-math-mathjax');
});

it('lets MathJax draw what KaTeX does not know', async () => {
  const latex = '\\sideset{_1^2}{_3^4}\\sum x';
  const { html, findings } = await render(`<p>${display(latex)}</p>`);
  expect(findings).toEqual([]);
  expect(html).toContain('paperlog-math-mathjax');
  expect(html).toContain('<svg ');
  expect(html).toContain(`<annotation encoding="application/x-tex">${latex}</annotation>`);
  expect(html).not.toMatch(/ id=| data-/);
  const again = await render(`<p>${display(latex)}</p>`, { config: { fallback: 'none' } });
  expect(again.findings).toHaveLength(1);
});

it.each([
  '\\ce{H2O + CO2 -> H2CO3}',
  '\\text{损失_1}',
  '损失，（x）',
  '\\bm{x}',
  '\\boldsymbol{\\theta}',
  '\\require{color} x',
  '\\mbox{if } x',
  '\\text{a_b^c}',
])('renders %s without a word', async (latex) => {
  const { html, findings } = await render(inline(latex));
  expect(findings).toEqual([]);
  expect(html).toContain('class="katex"');
});

it('refuses links that run scripts', async () => {
  const { html } = await render(inline('\\href{javascript:alert(1)}{x}'), { config: { fallback: 'none' } });
  expect(html).not.toContain('href="javascript');
});

it.each([
  ['\\begin{multline} a \\\\ b \\tag{M} \\end{multline}', 'M'],
  ['\\begin{multline} a \\\\ b \\end{multline}', '1'],
  ['\\begin{flalign} a &= b \\end{flalign}', '1'],
  ['\\begin{eqnarray} a &=& b \\\\ c &\\le& d \\nonumber \\end{eqnarray}', '1'],
  ['\\begin{equation} \\begin{split} a &= b \\\\ &= c \\end{split} \\end{equation}', '1'],
  ['\\begin{alignat}{2} a &= b & c &= d \\end{alignat}', '1'],
])('renders and numbers %s without MathJax', async (latex, tag) => {
  const { html, findings } = await render(display(latex), { config: { fallback: 'none' } });
  expect(findings).toEqual([]);
  expect(html).toContain(`<mtext>(${tag})</mtext>`);
});

it('labels a heading with formulas for tables of contents', async () => {
  const { html } = await render(`<h2 id="a">设 ${inline('x_1')} 与 y</h2><h2 id="b">无</h2>`);
  expect(html).toContain('<h2 id="a" data-heading-label="设 x₁ 与 y">');
  expect(html).toContain('<h2 id="b">无</h2>');
});

it('shows underscores in text of any font', async () => {
  const { html, findings } = await render(`<p>${inline('\\texttt{batch_size}')} ${inline('\\textbf{a_b}')}</p>`);
  expect(findings).toEqual([]);
  expect(html).not.toContain('paperlog-math-failed');
});
