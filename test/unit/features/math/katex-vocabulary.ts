// Everything that KaTeX's own source declares — symbols, macros, functions, environments — as formulas that use it.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const source = path.resolve(import.meta.dirname, '../../../../node_modules/katex/src');
const read = (file: string): string => readFileSync(path.join(source, file), 'utf8');

/** A string literal of TypeScript. */
const unquote = (literal: string): string =>
  literal
    .slice(1, -1)
    .replace(/\\(?:u([\da-f]{4})|(.))/gi, (_, hex: string | undefined, sign: string) =>
      hex === undefined ? sign : String.fromCharCode(Number.parseInt(hex, 16)),
    );
const literal = String.raw`"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'`;

/** Not for authors: parts of other commands, or commands of TeX's engine. */
const internal =
  /@|^\\(?:message|errmessage|show|TextOrMath|noexpand|expandafter|futurelet|let|global|long|csname|endcsname|relax|(?:g|e|x)?def|edef|dfrac|char|current|bgroup|egroup|begingroup|endgroup|vcenter|hline|hdashline|newcommand|renewcommand|providecommand|end|begin|cr|newline|tag|verb|right|middle|left|nonumber|notag|limits|nolimits|df|htmlClass|htmlId|htmlStyle|htmlData|includegraphics|mathchoice|html.*)$/;

/** What can't stand alone or wants something else than `{x}`. */
const usage: Readonly<Record<string, string>> = {
  '\\llbracket': '\\llbracket x \\rrbracket',
  '\\sqrt': '\\sqrt[3]{x}',
  '\\href': '\\href{https://a.test/}{x}',
  '\\url': '\\url{https://a.test/}',
  '\\color': '\\color{red} x',
  '\\textcolor': '\\textcolor{#f00}{x}',
  '\\colorbox': '\\colorbox{yellow}{x}',
  '\\fcolorbox': '\\fcolorbox{red}{yellow}{x}',
  '\\rule': '\\rule{1em}{1ex}',
  '\\raisebox': '\\raisebox{1ex}{x}',
  '\\hspace': '\\hspace{1em}',
  '\\operatornamewithlimits': '\\operatornamewithlimits{a}_b',
  '\\tfrac': '\\tfrac{a}{b}',
  '\\genfrac': '\\genfrac(){1pt}{0}{a}{b}',
  '\\above': '{a \\above 1pt b}',
  '\\abovefrac': '{a \\above 1pt b}',
  '\\\\abovefrac': '{a \\above 1pt b}',
  '\\kern': '\\kern1em',
  '\\mkern': '\\mkern1mu',
  '\\hskip': '\\hskip1em',
  '\\mskip': '\\mskip1mu',
  '\\hspace*': '\\hspace*{1em}',
  '\\over': '{a \\over b}',
  '\\choose': '{a \\choose b}',
  '\\atop': '{a \\atop b}',
  '\\brace': '{a \\brace b}',
  '\\brack': '{a \\brack b}',
  '\\not': '\\not=',
  '\\\\': 'a \\\\ b',
  '\\(': '\\text{\\(x\\)}',
  $: '\\text{$x$}',
  '\\)': 'x',
  '\\braket': '\\braket{a|b}',
  '\\Braket': '\\Braket{a|b}',
  '\\set': '\\set{a|b}',
  '\\Set': '\\Set{a|b}',
  '\\arraystretch': '\\def\\arraystretch{2}\\begin{matrix}a\\end{matrix}',
  '\\mathring': '\\mathring{a}',
  '\\substack': '\\sum_{\\substack{a\\\\b}}',
  '\\tmspace': '\\tmspace+{1mu}{1em}',
  // Declared as another name of a symbol that the fonts don't have.
  '\\varcoppa': '\\kappa',
  '\\middle': '\\left(a\\middle|b\\right)',
};

function formulaOf(name: string, argumentCount: number, isText = false): string {
  const use = usage[name] ?? name + '{x}'.repeat(argumentCount);
  return isText ? `\\text{${use}}` : use;
}

export function symbolFormulas(): string[] {
  const formulas: string[] = [];
  const call = new RegExp(
    String.raw`defineSymbol\((math|text), (?:main|ams), (\w+),\s*(?:${literal}|null),\s*(${literal})`,
    'g',
  );
  for (const [, mode, group, quoted = ''] of read('symbols.ts').matchAll(call)) {
    const name = unquote(quoted);
    if (internal.test(name)) continue;
    formulas.push(formulaOf(name, group === 'accent' ? 1 : 0, mode === 'text'));
  }
  return formulas;
}

export function macroFormulas(): string[] {
  const formulas: string[] = [];
  const call = new RegExp(String.raw`defineMacro\(\s*(${literal}),\s*([^]*?)\);\n`, 'g');
  for (const [, quoted = '', body = ''] of read('macros.ts').matchAll(call)) {
    const name = unquote(quoted);
    if (!name.startsWith('\\') ? name.length > 2 : internal.test(name)) continue;
    const parameters = [...body.matchAll(/#(\d)/g)].map(([, digit]) => Number(digit));
    const consumed = /consumeArgs?\((\d?)/.exec(body);
    const count = Math.max(0, ...parameters, consumed ? Number(consumed[1] || 1) : 0);
    formulas.push(formulaOf(name, count));
  }
  return formulas;
}

export function functionFormulas(): string[] {
  const formulas: string[] = [];
  for (const file of readdirSync(path.join(source, 'functions')).filter((name) => name.endsWith('.ts'))) {
    for (const block of read(`functions/${file}`).split('defineFunction({').slice(1)) {
      const names = /names:\s*\[([^\]]*)\]/.exec(block)?.[1];
      if (names === undefined) continue;
      const count = Number(/numArgs:\s*(\d)/.exec(block)?.[1] ?? 0);
      const isText = /allowedInText:\s*true/.test(block) && /allowedInMath:\s*false/.test(block);
      for (const [quoted] of names.matchAll(new RegExp(literal, 'g'))) {
        const name = unquote(quoted);
        if (internal.test(name)) continue;
        if (file === 'delimsizing.ts') formulas.push(`${name}( x`);
        else formulas.push(formulaOf(name, count, isText));
      }
    }
  }
  return formulas;
}

export function environmentFormulas(): string[] {
  const formulas: string[] = [];
  for (const block of read('environments/array.ts').split('defineEnvironment({').slice(1)) {
    const names = /names:\s*\[([^\]]*)\]/.exec(block)?.[1] ?? '';
    for (const [quoted] of names.matchAll(new RegExp(literal, 'g'))) {
      const name = unquote(quoted);
      const columns = /array$/.test(name) ? '{c}' : /^alignat|^alignedat/.test(name) ? '{2}' : '';
      const body = name === 'CD' ? 'A @>a>> B' : /^equation|^subarray/.test(name) ? 'a' : 'a \\\\ b';
      formulas.push(`\\begin{${name}}${columns} ${body} \\end{${name}}`);
    }
  }
  return formulas;
}
