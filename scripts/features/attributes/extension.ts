// Attributes and sizes as extensions of marked. Whether braces belong to something is known only beside what stands
// before them, in the post's tree: here they become marks, which the pass applies or turns back into text.

import type { MarkedExtension, Token } from 'marked';
import { escapeHtml } from '../../core/html.ts';
import { readAttributes, sizeAttributes } from './grammar.ts';

/** Holds the braces as they were written. */
export const attributesMark = 'data-paperlog-attributes';

/** `![alt](picture.png =300x)` and with a title, as in markdown-it-imsize. */
const sizedImage =
  /^!\[((?:\\[^\n]|[^[\]\\\n]){0,500})\]\(([^\s()<>]{1,2000}|<[^<>\n]{1,2000}>)((?:[ \t]+(?:"[^"\n]{0,500}"|'[^'\n]{0,500}'))?)[ \t]+=((?:\d{1,5}%?)?x(?:\d{1,5}%?)?)[ \t]*\)/;
const sizedImageStart = /!\[(?=[^\n]{0,3000}? =(?:\d{1,5}%?)?x)/;

const braces = 'paperlogAttributes';
const image = 'paperlogSizedImage';

function markHtml(written: string): string {
  return `<span ${attributesMark}="${escapeHtml(written)}"></span>`;
}

export function attributesExtension(isPost: () => boolean): MarkedExtension {
  return {
    extensions: [
      {
        name: braces,
        level: 'inline',
        start: (source) => indexOrNone(source.indexOf('{')),
        tokenizer(source) {
          const found = isPost() ? readAttributes(source) : undefined;
          if (!found) return undefined;
          const raw = source.slice(0, found.length);
          return { type: braces, raw, text: raw };
        },
        renderer: ({ raw }) => markHtml(raw),
      },
      {
        name: image,
        level: 'inline',
        childTokens: ['tokens'],
        start: (source) => (source.includes(' =') ? indexOrNone(source.search(sizedImageStart)) : undefined),
        tokenizer(source) {
          const match = sizedImage.exec(source);
          if (!match) return undefined;
          const [raw, alt = '', address = '', title = '', size = ''] = match;
          const tokens: Token[] = this.lexer.inlineTokens(`![${alt}](${address}${title})`);
          const [first] = tokens;
          if (tokens.length !== 1 || first?.type !== 'image') return undefined;
          first.raw = raw;
          return { type: image, raw, text: raw, size, tokens };
        },
        renderer(generic) {
          const { tokens = [], size } = generic as unknown as { tokens?: Token[]; size: string };
          const written = sizeAttributes(size);
          return this.parser.parseInline(tokens) + (written === '{}' ? '' : markHtml(written));
        },
      },
    ],
  };
}

function indexOrNone(index: number): number | undefined {
  return index === -1 ? undefined : index;
}
