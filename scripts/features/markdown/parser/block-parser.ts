// Reads a text into blocks, line by line, with CommonMark's algorithm: a line first continues what is open, then may
// begin something new, and what is left is text. Linear in the length of the text; the depth of nesting is limited.
// https://spec.commonmark.org/0.31.2/#appendix-a-parsing-strategy

import { OpenElements } from '../../../core/source/open-elements.ts';
import { isPlaceholder } from '../../../core/source/placeholders.ts';
import {
  atxHeading,
  closesFence,
  fenceStart,
  isRule,
  listMarker,
  setextLevel,
  type ListStart,
} from './block-starts.ts';
import type { Block, Container, HtmlBlock, Leaf, ParagraphBlock, TableBlock } from './block-tree.ts';
import type { ContainerDefinition } from './containers.ts';
import { ContainerStarts } from './container-starts.ts';
import { OpenBlocks } from './open-blocks.ts';
import { htmlBlockStart } from './html-syntax.ts';
import { LineCursor } from './line-cursor.ts';
import { closingName, countTags, ownerOf } from './open-tags.ts';
import { StrippedLines, type BlockExtensions } from './stripped-lines.ts';
import { delimiterRow, splitRow, type SkipPiece } from './tables.ts';

export interface BlockOptions {
  readonly gfm: boolean;
  /** Quotes and list items inside each other; what goes deeper is text. */
  readonly maxDepth: number;
  /** Empty cells that are added to rows of a table that lack some; a row that needs more ends the table. */
  readonly maxAddedCells: number;
  readonly extensions: BlockExtensions | undefined;
  readonly containers: readonly ContainerDefinition[];
  readonly skipPiece: SkipPiece | undefined;
  define: (label: string, href: string, title: string | null) => void;
  /** A limit was met at this offset of the text. */
  limit: (name: 'nesting' | 'table' | 'cells' | 'delimiters' | 'rows', offset: number) => void;
}

/** The blocks of a text; the document is the first of `containers`. */
export function parseBlocks(source: string, options: BlockOptions): Block[] {
  const parser = new BlockParser(source, options);
  return parser.parse();
}

/** Within quotes too. */
const closingFence = /^[ \t>]*([`~])\1\1+[ \t\r]*$/gm;

/** kramdown's attributes of the block above are no row of it. */
const blockAttributes = /^\{:[^{}|\n]*\}[ \t]*$/;

class BlockParser {
  readonly #options: BlockOptions;
  readonly #cursor: LineCursor;
  readonly #open: OpenBlocks;
  readonly #stripped: StrippedLines | undefined;
  readonly #containers: ContainerStarts | undefined;
  #addedCells = 0;
  /** By the character of their marks, where the last line begins that may close a fence. */
  #lastClosings: Map<string, number> | undefined;
  /** The HTML around the fence that has just ended. */
  #htmlAround: HtmlBlock | undefined;

  constructor(source: string, options: BlockOptions) {
    this.#options = options;
    this.#cursor = new LineCursor(source);
    this.#open = new OpenBlocks(this.#cursor, options.define);
    if (options.extensions) this.#stripped = new StrippedLines(source, this.#open, options.extensions);
    if (options.containers.length > 0) this.#containers = new ContainerStarts(this.#open, options.containers);
  }

  parse(): Block[] {
    const document = this.#open.tip;
    while (this.#cursor.nextLine()) this.#line();
    this.#open.closeTo(document);
    this.#open.closeLeaf();
    return document.children;
  }

  #line(): void {
    const open = this.#open;
    const cursor = this.#cursor;
    const matched = open.match();
    const allMatched = matched === open.tip;
    const { leaf } = open;

    if (allMatched && leaf && this.#continuesRaw(leaf)) return;
    const htmlAround = leaf?.kind === 'html' ? leaf : this.#htmlAround;
    this.#htmlAround = undefined;
    if (this.#containers?.closes(matched, leaf, allMatched)) return;
    if (cursor.blank) {
      this.#blankLine(matched, leaf, allMatched);
      return;
    }
    const owner = this.#containerToClose(matched, leaf);
    if (owner) {
      this.#closeTag(owner);
      return;
    }
    if (allMatched && htmlAround && !this.#isBehind(htmlAround)) {
      if (!this.#beginFence(matched, htmlAround)) this.#extendHtml(leaf ? htmlAround : this.#resumeHtml(htmlAround));
      return;
    }
    if (allMatched && leaf?.kind === 'indented' && cursor.indent > 3) {
      cursor.skipColumns(4);
      leaf.lines.push(cursor.rest());
      open.extend(leaf);
      return;
    }
    this.#beginOrContinue(matched, leaf, allMatched);
  }

  #blankLine(matched: Container, leaf: Leaf | undefined, allMatched: boolean): void {
    const cursor = this.#cursor;
    if (allMatched && leaf?.kind === 'indented') {
      cursor.skipColumns(4);
      leaf.lines.push(cursor.rest());
    } else if (allMatched) this.#open.closeLeaf();
    else this.#open.closeTo(matched);
  }

  #beginOrContinue(matched: Container, leaf: Leaf | undefined, allMatched: boolean): void {
    let container = matched;
    // A line without the marks of the containers around a paragraph may continue it nevertheless ("lazily").
    let text = leaf?.kind === 'paragraph' ? leaf : undefined;
    let table = allMatched && leaf?.kind === 'table' ? leaf : undefined;
    let direct = allMatched;
    while (!this.#cursor.blank) {
      const begun = this.#begin(container, direct ? text : undefined, text);
      if (begun === 'done') return;
      if (begun === undefined) break;
      container = begun;
      text = undefined;
      table = undefined;
      direct = false;
    }
    if (this.#cursor.blank) return;
    if (text) this.#extendParagraph(text);
    else if (!table || !this.#addRow(table)) this.#addParagraph(container);
  }

  /** Lines of fences and of HTML that a certain text ends are taken as they are. */
  #continuesRaw(leaf: Leaf): boolean {
    const cursor = this.#cursor;
    if (leaf.kind === 'fence') {
      this.#open.extend(leaf);
      if (closesFence(cursor, leaf)) {
        leaf.closed = true;
        this.#htmlAround = leaf.within;
        this.#open.closeLeaf();
      } else {
        cursor.skipColumns(Math.min(leaf.indent, cursor.indent));
        leaf.lines.push(cursor.rest());
      }
      return true;
    }
    if (leaf.kind !== 'html' || !(leaf.ending ?? this.#isRawText(leaf))) return false;
    this.#extendHtml(leaf);
    return true;
  }

  /** The style sheet of a table that Jupyter exports has blank lines: they end it for CommonMark alone. */
  #isRawText(leaf: HtmlBlock): boolean {
    const { raw } = leaf.elements;
    if (raw === undefined) return false;
    const { source, textOffset } = this.#cursor;
    if (leaf.rawEnd === undefined || (leaf.rawEnd !== -1 && leaf.rawEnd < textOffset)) {
      const end = new RegExp(`</${raw}[\\s>]`, 'gi');
      end.lastIndex = textOffset;
      leaf.rawEnd = end.exec(source)?.index ?? -1;
    }
    return leaf.rawEnd !== -1;
  }

  /** Where the line's closing tag belongs, if CommonMark would put it somewhere else. */
  #containerToClose(matched: Container, leaf: Leaf | undefined): Container | undefined {
    const cursor = this.#cursor;
    const name = closingName(cursor.source, cursor.textOffset, cursor.end);
    if (name === undefined) return undefined;
    const isText = leaf?.kind === 'paragraph' || leaf?.kind === 'html';
    if (cursor.indent > 3 && !isText) return undefined;
    const owner = ownerOf(name, this.#open.tip);
    if (!owner) return undefined;
    if (!this.#open.isWithin(matched, owner)) return isText ? owner : undefined;
    if (owner !== home(matched)) return owner;
    return cursor.indent > 3 && leaf?.kind === 'paragraph' ? owner : undefined;
  }

  #closeTag(owner: Container): void {
    const { leaf, tip } = this.#open;
    if (leaf?.kind === 'html' && tip === owner) {
      this.#extendHtml(leaf);
      return;
    }
    this.#cursor.skipIndent();
    this.#addHtml(owner, undefined, false);
  }

  /**
   * Begins what the line begins with: a container, which is returned, or a leaf; `undefined` if it is plain text.
   * `paragraph`: the line would continue it directly. `text`: it would continue this, lazily perhaps.
   */
  #begin(
    container: Container,
    paragraph: ParagraphBlock | undefined,
    text: ParagraphBlock | undefined,
  ): Container | 'done' | undefined {
    const cursor = this.#cursor;
    const options = this.#options;
    if (this.#stripped && this.#beginExtension(container, text !== undefined)) return 'done';
    // Far indented ones too, as for Hexo: nobody means a code block with a fence in it, or code within a line.
    if (this.#beginFence(container, undefined)) return 'done';
    if (cursor.indent > 3) {
      if (text) return undefined;
      this.#open.closeTo(home(container));
      cursor.skipColumns(4);
      this.#open.addLeaf({ kind: 'indented', lines: [cursor.rest()], ...this.#open.here() });
      return 'done';
    }
    const code = cursor.first;
    const extension = this.#containers?.begins(home(container), paragraph);
    if (extension) {
      if (this.#tooDeep(home(container))) return undefined;
      this.#open.closeTo(home(container));
      return this.#open.pushExtension(...extension);
    }
    if (code === 62) return this.#beginQuote(container);
    if (code === 35) return this.#beginHeading(container);
    if (code === 60) {
      const html = htmlBlockStart(cursor.source, cursor.textOffset, cursor.end);
      if (!html || (text && !html.interruptsParagraph)) return undefined;
      this.#addHtml(home(container), html.ending, html.raw);
      return 'done';
    }
    if (paragraph && (code === 45 || code === 61)) {
      const level = setextLevel(cursor);
      // A formula with a rule below it: to its author the formula is a block, and no heading.
      const isBelowFormula = isPlaceholder(paragraph.lines.at(-1) ?? '') && isRule(cursor);
      if (level !== 0 && !isBelowFormula && this.#open.makeHeading(paragraph, level)) return 'done';
    }
    if (paragraph && options.gfm && (code === 45 || code === 58 || code === 124) && this.#beginTable(paragraph))
      return 'done';
    if ((code === 42 || code === 45 || code === 95) && isRule(cursor)) {
      this.#open.closeTo(home(container));
      this.#open.addLeaf({ kind: 'rule', ...this.#open.here() });
      this.#open.closeLeaf();
      return 'done';
    }
    const list = listMarker(cursor);
    if (!list) return undefined;
    // Only a list that begins with 1 and isn't empty may interrupt a paragraph.
    if (paragraph && (list.empty || list.marker.number !== 1)) return undefined;
    return this.#beginItem(container, list);
  }

  #beginQuote(container: Container): Container | undefined {
    const cursor = this.#cursor;
    if (this.#tooDeep(home(container))) return undefined;
    this.#open.closeTo(home(container));
    const parts = this.#open.containerParts(1);
    cursor.skipText(1);
    if (cursor.atSpace) cursor.skipColumns(1);
    return this.#open.push({ kind: 'quote', ...parts });
  }

  #beginItem(container: Container, { marker, length, empty }: ListStart): Container | undefined {
    const cursor = this.#cursor;
    const open = this.#open;
    const isNext =
      container.kind === 'list' &&
      container.marker.ordered === marker.ordered &&
      container.marker.delimiter === marker.delimiter;
    if (this.#tooDeep(home(container))) return undefined;
    open.closeTo(isNext ? container : home(container));
    if (!isNext) open.push({ kind: 'list', marker, ...open.containerParts(0) });

    const parts = open.containerParts(1);
    const { indent } = cursor;
    cursor.skipText(length);
    const width = empty || cursor.indent > 4 ? 1 : cursor.indent;
    cursor.skipColumns(width);
    return open.push({ kind: 'item', contentIndent: indent + length + width, ...parts });
  }

  #beginHeading(container: Container): 'done' | undefined {
    const heading = atxHeading(this.#cursor);
    if (!heading) return undefined;
    this.#open.closeTo(home(container));
    this.#open.addLeaf({ kind: 'heading', ...heading, ...this.#open.here() });
    this.#open.closeLeaf();
    return 'done';
  }

  #beginFence(container: Container, within: HtmlBlock | undefined): boolean {
    const fence = fenceStart(this.#cursor);
    if (!fence) return false;
    const { indent } = this.#cursor;
    // Far indented and never closed it is what CommonMark says: an indented code block.
    if (indent > 3 && !this.#mayClose(fence.character)) return false;
    this.#open.closeTo(home(container));
    this.#open.addLeaf({ kind: 'fence', ...fence, indent, lines: [], within, closed: false, ...this.#open.here() });
    return true;
  }

  /** Whether a line below may close a fence of `character`. */
  #mayClose(character: string): boolean {
    if (!this.#lastClosings) {
      this.#lastClosings = new Map();
      for (const { 1: mark = '', index } of this.#cursor.source.matchAll(closingFence))
        this.#lastClosings.set(mark, index);
    }
    return (this.#lastClosings.get(character) ?? -1) > this.#cursor.start;
  }

  #beginTable(paragraph: ParagraphBlock): boolean {
    const align = delimiterRow(this.#cursor.text());
    const headerLine = paragraph.lines.at(-1);
    if (!align || headerLine === undefined) return false;
    const header = splitRow(headerLine, this.#options.skipPiece);
    if (header.length !== align.length) {
      if (header.length > 1 && this.#cursor.text().includes('|')) this.#options.limit('delimiters', this.#lineBefore());
      return false;
    }
    this.#open.makeTable(paragraph, header, align);
    return true;
  }

  #addRow(table: TableBlock): boolean {
    if (blockAttributes.test(this.#cursor.text())) return false;
    const cells = splitRow(this.#cursor.text(), this.#options.skipPiece);
    const missing = table.header.length - cells.length;
    if (missing > 0) {
      this.#addedCells += missing;
      if (this.#addedCells > this.#options.maxAddedCells) {
        this.#options.limit('table', this.#cursor.textOffset);
        return false;
      }
      for (let index = 0; index < missing; index += 1) cells.push('');
    } else {
      if (cells.slice(table.header.length).some((cell) => cell !== ''))
        this.#options.limit('cells', this.#cursor.textOffset);
      cells.length = table.header.length;
    }
    table.rows.push(cells);
    this.#open.extend(table);
    return true;
  }

  #beginExtension(container: Container, inParagraph: boolean): boolean {
    const read = this.#stripped?.read(home(container), inParagraph);
    if (!read) return false;
    this.#open.closeTo(home(container));
    const here = this.#open.here();
    this.#open.addLeaf({ kind: 'ready', token: read.token, ...here });
    const { leaf } = this.#open;
    this.#cursor.goTo(read.lineStart, read.line);
    if (leaf) this.#open.extend(leaf);
    this.#open.closeLeaf();
    if (read.offset >= this.#cursor.end) return true;
    // The token ends within a line: what follows stands behind it.
    this.#cursor.skipTo(read.offset);
    if (!this.#cursor.blank) this.#beginOrContinue(home(container), undefined, true);
    return true;
  }

  #addHtml(container: Container, ending: RegExp | undefined, raw: boolean): void {
    this.#open.closeTo(container);
    const elements = new OpenElements();
    const leaf: HtmlBlock = { kind: 'html', ending, raw, lines: [], elements, ...this.#open.here() };
    this.#open.addLeaf(leaf);
    this.#extendHtml(leaf);
  }

  #extendHtml(leaf: HtmlBlock): void {
    const line = this.#cursor.rest();
    leaf.lines.push(line);
    this.#open.extend(leaf);
    if (leaf.ending) {
      if (leaf.ending.test(line)) this.#open.closeLeaf();
    } else {
      leaf.elements.addLine(line);
      countTags(line, this.#open.tip);
    }
  }

  #resumeHtml({ ending, raw, elements }: HtmlBlock): HtmlBlock {
    const leaf: HtmlBlock = { kind: 'html', ending, raw, lines: [], elements, ...this.#open.here() };
    this.#open.addLeaf(leaf);
    return leaf;
  }

  /** Text below `<br>`, `<a id="b"></a>`, `<div><img src="c.png"></div>` is Markdown to those who write it. */
  #isBehind({ elements }: HtmlBlock): boolean {
    const { first, indent, source, textOffset, end } = this.#cursor;
    return elements.isWhole && indent < 4 && (first !== 60 || !htmlBlockStart(source, textOffset, end));
  }

  #addParagraph(container: Container): void {
    this.#open.closeTo(home(container));
    const lines: string[] = [];
    const paragraph = { kind: 'paragraph', lines, ...this.#open.here() } as const;
    this.#open.addLeaf(paragraph);
    this.#extendParagraph(paragraph);
  }

  #extendParagraph(paragraph: ParagraphBlock): void {
    const line = this.#cursor.text();
    const [first] = paragraph.lines;
    if (paragraph.lines.length === 1 && first !== undefined && looksLikeRow(first) && looksLikeRow(line))
      this.#options.limit('rows', this.#lineBefore());
    paragraph.lines.push(line);
    this.#open.extend(paragraph);
    countTags(line, this.#open.tip);
  }

  /** Where the line above begins. */
  #lineBefore(): number {
    return this.#cursor.source.lastIndexOf('\n', this.#cursor.start - 2) + 1;
  }

  #tooDeep(container: Container): boolean {
    if (container.depth < this.#options.maxDepth) return false;
    this.#options.limit('nesting', this.#cursor.textOffset);
    return true;
  }
}

/** `| a | b |`; what is of dashes and pipes alone is looked at as the line below a head. */
function looksLikeRow(line: string): boolean {
  const text = line.trim();
  if (!text.startsWith('|') || !text.endsWith('|') || text.includes('||')) return false;
  const cells = splitRow(text);
  return cells.length > 1 && !/^[\s:-]*$/.test(cells[0] ?? '');
}

/** A list holds items only: anything else goes into what it stands in. */
function home(container: Container): Container {
  return container.kind === 'list' && container.parent ? container.parent : container;
}
