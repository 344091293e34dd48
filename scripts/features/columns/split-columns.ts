// Takes the text of `{% columns %}` apart at its `<!-- column -->` lines.

import { placeholdersIn } from '../../core/source/placeholders.ts';

const separator = /^[ \t]*<!--+\s*column\s*--+>[ \t]*$/i;
const fence = /^ {0,3}(`{3,}|~{3,})(.*)$/;
const onlyComments = /^(?:\s|<!--[\s\S]*?-->)*$/;

/**
 * The Markdown of each column, without blank lines at its ends; `''` for an empty one. A separator in a fenced code
 * block is code. A column of comments alone, `<!-- more -->` for example, is empty, and its comments go to the one before.
 */
export function splitColumns(body: string): string[] {
  const parts: string[][] = [[]];
  let open: string | undefined;
  for (const line of body.split('\n')) {
    const [, mark, rest = ''] = fence.exec(line) ?? [];
    if (open === undefined && mark !== undefined && !(mark.startsWith('`') && rest.includes('`'))) open = mark;
    else if (open !== undefined && mark?.startsWith(open) && rest.trim() === '') open = undefined;
    else if (open === undefined && separator.test(line)) {
      parts.push([]);
      continue;
    }
    parts.at(-1)?.push(line);
  }
  const columns: string[] = [];
  for (const lines of parts) {
    const text = lines
      .join('\n')
      .replace(/^(?:[ \t]*\n)+/, '')
      .trimEnd();
    const before = columns.at(-1);
    if (!onlyComments.test(text) || holdsTag(text)) columns.push(text);
    else {
      if (before) columns[columns.length - 1] = `${before}\n\n${text}`.trimEnd();
      columns.push('');
    }
  }
  return columns;
}

/** A tag that stands alone is a comment until it has run. */
function holdsTag(text: string): boolean {
  return [...placeholdersIn(text)].some(({ start }) => text.startsWith('<!--', start));
}
