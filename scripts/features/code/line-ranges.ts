// Lists of lines as authors write them (`1,3-5`), kept as ranges: `mark:1-1000000000` costs nothing.

export interface LineRange {
  readonly from: number;
  readonly to: number;
}

/** `1,3-5` or `1 3-5`; what isn't a number or a range is left out, turned-around ranges are turned back. */
export function lineRanges(list: string): LineRange[] {
  const ranges: LineRange[] = [];
  for (const part of list.split(/[,\s]+/)) {
    const match = /^(\d{1,9})(?:-(\d{1,9}))?$/.exec(part);
    if (!match) continue;
    const a = Number(match[1]);
    const b = match[2] === undefined ? a : Number(match[2]);
    ranges.push({ from: Math.min(a, b), to: Math.max(a, b) });
  }
  return ranges;
}

/** Those of the lines `first` … `last` that one of the ranges holds, in order. */
export function linesIn(ranges: readonly LineRange[], first: number, last: number): number[] {
  const lines = new Set<number>();
  for (const { from, to } of ranges) {
    for (let line = Math.max(from, first); line <= Math.min(to, last); line++) lines.add(line);
  }
  return [...lines].sort((a, b) => a - b);
}
