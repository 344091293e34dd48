// Where a key stands in a YAML file. Only used once something is wrong, so speed doesn't matter.

import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import type { Position } from './diagnostic.ts';

/** Position of the deepest key of `keys` that the text has; `undefined` if not even the first is there. */
export function keyPosition(text: string, keys: readonly string[]): Position | undefined {
  const lines = new LineCounter();
  let node: unknown = parseDocument(text, { lineCounter: lines, uniqueKeys: false }).contents;
  let offset: number | undefined;
  for (const key of keys) {
    if (!isMap(node)) break;
    const pair = node.items.find(({ key: name }) => isScalar(name) && String(name.value) === key);
    if (!pair || !isScalar(pair.key) || !pair.key.range) break;
    offset = pair.key.range[0];
    node = pair.value;
  }
  if (offset === undefined) return undefined;
  const { line, col } = lines.linePos(offset);
  return { line, column: col };
}
