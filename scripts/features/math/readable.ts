// A formula as a line of plain text: for titles, descriptions, cards and search.

import { ownText } from '../../core/own-text.ts';
import { BoundedCache } from './bounded-cache.ts';
import { latexTokens } from './latex-tokens.ts';
import { constructions, infixes, rootOf, script } from './plain-constructions.ts';
import { letterCommands, operators } from './plain-symbols.ts';
import { withUnits } from './units.ts';

const dropped = new Set([
  ...['', 'l', 'r', 'm'].flatMap((side) => ['\\big', '\\Big', '\\bigg', '\\Bigg'].map((size) => size + side)),
  ...['\\middle', '\\scriptstyle', '\\cal', '\\frak', '\\tt', '\\sf', '\\smash', '\\dot', '\\ddot', '\\mathring'],
  ...['\\check', '\\breve', '\\acute', '\\grave', '\\overrightarrow', '\\overleftarrow', '\\substack'],
  ...['\\displaystyle', '\\textstyle', '\\limits', '\\nolimits', '\\nonumber', '\\notag', '\\hline', '\\!', '\\/'],
  ...['\\boldsymbol', '\\bm', '\\mathbf', '\\mathrm', '\\mathit', '\\mathsf', '\\mathtt', '\\mathcal', '\\mathscr'],
  ...['\\mathfrak', '\\text', '\\textbf', '\\textit', '\\textrm', '\\mbox', '\\operatorname', '\\hat'],
  ...['\\tilde', '\\bar', '\\vec', '\\widehat', '\\widetilde', '\\overline', '\\underline', '\\mathop', '\\mathrel'],
  ...['\\underbrace', '\\overbrace', '\\boxed', '\\rm', '\\bf', '\\it', '\\ce', '\\pu', '\\operatorname*'],
  ...['\\textsf', '\\texttt', '\\textsc', '\\textup', '\\textnormal', '\\hbox', '\\fbox', '\\cancel', '\\pmb'],
]);
const spaces = new Set(['\\,', '\\;', '\\:', '\\>', '\\ ', '\\quad', '\\qquad', '\\\\', '~', '&']);
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
  '\\phantom',
  '\\hphantom',
  '\\vphantom',
]);

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
    .replace(/ ([,;:.!)\]}⟩⌋⌉])|([([⟨⌊⌈]) /g, '$1$2')
    .trim();
}

type Item = string | readonly Item[];

function* significant(latex: string): Generator<string> {
  let skipGroup = false;
  let depth = 0;
  let previous = '';
  let beforeDelimiter: string | undefined;
  /** The name of the environment that begins, to know whether the next group says how its columns are set. */
  let environment: string | undefined;
  for (const { kind, text } of latexTokens(latex)) {
    if (kind === 'comment') continue;
    const isStar = text === '*' && previous === '\\operatorname';
    previous = text;
    if (isStar || (beforeDelimiter !== undefined && text.trim() === '')) continue;
    if (beforeDelimiter !== undefined) {
      // `\left( a \over b \right)` is a group.
      if (text !== '.') yield text;
      if (beforeDelimiter === '\\left') yield '{';
      beforeDelimiter = undefined;
      continue;
    }
    if (text === '\\left' || text === '\\right') {
      if (text === '\\right') yield '}';
      beforeDelimiter = text;
      continue;
    }
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
  /** Where the cell of a matrix or the line begins that an infix command divides. */
  let cell = 0;
  for (let index = 0; index < items.length; index++) {
    const item = items[index];
    const argument = (): string => {
      do index += 1;
      while (items[index] === ' ');
      const next = items[index];
      return next === undefined ? '' : show([next], depth + 1);
    };
    if (item === undefined) break;
    const infix = typeof item === 'string' ? infixes[item] : undefined;
    if (infix) {
      const behind = cellFrom(items, index + 1);
      text = text.slice(0, cell) + infix(text.slice(cell), show(behind, depth + 1));
      index += behind.length;
    } else if (typeof item !== 'string') text += show(item, depth + 1);
    else if (item === '^' || item === '_') text = text.trimEnd() + script(item, argument());
    else if (item === '\\sqrt' && items[index + 1] === '[') {
      const close = items.indexOf(']', index);
      const degree = items.slice(index + 2, close === -1 ? items.length : close);
      index = close === -1 ? items.length : close;
      text += rootOf(show(degree, depth + 1), argument());
    } else if (constructions[item]) text += constructions[item](argument);
    else if (item === "'") text += '′';
    else if (spaces.has(item)) {
      text += ' ';
      if (item === '&' || item === '\\\\') cell = text.length;
    } else if (/^\\[{}$%&_#|]$/.test(item)) text += item === '\\|' ? '‖' : item.slice(1);
    else if (item.startsWith('\\')) text += command(item, items[index + 1], text.at(-1) ?? '');
    else text += item;
  }
  return text;
}

function cellFrom(items: readonly Item[], start: number): readonly Item[] {
  let end = start;
  while (end < items.length && items[end] !== '&' && items[end] !== '\\\\') end += 1;
  return items.slice(start, end);
}

function command(name: string, next: Item | undefined, before: string): string {
  const letter = letterCommands[name.slice(1)];
  if (letter !== undefined) return letter;
  const operator = operators[name.slice(1)];
  if (operator !== undefined) return ` ${operator} `;
  // Names of functions and macros stay as they are: log, argmin.
  const word = (/[\p{L}\p{N})\]]/u.test(before) ? ' ' : '') + name.slice(1);
  return typeof next === 'string' && /^[(){}[\],^_]/.test(next) ? word : `${word} `;
}
