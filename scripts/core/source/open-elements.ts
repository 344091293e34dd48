// Which elements of an HTML block are open: when none is left, the block is over for those who write it, though for
// CommonMark (0.31, section 4.6) it goes on to the next blank line. Scanner and parser ask the same object.

/** Elements that have no end tag. */
export const voidNames: ReadonlySet<string> = new Set(
  'area base basefont br col embed frame hr img input link meta param source track wbr'.split(' '),
);
/** What stands in them is no Markdown and has no tags. */
const rawTexts: ReadonlySet<string> = new Set(['style', 'script', 'textarea']);
const mark = /<(?:!--|(\/?)([A-Za-z][A-Za-z0-9-]*))/g;
/** The rest of a tag: quotes hide a `>`. */
const restOfTag = /(?:[^<>"']|"[^"]*"|'[^']*')*>/y;

export class OpenElements {
  readonly #open = new Map<string, number>();
  #count = 0;
  /** A tag or comment that a line has begun and not ended. */
  #isBroken = false;
  #raw: string | undefined;

  /** The style sheet, script or text field that is open. */
  get raw(): string | undefined {
    return this.#raw;
  }

  /** All that was opened is closed. */
  get isWhole(): boolean {
    return this.#count === 0 && !this.#isBroken;
  }

  addLine(line: string): void {
    mark.lastIndex = this.#endOfRaw(line, 0);
    for (let found = mark.exec(line); found; found = mark.exec(line)) {
      const [, slash, name] = found;
      if (name === undefined) {
        const end = line.indexOf('-->', found.index + 2);
        if (end === -1) return this.#break();
        mark.lastIndex = end + 3;
        continue;
      }
      restOfTag.lastIndex = mark.lastIndex;
      const rest = restOfTag.exec(line)?.[0];
      if (rest === undefined) return this.#break();
      mark.lastIndex = restOfTag.lastIndex;
      if (slash === '/') this.#close(name.toLowerCase());
      else if (!rest.endsWith('/>') && !voidNames.has(name.toLowerCase())) {
        this.#add(name.toLowerCase(), 1);
        if (rawTexts.has(name.toLowerCase())) {
          this.#raw = name.toLowerCase();
          mark.lastIndex = this.#endOfRaw(line, mark.lastIndex);
        }
      }
    }
  }

  /** Where tags count again. */
  #endOfRaw(line: string, from: number): number {
    if (this.#raw === undefined) return from;
    const end = line.toLowerCase().indexOf(`</${this.#raw}`, from);
    if (end === -1) return line.length;
    this.#raw = undefined;
    return end;
  }

  /** What is open now can't be known; such a block ends as CommonMark says. */
  #break(): void {
    this.#isBroken = true;
  }

  #close(name: string): void {
    if ((this.#open.get(name) ?? 0) > 0) this.#add(name, -1);
  }

  #add(name: string, change: 1 | -1): void {
    this.#open.set(name, (this.#open.get(name) ?? 0) + change);
    this.#count += change;
  }
}
