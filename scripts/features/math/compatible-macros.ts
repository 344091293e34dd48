// What authors know from MathJax and KaTeX lacks, as macros of KaTeX. Only what looks the same there; anything else goes
// to MathJax.

import { argumentText, optionalArgument, type KatexMacro, type Token } from './katex-macro.ts';
import { packageMacros } from './package-macros.ts';

/** Definitions as MathJax reads them: a name may be defined again, and an argument may have a default. */
const define: KatexMacro = (context) => {
  if (context.future().text === '*') context.popToken();
  const name = context.consumeArg().tokens[0]?.text ?? '';
  const digits = argumentText(optionalArgument(context)) ?? '0';
  if (!/^\d$/.test(digits)) throw new Error(`The number of arguments of ${name} is from 0 to 9, not “${digits}”`);
  const count = Number(digits);
  const fallback = optionalArgument(context);
  const body = context.consumeArg().tokens;
  context.macros.set(name, fallback ? withDefault(body, count, fallback) : { tokens: body, numArgs: count }, true);
  return '';
};

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

export const compatibleMacros: Readonly<Record<string, KatexMacro>> = {
  ...packageMacros,
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
};
