// Formulas written for a Markdown that takes backslashes away, and right LaTeX that looks like them.
import { describe, expect, it } from 'vitest';
import { withoutMarkdownEscapes } from '../../../../scripts/features/math/markdown-escapes.ts';

const read = (latex: string): string => withoutMarkdownEscapes(latex).text;

describe('read as its readers saw it', () => {
  it.each([
    [String.raw`x\_1`, 'x_1'],
    [String.raw`x\_i^{(j)}`, 'x_i^{(j)}'],
    [String.raw`\theta\_0 + \sum\_{i=1}^n`, String.raw`\theta_0 + \sum_{i=1}^n`],
    [String.raw`x\_\theta`, String.raw`x_\theta`],
    [String.raw`(a)\_1, x'\_1, x^2\_1`, `(a)_1, x'_1, x^2_1`],
    [String.raw`w^\*`, 'w^*'],
    [String.raw`(0, 1)\^T \theta\^{\alpha-1} \text{\^o}`, String.raw`(0, 1)^T \theta^{\alpha-1} \text{\^o}`],
    [String.raw`\\{x\_i\\}\_{i=1}^n`, String.raw`\{x_i\}_{i=1}^n`],
    [String.raw`T\\\{x\\\} = \\\{\{y\}\\\}`, String.raw`T\{x\} = \{\{y\}\}`],
    [String.raw`\left\\{ a \right.`, String.raw`\left\{ a \right.`],
    [String.raw`\left\\| a \right\\|`, String.raw`\left\| a \right\|`],
    [String.raw`D(p\\|q)`, String.raw`D(p\|q)`],
    [String.raw`\begin{aligned} a \\\\ b \\\\ \end{aligned}`, String.raw`\begin{aligned} a \\ b \\ \end{aligned}`],
    [
      String.raw`\begin{aligned} \\{ a \\} \\\\ b \end{aligned}`,
      String.raw`\begin{aligned} \{ a \} \\ b \end{aligned}`,
    ],
    [
      String.raw`\begin{bmatrix} I & F \\\\\\ 0 & 0 \end{bmatrix}`,
      String.raw`\begin{bmatrix} I & F \\ 0 & 0 \end{bmatrix}`,
    ],
    [String.raw`50% + 50\%`, String.raw`50\% + 50\%`],
    [String.raw`a &= \text{R & D}, \mbox{x & y} & b`, String.raw`a &= \text{R \& D}, \mbox{x \& y} & b`],
    ['a &lt; b &gt; c &amp; d', 'a < b > c & d'],
  ])('%j', (latex, result) => {
    expect(read(latex)).toBe(result);
  });
});

describe('right LaTeX that stays', () => {
  it.each([
    String.raw`max\_len`,
    String.raw`n\_samples`,
    String.raw`\text{R \& D} & \textcolor{red}{a & b}`,
    String.raw`\text{a\_b}`,
    String.raw`\mathrm{f\_1}`,
    String.raw`\operatorname{arg\_{x}}`,
    String.raw`\{ a \} \\ \{ b \}`,
    String.raw`a\\\{b\}\\\{c\}`,
    String.raw`\begin{cases} a \\\{b\} \\ c \end{cases}`,
    String.raw`\begin{array}{l} a \\{b} \\ c \\\end{array}`,
    String.raw`\substack{a\\b\\}`,
    String.raw`\begin{cases} a \\|b| \\ c \end{cases}`,
    String.raw`\begin{matrix} a \\ b \\\\ c \end{matrix}`,
    String.raw`\begin{aligned} a \\[1ex] b \\ &lt \end{aligned}`,
    String.raw`\verb|\\{x\_1|`,
    'a % \\\\{ x\\_1\nb',
    String.raw`\url{a%20b}`,
  ])('%j', (latex) => {
    expect(read(latex)).toBe(latex);
  });
});

it('finds the place in what the author wrote', () => {
  const { text, origin } = withoutMarkdownEscapes(String.raw`x\_1 + \\{ \nosuch \\}`);
  expect(origin(text.indexOf('\\nosuch'))).toBe(11);
});
