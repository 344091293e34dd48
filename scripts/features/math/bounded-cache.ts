// Keeps what was made last, up to a number of characters.

import { ownText } from '../../core/own-text.ts';

export class BoundedCache<V> {
  readonly #entries = new Map<string, V>();
  readonly #maxCharacters: number;
  readonly #lengthOf: (value: V) => number;
  #characters = 0;

  constructor(maxCharacters: number, lengthOf: (value: V) => number) {
    this.#maxCharacters = maxCharacters;
    this.#lengthOf = lengthOf;
  }

  get(key: string): V | undefined {
    const value = this.#entries.get(key);
    if (value === undefined) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, value);
    return value;
  }

  set(part: string, value: V): void {
    const key = ownText(part);
    this.#entries.set(key, value);
    this.#characters += key.length + this.#lengthOf(value);
    for (const [oldest, old] of this.#entries) {
      if (this.#characters <= this.#maxCharacters || oldest === key) break;
      this.#entries.delete(oldest);
      this.#characters -= oldest.length + this.#lengthOf(old);
    }
  }
}
