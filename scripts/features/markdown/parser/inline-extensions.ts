// Inline extensions of marked, and tokenizers that another plugin has replaced: asked where their `start` says so, so
// that a text without them costs nothing.

import type { Token } from 'marked';

/** A tokenizer of an extension, bound to its lexer. */
export type ReadInline = (rest: string, tokens: Token[]) => Token | undefined;
export type FindStart = (rest: string) => number | undefined;

export interface InlineExtensions {
  readonly readers: readonly ReadInline[];
  readonly starts: readonly FindStart[];
  /** Readers that come without a `start` are asked at every character that may begin something. */
  readonly everywhere: boolean;
  /** Other plugins' replacements of marked's tokenizers, by the codes of the characters that their texts begin with. */
  readonly replaced: ReadonlyMap<number, readonly ReadInline[]>;
}

export class ExtensionCursor {
  readonly #text: string;
  readonly #extensions: InlineExtensions;
  readonly #next: number[];
  #nearest = -1;

  constructor(text: string, extensions: InlineExtensions) {
    this.#text = text;
    this.#extensions = extensions;
    this.#next = extensions.starts.map(() => -1);
  }

  /** Next offset at or behind `from` where an extension says that something of its own begins. */
  next(from: number): number {
    if (this.#nearest >= from) return this.#nearest;
    let nearest = Infinity;
    const { starts } = this.#extensions;
    let rest: string | undefined;
    for (let index = 0; index < starts.length; index++) {
      let offset = this.#next[index] ?? -1;
      if (offset < from) {
        const found = starts[index]?.((rest ??= this.#text.slice(from)));
        offset = found === undefined || found < 0 ? Infinity : from + found;
        this.#next[index] = offset;
      }
      if (offset < nearest) nearest = offset;
    }
    return (this.#nearest = nearest);
  }

  /** The token that begins at `offset`; `isStart`: `next` has named this place. */
  read(offset: number, isStart: boolean): Token | undefined {
    const { readers, everywhere, replaced } = this.#extensions;
    const own = isStart || everywhere ? readers : [];
    const others = replaced.get(this.#text.charCodeAt(offset)) ?? [];
    if (own.length + others.length === 0) return undefined;
    const rest = this.#text.slice(offset);
    const before: Token[] = offset > 0 ? [textToken(this.#text.slice(0, offset))] : [];
    for (const reader of [...own, ...others]) {
      const token = reader(rest, before);
      if (token && token.raw.length > 0) return token;
    }
    return undefined;
  }
}

export function textToken(text: string): Token {
  return { type: 'text', raw: text, text };
}
