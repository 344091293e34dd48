// Where a post's body begins, by the rules of hexo-front-matter 4.

/**
 * Offset of the first character after the front matter; 0 where there is none. `\r\n` and `\n` end a line. What stands
 * behind the separator that closes is the beginning of the body, spaces too.
 */
export function bodyOffset(text: string): number {
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  const opening = /^(-{3,}|;{3,})\r?\n/.exec(text.slice(start, start + longestSeparator));
  if (opening) {
    const [line, separator = ''] = opening;
    // At least one character of front matter, which may be the end of a line.
    const data = start + line.length;
    const closing = text.indexOf(`\n${separator}`, data + (text.startsWith('\r\n', data) ? 2 : 1));
    return closing === -1 ? 0 : afterLineBreak(text, closing + 1 + separator.length);
  }
  if (/^(?:-{3}|;{3})/.test(text.slice(start, start + 3))) return 0;
  // Without an opening line, everything above the first separator is front matter.
  const separators = /\n(?:-{3,}|;{3,})/g;
  separators.lastIndex = start + (text.startsWith('\r\n', start) ? 2 : 1);
  return separators.exec(text) ? afterLineBreak(text, separators.lastIndex) : 0;
}

const longestSeparator = 1000;

function afterLineBreak(text: string, at: number): number {
  if (text.startsWith('\r\n', at)) return at + 2;
  return text.charCodeAt(at) === 10 ? at + 1 : at;
}
