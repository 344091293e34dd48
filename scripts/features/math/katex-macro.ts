// Macros of KaTeX that are functions: what they are given, and how their arguments are read.

export interface Token {
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
export interface MacroContext {
  readonly macros: { set(name: string, value: unknown, global?: boolean): void; get(name: string): unknown };
  future(): Token;
  popToken(): Token;
  consumeSpaces(): void;
  consumeArg(): { readonly tokens: Token[] };
  consumeArgs(count: number): Token[][];
}

export type KatexMacro = string | ((context: MacroContext) => string | Expansion);

/** As `consumeArg`, in reverse order; `undefined` if there is no bracket. */
export function optionalArgument(context: MacroContext): Token[] | undefined {
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

/** The signs of an argument, in their order; spaces around it are none of it. */
export function argumentText(tokens: readonly Token[]): string;
export function argumentText(tokens: readonly Token[] | undefined): string | undefined;
export function argumentText(tokens: readonly Token[] | undefined): string | undefined {
  return tokens
    ?.map(({ text }) => text)
    .reverse()
    .join('')
    .trim();
}
