// What authors know from MathJax and KaTeX lacks, as macros of KaTeX. Only what looks the same there; anything else goes
// to MathJax.

interface Token {
  readonly text: string;
}

interface Expansion {
  /** In reverse order. */
  readonly tokens: Token[];
  readonly numArgs: number;
}

/** The part of KaTeX's `MacroContextInterface` that is used here. */
interface MacroContext {
  readonly macros: { set(name: string, value: unknown, global?: boolean): void };
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
  const count = Number(optionalArgument(context)?.map(textOf).reverse().join('') ?? '0');
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

export const compatibleMacros: Readonly<Record<string, KatexMacro>> = {
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

function textOf({ text }: Token): string {
  return text;
}
