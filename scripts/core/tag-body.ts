// The body of a tag as Markdown of its own: without what the text around the tag stands in.

/**
 * `body` without the marks of the quote that its tag stands in. Hexo takes the lines between the tags out of the file
 * as they are, so that each begins with the marks, the last one (`> {% endpapers %}`) too.
 */
export function withoutQuoteMarks(body: string): string {
  const lines = body.replace(/\r\n?/g, '\n').split('\n');
  const marks = /^[ \t]*((?:>[ \t]?)+)$/.exec(lines.at(-1) ?? '')?.[1];
  if (marks === undefined) return lines.join('\n');
  const depth = marks.replace(/[^>]/g, '').length;
  const prefix = new RegExp(`^[ \\t]*(?:>[ \\t]?){0,${depth}}`);
  return lines
    .slice(0, -1)
    .map((line) => line.replace(prefix, ''))
    .join('\n');
}
