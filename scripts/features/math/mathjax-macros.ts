// What KaTeX knows and MathJax doesn't, as macros of MathJax: a formula is given to MathJax for one command that KaTeX
// lacks, and everything else in it was written for KaTeX, or for a LaTeX that has both.

import { latexTokens } from './latex-tokens.ts';

/** A body, or a body with the number of its arguments and the default of the first. */
export type MathJaxMacro = string | [string, number] | [string, number, string];

/** Names that Wikipedia's editors know, and a few more. */
const otherNames: Readonly<Record<string, string>> = {
  ...{ darr: 'downarrow', dArr: 'Downarrow', Darr: 'Downarrow', uarr: 'uparrow', uArr: 'Uparrow', Uarr: 'Uparrow' },
  ...{ larr: 'leftarrow', lArr: 'Leftarrow', Larr: 'Leftarrow', rarr: 'rightarrow', rArr: 'Rightarrow' },
  ...{ Rarr: 'Rightarrow', harr: 'leftrightarrow', hArr: 'Leftrightarrow', Harr: 'Leftrightarrow' },
  ...{ lrarr: 'leftrightarrow', lrArr: 'Leftrightarrow', Lrarr: 'Leftrightarrow', Overrightarrow: 'overrightarrow' },
  ...{ alef: 'aleph', alefsym: 'aleph', bull: 'bullet', clubs: 'clubsuit', diamonds: 'diamondsuit' },
  ...{ hearts: 'heartsuit', spades: 'spadesuit', Dagger: 'ddagger', exist: 'exists', image: 'Im', isin: 'in' },
  ...{ plusmn: 'pm', sdot: 'cdot', sect: 'S', sub: 'subset', sube: 'subseteq', supe: 'supseteq' },
  ...{ thetasym: 'vartheta', weierp: 'wp', varvdots: 'vdots', dotsx: 'ldots', mathsterling: 'pounds' },
};

export const mathJaxMacros: Readonly<Record<string, MathJaxMacro>> = {
  // All that is there is loaded.
  require: ['', 1],
  // Its own answers to a mouse, which a drawing doesn't see.
  mathtip: ['#1', 2],
  texttip: ['#1', 2],
  bm: ['\\boldsymbol{#1}', 1],
  bold: ['\\mathbf{#1}', 1],
  mathds: ['\\mathbb{#1}', 1],
  mathbbm: ['\\mathbb{#1}', 1],
  emph: ['\\textit{#1}', 1],
  textmd: ['\\text{#1}', 1],
  underbar: ['\\underline{#1}', 1],
  phase: ['\\enclose{phasorangle}{#1}', 1],
  angl: ['\\enclose{actuarial}{#1}', 1],
  angln: '\\enclose{actuarial}{n}',
  // Classes and ids would lead nowhere in a drawing.
  ...Object.fromEntries(
    ['htmlClass', 'htmlId', 'htmlStyle', 'htmlData'].map((name): [string, MathJaxMacro] => [name, ['#2', 2]]),
  ),
  KaTeX: '\\text{KaTeX}',
  overgroup: ['\\overparen{#1}', 1],
  undergroup: ['\\underparen{#1}', 1],
  overlinesegment: ['\\overline{#1}', 1],
  underlinesegment: ['\\underline{#1}', 1],
  overrightharpoon: ['\\overset{\\rightharpoonup}{#1}', 1],
  overleftharpoon: ['\\overset{\\leftharpoonup}{#1}', 1],
  xrightequilibrium: ['\\xrightleftharpoons[#1]{#2}', 2, ''],
  xleftequilibrium: ['\\xleftrightharpoons[#1]{#2}', 2, ''],
  sout: ['\\enclose{horizontalstrike}{#1}', 1],
  raisebox: ['\\raise #1 {\\text{#2}}', 2],
  operatornamewithlimits: ['\\operatorname*{#1}', 1],
  url: ['\\href{#1}{\\texttt{#1}}', 1],
  wideparen: ['\\overparen{#1}', 1],
  widearc: ['\\overparen{#1}', 1],
  overarc: ['\\overparen{#1}', 1],
  utilde: ['\\underset{\\sim}{#1}', 1],
  widecheck: ['\\check{#1}', 1],
  argmin: '\\operatorname*{arg\\,min}',
  argmax: '\\operatorname*{arg\\,max}',
  plim: '\\operatorname*{plim}',
  oiint: `${sign('222F', 'mathop')}\\nolimits`,
  oiiint: `${sign('2230', 'mathop')}\\nolimits`,
  llbracket: sign('27E6', 'mathopen'),
  rrbracket: sign('27E7', 'mathclose'),
  lBrace: sign('2983', 'mathopen'),
  rBrace: sign('2984', 'mathclose'),
  lang: '\\langle',
  rang: '\\rangle',
  mapsfrom: sign('21A4', 'mathrel'),
  longmapsfrom: sign('27FB', 'mathrel'),
  iddots: '\\mathinner{\\unicode{x22F0}}',
  fint: `${sign('2A0D', 'mathop')}\\nolimits`,
  textsc: ['\\text{#1}', 1],
  vspace: ['', 1],
  notni: '\\not\\ni',
  vcentcolon: '\\mathrel{:}',
  coloncolon: '\\mathrel{::}',
  ...colonRelations(),
  colonequals: '\\coloneqq',
  equalscolon: '\\eqqcolon',
  medspace: '\\:',
  thickspace: '\\;',
  enskip: '\\enspace',
  allowbreak: '',
  nobreak: '',
  mathellipsis: '\\ldots',
  dag: '\\dagger',
  ddag: '\\ddagger',
  infin: '\\infty',
  empty: '\\emptyset',
  ...Object.fromEntries(['N', 'R', 'Z'].map((letter) => [letter, `\\mathbb{${letter}}`])),
  ...Object.fromEntries(Object.entries(otherNames).map(([name, command]) => [name, `\\${command}`])),
  reals: '\\mathbb{R}',
  Reals: '\\mathbb{R}',
  natnums: '\\mathbb{N}',
  Complex: '\\mathbb{C}',
  cnums: '\\mathbb{C}',
  ...Object.fromEntries(
    Object.entries({
      ...{ Alpha: 'A', Beta: 'B', Epsilon: 'E', Zeta: 'Z', Eta: 'H', Iota: 'I', Kappa: 'K', Mu: 'M', Nu: 'N' },
      ...{ Omicron: 'O', Rho: 'P', Tau: 'T', Chi: 'X' },
    }).map(([name, letter]) => [name, `\\mathrm{${letter}}`]),
  ),
  ...Object.fromEntries(
    ['arctg', 'arcctg', 'ch', 'cosec', 'cotg', 'ctg', 'cth', 'sh', 'tg', 'th'].map((name) => [
      name,
      `\\operatorname{${name}}`,
    ]),
  ),
};

/** `\colonsim`, `\simcoloncolon`: a relation with one colon or two on either side. */
function colonRelations(): Record<string, string> {
  const colons = { colon: ':', coloncolon: '::' };
  const signs = { approx: '\\approx', sim: '\\sim', minus: '-', equals: '=' };
  const macros: Record<string, string> = {};
  for (const [colon, dots] of Object.entries(colons)) {
    for (const [name, relation] of Object.entries(signs)) {
      macros[`${colon}${name}`] = `\\mathrel{${dots}\\mkern-1.2mu${relation}}`;
      macros[`${name}${colon}`] = `\\mathrel{${relation}\\mkern-1.2mu${dots}}`;
    }
  }
  return macros;
}

function sign(codePoint: string, kind: 'mathop' | 'mathopen' | 'mathclose' | 'mathrel'): string {
  return `\\${kind}{\\unicode{x${codePoint}}}`;
}

/** Commands for one character of text: MathJax has most of them in formulas alone, or not at all. */
const characters: Readonly<Record<string, string>> = {
  ...{ P: '¶', S: '§', copyright: '©', pounds: '£', textsterling: '£', yen: '¥', maltese: '✠', checkmark: '✓' },
  ...{ degree: '°', textdegree: '°', textdagger: '†', textdaggerdbl: '‡', circledR: '®', textellipsis: '…' },
  ...{ textless: '<', textgreater: '>', textbar: '|', textbardbl: '‖' },
  ...{ textendash: '–', textemdash: '—', textquoteleft: '‘', textquoteright: '’', textquotedblleft: '“' },
  ...{ textquotedblright: '”', i: 'ı', j: 'ȷ', ss: 'ß', ae: 'æ', oe: 'œ', o: 'ø', AE: 'Æ', OE: 'Œ', O: 'Ø' },
  ...{ aa: 'å', AA: 'Å' },
};

/** @param isDefined whether the post gives a command another meaning */
export function withCharacters(latex: string, isDefined: (command: string) => boolean): string {
  let result = '';
  let afterCharacter = false;
  for (const { kind, text } of latexTokens(latex)) {
    const name = kind === 'command' ? text.slice(1) : '';
    const character = Object.hasOwn(characters, name) && !isDefined(text) ? characters[name] : undefined;
    // White space ends the name of a command, and is none itself.
    if (!(afterCharacter && /^[ \t]$/.test(text))) {
      result += character ?? text;
      afterCharacter = character !== undefined;
    }
  }
  return result;
}
