// In marked, a list item isn't ended by a line that begins with a closing block tag: its rule for HTML looks for
// opening tags only, so that the last item of a list swallows the `</div>` of the author's columns. Here such a line
// ends the list, unless what it closes was opened inside the list.
// Names: CommonMark 0.31 §4.6, HTML blocks of type 6, https://spec.commonmark.org/0.31.2/#html-blocks

import type { MarkedExtension, Tokens } from 'marked';

const blockNames =
  'address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|' +
  'fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|' +
  'menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|' +
  'track|ul|pre|script|style|textarea';

const closingLine = new RegExp(`^[ \\t]*</(?:${blockNames})\\s*>`, 'i');
const tags = new RegExp(`<(/?)(${blockNames})(?=[\\s/>])[^<>]*>`, 'gi');
const voidNames = new Set(['base', 'col', 'hr', 'link', 'param', 'track', 'frame', 'basefont']);
const fence = /^[ \t>]*(?:[-*+]|\d{1,9}[.)])?[ \t]*(`{3,}|~{3,})/;
const codeSpans = /(`+)[^`\n]*\1/g;
const bullet = /^ {0,3}([-*+]|\d{1,9}[.)])(?:[ \t]|$)/;

/**
 * Offset of the line that closes something opened before `source` begins, within the list that `source` begins with;
 * -1 if there is none. Linear in the length of the list.
 */
export function foreignClosingLine(source: string): number {
  if (!source.includes('</')) return -1;
  const first = bulletKind(source);
  const open = new Map<string, number>();
  let fenceMark = '';
  let blankBefore = false;
  for (let start = 0; start < source.length;) {
    const newline = source.indexOf('\n', start);
    const end = newline === -1 ? source.length : newline;
    const line = source.slice(start, end);
    if (fenceMark) {
      if (line.trimStart().startsWith(fenceMark) && line.trim().replaceAll(fenceMark.charAt(0), '') === '')
        fenceMark = '';
    } else {
      // The list is over for certain: nothing behind it belongs to it.
      if (start > 0 && /^\S/.test(line)) {
        const kind = bulletKind(line);
        if (kind === undefined ? blankBefore && !closingLine.test(line) : kind !== first) return -1;
      }
      const opened = fence.exec(line);
      if (opened) fenceMark = opened[1] ?? '';
      else if (closesForeignTag(line, open) && closingLine.test(line)) return start;
    }
    blankBefore = line.trim() === '';
    start = end + 1;
  }
  return -1;
}

function bulletKind(line: string): string | undefined {
  const mark = bullet.exec(line)?.[1];
  return mark === undefined ? undefined : mark.slice(-1);
}

/** Counts the tags of a line; true if its first tag closes what wasn't opened in the list. */
function closesForeignTag(line: string, open: Map<string, number>): boolean {
  if (!line.includes('<')) return false;
  let foreign = false;
  let isFirst = true;
  for (const [, slash, written = ''] of line.replace(codeSpans, (span) => ' '.repeat(span.length)).matchAll(tags)) {
    const name = written.toLowerCase();
    const depth = open.get(name) ?? 0;
    if (slash === '') {
      if (!voidNames.has(name)) open.set(name, depth + 1);
    } else if (depth > 0) open.set(name, depth - 1);
    else if (isFirst) foreign = true;
    isFirst = false;
  }
  return foreign;
}

type BlockRule = (this: unknown, source: string) => Tokens.List | Tokens.Paragraph | undefined;

/** marked's own rule: overrides are properties of the tokenizer, its own rules stand on the prototype. */
function original(tokenizer: unknown, rule: 'list' | 'paragraph'): BlockRule {
  return (Object.getPrototypeOf(tokenizer) as Record<string, BlockRule>)[rule] as BlockRule;
}

export const endBlocksAtClosingTags: MarkedExtension = {
  tokenizer: {
    list(source) {
      const cut = foreignClosingLine(source);
      if (cut <= 0) return false;
      const before = source.slice(0, cut);
      const token = Reflect.apply(original(this, 'list'), this, [before]) as Tokens.List | undefined;
      if (!token) return false;
      if (token.raw.trimEnd() === before.trimEnd()) {
        // The line's indentation would make code of the tag.
        const indentation = /^[ \t]*/.exec(source.slice(cut))?.[0] ?? '';
        token.raw = before + indentation;
      }
      return token;
    },
    paragraph(source) {
      const cut = /\n {1,3}(?=<\/)/.exec(source);
      if (!cut || !closingLine.test(source.slice(cut.index + 1, cut.index + 60))) return false;
      const token = Reflect.apply(original(this, 'paragraph'), this, [source.slice(0, cut.index + 1)]) as
        Tokens.Paragraph | undefined;
      return token?.raw.length === cut.index + 1 || token?.raw.length === cut.index ? token : false;
    },
  },
};
