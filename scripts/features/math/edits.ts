// LaTeX with changes of ours, and the way back from a place in it to the place in what the author wrote.

interface Edit {
  /** In the author's LaTeX. */
  readonly start: number;
  readonly end: number;
  readonly insertion: string;
}

export interface EditedLatex {
  readonly text: string;
  /** The offset in the author's LaTeX of an offset in `text`. */
  readonly origin: (offset: number) => number;
}

export class LatexEdits {
  readonly #latex: string;
  readonly #edits: Edit[] = [];

  constructor(latex: string) {
    this.#latex = latex;
  }

  replace(start: number, end: number, insertion: string): void {
    this.#edits.push({ start, end, insertion });
  }

  /** @returns undefined if nothing was changed */
  apply(): EditedLatex {
    if (this.#edits.length === 0) return { text: this.#latex, origin: (offset) => offset };
    const edits = this.#edits.sort((a, b) => a.start - b.start || a.end - b.end);
    const parts: string[] = [];
    /** Pieces of the author's text in the result. */
    const kept: { at: number; from: number; length: number }[] = [];
    let done = 0;
    let length = 0;
    const keep = (until: number): void => {
      kept.push({ at: length, from: done, length: until - done });
      parts.push(this.#latex.slice(done, until));
      length += until - done;
    };
    for (const { start, end, insertion } of edits) {
      if (start < done) continue; // inside of what is already replaced
      keep(start);
      parts.push(insertion);
      length += insertion.length;
      done = end;
    }
    keep(this.#latex.length);
    return {
      text: parts.join(''),
      origin(offset) {
        let origin = 0;
        for (const piece of kept) {
          if (piece.at > offset) break;
          origin = piece.from + Math.min(offset - piece.at, piece.length);
        }
        return origin;
      },
    };
  }
}
