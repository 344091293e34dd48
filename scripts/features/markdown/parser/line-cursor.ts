// A cursor over the lines of a text that counts columns as CommonMark does: a tab ends at the next multiple of four.
// https://spec.commonmark.org/0.31.2/#tabs

const tab = 9;
const space = 32;

export class LineCursor {
  readonly source: string;
  /** Number of the line, beginning with 0; -1 before the first. */
  line = -1;
  /** Offsets of the line's first character and of its end, the line break left out. */
  start = 0;
  end = -1;
  offset = 0;
  column = 0;
  /** First character at or behind `offset` that is neither space nor tab, or the end of the line. */
  textOffset = 0;
  textColumn = 0;
  /** A tab at `offset` of which some columns are used already. */
  #insideTab = false;

  constructor(source: string) {
    this.source = source;
  }

  /** Goes to the next line; false behind the last. */
  nextLine(): boolean {
    if (this.end >= this.source.length) return false;
    return this.goTo(this.end + 1, this.line + 1);
  }

  /** Goes to the line that begins at `start`; false if there is none. */
  goTo(start: number, line: number): boolean {
    if (start >= this.source.length) {
      this.end = this.source.length;
      return false;
    }
    this.line = line;
    this.start = start;
    const end = this.source.indexOf('\n', start);
    this.end = end === -1 ? this.source.length : end;
    this.offset = start;
    this.column = 0;
    this.#insideTab = false;
    this.#findText();
    return true;
  }

  get indent(): number {
    return this.textColumn - this.column;
  }

  get blank(): boolean {
    return this.textOffset >= this.end;
  }

  /** Code of the first character of the line's text; NaN if there is none. */
  get first(): number {
    return this.textOffset < this.end ? this.source.charCodeAt(this.textOffset) : NaN;
  }

  /** Text from `offset` to the end of the line; columns of a half-used tab become spaces. */
  rest(): string {
    if (!this.#insideTab) return this.source.slice(this.offset, this.end);
    return ' '.repeat(4 - (this.column % 4)) + this.source.slice(this.offset + 1, this.end);
  }

  /** The line's text without what it is indented by. */
  text(): string {
    return this.source.slice(this.textOffset, this.end);
  }

  skipIndent(): void {
    this.offset = this.textOffset;
    this.column = this.textColumn;
    this.#insideTab = false;
  }

  /** Moves over `count` characters of the line's text (no tabs among them). */
  skipText(count: number): void {
    this.skipIndent();
    this.offset += count;
    this.column += count;
    this.#findText();
  }

  /** Moves to `offset` of this line, which begins with text. */
  skipTo(offset: number): void {
    this.skipText(offset - this.textOffset);
  }

  /** Moves over at most `count` columns of white space. */
  skipColumns(count: number): void {
    this.#skipColumns(count);
    this.#findText();
  }

  #skipColumns(count: number): void {
    const { source } = this;
    let left = count;
    while (left > 0 && this.offset < this.end) {
      const code = source.charCodeAt(this.offset);
      if (code === tab) {
        const width = 4 - (this.column % 4);
        this.#insideTab = width > left;
        const used = Math.min(width, left);
        this.column += used;
        left -= used;
        if (!this.#insideTab) this.offset += 1;
      } else if (code === space) {
        this.#insideTab = false;
        this.offset += 1;
        this.column += 1;
        left -= 1;
      } else break;
    }
  }

  /** True if a space or tab stands at `offset`. */
  get atSpace(): boolean {
    if (this.offset >= this.end) return false;
    const code = this.source.charCodeAt(this.offset);
    return code === space || code === tab;
  }

  #findText(): void {
    const { source, end } = this;
    let offset = this.offset;
    let column = this.column;
    for (; offset < end; offset += 1) {
      const code = source.charCodeAt(offset);
      if (code === space) column += 1;
      else if (code === tab) column += 4 - (column % 4);
      else break;
    }
    this.textOffset = offset;
    this.textColumn = column;
  }
}
