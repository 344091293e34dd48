// Splits LaTeX into what matters for labels, numbers and macros: commands, braces, comments and the rest. No grammar:
// what is right LaTeX is for KaTeX to say.

export interface LatexToken {
  /** `command`: `\name`, `\name*` without the star, or `\` with one sign; `sign`: any other single character. */
  readonly kind: 'command' | 'sign' | 'comment';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export function* latexTokens(latex: string, from = 0): Generator<LatexToken> {
  for (let index = from; index < latex.length;) {
    const start = index;
    const sign = latex.charAt(index);
    if (sign === '\\') {
      index += 1;
      if (isLetter(latex.charCodeAt(index))) while (isLetter(latex.charCodeAt(index))) index += 1;
      else index = Math.min(index + 1, latex.length);
      const text = latex.slice(start, index);
      if (text === '\\verb') index = endOfVerb(latex, index);
      yield { kind: 'command', text, start, end: index };
    } else if (sign === '%') {
      const end = latex.indexOf('\n', index);
      index = end === -1 ? latex.length : end + 1;
      yield { kind: 'comment', text: latex.slice(start, index), start, end: index };
    } else {
      index += 1;
      yield { kind: 'sign', text: sign, start, end: index };
    }
  }
}

/** The group `{…}` that begins at or after white space at `from`; `undefined` without, or if it is never closed. */
export function groupAt(latex: string, from: number): { inside: string; start: number; end: number } | undefined {
  let open = from;
  while (/\s/.test(latex.charAt(open))) open += 1;
  const close = latex.charAt(open) === '{' ? closingBraces(latex).get(open) : undefined;
  return close === undefined ? undefined : { inside: latex.slice(open + 1, close), start: open, end: close + 1 };
}

/** All groups of a formula are found at once: asked for one by one, unclosed ones would each be read to the end. */
let last: { readonly latex: string; readonly closings: ReadonlyMap<number, number> } | undefined;

function closingBraces(latex: string): ReadonlyMap<number, number> {
  if (last?.latex === latex) return last.closings;
  const closings = new Map<number, number>();
  const open: number[] = [];
  for (const { kind, text, start } of latexTokens(latex)) {
    if (kind !== 'sign') continue;
    if (text === '{') open.push(start);
    else if (text === '}') {
      const opening = open.pop();
      if (opening !== undefined) closings.set(opening, start);
    }
  }
  last = { latex, closings };
  return closings;
}

function isLetter(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 64;
}

/** `\verb|…|`, `\verb*|…|`: nothing inside is LaTeX. */
function endOfVerb(latex: string, from: number): number {
  const open = latex.charAt(from) === '*' ? from + 1 : from;
  const close = latex.indexOf(latex.charAt(open), open + 1);
  return close === -1 || open >= latex.length ? from : close + 1;
}
