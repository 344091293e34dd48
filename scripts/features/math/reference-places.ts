// Where the author's file refers to equations in running text, which carries no places of its own.

import { scanSource } from '../../core/source/scan.ts';
import { SourceText } from '../../core/source-text.ts';

export interface ReferencePlace {
  readonly line: number;
  readonly column: number;
}

/** Tags, addresses and the rest may hold running text; these never do. */
const notProse = new Set(['front-matter', 'code-block', 'code-span', 'comment', 'raw-html', 'math', 'verbatim']);

/** The place of the next `\ref` or `\eqref` to a label each time it is asked; the file is read at the first question. */
export function referencePlaces(raw: string): (label: string) => ReferencePlace | undefined {
  let places: Map<string, ReferencePlace[]> | undefined;
  return (label) => {
    places ??= findReferences(raw);
    return places.get(label)?.shift();
  };
}

function findReferences(raw: string): Map<string, ReferencePlace[]> {
  const source = new SourceText(raw);
  const hidden = scanSource(raw).filter(({ kind }) => notProse.has(kind));
  const places = new Map<string, ReferencePlace[]>();
  let next = 0;
  for (const match of raw.matchAll(/\\(?:eqref|ref)\{([^{}\n]{1,200})\}/g)) {
    while ((hidden[next]?.end ?? Infinity) <= match.index) next++;
    if ((hidden[next]?.start ?? Infinity) <= match.index) continue;
    const label = (match[1] ?? '').trim();
    const known = places.get(label) ?? [];
    known.push(source.positionAt(match.index));
    places.set(label, known);
  }
  return places;
}
