// In code, `{% raw %}` and `{% endraw %}` keep braces from Nunjucks as in Hexo; readers don't see them. Pure.

export interface Range {
  readonly start: number;
  readonly end: number;
}

/** What readers see of code, in its order: all but pairs of these marks. */
export function shownRanges(code: string): Range[] {
  const opening = /\{%-?[ \t]*raw[ \t]*-?%\}/g;
  const closing = /\{%-?[ \t]*endraw[ \t]*-?%\}/g;
  const ranges: Range[] = [];
  let done = 0;
  if (code.includes('endraw'))
    for (let open = opening.exec(code); open; open = opening.exec(code)) {
      closing.lastIndex = opening.lastIndex;
      const close = closing.exec(code);
      if (!close) break;
      const inside = { start: opening.lastIndex, end: close.index };
      opening.lastIndex = closing.lastIndex;
      // Without anything between them, they are what is shown.
      if (inside.start === inside.end) continue;
      ranges.push({ start: done, end: open.index }, inside);
      done = closing.lastIndex;
    }
  ranges.push({ start: done, end: code.length });
  return ranges.filter(({ start, end }) => start < end);
}

export function withoutRawMarks(code: string): string {
  return shownRanges(code)
    .map(({ start, end }) => code.slice(start, end))
    .join('');
}
