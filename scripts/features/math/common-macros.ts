// Commands of common LaTeX packages that neither renderer knows, as macros that both can expand. What needs more than a
// line of LaTeX is in package-macros.ts.

/** Operators that no package has and everybody declares, or forgets to. */
const operators = [
  ...['lcm', 'sgn', 'sign', 'diag', 'supp', 'card', 'ord', 'trace', 'sinc', 'sech', 'csch'],
  ...['arccot', 'arcsec', 'arccsc', 'arsinh', 'arcosh', 'artanh'],
  ...['Var', 'Cov', 'Corr', 'Span', 'Hom', 'Aut', 'End', 'Spec', 'softmax', 'sigmoid', 'ReLU'],
];

/** With a backslash. */
export const commonMacros: Readonly<Record<string, string>> = {
  ...Object.fromEntries(operators.map((name) => [`\\${name}`, `\\operatorname{${name}}`])),
  // As KaTeX's \N, \Z and \R.
  '\\Q': '\\mathbb{Q}',
  '\\C': '\\mathbb{C}',
  // texvc: what was copied from Wikipedia. KaTeX knows its other names.
  '\\and': '\\land ',
  '\\or': '\\lor ',
  '\\part': '\\partial ',
  // nicefrac, xfrac
  '\\nicefrac': '{}^{#1}\\!/\\!_{#2}',
  '\\sfrac': '{}^{#1}\\!/\\!_{#2}',
  // amsthm
  '\\qed': '\\square',
  '\\qedsymbol': '\\square',
  '\\qedhere': '\\qquad\\square',
  // amsmath, mathtools
  '\\underoverset': '\\underset{#1}{\\overset{#2}{#3}}',
  // booktabs
  '\\toprule': '\\hline ',
  '\\midrule': '\\hline ',
  '\\bottomrule': '\\hline ',
  '\\tabularnewline': '\\cr ',
  // slashed
  '\\slashed': '\\cancel{#1}',
  '\\textsl': '\\textit{#1}',
  '\\uline': '\\underline{#1}',
  '\\euro': '\\text{€}',
  '\\ensuremath': '#1',
  // What says how a page is set means nothing here.
  '\\protect': '',
  '\\noindent': '',
  '\\centering': '',
  '\\hfil': '\\quad ',
};

/** Commands of which only the last argument is shown, with the number of those before it and what is made of it. */
export const lastArgumentOnly: Readonly<Record<string, readonly [count: number, body: string]>> = {
  // multirow
  '\\multirow': [2, '{#1}'],
  // graphicx: a formula that is too wide scrolls in itself.
  '\\resizebox': [2, '\\text{#1}'],
  '\\rotatebox': [1, '\\text{#1}'],
  '\\scalebox': [1, '\\text{#1}'],
};

/** Commands that mean nothing here, with the settings in brackets that may follow. */
export const meaningless: readonly string[] = [
  '\\allowdisplaybreaks',
  '\\displaybreak',
  '\\linebreak',
  '\\break',
  '\\pagebreak',
  // Its operator stands behind.
  '\\smashoperator',
];
