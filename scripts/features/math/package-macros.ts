// Commands of common LaTeX packages that KaTeX lacks and that take more than a line of LaTeX: of xcolor, mathtools, tensor,
// pifont, multirow and others.

import { colorOfModel, mixedColor } from './color-models.ts';
import { commonMacros, lastArgumentOnly, meaningless } from './common-macros.ts';
import { argumentText, optionalArgument, type KatexMacro, type MacroContext, type Token } from './katex-macro.ts';

const settings: KatexMacro = (context) => {
  optionalArgument(context);
  return '';
};

function behind(count: number, body: string): KatexMacro {
  return (context) => {
    optionalArgument(context);
    context.consumeArgs(count);
    return body;
  };
}

/** `\multicolumn{2}{c}{…}`: its text in the first of the columns. */
const columns: KatexMacro = (context) => {
  const count = numberIn(context);
  context.consumeArg();
  const body = context.consumeArg().tokens;
  return { tokens: [...ampersands(count - 1), { text: '}' }, ...body, { text: '{' }], numArgs: 0 };
};

const dotsInColumns: KatexMacro = (context) => {
  optionalArgument(context);
  const count = numberIn(context);
  const tokens = Array.from({ length: count }, (_, index) => [{ text: '\\dots' }, ...ampersands(index === 0 ? 0 : 1)]);
  return { tokens: tokens.flat().reverse(), numArgs: 0 };
};

const mostColumns = 100;

function numberIn(context: MacroContext): number {
  const digits = argumentText(context.consumeArg().tokens);
  return /^\d{1,3}$/.test(digits) ? Math.min(Number(digits), mostColumns) : 1;
}

function ampersands(count: number): Token[] {
  return Array.from({ length: Math.max(0, count) }, () => ({ text: '&' }));
}

/** `\color`, `\textcolor`, `\colorbox` and `\fcolorbox` with xcolor's colours. */
function colored(name: string, colorCount: 1 | 2): KatexMacro {
  return (context) => {
    const model = argumentText(optionalArgument(context));
    const colors = context.consumeArgs(colorCount).map((tokens) => {
      const value = argumentText(tokens);
      const color =
        model === undefined ? (context.macros.get(ownColor(value)) ?? mixedColor(value)) : colorOfModel(model, value);
      if (typeof color === 'string') return [{ text: color }];
      // KaTeX takes any word for a name.
      return model === undefined ? tokens : [{ text: `[${model}]${value}` }];
    });
    const groups = colors.reverse().flatMap((tokens) => [{ text: '}' }, ...tokens, { text: '{' }]);
    // MathJax's `\color{red}{x}` colours its group; in LaTeX nobody writes one directly behind.
    const command = name === '\\color' && context.future().text === '{' ? '\\textcolor' : name;
    return { tokens: [...groups, { text: command, noexpand: true }], numArgs: 0 };
  };
}

const defineColor: KatexMacro = (context) => {
  const [name = '', model = '', value = ''] = context.consumeArgs(3).map((tokens) => argumentText(tokens));
  const color = colorOfModel(model, value);
  if (color !== undefined) context.macros.set(ownColor(name), color, true);
  return '';
};

/** A name for a macro that no author can write. */
function ownColor(name: string): string {
  return `\\color ${name}`;
}

/** Signs of Zapf Dingbats that Unicode has elsewhere than among its dingbats, by pifont's numbers. */
const dingbatsElsewhere: Readonly<Record<number, string>> = {
  ...{ 37: '☎', 42: '☛', 43: '☞', 72: '★', 108: '●', 110: '■', 115: '▲', 116: '▼', 117: '◆', 119: '◗' },
  ...{ 168: '♣', 169: '♦', 170: '♥', 171: '♠', 213: '→', 214: '↔', 215: '↕' },
};

/** `\ding{172}` is ①, `\ding{55}` is ✗. */
const dingbat: KatexMacro = (context) => {
  const code = Number(argumentText(context.consumeArg().tokens));
  const elsewhere = code >= 172 && code <= 181 ? String.fromCodePoint(0x2460 + code - 172) : dingbatsElsewhere[code];
  if (elsewhere !== undefined) return `\\text{${elsewhere}}`;
  const isDingbat = Number.isInteger(code) && ((code >= 33 && code <= 126) || (code >= 161 && code <= 254));
  if (!isDingbat) throw new Error('The number of \\ding is from 33 to 126 or from 161 to 254');
  return `\\text{${String.fromCodePoint(code < 127 ? 0x2701 + code - 33 : 0x2761 + code - 161)}}`;
};

/** Nobody sets more in small capitals. */
const longestSmallCapitals = 200;

/** `\textsc{Bert}`: KaTeX's fonts have no small capitals. */
const smallCapitals: KatexMacro = (context) => {
  const text = context.consumeArg().tokens.map(asLatex).reverse().join('');
  if (text.length > longestSmallCapitals) return `\\text{${text}}`;
  const small = text.replace(
    /(?<=\\["'^`~=.])[a-z]|(?<!\\[A-Za-z]*)[a-z]+/g,
    (letters) => `{\\footnotesize ${letters.toUpperCase()}}`,
  );
  return `\\text{${small}}`;
};

/** mathtools: `\DeclarePairedDelimiter{\abs}{\lvert}{\rvert}`, then `\abs{x}`, `\abs*{x}` and `\abs[\big]{x}`. */
const definePair: KatexMacro = (context) => {
  const [name = [], left = [], right = []] = context.consumeArgs(3);
  const pair: KatexMacro = (inside) => {
    const isStarred = inside.future().text === '*';
    if (isStarred) inside.popToken();
    const size = isStarred ? [] : (optionalArgument(inside) ?? []);
    const body = inside.consumeArg().tokens;
    const sized = (side: 'left' | 'right', delimiter: readonly Token[]): Token[] => {
      const command = isStarred ? `\\${side}` : (size.at(-1)?.text ?? '') + (size.length > 0 ? side.charAt(0) : '');
      return command === '' ? [...delimiter] : [...delimiter, { text: command }];
    };
    return { tokens: [...sized('right', right), ...body, ...sized('left', left)], numArgs: 0 };
  };
  context.macros.set(name.at(-1)?.text ?? '', pair, true);
  return '';
};

/** `\tensor{T}{^a_b}`: each index has a place of its own. */
function indices(count: 0 | 1): KatexMacro {
  return (context) => {
    const [base = []] = context.consumeArgs(count);
    const signs = context.consumeArg().tokens;
    const spread = signs.flatMap((token) =>
      /^[\^_]$/.test(token.text) ? [token, { text: '}' }, { text: '{' }] : [token],
    );
    return { tokens: [...spread, ...base], numArgs: 0 };
  };
}

export const packageMacros: Readonly<Record<string, KatexMacro>> = {
  ...commonMacros,
  ...Object.fromEntries(meaningless.map((name) => [name, settings])),
  ...Object.fromEntries(Object.entries(lastArgumentOnly).map(([name, [count, body]]) => [name, behind(count, body)])),
  '\\iddots': '\\html@mathml{\\mathinner{\\mathreflectbox{\\ddots}}}{\\char"22F0}',
  '\\longmapsfrom': '\\mathrel{\\html@mathml{\\mathreflectbox{\\longmapsto}}{\\char"27FB}}',
  '\\fint': '\\mathop{\\html@mathml{\\mathrlap{\\mkern6mu\\raisebox{0.05em}{–}}\\int}{\\char"2A0D}}\\nolimits',
  '\\iiiint': '\\iint\\mkern-8mu\\iint',
  '\\idotsint': '\\int\\!\\cdots\\!\\int',
  '\\vspace': (context) => {
    if (context.future().text === '*') context.popToken();
    context.consumeArg();
    return '';
  },
  '\\cline': (context) => {
    context.consumeArg();
    return '\\hline ';
  },
  '\\color': colored('\\color', 1),
  '\\textcolor': colored('\\textcolor', 1),
  '\\colorbox': colored('\\colorbox', 1),
  '\\fcolorbox': colored('\\fcolorbox', 2),
  '\\definecolor': defineColor,
  '\\DeclarePairedDelimiter': definePair,
  '\\multicolumn': columns,
  '\\hdotsfor': dotsInColumns,
  '\\ding': dingbat,
  '\\textsc': smallCapitals,
  '\\tensor': indices(1),
  '\\indices': indices(0),
  '\\symbol': '\\char#1 ',
};

/** A space ends the name of a command. */
function asLatex({ text }: Token): string {
  return /^\\[A-Za-z]+$/.test(text) ? `${text} ` : text;
}
