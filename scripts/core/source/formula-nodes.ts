// Formulas in a plain text that is shown as text somewhere else: the alternative text of a picture as its caption.

import { element, text, type Node } from '../html.ts';
import { scanSource } from './scan.ts';

/** The nodes that show `value`, with formulas as the passes expect them. */
export function textWithFormulas(value: string): Node[] {
  if (!/\$|\\\(/.test(value)) return [text(value)];
  const nodes: Node[] = [];
  let done = 0;
  const keep = (end: number): void => {
    if (end > done) nodes.push(text(value.slice(done, end)));
  };
  for (const segment of scanSource(value, { bodyStart: 0, tagKind: () => undefined })) {
    if (segment.kind !== 'math') continue;
    keep(segment.start);
    const latex = value.slice(segment.contentStart, segment.contentEnd);
    nodes.push(element('span', { class: 'math math-inline' }, [text(latex)]));
    done = segment.end;
  }
  keep(value.length);
  return nodes;
}
