// Numbers, tags, labels and references of a post's formulas, by text and before anything is rendered: a reference may
// stand before its equation. The rules are those of amsmath.

import { LatexEdits, type EditedLatex } from './edits.ts';
import { scanRows, type FoundLabel, type RowGroup, type RowScan } from './scan-rows.ts';

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

const needsReading = /\\(?:label|tag|l?eqno|ref|eqref|begin|text[a-z]*|mbox|hbox|nonumber|notag)\b/;

export function numberEquations(formulas: readonly AuthoredFormula[]): EquationNumbers {
  const labels = new Map<string, Label>();
  const faults: LabelFault[] = [];
  const scans: (RowScan | undefined)[] = [];
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
    const scan = scanRows(latex, display, edit);
    scans.push(scan);
    const takeLabels = (found: readonly FoundLabel[], tag: string | undefined): void => {
      for (const { name, offset } of found) {
        if (tag === undefined) faults.push({ kind: 'unnumbered', label: name, formula: index, offset });
        else if (labels.has(name)) faults.push({ kind: 'duplicate', label: name, formula: index, offset });
        else {
          const anchor = anchorOf(name);
          labels.set(name, { tag, anchor });
          own.push(anchor);
        }
      }
    };
    const groups = new Map<RowGroup, { readonly number: number; rows: number }>();
    const nextNumber = (group: RowGroup | undefined): string => {
      if (!group) return String(++count);
      let known = groups.get(group);
      if (!known) {
        groups.set(group, (known = { number: ++count, rows: 0 }));
        takeLabels(group.labels, String(known.number));
      }
      return `${known.number}${String.fromCharCode(97 + (known.rows++ % 26))}`;
    };
    for (const row of scan.rows) {
      let tag = row.tag;
      if (tag === undefined && row.isNumbered) {
        if (row.isEmpty) edit.replace(row.end, row.end, '\\nonumber ');
        else {
          tag = nextNumber(row.group);
          edit.replace(row.end, row.end, `\\tag{${tag}}`);
        }
      }
      if (row.movedTag !== '') edit.replace(row.end, row.end, row.movedTag);
      if (tag !== undefined) shown.push(tag);
      takeLabels(row.labels, tag);
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
