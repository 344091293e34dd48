// Which closing tag belongs to which opening one, and which have none.

import type { Segment, TagSegment } from './segments.ts';

/** Tags in tags in tags …: what is nested deeper stays as it is. */
export const deepestTag = 100;

export interface TagStructure {
  /** Index of the closing segment by that of the opening one. */
  readonly closings: ReadonlyMap<number, number>;
  /** Indices of tags without a partner. */
  readonly lone: ReadonlySet<number>;
  /** Indices of those beyond the limit, which are lone as well. */
  readonly tooDeep: ReadonlySet<number>;
}

/** A tag that is closed closes what was opened in it and never closed. */
export function tagStructure(segments: readonly Segment[]): TagStructure {
  const closings = new Map<number, number>();
  const lone = new Set<number>();
  const tooDeep = new Set<number>();
  const open: number[] = [];
  const openNames = new Map<string, number>();
  const count = (name: string, by: number): void => {
    openNames.set(name, (openNames.get(name) ?? 0) + by);
  };
  for (const [index, segment] of segments.entries()) {
    if (segment.kind !== 'tag' || segment.role === 'single') continue;
    if (segment.role === 'open') {
      open.push(index);
      count(segment.name, 1);
      continue;
    }
    if ((openNames.get(segment.name) ?? 0) === 0) {
      lone.add(index);
      continue;
    }
    for (let opening = open.pop(); opening !== undefined; opening = open.pop()) {
      const { name } = segments[opening] as TagSegment;
      count(name, -1);
      if (name !== segment.name) lone.add(opening);
      else {
        if (open.length < deepestTag) closings.set(opening, index);
        else for (const tag of [opening, index]) [lone, tooDeep].forEach((set) => set.add(tag));
        break;
      }
    }
  }
  for (const opening of open) lone.add(opening);
  return { closings, lone, tooDeep };
}
