// The markup of columns: plain blocks that read well without our styles, in a feed for example.

/** Up to this many columns stand side by side. */
export const maxColumns = 4;

/** So many are recognised where authors wrote them by hand; more would be narrower than a word. */
export const maxHandWritten = 6;

/** What stands beside each other and isn't columns of text: pictures, badges, buttons. */
export const rowClass = 'paperlog-row';
/** On the block around columns, with `paperlog-columns-<count>`. */
export const containerClass = 'paperlog-columns';
export const columnClass = 'paperlog-column';
/** Beside `containerClass`: columns of the widths their author gave. */
export const sizedClass = 'paperlog-columns-sized';
/** Instead of `containerClass`: one text that flows through columns. */
export const flowClass = 'paperlog-columns-flow';

/** At most this many stand side by side; `styles.css` knows how much room each number needs. */
export function countClass(count: number): string {
  return `${containerClass}-${Math.min(Math.max(count, 1), maxHandWritten)}`;
}

/**
 * `contents` are HTML, one string a column; empty ones are left out. At most `count` stand side by side, more go on
 * below; without it, as many as there are, up to four.
 */
export function columnsHtml(contents: readonly string[], count?: number): string {
  const columns = contents.map((content) => content.trim()).filter((content) => content !== '');
  if (columns.length === 0) return '';
  const inner = columns.map((content) => `<div class="${columnClass}">\n${content}\n</div>`).join('\n');
  const most = Math.min(columns.length, count ?? maxColumns);
  return `<div class="${containerClass} ${countClass(most)}">\n${inner}\n</div>`;
}
