// hexo-renderer-marked's own definition lists, `term<br>: definition` within a paragraph: the same result without its
// regular expression, which takes quadratic time in the length of a paragraph.

import type Hexo from 'hexo';

const mark = '<br>:';

/** The paragraph with its first term and definition as a list, or `undefined` if there is none. Linear. */
export function termAtLineBreak(text: string): string | undefined {
  let lineStart = 0;
  while (lineStart < text.length) {
    const newline = text.indexOf('\n', lineStart);
    const lineEnd = newline === -1 ? text.length : newline;
    const found = inLine(text, lineStart, lineEnd);
    if (found !== undefined) return found;
    lineStart = lineEnd + 1;
  }
  return undefined;
}

/** As the expression would find it: the longest term of the line, its definition up to the end of its own line. */
function inLine(text: string, lineStart: number, lineEnd: number): string | undefined {
  let start = lineStart;
  while (start < lineEnd && isSpace(text, start)) start++;
  for (let at = text.lastIndexOf(mark, lineEnd); at >= start + 2; at = text.lastIndexOf(mark, at - 1)) {
    if (at + mark.length > lineEnd) continue;
    let definition = at + mark.length;
    while (definition < text.length && isSpace(text, definition)) definition++;
    if (definition === at + mark.length) continue;
    const newline = text.indexOf('\n', definition);
    const end = newline === -1 ? text.length : newline;
    if (end - definition < 2) continue;
    const list = `<dl><dt>${text.slice(start, at)}</dt><dd>${text.slice(definition, end)}</dd></dl>`;
    return text.slice(0, Math.max(0, start - 1)) + list + text.slice(end);
  }
  return undefined;
}

function isSpace(text: string, at: number): boolean {
  return /\s/.test(text.charAt(at));
}

interface ParagraphRenderer {
  paragraph?: (
    this: { parser: { parseInline(tokens: unknown): string }; options: { descriptionLists?: boolean } },
    token: { tokens: unknown },
  ) => string;
}

/** The renderer's object is handed out before each text. */
export function readTermsAtLineBreaks(hexo: Hexo): void {
  hexo.extend.filter.register('marked:renderer', ((renderer: ParagraphRenderer) => {
    renderer.paragraph = paragraph;
  }) as never);
}

const paragraph: NonNullable<ParagraphRenderer['paragraph']> = function ({ tokens }) {
  const text = this.parser.parseInline(tokens);
  const { descriptionLists = true } = this.options;
  const list = descriptionLists && text.includes(mark) ? termAtLineBreak(text) : undefined;
  return list ?? `<p>${text}</p>\n`;
};
