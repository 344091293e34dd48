// The blocks that are open while a text is read: a stack of containers and the leaf at its top.

import type { Alignment, Container, ExtensionBlock, Leaf, ParagraphBlock } from './block-tree.ts';
import type { ContainerDefinition, ContainerStart, Continuation } from './containers.ts';
import { readDefinition } from './definitions.ts';
import type { LineCursor } from './line-cursor.ts';

type Define = (label: string, href: string, title: string | null) => void;

export class OpenBlocks {
  readonly cursor: LineCursor;
  readonly #define: Define;
  readonly #containers: Container[];
  /** The open leaf; it stands in `tip`. */
  leaf: Leaf | undefined;

  constructor(cursor: LineCursor, define: Define) {
    this.cursor = cursor;
    this.#define = define;
    const end = cursor.source.length;
    this.#containers = [
      {
        kind: 'document',
        parent: undefined,
        depth: 0,
        children: [],
        openTags: undefined,
        startLine: 0,
        endLine: 0,
        start: 0,
        end,
      },
    ];
  }

  /** The innermost open container. */
  get tip(): Container {
    return this.#containers[this.#containers.length - 1] as Container;
  }

  /** Goes through the open containers as long as the line belongs to them; the last of them. */
  match(cursor: LineCursor = this.cursor, last?: Container): Container {
    let matched = this.#containers[0] as Container;
    for (const container of this.#containers) {
      if (!continues(cursor, container)) break;
      matched = container;
      if (container === last) break;
    }
    if (cursor === this.cursor) this.#touch(matched);
    return matched;
  }

  /** Lines with the mark of a quote belong to it even if nothing stands behind the mark. */
  #touch(matched: Container): void {
    for (let container: Container | undefined = matched; container; container = container.parent)
      if (isQuote(container)) container.endLine = this.cursor.line;
  }

  isWithin(container: Container, ancestor: Container): boolean {
    let outer: Container | undefined = container;
    while (outer && outer !== ancestor) outer = outer.parent;
    return outer === ancestor;
  }

  here(): { startLine: number; endLine: number; start: number; end: number } {
    const { line, textOffset, end } = this.cursor;
    return { startLine: line, endLine: line, start: textOffset, end };
  }

  containerParts(deeper: 0 | 1): ReturnType<OpenBlocks['here']> & {
    parent: Container;
    depth: number;
    children: [];
    openTags: undefined;
  } {
    const parent = this.tip;
    const { line, textOffset: start, end } = this.cursor;
    const depth = parent.depth + deeper;
    return { startLine: line, endLine: line, start, end, parent, depth, children: [], openTags: undefined };
  }

  push(container: Container): Container {
    this.closeLeaf();
    this.tip.children.push(container);
    this.#containers.push(container);
    return container;
  }

  /** Begins a container of an extension at the cursor, in `tip`. */
  pushExtension({ type, group }: ContainerDefinition, begun: ContainerStart): ExtensionBlock {
    const paragraph = begun.takesParagraph === true ? this.#takeParagraph() : undefined;
    const parts = this.containerParts(1);
    const block: ExtensionBlock = {
      kind: 'extension',
      type,
      group,
      ...parts,
      ...(paragraph && { start: paragraph.start, startLine: paragraph.startLine }),
      continuation: { ...begun.continuation },
      properties: begun.properties,
      inline: begun.inline ?? {},
      closed: false,
    };
    this.cursor.skipText(begun.length);
    this.push(block);
    return block;
  }

  /** The paragraph that stands before, open or not; it has lines left when its definitions are taken off. */
  paragraphBefore(container: Container): ParagraphBlock | undefined {
    const last = container.children.at(-1);
    if (last?.kind !== 'paragraph' || last.lines.length === 0) return undefined;
    return this.cursor.line - last.endLine <= 2 ? last : undefined;
  }

  #takeParagraph(): ParagraphBlock | undefined {
    const paragraph = this.paragraphBefore(this.tip);
    if (paragraph) this.tip.children.pop();
    return paragraph;
  }

  addLeaf(leaf: Leaf): void {
    this.closeLeaf();
    this.tip.children.push(leaf);
    this.leaf = leaf;
  }

  /** The leaf goes on to the end of this line. */
  extend(leaf: Leaf): void {
    leaf.endLine = this.cursor.line;
    leaf.end = this.cursor.end;
  }

  /** Closes everything inside `container`, the open leaf too. */
  closeTo(container: Container): void {
    this.closeLeaf();
    while (this.tip !== container && this.#containers.length > 1) {
      const closed = this.#containers.pop();
      const last = closed?.children.at(-1);
      if (!closed || !last) continue;
      if (!isQuote(closed) || last.endLine > closed.endLine) closed.endLine = last.endLine;
      closed.end = Math.max(closed.kind === 'extension' ? closed.end : 0, last.end);
    }
  }

  closeLeaf(): void {
    const { leaf } = this;
    this.leaf = undefined;
    if (leaf?.kind === 'paragraph') this.#takeDefinitions(leaf);
  }

  /** A line of `=` or `-` makes a heading of the paragraph, unless that holds definitions only. */
  makeHeading(paragraph: ParagraphBlock, level: 1 | 2): boolean {
    this.closeLeaf();
    if (paragraph.lines.length === 0) {
      this.leaf = paragraph;
      return false;
    }
    this.tip.children.pop();
    const text = paragraph.lines.join('\n').trim();
    this.addLeaf({ ...paragraph, kind: 'heading', level, text });
    if (this.leaf) this.extend(this.leaf);
    this.leaf = undefined;
    return true;
  }

  /** The last line of the paragraph is the header of a table. */
  makeTable(paragraph: ParagraphBlock, header: string[], align: readonly Alignment[]): void {
    const headerLine = paragraph.lines.pop() ?? '';
    const start = paragraph.lines.length === 0 ? paragraph.start : paragraph.end - headerLine.length;
    this.closeLeaf();
    if (paragraph.lines.length === 0 && this.tip.children.at(-1) === paragraph) this.tip.children.pop();
    else {
      paragraph.endLine -= 1;
      paragraph.end = start;
    }
    const here = this.here();
    this.addLeaf({ kind: 'table', header, align, rows: [], ...here, start, startLine: here.startLine - 1 });
  }

  #takeDefinitions(paragraph: ParagraphBlock): void {
    const first = paragraph.lines[0];
    if (first?.charCodeAt(0) !== 91) return;
    const text = paragraph.lines.join('\n');
    let offset = 0;
    while (text.charCodeAt(offset) === 91) {
      const definition = readDefinition(text, offset);
      if (!definition) break;
      this.#define(definition.label, definition.href, definition.title);
      offset = definition.end;
    }
    if (offset > 0) paragraph.lines = offset < text.length ? text.slice(offset).split('\n') : [];
  }
}

function isQuote(container: Container): boolean {
  return container.kind === 'quote' || (container.kind === 'extension' && container.continuation.by === 'quote');
}

function continuesQuote(cursor: LineCursor): boolean {
  if (cursor.indent > 3 || cursor.first !== 62) return false;
  cursor.skipText(1);
  if (cursor.atSpace) cursor.skipColumns(1);
  return true;
}

function continuesExtension(cursor: LineCursor, continuation: Continuation): boolean {
  if (continuation.by === 'quote') return continuesQuote(cursor);
  if (continuation.by === 'fence') return true;
  if (cursor.blank) {
    cursor.skipIndent();
    return true;
  }
  if (cursor.indent < continuation.columns) return false;
  if (continuation.flexible) {
    continuation.flexible = false;
    if (cursor.indent >= 4) continuation.columns = 4;
  }
  cursor.skipColumns(continuation.columns);
  return true;
}

/** Does the line belong to an open container? Moves over the container's mark if so. */
function continues(cursor: LineCursor, container: Container): boolean {
  if (container.kind === 'quote') return continuesQuote(cursor);
  if (container.kind === 'extension') return continuesExtension(cursor, container.continuation);
  if (container.kind !== 'item') return true;
  if (cursor.blank) {
    if (container.children.length === 0) return false;
    cursor.skipIndent();
    return true;
  }
  if (cursor.indent < container.contentIndent) return false;
  cursor.skipColumns(container.contentIndent);
  return true;
}
