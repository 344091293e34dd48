// `columns(contents, { columns: 2 })` for views.

import { columnsHtml, maxColumns } from './columns-html.ts';
import { splitColumns } from './split-columns.ts';

export interface ColumnsHelperOptions {
  /** So many at most side by side, more go on below; `auto` (default): as many as there are, up to four. */
  readonly columns?: number | 'auto';
}

/**
 * `contents` are HTML: an array, one string a column, or one text with `<!-- column -->` lines.
 * @throws TypeError if an option or its value doesn't exist.
 */
export function columnsHelper(contents: string | readonly string[], options: ColumnsHelperOptions = {}): string {
  for (const name of Object.keys(options)) {
    if (name !== 'columns') throw new TypeError(`columns(): there is no option "${name}". The only one is "columns".`);
  }
  const { columns = 'auto' } = options;
  if (columns !== 'auto' && !(Number.isInteger(columns) && columns >= 1 && columns <= maxColumns)) {
    throw new TypeError(
      `columns(): "columns" can't be ${String(columns)}. Give a number from 1 to ${maxColumns}, or "auto".`,
    );
  }
  const parts = typeof contents === 'string' ? splitColumns(contents.replace(/\r\n?/g, '\n')) : contents;
  return columnsHtml(parts, columns === 'auto' ? undefined : columns);
}
