// The definitions in a formula: `\newcommand`, `\def`, `\DeclareMathOperator` and their kin hold for the rest of the post.

import { preambleCommand } from '../../core/source/math-rule.ts';
import { groupAt, latexTokens } from './latex-tokens.ts';

const definition =
  /^\\(?:newcommand|renewcommand|providecommand|def|gdef|edef|xdef|let|futurelet|global|long|DeclareMathOperator|newenvironment|renewenvironment|DeclarePairedDelimiter|definecolor)$/;

const mayDefine =
  /\\(?:(?:new|renew|provide)(?:command|environment)|[gex]?def|let|futurelet|global|long|Declare\w+|definecolor)(?![A-Za-z])/;

export interface Definitions {
  /** The definitions alone, in their order. */
  readonly text: string;
  /** Nothing is left to be shown. */
  readonly isAll: boolean;
}

/** `undefined` if the formula defines nothing. */
export function definitionsIn(latex: string): Definitions | undefined {
  if (!mayDefine.test(latex)) return undefined;
  let text = '';
  let rest = '';
  let done = 0;
  for (const token of latexTokens(latex)) {
    if (token.start < done) continue;
    if (token.kind === 'command' && definition.test(token.text)) {
      const end = endOfDefinition(latex, token.text, token.end);
      text += `${latex.slice(token.start, end)}\n`;
      done = end;
    } else if (token.kind !== 'comment') rest += token.text;
  }
  return text === '' ? undefined : { text, isAll: rest.trim() === '' };
}

const preamble = new RegExp(preambleCommand, 'g');

/** Blanks in the place of `\usepackage{…}` and its kin, so that offsets stay. */
export function withoutPreamble(latex: string): string {
  return latex.replace(preamble, (command) => ' '.repeat(command.length));
}

/**
 * Whether a post gives a command a meaning of its own.
 * @param command with its backslash; letters only
 * @param definitions as `definitionsIn` gives them, in their order
 */
export function isDefined(command: string, macros: Readonly<Record<string, string>>, definitions: string): boolean {
  return Object.hasOwn(macros, command) || new RegExp(`\\${command}(?![A-Za-z])`).test(definitions);
}

function endOfDefinition(latex: string, command: string, from: number): number {
  if (command === '\\global' || command === '\\long') return from;
  if (command === '\\let' || command === '\\futurelet') {
    const match = /^\s*\\(?:[a-zA-Z@]+|.)\s*=?\s*(?:\\(?:[a-zA-Z@]+|.)|.)/su.exec(latex.slice(from, from + 200));
    return from + (match?.[0].length ?? 0);
  }
  let end = latex.charAt(from) === '*' ? from + 1 : from;
  if (/def$/.test(command)) {
    const open = latex.indexOf('{', end);
    return open === -1 ? latex.length : (groupAt(latex, open)?.end ?? latex.length);
  }
  // The name, with or without braces; numbers and defaults in brackets; then groups.
  const name = /^\s*\\(?:[a-zA-Z@]+|.)/su.exec(latex.slice(end, end + 200));
  let groups = /(?:environment|PairedDelimiter|color)$/.test(command) ? 3 : 2;
  if (name) {
    end += name[0].length;
    groups -= 1;
  }
  while (groups > 0) {
    const optional = /^\s*\[[^\]]*\]/.exec(latex.slice(end, end + 400));
    if (optional) {
      end += optional[0].length;
      continue;
    }
    const group = groupAt(latex, end);
    if (group) end = group.end;
    else {
      const single = /^\s*(?:\\(?:[a-zA-Z@]+|.)|[^{}])/su.exec(latex.slice(end, end + 200));
      if (!single) return end;
      end += single[0].length;
    }
    groups -= 1;
  }
  return end;
}
