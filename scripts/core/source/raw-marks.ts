// In code, `{% raw %}` and `{% endraw %}` keep braces from Nunjucks as in Hexo; readers see neither them nor a line that
// has nothing else. Pure.

export interface Range {
  readonly start: number;
  readonly end: number;
}

/** What readers see of code, in its order: all but pairs of these marks. */
export function shownRanges(code: string): Range[] {
  const ranges: Range[] = [];
  let done = 0;
  if (code.includes('endraw')) {
    const opening = markOf('raw');
    const closing = markOf('endraw');
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
  }
  ranges.push({ start: done, end: code.length });
  return ranges.filter(({ start, end }) => start < end);
}

/** With its line where it stands alone. */
function markOf(name: string): RegExp {
  const mark = String.raw`\{%-?[ \t]*${name}[ \t]*-?%\}`;
  return new RegExp(String.raw`^[ \t]*${mark}[ \t]*(?:\n|$)|${mark}`, 'gm');
}

export function withoutRawMarks(code: string): string {
  return shownRanges(code)
    .map(({ start, end }) => code.slice(start, end))
    .join('');
}
