// Several hundred formulas in the manner of papers on machine learning, made of parts that vary.

const models = ['p_\\theta', '\\pi_{\\theta}', 'q_\\phi(z \\mid x)', 'f_{\\mathbf{W}}', '\\hat{p}', 'G^{(t)}'];
const losses = ['\\mathcal{L}', '\\mathcal{L}_{\\text{CE}}', 'J(\\theta)', '\\ell', '\\mathcal{L}_{\\text{总}}'];
const variables = [
  'x',
  'x_i',
  '\\mathbf{x}',
  '\\boldsymbol{\\theta}',
  '\\bm{z}_t',
  'x^{(i)}',
  "x'",
  '\\tilde{x}_{t-1}',
  '\\vec{v}',
  'x_{\\text{新}}',
];
const sets = [
  '\\mathbb{R}^{d \\times k}',
  '\\mathcal{D}',
  '\\{0, 1\\}^n',
  '[0, 1]',
  '\\mathfrak{F}',
  '\\mathscr{H}',
  '\\mathbb{Z}_{\\ge 0}',
];

const templates: readonly ((parts: Record<'model' | 'loss' | 'variable' | 'other' | 'set', string>) => string)[] = [
  ({ variable, other }) =>
    `\\operatorname{softmax}(${variable})_i = \\frac{e^{${variable}}}{\\sum_{j=1}^{K} e^{${other}}}`,
  ({ variable }) =>
    `\\mathrm{Attention}(Q, K, V) = \\mathrm{softmax}\\!\\left(\\frac{QK^\\top}{\\sqrt{d_k}}\\right) V_{${variable}}`,
  ({ model, variable }) => `D_{\\mathrm{KL}}\\left(${model} \\,\\middle\\|\\, p({${variable}})\\right) \\ge 0`,
  ({ model, loss, set }) => `${loss} = -\\mathbb{E}_{x \\sim ${set}} \\left[ \\log ${model} \\right]`,
  ({ variable, loss, set }) => `{${variable}}^{*} = \\operatorname*{arg\\,min}_{${variable} \\in ${set}} ${loss}`,
  ({ variable, other }) => `{${variable}} \\leftarrow {${other}} - \\eta \\nabla_{\\theta} \\mathcal{L}`,
  ({ variable, other }) =>
    `f(${variable}) = \\begin{cases} ${other} & \\text{若 } ${variable} > 0 \\\\ 0 & \\text{否则} \\end{cases}`,
  ({ variable, other, model }) =>
    `\\begin{aligned} {${variable}} &= ${model} \\\\ &\\le {${other}} + \\epsilon \\end{aligned}`,
  ({ variable, other }) =>
    `A = \\begin{bmatrix} {${variable}} & \\cdots & 0 \\\\ \\vdots & \\ddots & \\vdots \\\\ 0 & \\cdots & {${other}} \\end{bmatrix}`,
  ({ model, set }) =>
    `\\log p(x) \\ge \\underbrace{\\mathbb{E}_{${set}}[${model}]}_{\\text{重构}} - \\overbrace{\\beta \\, \\mathrm{KL}}^{\\text{正则}}`,
  ({ variable, other, set }) =>
    `\\forall {${variable}} \\in ${set}, \\; \\exists {${other}} : \\| {${variable}} - {${other}} \\|_2^2 < \\varepsilon`,
  ({ variable, other }) =>
    `\\frac{\\partial {${variable}}}{\\partial {${other}}} = \\prod_{k=1}^{t} \\left\\lvert \\lambda_k \\right\\rvert`,
  ({ variable }) =>
    `{${variable}} \\sim \\mathcal{N}(\\mu, \\sigma^2 \\mathbf{I}), \\quad {${variable}} \\overset{\\text{i.i.d.}}{\\sim} p_{\\text{data}}`,
  ({ model, variable }) =>
    `r({${variable}}) = \\beta \\log \\frac{${model}}{\\pi_{\\text{ref}}(y \\mid x)} + \\beta \\log Z(x)`,
  ({ loss, variable }) => `\\min_{G} \\max_{D} ${loss}(D, G), \\quad \\lim_{t \\to \\infty} {${variable}} = 0`,
  ({ variable, set }) =>
    `{${variable}} \\xrightarrow[n \\to \\infty]{\\text{a.s.}} \\mathbb{E}[X] \\implies ${set} \\subseteq \\Omega`,
];

export function paperFormulas(): string[] {
  const formulas: string[] = [];
  for (const [index, template] of templates.entries()) {
    for (const [at, variable] of variables.entries()) {
      for (let shift = 0; shift < 8; shift++) {
        const pick = (list: readonly string[]): string => list[(index + at + shift * 3) % list.length] ?? '';
        formulas.push(
          template({
            variable,
            other: variables[(at + shift + 1) % variables.length] ?? '',
            model: pick(models),
            loss: pick(losses),
            set: pick(sets),
          }),
        );
      }
    }
  }
  return formulas;
}
