// Shortcodes as an extension of marked: in text only, where no letter or digit stands directly beside them.

import type { MarkedExtension, Token } from 'marked';

const shortcode = /^:([a-z0-9_+-]{1,40}):(?![\p{L}\p{N}:])/u;
const candidate = /:[a-z0-9_+-]{1,40}:/;
const type = 'paperlogEmoji';

/** @param emojiOf the emoji of a shortcode, as soon as the table is read */
export function emojiExtension(emojiOf: (name: string) => string | undefined): MarkedExtension {
  return {
    extensions: [
      {
        name: type,
        level: 'inline',
        start(source) {
          const index = source.search(candidate);
          return index === -1 ? undefined : index;
        },
        tokenizer(source, before) {
          const match = shortcode.exec(source);
          const text = match ? emojiOf(match[1] ?? '') : undefined;
          if (!match || text === undefined || /[a-zA-Z0-9:]$/.test(endOf(before))) return undefined;
          return { type, raw: match[0], text };
        },
        renderer: (token) => (token as unknown as { text: string }).text,
      },
    ],
  };
}

function endOf(tokens: readonly Token[]): string {
  return tokens.at(-1)?.raw ?? '';
}
