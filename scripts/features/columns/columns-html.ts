// The markup of columns: plain blocks that read well without our styles, in a feed for example.

/** Up to this many columns stand side by side. */
export const maxColumns = 4;

/** `contents` are HTML, one string a column; empty ones are left out. */
export function columnsHtml(contents: readonly string[]): string {
  const columns = contents.map((content) => content.trim()).filter((content) => content !== '');
  if (columns.length === 0) return '';
  const inner = columns.map((content) => `<div class="paperlog-column">\n${content}\n</div>`).join('\n');
  return `<div class="paperlog-columns">\n${inner}\n</div>`;
}
