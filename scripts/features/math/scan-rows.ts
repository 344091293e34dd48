// The rows of a formula that may have a number, their labels and tags, and the references in it: one walk. On the way
// environments that KaTeX lacks are written with those it has.

import type { LatexEdits } from './edits.ts';
import { groupAt, latexTokens, type LatexToken } from './latex-tokens.ts';

export interface Row {
  /** Where a number goes. */
  end: number;
  isEmpty: boolean;
  isNumbered: boolean;
  tag: string | undefined;
  /** A `\tag` that was taken out, to be put at the end. */
  movedTag: string;
  readonly labels: FoundLabel[];
  /** The `subequations` that the row stands in: its number has a letter. */
  readonly group: RowGroup | undefined;
}

export interface FoundLabel {
  readonly name: string;
  readonly offset: number;
}

export interface RowGroup {
  /** Of all of its rows together. */
  readonly labels: FoundLabel[];
}

export interface FoundReference {
  readonly command: string;
  readonly label: string;
  readonly start: number;
  readonly end: number;
}

export interface RowScan {
  readonly rows: readonly Row[];
  readonly references: readonly FoundReference[];
}

const numberedEnvironments = /^(?:equation|align|alignat|gather|multline|flalign|eqnarray)\*?$/;
const oneRow = /^(?:equation|multline)\*?$/;
const textCommands = /^\\(?:text|mbox|hbox|textrm|textbf|textit|textsf|texttt|textnormal|textup)$/;
const withGroup = /^\\(?:begin|end|label|tag|ref|eqref)$/;
/** Of physics: `\mqty(a & b \\ c & d)` has rows of its own between any brackets. */
const physicsMatrix = /^\\(?:s?[pbvPBV]?mqty|matrixquantity)$/;
/** `[box=\fbox]{align}`; with a brace at its side it is for MathJax. */
const boxed = /^\s*(?:\[\s*box=[^\][]*\])?\s*\{([a-z]+\*?)\}/;

export function scanRows(latex: string, display: boolean, edits: LatexEdits): RowScan {
  const scanner = new RowScanner(latex, edits);
  for (const token of latexTokens(latex)) scanner.read(token);
  return scanner.finish(display);
}

function newRow(isNumbered: boolean, group?: RowGroup): Row {
  return { end: 0, isEmpty: true, isNumbered, tag: undefined, movedTag: '', labels: [], group };
}

class RowScanner {
  readonly #latex: string;
  readonly #edits: LatexEdits;
  readonly #rows: Row[] = [];
  readonly #references: FoundReference[] = [];
  /** Open environments; the first is the one whose rows count. */
  readonly #environments: string[] = [];
  readonly #whole = newRow(false);
  #row = this.#whole;
  #skipUntil = 0;
  #braces = 0;
  #ampersands = 0;
  /** Depths of braces at which arguments of text commands end. */
  readonly #texts: number[] = [];
  #inDollars = false;
  #group: RowGroup | undefined;
  #inEmpheq = false;

  constructor(latex: string, edits: LatexEdits) {
    this.#latex = latex;
    this.#edits = edits;
  }

  read(token: LatexToken): void {
    if (token.start < this.#skipUntil || token.kind === 'comment') return;
    if (token.kind === 'sign') this.#sign(token);
    else this.#command(token);
  }

  finish(display: boolean): RowScan {
    const whole = this.#whole;
    // `\begin{equation} … \end{equation}\label{x}`, as NexT documents it: of the last number.
    const last = this.#rows.findLast(({ isNumbered, isEmpty, tag }) => tag !== undefined || (isNumbered && !isEmpty));
    if (last && whole.tag === undefined) last.labels.push(...whole.labels.splice(0));
    // A display without an environment of its own gets a number if it has a label.
    whole.end = this.#latex.length;
    whole.isEmpty = false;
    whole.isNumbered = whole.labels.length > 0 && display && this.#rows.length === 0;
    return { rows: [...this.#rows, whole], references: this.#references };
  }

  #sign({ text, start, end }: LatexToken): void {
    if (text === '{') this.#braces += 1;
    else if (text === '}') {
      this.#braces -= 1;
      if (this.#texts.at(-1) === this.#braces) this.#texts.pop();
    } else if (this.#texts.length > 0) {
      if (text === '$') this.#inDollars = !this.#inDollars;
      // KaTeX refuses in text what MathJax shows.
      else if (!this.#inDollars && text === '_') this.#edits.replace(start, end, '\\_');
      else if (!this.#inDollars && text === '^') this.#edits.replace(start, end, '\\textasciicircum{}');
    } else if (text === '&' && this.#isInRows && this.#outer.startsWith('eqnarray') && ++this.#ampersands % 2 === 0) {
      this.#edits.replace(start, end, ' ');
    }
    if (!/\s/.test(text)) this.#row.isEmpty = false;
  }

  get #outer(): string {
    return this.#environments[0] ?? '';
  }

  /** Directly in the environment whose rows count. */
  get #isInRows(): boolean {
    return this.#environments.length === 1 && this.#row !== this.#whole && this.#braces === 0;
  }

  #command({ text, start, end }: LatexToken): void {
    if (text === '\\\\' || text === '\\cr') {
      this.#endRow(start, end);
      return;
    }
    if (text === '\\nonumber' || text === '\\notag') {
      this.#row.isNumbered = false;
      return;
    }
    if ((text === '\\eqno' || text === '\\leqno') && this.#environments.length === 0 && this.#braces === 0) {
      this.#equationNumber(start, end);
      return;
    }
    if (physicsMatrix.test(text)) this.#skipUntil = closingBracket(this.#latex, end);
    const starred = text === '\\tag' && this.#latex.charAt(end) === '*';
    const group = withGroup.test(text) ? groupAt(this.#latex, starred ? end + 1 : end) : undefined;
    if (group) {
      this.#skipUntil = group.end;
      if (text === '\\begin') this.#begin(group.inside, start, group.end);
      else if (text === '\\end') this.#end(group.inside, start, group.end);
      else if (text === '\\label') this.#label(group.inside, start, group.end);
      else if (text === '\\tag') this.#tag(group.inside, start, group.end);
      else this.#references.push({ command: text, label: group.inside.trim(), start, end: group.end });
      if (text !== '\\begin' && text !== '\\end' && text !== '\\label') this.#row.isEmpty = false;
      return;
    }
    if ((text === '\\intertext' || text === '\\shortintertext') && this.#isInRows) this.#textBetween(start, end);
    if (textCommands.test(text) && this.#latex.charAt(end) === '{') this.#texts.push(this.#braces);
    this.#row.isEmpty = false;
  }

  /** A line of text between two rows, as a row without a number. */
  #textBetween(start: number, end: number): void {
    const group = groupAt(this.#latex, end);
    if (!group) return;
    this.#edits.replace(start, end, this.#outer.startsWith('gather') ? '\\text' : '\\rlap');
    this.#edits.replace(group.end, group.end, '\\nonumber\\\\ ');
    if (group.start === end) this.#texts.push(this.#braces);
  }

  #begin(name: string, start: number, end: number): void {
    if (this.#environments.length === 0 && /^(?:subequations|displaymath)$/.test(name)) {
      if (name === 'subequations') this.#group = { labels: [] };
      this.#edits.replace(start, end, '');
      return;
    }
    const inner = name === 'empheq' ? boxed.exec(this.#latex.slice(end, end + 200)) : null;
    if (inner?.[1] !== undefined && this.#environments.length === 0 && numberedEnvironments.test(inner[1])) {
      this.#inEmpheq = true;
      this.#skipUntil = end + inner[0].length;
      this.#edits.replace(start, this.#skipUntil, `\\begin{${inner[1]}}`);
      this.#begin(inner[1], this.#skipUntil, this.#skipUntil);
      return;
    }
    this.#environments.push(name);
    if (this.#environments.length > 1 || !numberedEnvironments.test(name)) {
      this.#row.isEmpty = false;
      return;
    }
    this.#row = newRow(!name.endsWith('*'), this.#group);
    this.#rows.push(this.#row);
    this.#ampersands = 0;
    if (name.startsWith('multline')) this.#edits.replace(start, end, '\\begin{aligned}&');
    else if (/^(?:flalign|eqnarray)/.test(name)) this.#edits.replace(start, end, `\\begin{${asAlign(name)}}`);
  }

  #end(ended: string, start: number, end: number): void {
    if (this.#environments.length === 0 && /^(?:subequations|displaymath)$/.test(ended)) {
      this.#group = undefined;
      this.#edits.replace(start, end, '');
      return;
    }
    if (ended === 'empheq' && this.#inEmpheq && this.#environments.length === 1) {
      this.#inEmpheq = false;
      this.#edits.replace(start, end, `\\end{${this.#outer}}`);
    }
    const name = this.#environments.pop() ?? '';
    if (this.#environments.length > 0 || this.#row === this.#whole) return;
    this.#row.end = start;
    if (name.startsWith('multline')) {
      this.#edits.replace(start, end, '\\end{aligned}');
      this.#row.end = end;
    } else if (/^(?:flalign|eqnarray)/.test(name)) this.#edits.replace(start, end, `\\end{${asAlign(name)}}`);
    this.#row = this.#whole;
  }

  #endRow(start: number, end: number): void {
    if (!this.#isInRows) return;
    if (this.#outer.startsWith('multline')) this.#edits.replace(start, end, '\\\\&\\qquad ');
    if (oneRow.test(this.#outer)) return;
    this.#row.end = start;
    this.#row = newRow(!this.#outer.endsWith('*'), this.#group);
    this.#rows.push(this.#row);
    this.#ampersands = 0;
  }

  #label(name: string, start: number, end: number): void {
    const { labels } = this.#row === this.#whole && this.#group ? this.#group : this.#row;
    labels.push({ name: name.trim(), offset: start });
    this.#edits.replace(start, end, '');
  }

  /** TeX's own tag: all that follows is the number of the display. */
  #equationNumber(start: number, end: number): void {
    const all = this.#latex.slice(end).trim();
    const group = groupAt(all, 0);
    const number = group?.end === all.length ? group.inside.trim() : all;
    const [, inParentheses] = /^\(([^()]*)\)$/.exec(number) ?? [];
    const tag = inParentheses ?? number;
    const shown = /[\\^_]/.test(tag) ? `$${tag}$` : tag;
    this.#row.tag = tag;
    this.#edits.replace(
      start,
      this.#latex.length,
      inParentheses === undefined ? `\\tag*{${shown}}` : `\\tag{${shown}}`,
    );
    this.#skipUntil = this.#latex.length;
  }

  #tag(tag: string, start: number, end: number): void {
    this.#row.tag = tag;
    if (!this.#outer.startsWith('multline')) return;
    this.#row.movedTag = this.#latex.slice(start, end);
    this.#edits.replace(start, end, '');
  }
}

const brackets: Readonly<Record<string, string>> = { '(': ')', '[': ']', '|': '|' };

/** Behind the bracket that closes the one at `from`; `from` if there is none. */
function closingBracket(latex: string, from: number): number {
  const start = latex.charAt(from) === '*' ? from + 1 : from;
  const opening = latex.charAt(start);
  const closing = brackets[opening];
  if (closing === undefined) return from;
  let depth = 0;
  for (let at = start; at < latex.length; at++) {
    const sign = latex.charAt(at);
    if (sign === '\\') at++;
    else if (sign === closing && (at > start || opening !== closing) && --depth <= 0) return at + 1;
    else if (sign === opening) depth++;
  }
  return from;
}

/** Their equations stand at other places of a line, which a page doesn't have in this sense. */
function asAlign(name: string): string {
  return name.endsWith('*') ? 'align*' : 'align';
}
