// Numbers, tags, labels and references of a post's formulas, by text and before anything is rendered: a reference may
// stand before its equation. The rules are those of amsmath.

import { LatexEdits, type EditedLatex } from './edits.ts';
import { groupAt, latexTokens } from './latex-tokens.ts';

export interface AuthoredFormula {
  readonly latex: string;
  readonly display: boolean;
}

export interface NumberedFormula {
  /** What is given to the renderer: numbers as `\tag`, references as links, labels taken out. */
  readonly edited: EditedLatex;
  /** Of its rows that have a number or tag, in their order. */
  readonly tags: readonly string[];
  /** Anchors of the labels in it. */
  readonly anchors: readonly string[];
  /** If it is nothing but one reference. */
  readonly reference: Reference | undefined;
}

export interface Reference {
  readonly label: string;
  /** As shown: `2`, or `(2)` for `\eqref`. */
  readonly text: string;
  readonly anchor: string | undefined;
}

export type LabelFault = {
  readonly kind: 'unknown' | 'duplicate' | 'unnumbered';
  readonly label: string;
  readonly formula: number;
  readonly offset: number;
};

export interface EquationNumbers {
  readonly formulas: readonly NumberedFormula[];
  readonly faults: readonly LabelFault[];
  /** For references in running text. */
  readonly find: (label: string) => Label | undefined;
}

export interface Label {
  readonly tag: string;
  readonly anchor: string;
}

const numberedEnvironments = /^(?:equation|align|alignat|gather|multline|flalign|eqnarray)$/;
const oneRow = /^(?:equation|multline)$/;
const needsReading = /\\(?:label|tag|ref|eqref|begin|text|mbox|textrm|nonumber|notag)\b/;

interface Row {
  /** Where a number goes. */
  end: number;
  isEmpty: boolean;
  isNumbered: boolean;
  tag: string | undefined;
  readonly labels: { readonly name: string; readonly offset: number }[];
}

interface Scan {
  readonly rows: readonly Row[];
  readonly references: readonly {
    readonly command: string;
    readonly label: string;
    readonly start: number;
    readonly end: number;
  }[];
}

export function numberEquations(formulas: readonly AuthoredFormula[]): EquationNumbers {
  const labels = new Map<string, Label>();
  const faults: LabelFault[] = [];
  const scans: (Scan | undefined)[] = [];
  const edits: LatexEdits[] = [];
  const anchors: string[][] = [];
  const tags: string[][] = [];
  let count = 0;

  for (const [index, { latex, display }] of formulas.entries()) {
    const edit = new LatexEdits(latex);
    const own: string[] = [];
    edits.push(edit);
    anchors.push(own);
    const shown: string[] = [];
    tags.push(shown);
    if (!needsReading.test(latex)) {
      scans.push(undefined);
      continue;
    }
    const scan = scanFormula(latex, display, edit);
    scans.push(scan);
    for (const row of scan.rows) {
      let tag = row.tag;
      if (tag === undefined && row.isNumbered) {
        if (row.isEmpty) edit.replace(row.end, row.end, '\\nonumber ');
        else {
          tag = String(++count);
          edit.replace(row.end, row.end, `\\tag{${tag}}`);
        }
      }
      if (tag !== undefined) shown.push(tag);
      for (const { name, offset } of row.labels) {
        if (tag === undefined) faults.push({ kind: 'unnumbered', label: name, formula: index, offset });
        else if (labels.has(name)) faults.push({ kind: 'duplicate', label: name, formula: index, offset });
        else {
          const anchor = anchorOf(name);
          labels.set(name, { tag, anchor });
          own.push(anchor);
        }
      }
    }
  }

  const numbered = formulas.map(({ latex }, index): NumberedFormula => {
    const edit = edits[index] ?? new LatexEdits(latex);
    let reference: Reference | undefined;
    for (const { command, label, start, end } of scans[index]?.references ?? []) {
      const found = labels.get(label);
      if (!found) faults.push({ kind: 'unknown', label, formula: index, offset: start });
      const text = referenceText(command, found);
      if (latex.slice(0, start).trim() === '' && latex.slice(end).trim() === '') {
        reference = { label, text: text, anchor: found?.anchor };
      }
      edit.replace(
        start,
        end,
        found
          ? `\\href{#${encodeURIComponent(found.anchor).replaceAll('%', '\\%')}}{\\text{${text}}}`
          : `\\text{${text}}`,
      );
    }
    return { edited: edit.apply(), tags: tags[index] ?? [], anchors: anchors[index] ?? [], reference };
  });
  return { formulas: numbered, faults, find: (label) => labels.get(label) };
}

/** `\eqref` has parentheses. */
export function referenceText(command: string, label: Label | undefined): string {
  const tag = label?.tag ?? '???';
  return command === '\\eqref' ? `(${tag})` : tag;
}

function anchorOf(label: string): string {
  return `eq-${label.trim().replace(/\s+/g, '-')}`;
}

const textCommands = /^\\(?:text|mbox|hbox|textrm|textbf|textit|textsf|texttt|textnormal|textup)$/;

/** One walk; nested environments belong to the row that they stand in. */
function scanFormula(latex: string, display: boolean, edit: LatexEdits): Scan {
  const rows: Row[] = [];
  const references: Scan['references'][number][] = [];
  const environments: string[] = [];
  let skipUntil = 0;
  let braces = 0;
  /** Depth of braces at which each text argument ends. */
  const texts: number[] = [];
  let inDollars = false;
  const newRow = (isNumbered: boolean): Row => ({ end: 0, isEmpty: true, isNumbered, tag: undefined, labels: [] });
  const whole = newRow(false);
  let row = whole;

  for (const { kind, text, start, end } of latexTokens(latex)) {
    if (start < skipUntil || kind === 'comment') continue;
    if (kind === 'sign') {
      if (text === '{') braces += 1;
      else if (text === '}') {
        braces -= 1;
        if (texts.at(-1) === braces) texts.pop();
      } else if (texts.length > 0) {
        if (text === '$') inDollars = !inDollars;
        // KaTeX refuses in text what MathJax shows.
        else if (!inDollars && (text === '_' || text === '^'))
          edit.replace(start, end, text === '_' ? '\\_' : '\\char94 ');
      }
      if (!/\s/.test(text)) row.isEmpty = false;
      continue;
    }
    const group = /^\\(?:begin|end|label|tag|ref|eqref)$/.test(text)
      ? groupAt(latex, text === '\\tag' && latex.charAt(end) === '*' ? end + 1 : end)
      : undefined;
    if (text === '\\begin' && group) {
      const outermost = environments.length === 0;
      environments.push(group.inside);
      skipUntil = group.end;
      const name = group.inside.replace(/\*$/, '');
      if (outermost && numberedEnvironments.test(name)) {
        if (name === 'flalign') {
          edit.replace(group.start, group.end, group.inside === name ? '{align}' : '{align*}');
        }
        row = newRow(name === group.inside);
        rows.push(row);
      } else row.isEmpty = false;
    } else if (text === '\\end' && group) {
      skipUntil = group.end;
      environments.pop();
      const name = group.inside.replace(/\*$/, '');
      if (environments.length === 0 && row !== whole) {
        if (name === 'flalign') {
          edit.replace(group.start, group.end, group.inside === name ? '{align}' : '{align*}');
        }
        row.end = start;
        row = whole;
      }
    } else if ((text === '\\\\' || text === '\\cr') && environments.length === 1 && row !== whole && braces === 0) {
      if (!oneRow.test((environments[0] ?? '').replace(/\*$/, ''))) {
        row.end = start;
        row = newRow(row.isNumbered || !(environments[0] ?? '').endsWith('*'));
        rows.push(row);
      }
    } else if (text === '\\label' && group) {
      row.labels.push({ name: group.inside.trim(), offset: start });
      edit.replace(start, group.end, '');
      skipUntil = group.end;
    } else if (text === '\\tag' && group) {
      row.tag = group.inside;
      row.isEmpty = false;
      skipUntil = group.end;
    } else if ((text === '\\ref' || text === '\\eqref') && group) {
      references.push({ command: text, label: group.inside.trim(), start, end: group.end });
      row.isEmpty = false;
      skipUntil = group.end;
    } else if (text === '\\nonumber' || text === '\\notag') row.isNumbered = false;
    else {
      if (textCommands.test(text) && latex.charAt(end) === '{') texts.push(braces);
      row.isEmpty = false;
    }
  }
  // A display without an environment of its own gets a number if it has a label.
  whole.end = latex.length;
  if (whole.labels.length > 0 && whole.tag === undefined && display && rows.length === 0) whole.isNumbered = true;
  whole.isEmpty = false;
  rows.push(whole);
  return { rows, references };
}
