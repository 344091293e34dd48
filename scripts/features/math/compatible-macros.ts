// What authors know from MathJax and KaTeX lacks, as macros of KaTeX. Only what looks the same there; anything else goes
// to MathJax.

import { colorOfModel, mixedColor } from './color-models.ts';
import { commonMacros, lastArgumentOnly, meaningless } from './common-macros.ts';

interface Token {
  readonly text: string;
  /** The command itself, not a macro of the same name. */
  readonly noexpand?: boolean;
}

interface Expansion {
  /** In reverse order. */
  readonly tokens: Token[];
  readonly numArgs: number;
}

/** The part of KaTeX's `MacroContextInterface` that is used here. */
interface MacroContext {
  readonly macros: { set(name: string, value: unknown, global?: boolean): void; get(name: string): unknown };
  future(): Token;
  popToken(): Token;
  consumeSpaces(): void;
  consumeArg(): { readonly tokens: Token[] };
  consumeArgs(count: number): Token[][];
}

export type KatexMacro = string | ((context: MacroContext) => string | Expansion);

/** Definitions as MathJax reads them: a name may be defined again, and an argument may have a default. */
const define: KatexMacro = (context) => {
  if (context.future().text === '*') context.popToken();
  const name = context.consumeArg().tokens[0]?.text ?? '';
  const digits = optionalArgument(context)?.map(textOf).reverse().join('').trim() ?? '0';
  if (!/^\d$/.test(digits)) throw new Error(`The number of arguments of ${name} is from 0 to 9, not “${digits}”`);
  const count = Number(digits);
  const fallback = optionalArgument(context);
  const body = context.consumeArg().tokens;
  context.macros.set(name, fallback ? withDefault(body, count, fallback) : { tokens: body, numArgs: count }, true);
  return '';
};

/** As `consumeArg`, in reverse order; `undefined` if there is no bracket. */
function optionalArgument(context: MacroContext): Token[] | undefined {
  context.consumeSpaces();
  if (context.future().text !== '[') return undefined;
  context.popToken();
  const tokens: Token[] = [];
  for (let depth = 0; ;) {
    const token = context.popToken();
    if (token.text === 'EOF' || (token.text === ']' && depth === 0)) return tokens.reverse();
    if (token.text === '{') depth += 1;
    else if (token.text === '}') depth -= 1;
    tokens.push(token);
  }
}

function withDefault(body: readonly Token[], count: number, fallback: Token[]): KatexMacro {
  return (context) => {
    const first = optionalArgument(context) ?? fallback;
    const parameters = [first, ...context.consumeArgs(Math.max(0, count - 1))];
    return { tokens: substitute(body, parameters), numArgs: 0 };
  };
}

/** In a body in reverse order a parameter is its digit before its `#`. */
function substitute(body: readonly Token[], parameters: readonly Token[][]): Token[] {
  const result: Token[] = [];
  for (let index = 0; index < body.length; index++) {
    const token = body[index];
    if (!token) continue;
    const parameter = body[index + 1]?.text === '#' ? parameters[Number(token.text) - 1] : undefined;
    if (!parameter) {
      result.push(token);
      continue;
    }
    result.push(...parameter);
    index += 1;
  }
  return result;
}

const nothing: KatexMacro = (context) => {
  context.consumeArg();
  return '';
};

const defineOperator: KatexMacro = (context) => {
  let star = '';
  if (context.future().text === '*') {
    context.popToken();
    star = '*';
  }
  const name = context.consumeArg().tokens[0]?.text ?? '';
  const body = context.consumeArg().tokens;
  context.macros.set(
    name,
    {
      tokens: [{ text: '}' }, ...body, { text: '{' }, ...(star ? [{ text: '*' }] : []), { text: '\\operatorname' }],
      numArgs: 0,
    },
    true,
  );
  return '';
};

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
  const digits = context.consumeArg().tokens.map(textOf).reverse().join('').trim();
  return /^\d{1,3}$/.test(digits) ? Math.min(Number(digits), mostColumns) : 1;
}

function ampersands(count: number): Token[] {
  return Array.from({ length: Math.max(0, count) }, () => ({ text: '&' }));
}

/** `\color`, `\textcolor`, `\colorbox` and `\fcolorbox` with xcolor's colours. */
function colored(name: string, colorCount: 1 | 2): KatexMacro {
  return (context) => {
    const model = optionalArgument(context)?.map(textOf).reverse().join('').trim();
    const colors = context.consumeArgs(colorCount).map((tokens) => {
      const value = tokens.map(textOf).reverse().join('').trim();
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
  const [name = '', model = '', value = ''] = context
    .consumeArgs(3)
    .map((tokens) => tokens.map(textOf).reverse().join('').trim());
  const color = colorOfModel(model, value);
  if (color !== undefined) context.macros.set(ownColor(name), color, true);
  return '';
};

/** A name for a macro that no author can write. */
function ownColor(name: string): string {
  return `\\color ${name}`;
}

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

export const compatibleMacros: Readonly<Record<string, KatexMacro>> = {
  ...commonMacros,
  ...Object.fromEntries(meaningless.map((name) => [name, settings])),
  ...Object.fromEntries(Object.entries(lastArgumentOnly).map(([name, [count, body]]) => [name, behind(count, body)])),
  '\\newcommand': define,
  '\\renewcommand': define,
  '\\DeclareMathOperator': defineOperator,
  // MathJax loads what is required; KaTeX has it or has not.
  '\\require': nothing,
  // KaTeX writes these to the terminal.
  '\\message': nothing,
  '\\errmessage': nothing,
  '\\show': (context) => {
    context.popToken();
    return '';
  },
  '\\mbox': '\\text{#1}',
  '\\mathds': '\\mathbb{#1}',
  '\\mathbbm': '\\mathbb{#1}',
  '\\mspace': '\\mkern#1',
  '\\mathup': '\\mathrm{#1}',
  '\\hfill': '\\quad ',
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
  '\\textsc': smallCapitals,
  '\\tensor': indices(1),
  '\\indices': indices(0),
  '\\symbol': '\\char#1 ',
};

function textOf({ text }: Token): string {
  return text;
}

/** A space ends the name of a command. */
function asLatex({ text }: Token): string {
  return /^\\[A-Za-z]+$/.test(text) ? `${text} ` : text;
}
