// Where a piece of text occurs next, asked again and again while a text is read from left to right: what was found, or
// wasn't, is remembered, so that all questions together look at each character once for each piece.

export class Occurrences {
  readonly #text: string;
  readonly #found = new Map<string, number>();

  constructor(text: string) {
    this.#text = text;
  }

  /** Offset of the next `piece` at or behind `from`, or -1. Questions must come with growing `from`. */
  next(piece: string, from: number): number {
    const known = this.#found.get(piece);
    if (known !== undefined && (known === -1 || known >= from)) return known;
    const index = this.#text.indexOf(piece, from);
    this.#found.set(piece, index);
    return index;
  }
}

/** Runs of backticks of a text, by length: which run closes a code span. */
export class BacktickRuns {
  readonly #byLength = new Map<number, { readonly starts: number[]; next: number }>();

  constructor(text: string, from = 0, to = text.length) {
    for (let index = text.indexOf('`', from); index !== -1 && index < to; index = text.indexOf('`', index)) {
      const start = index;
      while (index < to && text.charCodeAt(index) === 96) index += 1;
      const runs = this.#byLength.get(index - start);
      if (runs) runs.starts.push(start);
      else this.#byLength.set(index - start, { starts: [start], next: 0 });
    }
  }

  /** Start of the next run of exactly `length` at or behind `from`, or -1. Questions must come with growing `from`. */
  closing(length: number, from: number): number {
    const runs = this.#byLength.get(length);
    if (!runs) return -1;
    while (runs.next < runs.starts.length && (runs.starts[runs.next] ?? 0) < from) runs.next += 1;
    return runs.starts[runs.next] ?? -1;
  }
}
