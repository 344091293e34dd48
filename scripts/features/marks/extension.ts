// Marks as kinds of emphasis: read by the delimiter runs of our lexer, so that what holds for `*` beside Chinese text
// and for nesting holds for them.

import type { MarkedExtension, Token } from 'marked';
import { withDelimiter } from '../markdown/api.ts';
import type { MarksConfig } from './config.ts';

const kinds = [
  { key: 'highlight', tag: 'mark', character: '=', length: 2, unspaced: false },
  { key: 'subscript', tag: 'sub', character: '~', length: 1, unspaced: true },
  { key: 'superscript', tag: 'sup', character: '^', length: 1, unspaced: true },
] as const;

export function marksExtension(config: MarksConfig): MarkedExtension {
  return {
    extensions: kinds
      .filter(({ key }) => config[key])
      .flatMap(({ key, tag, character, length, unspaced }) => {
        const type = `paperlog-${key}`;
        return [
          {
            name: type,
            level: 'inline' as const,
            // Delimiters are looked for where they are; nothing begins anywhere else.
            start: () => undefined,
            tokenizer: withDelimiter({ type, character, length, unspaced }),
            childTokens: ['tokens'],
          },
          {
            name: type,
            renderer(this: { parser: { parseInline(tokens: Token[]): string } }, token: { tokens?: Token[] }) {
              return `<${tag}>${this.parser.parseInline(token.tokens ?? [])}</${tag}>`;
            },
          },
        ];
      }) as never,
  };
}
