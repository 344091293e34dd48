// Where references stand in the author's file, code and the like left out.

import type { Position } from '../../core/diagnostic.ts';
import { scanSource } from '../../core/source/scan.ts';
import { isOpaque } from '../../core/source/segments.ts';
import { sourceText } from '../../core/source-text.ts';

export const reference = /@(fig|tbl):([A-Za-z0-9](?:[\w.-]*\w)?)/g;

/** Texts have no positions: the nth time that this is asked for a reference is the nth time that it was written. */
export function placesIn(raw: string): (written: string) => Position | undefined {
  let places: Map<string, number[]> | undefined;
  return (written) => {
    places ??= findPlaces(raw);
    const offset = places.get(written)?.shift();
    return offset === undefined ? undefined : sourceText(raw).positionAt(offset);
  };
}

function findPlaces(raw: string): Map<string, number[]> {
  const code = scanSource(raw).filter(isOpaque);
  const places = new Map<string, number[]>();
  let next = 0;
  for (const { 0: written, index } of raw.matchAll(reference)) {
    while ((code[next]?.end ?? Infinity) <= index) next += 1;
    if ((code[next]?.start ?? Infinity) <= index) continue;
    const known = places.get(written);
    if (known) known.push(index);
    else places.set(written, [index]);
  }
  return places;
}
