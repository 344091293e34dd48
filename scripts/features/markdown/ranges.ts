// `需要3~5个，6~8个` is two ranges and nothing is struck through: a single tilde directly between two digits is text.

import type { MarkedExtension } from 'marked';

/** True for a single tilde between two digits, full-width ones included. */
export function isRangeTilde(text: string, start: number, length: number): boolean {
  return length === 1 && isDigit(text.charCodeAt(start - 1)) && isDigit(text.charCodeAt(start + 1));
}

function isDigit(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 0xff10 && code <= 0xff19);
}

const deletion = /^(~~?)(?=[^\s~])((?:\\.|[^\\])*?(?:\\.|[^\s~\\]))\1(?=[^~]|$)/;

/** What stands before the text that is looked at now, per tokenizer: marked hands it to `emStrong` alone. */
const previousCharacter = new WeakMap<object, string>();

/** For marked's own lexer. */
export const rangesAreNotDeleted: MarkedExtension = {
  tokenizer: {
    emStrong(_source, _maskedSource, previous) {
      previousCharacter.set(this, previous ?? '');
      return false;
    },
    del(source) {
      const match = deletion.exec(source);
      if (match?.[1] !== '~') return false;
      const previous = previousCharacter.get(this) ?? '';
      const opens = /\d/.test(previous) && /^~\d/.test(source);
      const closes = /\d~$/.test(match[0]) && /^\d/.test(source.slice(match[0].length));
      return opens || closes ? undefined : false;
    },
  },
};
