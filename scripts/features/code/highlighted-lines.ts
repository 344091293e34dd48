// Changes single lines of what highlight.js and Prism, through Hexo, made of a block: the one place that knows the
// shapes of their output.

export interface HighlightedLines {
  readonly before: string;
  readonly lines: readonly string[];
  /** Between the lines. */
  readonly separator: string;
  readonly after: string;
}

/** `undefined` for output of another shape. */
export function splitHighlighted(html: string): HighlightedLines | undefined {
  const table = html.indexOf('<td class="code"><pre>');
  if (table !== -1) {
    const opening = /^<td class="code"><pre>(?:<code\b[^>]*>)?/.exec(html.slice(table, table + 500))?.[0] ?? '';
    const start = table + opening.length;
    const end = html.lastIndexOf(opening.endsWith('<pre>') ? '</pre></td>' : '</code></pre></td>');
    if (end < start) return undefined;
    return split(html, start, end, '<br>');
  }
  const code = html.indexOf('<code');
  const start = code === -1 ? -1 : html.indexOf('>', code) + 1;
  const numbers = html.lastIndexOf('<span aria-hidden="true" class="line-numbers-rows">');
  const end = numbers > start ? numbers : html.lastIndexOf('</code></pre>');
  return start <= 0 || end < start ? undefined : split(html, start, end, '\n');
}

function split(html: string, start: number, end: number, separator: string): HighlightedLines {
  const lines = html.slice(start, end).split(separator);
  // Every line of a table ends with its break, the last one too.
  const trailing = separator === '<br>' && lines.at(-1) === '' ? separator : '';
  if (trailing !== '') lines.pop();
  return { before: html.slice(0, start), lines, separator, after: trailing + html.slice(end) };
}

export function joinHighlighted({ before, lines, separator, after }: HighlightedLines): string {
  return before + lines.join(separator) + after;
}

const tag = /<span\b[^>]*>|<\/span>/g;

/** Every span that is open at the end of a line is closed there and opened again in the next: Prism's spans may not be. */
export function balanceLines(lines: readonly string[]): string[] {
  let open: string[] = [];
  return lines.map((line) => {
    const prefix = open.join('');
    open = [...open];
    for (const [found] of line.matchAll(tag)) {
      if (found === '</span>') open.pop();
      else open.push(found);
    }
    return prefix + line + '</span>'.repeat(open.length);
  });
}
