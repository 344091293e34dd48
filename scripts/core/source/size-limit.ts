// How much of a post is read. What a page needs in memory depends on how many parts it has, not on how long its prose
// is: each mark of Markdown may become an element, each character of a formula several.

import { segmentIndexAt, type Segment } from './segments.ts';
import type { TagStructure } from './tag-structure.ts';

/** Marks, line ends and characters of formulas in one post; docs/features/markdown.md tells authors. */
export const mostMarkup = 500_000;

/** What elements are made of; a full stop only in what may be an address. */
const marks = /[\n*_~=[\]<>`$|\\!#{}&^@/]|\.(?=\w)/g;

/** The offset at which the line begins that holds more markup than is read, or the end of the text. */
export function endOfReading(
  text: string,
  bodyStart: number,
  segments: readonly Segment[],
  structure: TagStructure,
  most: number = mostMarkup,
): number {
  // No character counts more than once.
  if (text.length - bodyStart <= most) return text.length;
  const beyond = offsetBeyond(text, bodyStart, segments, most);
  return beyond === undefined ? text.length : endOfWholeParts(beyond, text, segments, structure);
}

function offsetBeyond(text: string, bodyStart: number, segments: readonly Segment[], most: number): number | undefined {
  let left = most;
  const countMarks = (from: number, to: number): number | undefined => {
    marks.lastIndex = from;
    for (let mark = marks.exec(text); mark && mark.index < to; mark = marks.exec(text)) {
      if (left === 0) return mark.index;
      left -= 1;
    }
    return undefined;
  };
  let done = bodyStart;
  for (const { kind, start, end } of segments) {
    if (kind !== 'math' && kind !== 'verbatim') continue;
    const beyond = countMarks(done, start);
    if (beyond !== undefined) return beyond;
    if (left < end - start) return start;
    left -= end - start;
    done = end;
  }
  return countMarks(done, text.length);
}

/** Nothing that begins before the end goes on behind it: no line, no formula, no tag with its body. */
function endOfWholeParts(offset: number, text: string, segments: readonly Segment[], structure: TagStructure): number {
  let end = offset;
  for (let whole = -1; whole !== end;) {
    whole = end;
    end = text.lastIndexOf('\n', end - 1) + 1;
    const around = segments[segmentIndexAt(segments, end)];
    if (around && around.start < end && around.end > end) end = around.start;
    for (const [opening, closing] of structure.closings) {
      const { start } = segments[opening] as Segment;
      if (start < end && (segments[closing]?.end ?? 0) > end) end = start;
    }
  }
  return end;
}
