// What of an author's file is code, comment or tag rather than running text: one linear scan.

export interface SourceRange {
  readonly start: number;
  readonly end: number;
}

/** A tag `{% name args %}`, with its body if an `{% endname %}` follows. */
export interface TagSegment extends SourceRange {
  readonly name: string;
  readonly bodyStart: number;
  readonly bodyEnd: number;
}

export interface SourceSegments {
  /** Code, comments and `raw` blocks, sorted: nothing in them is a link, picture, heading or tag. */
  readonly hidden: readonly SourceRange[];
  /** In the order in which they are run: inner tags before the ones around them. */
  readonly tags: readonly TagSegment[];
}

const fenceLine = /^(?:[ \t>]|(?:[-*+]|\d{1,9}[.)])[ \t])*(`{3,}(?=[^`]*$)|~{3,})/;
const tagPattern = /\{%-?\s*([A-Za-z_][\w-]*)(?:"[^"]*"|'[^']*'|[^%]|%(?!\}))*?%\}/g;

/** Scans `source` from `bodyStart`, behind the front matter. */
export function segmentSource(source: string, bodyStart: number): SourceSegments {
  const hidden = hiddenRanges(source, bodyStart);
  return { hidden, tags: tagSegments(source, bodyStart, hidden) };
}

/** Index of the first range that ends behind `offset`; by halves. */
export function isHidden(hidden: readonly SourceRange[], offset: number): boolean {
  let low = 0;
  let high = hidden.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((hidden[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const range = hidden[low];
  return range !== undefined && range.start <= offset;
}

function hiddenRanges(source: string, bodyStart: number): SourceRange[] {
  const ranges: SourceRange[] = [];
  let fence: { mark: string; start: number } | undefined;
  let textStart = bodyStart;
  for (let start = bodyStart; start < source.length;) {
    const newline = source.indexOf('\n', start);
    const end = newline === -1 ? source.length : newline;
    const line = source.slice(start, end).replace(/\r$/, '');
    if (fence) {
      const content = line.replace(/^[ \t>]+/, '').trimEnd();
      if (content.startsWith(fence.mark) && content.replaceAll(fence.mark.charAt(0), '') === '') {
        ranges.push({ start: fence.start, end });
        fence = undefined;
        textStart = end;
      }
    } else {
      const mark = fenceLine.exec(line)?.[1];
      if (mark !== undefined || line.trim() === '') {
        inlineRanges(source, textStart, start, ranges);
        textStart = end;
      }
      if (mark !== undefined) fence = { mark, start };
    }
    start = end + 1;
  }
  if (fence) ranges.push({ start: fence.start, end: source.length });
  else inlineRanges(source, textStart, source.length, ranges);
  return withComments(source, bodyStart, ranges);
}

/** Code spans of one paragraph: CommonMark 0.31 §6.1, runs of backticks of equal length. */
function inlineRanges(source: string, start: number, end: number, ranges: SourceRange[]): void {
  const text = source.slice(start, end);
  if (!text.includes('`')) return;
  const runs = [...text.matchAll(/`+/g)];
  const positions = new Map<number, number[]>();
  for (const [index, run] of runs.entries()) {
    const list = positions.get(run[0].length);
    if (list) list.push(index);
    else positions.set(run[0].length, [index]);
  }
  for (let index = 0; index < runs.length; index++) {
    const open = runs[index];
    if (!open || text.charAt(open.index - 1) === '\\') continue;
    const same = positions.get(open[0].length) ?? [];
    while (same.length > 0 && (same[0] ?? 0) <= index) same.shift();
    const closeIndex = same[0];
    const close = closeIndex === undefined ? undefined : runs[closeIndex];
    if (closeIndex === undefined || !close) continue;
    ranges.push({ start: start + open.index, end: start + close.index + close[0].length });
    index = closeIndex;
  }
}

/** Comments and `raw` blocks may span paragraphs; those that begin in code are code. */
function withComments(source: string, bodyStart: number, code: readonly SourceRange[]): SourceRange[] {
  const ranges = [...code];
  const opening = /<!--|\{%-?\s*raw\s*-?%\}/g;
  opening.lastIndex = bodyStart;
  for (let match = opening.exec(source); match; match = opening.exec(source)) {
    if (isHidden(code, match.index)) continue;
    const closing = match[0] === '<!--' ? /-->/g : /\{%-?\s*endraw\s*-?%\}/g;
    closing.lastIndex = opening.lastIndex;
    const end = closing.exec(source);
    const range = { start: match.index, end: end ? closing.lastIndex : source.length };
    ranges.push(range);
    opening.lastIndex = range.end;
  }
  return ranges.sort((a, b) => a.start - b.start || b.end - a.end);
}

function tagSegments(source: string, bodyStart: number, hidden: readonly SourceRange[]): TagSegment[] {
  interface Open {
    readonly name: string;
    readonly start: number;
    readonly end: number;
  }
  const done: { segment: TagSegment; order: number }[] = [];
  const open: Open[] = [];
  const standAlone = ({ name, start, end }: Open): void => {
    done.push({ segment: { name, start, end, bodyStart: end, bodyEnd: end }, order: end });
  };
  tagPattern.lastIndex = bodyStart;
  for (const match of source.slice(bodyStart).matchAll(tagPattern)) {
    const start = bodyStart + match.index;
    if (isHidden(hidden, start)) continue;
    const name = match[1] ?? '';
    const end = start + match[0].length;
    if (!name.startsWith('end')) {
      open.push({ name, start, end });
      continue;
    }
    const index = open.findLastIndex((candidate) => `end${candidate.name}` === name);
    const opener = open[index];
    if (!opener) continue;
    open.splice(index).slice(1).forEach(standAlone);
    done.push({
      segment: { name: opener.name, start: opener.start, end, bodyStart: opener.end, bodyEnd: start },
      order: end,
    });
  }
  open.forEach(standAlone);
  return done.sort((a, b) => a.order - b.order).map(({ segment }) => segment);
}
