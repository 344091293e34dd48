// A formula as a line of plain text: for titles, descriptions, cards and search.

import { ownText } from '../../core/own-text.ts';
import { BoundedCache } from './bounded-cache.ts';
import { latexTokens } from './latex-tokens.ts';
import { letterCommands, operators } from './plain-symbols.ts';
import { withUnits } from './units.ts';

const dropped = new Set([
  ...['\\left', '\\right', '\\big', '\\Big', '\\bigg', '\\Bigg', '\\bigl', '\\bigr', '\\Bigl', '\\Bigr', '\\middle'],
  ...['\\displaystyle', '\\textstyle', '\\limits', '\\nolimits', '\\nonumber', '\\notag', '\\hline', '\\!', '\\/'],
  ...['\\boldsymbol', '\\bm', '\\mathbf', '\\mathrm', '\\mathit', '\\mathsf', '\\mathtt', '\\mathcal', '\\mathscr'],
  ...['\\mathfrak', '\\mathbb', '\\text', '\\textbf', '\\textit', '\\textrm', '\\mbox', '\\operatorname', '\\hat'],
  ...['\\tilde', '\\bar', '\\vec', '\\widehat', '\\widetilde', '\\overline', '\\underline', '\\mathop', '\\mathrel'],
  ...['\\underbrace', '\\overbrace', '\\boxed', '\\rm', '\\bf', '\\it', '\\ce', '\\pu', '\\operatorname*'],
  ...['\\textsf', '\\texttt', '\\textsc', '\\textup', '\\textnormal', '\\hbox', '\\fbox', '\\cancel', '\\pmb'],
]);
const spaces = new Set(['\\,', '\\;', '\\:', '\\>', '\\ ', '\\quad', '\\qquad', '\\\\', '~']);
const withArgument = new Set([
  '\\label',
  '\\tag',
  '\\begin',
  '\\end',
  '\\color',
  '\\textcolor',
  '\\colorbox',
  '\\vspace',
  '\\hspace',
]);

const blackboard: Readonly<Record<string, string>> = {
  C: 'ℂ', E: '𝔼', H: 'ℍ', N: 'ℕ', P: 'ℙ', Q: 'ℚ', R: 'ℝ', Z: 'ℤ',
}; // prettier-ignore
const superscripts = pairs('0123456789+-=()ni', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ');
const subscripts = pairs('0123456789+-=()aeijnoprstuvx', '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑᵢⱼₙₒₚᵣₛₜᵤᵥₓ');

function pairs(from: string, to: string): Map<string, string> {
  return new Map(Array.from(from, (sign, index) => [sign, to.charAt(index)]));
}

/** Formulas longer than this are cut: nobody reads them as a line. */
const maxLength = 2000;

/** The same formulas are on many pages, and a page asks for its text several times. */
const cache = new BoundedCache<string>(1_000_000, (text) => text.length);

/** Linear; nesting is bounded by the length that is read. */
export function readableFormula(latex: string): string {
  let text = cache.get(latex);
  if (text === undefined) cache.set(latex, (text = ownText(lineOf(latex))));
  return text;
}

function lineOf(latex: string): string {
  const nodes = parse([...significant(withUnits(latex.slice(0, maxLength), () => false).text)]);
  return show(nodes, 0)
    .replace(/\s+/g, ' ')
    .replace(/ ([,;:.!)\]}])/g, '$1')
    .trim();
}

type Item = string | readonly Item[];

function* significant(latex: string): Generator<string> {
  let skipGroup = false;
  let depth = 0;
  let previous = '';
  /** The name of the environment that begins, to know whether the next group says how its columns are set. */
  let environment: string | undefined;
  for (const { kind, text } of latexTokens(latex)) {
    if (kind === 'comment') continue;
    const isStar = text === '*' && previous === '\\operatorname';
    previous = text;
    if (isStar) continue;
    if (skipGroup) {
      if (environment !== undefined && /[a-z]/i.test(text)) environment += text;
      if (text === '{') depth += 1;
      else if (text === '}' && --depth === 0) {
        // `\begin{array}{c|c}`
        skipGroup = environment !== undefined && /^(?:d?array|subarray|alignat|alignedat)$/.test(environment);
        environment = undefined;
      } else if (depth === 0 && text.trim() !== '' && text !== '*') skipGroup = false;
      continue;
    }
    if (withArgument.has(text)) {
      skipGroup = true;
      environment = text === '\\begin' ? '' : undefined;
    } else if (!dropped.has(text)) yield text;
    else if (text === '\\mathbb') yield text;
  }
}

const maxDepth = 50;

function parse(tokens: readonly string[]): Item[] {
  const root: Item[] = [];
  const stack: Item[][] = [root];
  for (const token of tokens) {
    const top = stack.at(-1) ?? root;
    if (token === '{' && stack.length < maxDepth) {
      const group: Item[] = [];
      top.push(group);
      stack.push(group);
    } else if (token === '}') {
      if (stack.length > 1) stack.pop();
    } else if (token !== '{') top.push(token);
  }
  return root;
}

function show(items: readonly Item[], depth: number): string {
  let text = '';
  for (let index = 0; index < items.length; index++) {
    const item = items[index];
    const argument = (): string => {
      do index += 1;
      while (items[index] === ' ');
      const next = items[index];
      return next === undefined ? '' : show([next], depth + 1);
    };
    if (item === undefined) break;
    if (typeof item !== 'string') text += show(item, depth + 1);
    else if (item === '^' || item === '_') text = text.trimEnd() + script(item, argument());
    else if (/^\\[dtc]?frac$/.test(item)) text += `${inOne(argument())}/${inOne(argument())}`;
    else if (item === '\\sqrt') text += `√${inOne(argument())}`;
    else if (item === '\\binom') text += `C(${argument()}, ${argument()})`;
    else if (item === '\\mathbb') {
      const letter = argument();
      text += blackboard[letter] ?? letter;
    } else if (item === "'") text += '′';
    else if (spaces.has(item)) text += ' ';
    else if (item === '&') continue;
    else if (/^\\[{}$%&_#|]$/.test(item)) text += item === '\\|' ? '‖' : item.slice(1);
    else if (item.startsWith('\\')) text += command(item, items[index + 1]);
    else text += item;
  }
  return text;
}

function command(name: string, next: Item | undefined): string {
  const letter = letterCommands[name.slice(1)];
  if (letter !== undefined) return letter;
  const operator = operators[name.slice(1)];
  if (operator !== undefined) return ` ${operator} `;
  // Names of functions and macros stay as they are: log, argmin.
  return typeof next === 'string' && /^[(){}[\],^_]/.test(next) ? name.slice(1) : `${name.slice(1)} `;
}

function script(kind: string, text: string): string {
  const table = kind === '^' ? superscripts : subscripts;
  const signs = Array.from(text.replace(/\s+/g, ''));
  if (kind === '^' && /^[*′†⊤]$/.test(text.trim())) return text.trim();
  if (signs.length > 0 && signs.every((sign) => table.has(sign)))
    return signs.map((sign) => table.get(sign) ?? sign).join('');
  return signs.length === 1 ? `${kind}${text.trim()}` : `${kind}(${text.trim()})`;
}

function inOne(text: string): string {
  return /^[\p{L}\p{N}]*$/u.test(text.trim()) ? text.trim() : `(${text.trim()})`;
}
