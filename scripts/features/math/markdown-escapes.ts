// Formulas written for a Markdown that read them first. Stock Hexo takes a backslash from every pair and from every
// escaped sign before MathJax sees the formula, so authors learned to write `\\\\` for the end of a row, `\\{` for a brace
// and `x\_1` for an index, and `&lt;` as in HTML. Such formulas are read as their readers saw them. What is right LaTeX
// stays as it is: each rule needs a sign that makes no sense in LaTeX. The table of them is in docs/features/math.md.

import { LatexEdits, type EditedLatex } from './edits.ts';
import { latexTokens, type LatexToken } from './latex-tokens.ts';

const mayBeEscaped = /\\\\[\\{}|,;:!#&]|\\[_*^]|&(?:lt|gt|amp|quot|nbsp|#\d{1,6});/;
const reference = /&(?:(lt|gt|amp|quot|nbsp)|#(\d{1,6}));/g;
const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', nbsp: ' ' };
/** Their arguments are words, in which an underscore is one. */
const wordCommands = /^\\(?:text[a-z]*|mbox|hbox|operatorname|math(?:rm|it|sf|tt|up|bf)|url|href|label|ref|eqref|tag)$/;
/** In one line there is no place for a comment: `$50%$`. */
const percent = /(?<!\\(?:\\\\)*)%/g;
/** MathJax takes one in words for what it is, KaTeX for the end of a cell: `\text{R & D}`. */
const words = /\\(?:text[a-z]*|[mh]box)\s*\{[^{}$]*\}/g;
const ampersand = /(?<!\\)&(?!(?:[a-z]+|#\d+);)/g;
const address = /\\(?:url|href|includegraphics)\b/;
const beforeDelimiter = /^\\(?:left|right|middle|(?:big|Big|bigg|Bigg)[lrm]?)$/;

export function withoutMarkdownEscapes(latex: string): EditedLatex {
  const edits = new LatexEdits(latex);
  if (latex.includes('%') && !latex.includes('\n') && !address.test(latex)) {
    for (const { index } of latex.matchAll(percent)) edits.replace(index, index + 1, '\\%');
  }
  if (latex.includes('&')) {
    for (const { index: start, 0: group } of latex.matchAll(words)) {
      for (const { index } of group.matchAll(ampersand)) edits.replace(start + index, start + index + 1, '\\&');
    }
  }
  if (mayBeEscaped.test(latex)) new EscapeReader(latex, edits).read();
  return edits.apply();
}

class EscapeReader {
  readonly #latex: string;
  readonly #edits: LatexEdits;
  /** `\\` that end rows. */
  readonly #rowEnds: LatexToken[] = [];
  #environments = 0;
  /** Open braces: whether their arguments are words, and the `\\` directly before. */
  readonly #braces: { readonly words: boolean; readonly escape: LatexToken | undefined }[] = [];
  /** Open `\{`: the `\\` directly before. */
  readonly #setBraces: (LatexToken | undefined)[] = [];
  /** What stands before a sign or command, white space aside. */
  #last: LatexToken | undefined;
  /** The `\\` directly before. */
  #escape: LatexToken | undefined;

  constructor(latex: string, edits: LatexEdits) {
    this.#latex = latex;
    this.#edits = edits;
  }

  read(): void {
    for (const token of latexTokens(this.#latex)) {
      if (token.kind === 'comment') continue;
      const escape = this.#escape;
      this.#escape = undefined;
      if (token.kind === 'sign') this.#sign(token, escape);
      else this.#command(token, escape);
      if (token.text.trim() !== '') this.#last = token;
    }
    for (const end of [this.#escape, ...this.#setBraces]) if (end) this.#rowEnds.push(end);
    this.#halveRowEnds();
    for (const { 0: all, 1: name, 2: code, index } of this.#latex.matchAll(reference)) {
      const sign = name === undefined ? String.fromCodePoint(Number(code)) : (named[name] ?? all);
      this.#edits.replace(index, index + all.length, sign);
    }
  }

  #sign(token: LatexToken, escape: LatexToken | undefined): void {
    const { text } = token;
    // After `\left` there can't be the end of a row.
    const isDelimiter = escape !== undefined && beforeDelimiter.test(this.#beforeEscape?.text ?? '');
    // Nor is there one outside of an environment, before a sign that begins no line.
    const isLone = escape !== undefined && this.#environments === 0 && /[|,;:!#&]/.test(text);
    if (isLone || (isDelimiter && /[{}|]/.test(text))) {
      this.#unescape(escape);
      return;
    }
    if (text === '{') {
      const words = this.#braces.at(-1)?.words === true || wordCommands.test(this.#last?.text ?? '');
      this.#braces.push({ words, escape });
      return;
    }
    if (text === '}') {
      const open = this.#braces.pop();
      // In LaTeX a group that begins a row isn't closed by one that ends a row.
      if (open?.escape && escape) {
        this.#unescape(open.escape);
        this.#unescape(escape);
        return;
      }
      if (open?.escape) this.#rowEnds.push(open.escape);
    }
    if (escape) this.#rowEnds.push(escape);
  }

  #beforeEscape: LatexToken | undefined;

  #command(token: LatexToken, escape: LatexToken | undefined): void {
    const { text, start, end } = token;
    if (text === '\\{') this.#setBraces.push(escape);
    else if (text === '\\}') this.#closeSetBrace(escape);
    else if (escape) this.#rowEnds.push(escape);
    if (text === '\\begin') this.#environments += 1;
    else if (text === '\\end') this.#environments -= 1;
    if (text === '\\\\') {
      this.#escape = token;
      this.#beforeEscape = this.#last;
    } else if (text === '\\*') this.#edits.replace(start, end, '*');
    // An accent, but among words only.
    else if (text === '\\^' && this.#braces.at(-1)?.words !== true) this.#edits.replace(start, end, '^');
    else if (text === '\\_' && this.#braces.at(-1)?.words !== true && this.#isIndex(start, end)) {
      this.#edits.replace(start, end, '_');
    }
  }

  /** `\\\{ a \\\}`: as with `\\{ a \\}`, both or none. */
  #closeSetBrace(escape: LatexToken | undefined): void {
    const opening = this.#setBraces.pop();
    for (const token of [opening, escape]) {
      if (!token) continue;
      if (opening && escape) this.#edits.replace(token.start, token.end, '');
      else this.#rowEnds.push(token);
    }
  }

  #unescape({ start }: LatexToken): void {
    this.#edits.replace(start, start + 1, '');
  }

  /** `x\_1`, `\theta\_{0}`, `\sum\_{i}`; but `max\_len` is a name. */
  #isIndex(start: number, end: number): boolean {
    const after = this.#latex.slice(end, end + 40);
    if (/^\s*[{\\]/.test(after)) return true;
    const before = this.#latex.slice(Math.max(0, start - 40), start);
    return (
      /(?:\\[A-Za-z]+|(?<![A-Za-z])[A-Za-z]|[^\sA-Za-z\\])\s*$/.test(before) && /^\s*[^\s](?![A-Za-z\d])/.test(after)
    );
  }

  /** Only if all rows end so: who writes `\\\\` as well means an empty row. */
  #halveRowEnds(): void {
    const runs: LatexToken[][] = [];
    for (const end of this.#rowEnds.sort((a, b) => a.start - b.start)) {
      const run = runs.at(-1);
      if (run?.at(-1)?.end === end.start) run.push(end);
      else runs.push([end]);
    }
    if (!runs.every(({ length }) => length > 1)) return;
    for (const run of runs) {
      const [first] = run;
      const last = run.at(-1);
      if (first && last) this.#edits.replace(first.end, last.end, '');
    }
  }
}
