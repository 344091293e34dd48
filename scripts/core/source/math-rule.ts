// What is maths: the delimiters and the rule that tells a formula from a price. The table of cases is in
// docs/features/math.md; the rule is Pandoc's (tex_math_dollars) with what Chinese text without spaces needs.

import { isEscaped } from './finder.ts';

/** Environments that stand for display maths without other delimiters. */
const environments =
  /^(?:equation|subequations|displaymath|align|aligned|alignat|alignedat|x{1,2}alignat|gather|gathered|multline|multlined|eqnarray|empheq|split|(?:d?r?|num|subnum)cases|d?array|subarray|[pbBvV]?(?:small)?matrix|CD|flalign|prooftree)\*?$/;

const longestBegin = '\\begin{subequations*}'.length;

/** The name of the display environment that begins at `start` (`\begin{…}`), or `undefined`. */
export function environmentAt(text: string, start: number): string | undefined {
  if (!text.startsWith('\\begin{', start)) return undefined;
  const name = text.slice(start + 7, start + longestBegin);
  const close = name.indexOf('}');
  return close !== -1 && environments.test(name.slice(0, close)) ? name.slice(0, close) : undefined;
}

/** Those that only stand within a formula. */
const innerEnvironments =
  /^(?:(?:d?r?|num|subnum)cases|d?array|subarray|[pbBvV]?(?:small)?matrix|aligned|alignedat|gathered|multlined|split)\*?$/;

/** Whether a line that begins with `\begin{…}` may go on with a formula that is open. */
export function mayGoOnWithFormula(line: string): boolean {
  const name = line.startsWith('\\begin{') ? line.slice(7, line.indexOf('}')) : '';
  return innerEnvironments.test(name);
}

const definition =
  /\\(?:(?:(?:re)?newcommand|providecommand)\*?[ \t]*(?:\{(\\[A-Za-z]+)\}|(\\[A-Za-z]+))(?:\[\d\](?:\[[^\]\n]*\])?)?|DeclareMathOperator\*?\{(\\[A-Za-z]+)\}|DeclarePairedDelimiter\{(\\[A-Za-z]+)\}\{[^{}\n]*\}|def(\\[A-Za-z]+)(?:#\d)*)[ \t]*(?=\{)/y;

/** What a LaTeX document has before its text and means nothing here, with its arguments. */
export const preambleCommand =
  /\\(?:documentclass|usepackage|RequirePackage|theoremstyle|newtheorem\*?|numberwithin|usetikzlibrary)(?:[ \t]{0,9}(?:\[[^\]\n]{0,300}\]|\{(?:[^{}\n]|\{[^{}\n]{0,100}\}){0,300}\})){1,9}/;
const preamble = new RegExp(preambleCommand, 'y');
const betweenDefinitions = /[ \t]*(?:%[^\n]*)?(?:\r?\n(?![ \t]*\r?\n)[ \t]*)?/y;
const restOfLine = /[ \t]*(?:%[^\n]*)?\r?(?:\n|$)/y;
const longestDefinition = 2000;
/** One that is used says enough; each is looked for in all that follows. */
const mostNames = 20;

interface DefinitionLines {
  /** -1 if there are none. */
  readonly end: number;
  /** Whether anything that follows uses one of the macros. */
  readonly isUsed: boolean;
}

/**
 * Where definitions of macros end that begin at `start` with no delimiters around them, as in Pandoc (latex_macros), if
 * they fill their lines; the rest of a preamble may be among them.
 */
export function definitionLines(text: string, start: number): DefinitionLines {
  let end = -1;
  const names: string[] = [];
  for (let at = start; ;) {
    const command = definitionAt(text, at) ?? preambleAt(text, at);
    if (!command) break;
    const { end: close, name } = command;
    if (name !== undefined && names.length < mostNames) names.push(name);
    restOfLine.lastIndex = close;
    if (restOfLine.test(text)) end = close;
    betweenDefinitions.lastIndex = close;
    at = close + (betweenDefinitions.exec(text)?.[0].length ?? 0);
  }
  return { end, isUsed: end !== -1 && names.some((name) => text.includes(name, end)) };
}

interface PreamblePart {
  readonly end: number;
  /** Of the macro that is defined. */
  readonly name?: string;
}

function definitionAt(text: string, start: number): PreamblePart | undefined {
  definition.lastIndex = start;
  const match = definition.exec(text);
  const end = match ? groupEnd(text, definition.lastIndex) : -1;
  const name = match?.slice(1).find(Boolean);
  return end === -1 || name === undefined ? undefined : { end, name };
}

function preambleAt(text: string, start: number): PreamblePart | undefined {
  preamble.lastIndex = start;
  return preamble.test(text) ? { end: preamble.lastIndex } : undefined;
}

/** Behind the brace that closes the one at `open`, or -1. */
function groupEnd(text: string, open: number): number {
  const limit = Math.min(text.length, open + longestDefinition);
  for (let at = open, depth = 0; at < limit; at++) {
    const code = text.charCodeAt(at);
    if (code === 92) at++;
    else if (code === 123) depth++;
    else if (code === 125 && --depth === 0) return at + 1;
    else if (code === 10 && text.charCodeAt(at + 1) === 10) return -1;
  }
  return -1;
}

const asciiWord = /[0-9A-Za-z]/;
/** Nothing but LaTeX has these; a brace alone is one of a set whose members are text: `$\{$甲, 乙$\}$`. */
const command = /\\[a-zA-Z]|\^|^\s*\\[{}|]\s*$/;
const texCharacter = /[\\^_{}=<>+]/;
const cjk = /[\u2E80-\u9FFF\uAC00-\uD7AF\uF900-\uFAFF\uFF00-\uFFEF]/;

/** Whether the backticks from `start` to `end` begin a code span: any others are signs of a formula. */
export type OpensCode = (start: number, end: number) => boolean;

/**
 * The offset of the `$` that closes the inline formula opened by the `$` at `start`, or -1. `limit` is the end of the
 * paragraph; `previousEnd` is where the last formula ended, so that `$a$$b$` is two.
 */
export function inlineMathEnd(
  text: string,
  start: number,
  limit: number,
  previousEnd: number,
  opensCode: OpensCode,
): number {
  const next = text.charAt(start + 1);
  if (start + 1 >= limit || next === '$') return -1;
  const before = start > 0 ? text.charAt(start - 1) : '';
  if (before === '$' && start !== previousEnd && !isEscaped(text, start - 1)) return -1;

  const end = closingDollar(text, start + 1, limit, opensCode);
  if (end === -1) return -1;

  const content = text.slice(start + 1, end);
  const after = text.charAt(end + 1);
  if (/^[ \t\r]*\n/.test(content)) return beginsLine(text, start) && isFormulaOnLines(content, after) ? end : -1;
  if (isEnvironmentVariable(content, after)) return -1;
  if (/^\s|\s$/.test(content)) {
    // `\$$ … \$$` shows the delimiters of a formula.
    if (before === '$' && start !== previousEnd) return -1;
    const isCounted = /\d[ \t]*$/.test(text.slice(Math.max(0, start - 4), start));
    return isSpacedFormula(content, before, after, isCounted) ? end : -1;
  }
  if (command.test(content)) return isTemplateVariable(content) ? -1 : end;
  if (asciiWord.test(before) || /\d/.test(after)) return -1;
  // `$a_b: of [$b](#b)`
  if (/[A-Za-z]/.test(after) && /\s[([]$/.test(content)) return -1;
  if (/[A-Za-z]/.test(after) && content.length > 1 && !texCharacter.test(content)) return -1;
  return isPrice(content) || isShell(content, after) ? -1 : end;
}

/**
 * The same for a formula in which an environment has lines of its own: `$A = \left[`, `\begin{matrix}` …
 * @param environment where the first one begins
 */
export function inlineMathEndBeyond(
  text: string,
  start: number,
  environment: number,
  limit: number,
  opensCode: OpensCode,
): number {
  if (text.charAt(start - 1) === '$' || text.charAt(start + 1) === '$') return -1;
  const end = closingDollar(text, start + 1, limit, opensCode);
  if (end < environment) return -1;
  const last = text.lastIndexOf('\\end{', end);
  if (last < environment) return -1;
  return isLatex(text.slice(start + 1, environment)) && isLatex(text.slice(last, end)) ? end : -1;
}

function isLatex(part: string): boolean {
  const bare = withoutGroups(part);
  return !cjk.test(bare) && !besideEachOther.test(bare.replace(/\\[A-Za-z]+/g, '+')) && !isPrice(part.trim());
}

/** Whether what stands between two `$$` with blank lines between them is LaTeX, and no prose between two formulas. */
export function isLatexParagraphs(content: string): boolean {
  return /\\[A-Za-z]/.test(content) && isLatex(content.replace(/^[ \t>]+/gm, ''));
}

/** Whether nothing but space and marks of quotes stands before `at` on its line. */
function beginsLine(text: string, at: number): boolean {
  return /(?:^|\n)[ \t>]*$/.test(text.slice(Math.max(0, at - 20), at));
}

/** `$`, lines of LaTeX, `$`, each on lines of their own: what a browser's MathJax takes. */
function isFormulaOnLines(content: string, after: string): boolean {
  return (
    /\n[ \t>]*$/.test(content) &&
    /^(?:[\s,.;，。；]|$)/.test(after) &&
    /[\\^_=]/.test(content) &&
    !cjk.test(withoutGroups(content))
  );
}

function withoutGroups(content: string): string {
  return content.replace(/\{[^{}]*\}/g, '');
}

const longestSpaced = 200;

/**
 * `$ n $`, `$x $`: text for Pandoc and GitHub, but MathJax and KaTeX in a browser take it, so posts are full of it. What
 * isn't LaTeX by a command must be free of words, and of what begins or ends as half of something.
 * @param isCounted a number stands before: `100 $ - 200 $`
 */
function isSpacedFormula(content: string, before: string, after: string, isCounted: boolean): boolean {
  if (content.trim() === '') return false;
  const bare = withoutGroups(content).trim().replace(spaceAtEnd, '');
  if (content.includes('\n')) return isLatexOverLines(content, bare, after);
  if (command.test(content)) {
    // `$ 到行尾，^ 到行首` is about keys.
    const isSentence = /[\u3000-\u303F\uFF0C\uFF1A\uFF1B]/.test(bare);
    return !isSentence && (!cjk.test(bare) || /\\[A-Za-z]/.test(content));
  }
  if (content.length > longestSpaced || asciiWord.test(before) || /[\w@({["'`*?!]/.test(after) || cjk.test(bare))
    return false;
  if (definedName.test(bare)) return true;
  if (/[-+*/=<>,.:;?~&|(\[{]$|^[)\]},;]|--|#/.test(bare) || (isCounted && /^[-+~\d]/.test(bare))) return false;
  const words = bare.replace(/\b(?:mod|xor|div)\b/g, '+');
  return !besideEachOther.test(words) && !isPrice(content.trim());
}

/** `$ p = q, \, $`: who types space behind a formula writes LaTeX, and the punctuation there belongs to it. */
const spaceAtEnd = /[,.;]?(?:\s{0,9}\\[,;:!]){1,9}\s{0,9}[,.;]?$/;

/** `令 $A = $ “出现奇数点”`: what it is equal to is said in words. */
const definedName = /^[A-Za-z]\d?(?:\([A-Za-z, ]+\))? ?=$/;
const besideEachOther = /[A-Za-z]{2}\s+[A-Za-z]|[A-Za-z]\s+[A-Za-z]{2}/;

/** `$\frac{a}{b} =` and on the next line `\frac{c}{d} $`: a browser joins them. The lines of a shell are no LaTeX. */
function isLatexOverLines(content: string, bare: string, after: string): boolean {
  if (!/\\[A-Za-z]/.test(content) || /\n[ \t>]*$/.test(content) || /\w/.test(after) || cjk.test(bare)) return false;
  return !/^[)\]},;]|["#`]/.test(bare) && !besideEachOther.test(bare.replace(/\\[A-Za-z]+/g, '+'));
}

/** How far `$a \text{ if $b$}$` is looked for: asked for at each of many openings, it must stay in proportion. */
const longestNested = 1000;

/** Commands whose argument is text or an address: a dollar or a backtick in there ends nothing. */
const beforeText = new RegExp(
  `\\\\(?:${[
    'text[a-z]{0,6}|[hmf]box|(?:make|frame|reflect)box|url|href|ce|pu',
    String.raw`(?:(?:raise|rotate|scale)box|resizebox\{[^{}]*\})\{[^{}]*\}`,
    String.raw`f?colorbox(?:\{[^{}]*\}){1,2}`,
  ].join('|')})[ \\t]*$`,
);
const longestBeforeText = 60;

/** As in MathJax and KaTeX, a dollar within `\text{…}` opens or closes a formula in there. */
function closingDollar(text: string, from: number, limit: number, opensCode: OpensCode): number {
  let first = -1;
  let depth = 0;
  let words = 0;
  for (let at = from; at < limit; at++) {
    const code = text.charCodeAt(at);
    if (code === 92) at++;
    else if (code === 123) {
      depth += 1;
      if (words === 0 && beforeText.test(text.slice(Math.max(from, at - longestBeforeText), at))) words = depth;
    } else if (code === 125) {
      depth -= 1;
      if (depth < words) words = 0;
    } else if (code === 36) {
      if (words === 0) return at;
      if (first === -1) first = at;
    } else if (code === 96 && words === 0) {
      const end = runEnd(text, at);
      if (opensCode(at, end)) return first;
      at = end - 1;
    }
    if (first !== -1 && at - from > longestNested) return first;
  }
  return first;
}

/** Where the run of one character ends that begins at `start`. */
function runEnd(text: string, start: number): number {
  let end = start + 1;
  while (text.charCodeAt(end) === text.charCodeAt(start)) end++;
  return end;
}

/**
 * The offset of the `\)` that closes a formula: not the one of a formula in its `\text{…}`.
 * @param next the first `\)` from an offset on
 */
export function closingParenthesis(text: string, from: number, next: (from: number) => number): number {
  const first = next(from);
  let close = first;
  let depth = 0;
  for (let at = from; close !== -1 && close - from <= longestNested; at = close, close = next(close + 2)) {
    depth += openBraces(text.slice(at, close));
    if (depth <= 0) return close;
  }
  return first;
}

function openBraces(latex: string): number {
  let depth = 0;
  for (let at = 0; at < latex.length; at++) {
    const code = latex.charCodeAt(at);
    if (code === 92) at++;
    else if (code === 123) depth++;
    else if (code === 125) depth--;
  }
  return depth;
}

/**
 * `$JAVA_HOME与${PATH}`, `$HOME/bin，$PATH`, `$remote_user [$time_local]`: a name in capitals or of several words, prose
 * or a path, and the beginning of the next one.
 */
function isEnvironmentVariable(content: string, after: string): boolean {
  if (!/[A-Za-z_{(]/.test(after)) return false;
  return /^(?:[A-Z][A-Z_]{2,}(?:$|[/:\s\u2E80-\u9FFF\uFF00-\uFFEF])|[a-z]{2,}_[a-z]{2,}(?:$|[^\w^{}\\]))/.test(content);
}

/** `${{ secrets.TOKEN }}，$\alpha$`: a template's variable and prose behind it, up to the next dollar. */
function isTemplateVariable(content: string): boolean {
  const variable = /^\{\{\s*[A-Za-z_][\w.\-[\]'"]*\s*\}\}/.exec(content)?.[0];
  return variable !== undefined && (/\s/.test(variable) || cjk.test(withoutGroups(content.slice(variable.length))));
}

/** `${HOME}/bin:$(pwd)`, `${a}/${b}`, `$@ 和 $#`: variables of a shell or a template, two beside each other. */
function isShell(content: string, after: string): boolean {
  if (/(?:^|[^\\])#/.test(content)) return true; // no formula has one, outside of definitions
  // `$*：所有参数，$@`, `$((2+3)*4)，${x}`
  if (/^[*@?!&:]\s*[\u2E80-\u9FFF\uFF00-\uFFEF]/.test(content)) return true;
  if (/[\u3001\u3002\uFF0C\uFF1A\uFF1B]\s*$/.test(content) && /[\w@#*?!({]/.test(after)) return true;
  // `${变量名}，$变量`, `${运算式}或$(())`
  if (/^\{[^{}\\^]*\}[^\\^_{}=]*$/.test(content) && cjk.test(withoutGroups(content))) return true;
  // `${JAVA_HOME}/bin:$PATH`
  if (/^\{[A-Z][A-Z\d_]{2,}\}/.test(content) && /[A-Za-z_]/.test(after)) return true;
  // Editors and converters write `$\{a\}/$\{b\}`.
  if (/^\\\{[^\W\d][\w.]*\\\}./.test(content)) return after === '\\';
  return isTemplateVariable(content) || (/^\{[A-Za-z_][\w.]*\}./.test(content) && /[({]/.test(after));
}

/** `$5 和 10$`, `$5 to 10$`: begins with a number and goes on as prose. */
function isPrice(content: string): boolean {
  if (!/^[\d.,]/.test(content)) return false;
  const bare = withoutGroups(content);
  return cjk.test(bare) || (/\s[A-Za-z]{2,}/.test(bare) && !texCharacter.test(bare));
}

/** A link, or an address that isn't an argument (`\href{…}`): brackets around it were escaped to stay text. */
const linked = /(?<![{\w])(?:https?:\/\/|www\.)|\]\([#./]/i;
/** In LaTeX it may be `\verb|</b>|`. */
const endTag = /^(?!.*\\[a-z]).*<\/[a-z]/is;

/** Asked for at each of many openings, it must stay in proportion. */
const longestEscaped = 500;

function isEscapedText(content: string): boolean {
  if (content.trim() === '') return true;
  if (content.length > longestEscaped) return false;
  return hasBrackets(content) || linked.test(content) || endTag.test(content);
}

/** Escaped brackets in escaped brackets are text too, unless in an argument: `\text{ if \(b\)}`. */
function hasBrackets(content: string): boolean {
  let depth = 0;
  for (const [piece] of content.matchAll(/\\[^]|[{}]/g)) {
    if (piece === '{') depth += 1;
    else if (piece === '}') depth -= 1;
    else if (depth === 0 && (piece === '\\(' || piece === '\\[')) return true;
  }
  return false;
}

/** `\(1\)`, `\(步骤\)` and `\(SGD\)` are parentheses that an editor has escaped; `\(n\)` and whatever looks like TeX is maths. */
export function isParenthesisMath(content: string): boolean {
  if (isEscapedText(content)) return false;
  if (command.test(content)) return true;
  return !cjk.test(withoutGroups(content)) && !/^\s*(?:\d+|[A-Za-z][A-Za-z\s-]{2,})\s*$/.test(content);
}

/** `\\(…\\)`: how formulas are written for a Markdown that takes one backslash of two away. */
export function isDoubledMath(content: string): boolean {
  return /[A-Za-z0-9]/.test(content) && isParenthesisMath(content);
}

/** `\[…\]` is also how one writes brackets that are text; maths is what fills its lines or looks like TeX. */
export function isBracketMath(content: string, fillsLines: boolean, after: string): boolean {
  if (isEscapedText(content) || after === '(' || after === ':') return false;
  // `\[1\]` is a mark of the literature, wherever it stands.
  if (!/[\p{L}\p{N}]/u.test(content)) return false;
  return fillsLines ? !/^[\d\s,-]+$/.test(content) : /[\\^_=]/.test(content);
}
