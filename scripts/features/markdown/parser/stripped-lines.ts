// Extensions of marked read a block from the text that follows: inside quotes and lists this text is made here, without
// the marks of what it stands in, once for each container.

import type { Token } from 'marked';
import type { Container } from './block-tree.ts';
import { LineCursor } from './line-cursor.ts';
import type { OpenBlocks } from './open-blocks.ts';

/** What extensions and other plugins read as blocks of their own. */
export interface BlockExtensions {
  /** A quick look at a line: might a block of theirs begin here? */
  mayBegin(line: string, inParagraph: boolean): boolean;
  /** The token that `rest` begins with. */
  read(rest: string): Token | undefined;
}

export interface ReadBlock {
  readonly token: Token;
  /** The line in which the token ends, and where in it. */
  readonly line: number;
  readonly lineStart: number;
  readonly offset: number;
}

interface StrippedLine {
  readonly line: number;
  readonly lineStart: number;
  /** Where the line begins in the stripped text, and the same place in the source. */
  readonly at: number;
  readonly offset: number;
}

interface Stripped {
  readonly container: Container;
  readonly text: string;
  readonly lines: readonly StrippedLine[];
}

export class StrippedLines {
  readonly #source: string;
  readonly #open: OpenBlocks;
  readonly #extensions: BlockExtensions;
  #last: Stripped | undefined;

  constructor(source: string, open: OpenBlocks, extensions: BlockExtensions) {
    this.#source = source;
    this.#open = open;
    this.#extensions = extensions;
  }

  /** The block that begins at the cursor in `container`, which isn't closed yet. */
  read(container: Container, inParagraph: boolean): ReadBlock | undefined {
    const { cursor } = this.#open;
    if (!this.#extensions.mayBegin(cursor.rest(), inParagraph)) return undefined;
    const stripped = this.#strippedFrom(cursor, container);
    const current = stripped.lines[cursor.line - (stripped.lines[0]?.line ?? 0)];
    if (!current) return undefined;
    const at = current.at + Math.max(0, cursor.offset - current.offset);
    const token = this.#extensions.read(stripped.text.slice(at));
    if (!token || token.raw === '') return undefined;
    return locate(stripped, current, token, at + token.raw.length);
  }

  #strippedFrom(cursor: LineCursor, container: Container): Stripped {
    const last = this.#last;
    const lastLine = last?.lines.at(-1)?.line ?? -1;
    if (last?.container === container && cursor.line <= lastLine) return last;
    const isDocument = container.kind === 'document';
    const text: string[] = [];
    const lines: StrippedLine[] = [];
    let at = 0;
    const add = (from: LineCursor): void => {
      const rest = from.rest();
      lines.push({ line: from.line, lineStart: from.start, at, offset: from.offset });
      text.push(rest);
      at += rest.length + 1;
    };
    add(cursor);
    const scout = new LineCursor(this.#source);
    let more = scout.goTo(cursor.end + 1, cursor.line + 1);
    while (more && (isDocument || this.#open.match(scout, container) === container)) {
      add(scout);
      more = scout.nextLine();
    }
    this.#last = { container, text: text.join('\n'), lines };
    return this.#last;
  }
}

function locate(stripped: Stripped, first: StrippedLine, token: Token, end: number): ReadBlock {
  const { lines } = stripped;
  const from = first.line - (lines[0]?.line ?? 0);
  let low = from;
  let high = lines.length - 1;
  // The line that holds the token's last character.
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle]?.at ?? 0) < end) low = middle;
    else high = middle - 1;
  }
  const last = lines[low] ?? first;
  return { token, line: last.line, lineStart: last.lineStart, offset: last.offset + (end - last.at) };
}
