// Where a post's body begins, by the rules of hexo-front-matter 4.

const separator = /^(-{3,}|;{3,})$/;

/** Offset of the first character after the front matter; 0 where there is none. `\r\n` and `\n` end a line. */
export function bodyOffset(text: string): number {
  const first = lineAt(text, text.startsWith('\uFEFF') ? 1 : 0);
  const opening = separator.exec(first.content)?.[1];
  if (opening === undefined && /^(?:-{3,}|;{3,})/.test(first.content)) return 0;
  // Without an opening line, everything above the first separator is front matter.
  for (let line = opening === undefined ? first : lineAt(text, first.next); ; line = lineAt(text, line.next)) {
    const isEnd = opening === undefined ? line !== first && separator.test(line.content) : line.content === opening;
    if (isEnd) return line.next;
    if (line.next >= text.length) return 0;
  }
}

function lineAt(text: string, start: number): { content: string; next: number } {
  const newline = text.indexOf('\n', start);
  const end = newline === -1 ? text.length : newline;
  const content = text.slice(start, end);
  return {
    content: content.endsWith('\r') ? content.slice(0, -1) : content,
    next: newline === -1 ? text.length : newline + 1,
  };
}
