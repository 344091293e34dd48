// Forward searches that stay linear: asking again for what was already looked for costs nothing, found or not.

interface Memory {
  from: number;
  at: number;
}

export class Finder {
  readonly text: string;
  #backticks: Map<number, number[]> | undefined;
  readonly #memory = new Map<string, Memory>();

  constructor(text: string) {
    this.text = text;
  }

  /** As `indexOf`. */
  indexOf(needle: string, from: number): number {
    return this.#remember(needle, from, (start) => this.text.indexOf(needle, start));
  }

  /** As `indexOf`, but what follows an odd number of backslashes doesn't count. */
  unescaped(needle: string, from: number): number {
    return this.#remember(`\\${needle}`, from, (start) => {
      let at = this.text.indexOf(needle, start);
      while (at !== -1 && isEscaped(this.text, at)) at = this.text.indexOf(needle, at + 1);
      return at;
    });
  }

  /** Offset of the match of `pattern` (flag `g`), known as `name`. */
  match(name: string, pattern: RegExp, from: number): number {
    return this.#remember(`/${name}`, from, (start) => {
      pattern.lastIndex = start;
      return pattern.exec(this.text)?.index ?? -1;
    });
  }

  /** Offset of the next run of exactly `length` backticks, or -1. All runs are indexed once. */
  backticks(length: number, from: number): number {
    this.#backticks ??= indexBackticks(this.text);
    const runs = this.#backticks.get(length) ?? [];
    let low = 0;
    let high = runs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((runs[middle] ?? 0) < from) low = middle + 1;
      else high = middle;
    }
    return runs[low] ?? -1;
  }

  /** Where the next blank line begins (only spaces and `>` in it), or the end of the text. */
  paragraphEnd(from: number): number {
    const at = this.match('blank', /\n(?=[ \t>\r]*(?:\n|$))/g, from);
    return at === -1 ? this.text.length : at;
  }

  #remember(key: string, from: number, search: (from: number) => number): number {
    const known = this.#memory.get(key);
    if (known && from >= known.from && (known.at === -1 || from <= known.at)) return known.at;
    const at = search(from);
    this.#memory.set(key, { from, at });
    return at;
  }
}

/** Does an odd number of backslashes stand before? */
export function isEscaped(text: string, at: number): boolean {
  let backslashes = 0;
  while (text.charCodeAt(at - 1 - backslashes) === 92) backslashes++;
  return backslashes % 2 === 1;
}

function indexBackticks(text: string): Map<number, number[]> {
  const runs = new Map<number, number[]>();
  for (let at = text.indexOf('`'); at !== -1;) {
    let end = at;
    while (text.charCodeAt(end) === 96) end++;
    const known = runs.get(end - at);
    if (known) known.push(at);
    else runs.set(end - at, [at]);
    at = text.indexOf('`', end);
  }
  return runs;
}
