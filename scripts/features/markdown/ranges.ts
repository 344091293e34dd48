// `需要3~5个，6~8个` is two ranges and nothing is struck through: a single tilde directly between two digits is text.

import type { MarkedExtension } from 'marked';

const deletion = /^(~~?)(?=[^\s~])((?:\\.|[^\\])*?(?:\\.|[^\s~\\]))\1(?=[^~]|$)/;

/** What stands before the text that is looked at now, per tokenizer: marked hands it to `emStrong` alone. */
const previousCharacter = new WeakMap<object, string>();

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
