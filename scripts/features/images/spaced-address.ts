// `![](截图 1 (2).png)`: for CommonMark (0.31, section 6.3) an address with a space is none, and readers see brackets and
// all. Editors write such names, and what ends like a picture's name can be nothing else.

import type { MarkedExtension, Token } from 'marked';

const picture =
  /^!\[((?:\\[^\n]|[^[\]\\\n]){0,500})\]\([ \t]*((?:[^\s()<>"']|\([^()<>"'\n]{0,100}\))(?:[^()<>"'\n]|\([^()<>"'\n]{0,100}\)){0,500}?\.(?:png|jpe?g|gif|webp|svg|avif|bmp|ico))((?:[ \t]+(?:"[^"\n]{0,500}"|'[^'\n]{0,500}'))?)[ \t]*\)/i;
const type = 'paperlogSpacedPicture';

export const spacedAddresses: MarkedExtension = {
  extensions: [
    {
      name: type,
      level: 'inline',
      childTokens: ['tokens'],
      start(source) {
        const index = source.indexOf('![');
        return index === -1 ? undefined : index;
      },
      tokenizer(source) {
        const match = picture.exec(source);
        if (!match) return undefined;
        const [raw, alt = '', address = '', title = ''] = match;
        if (!/[ \t]/.test(address)) return undefined;
        const tokens: Token[] = this.lexer.inlineTokens(`![${alt}](<${address}>${title})`);
        const [first] = tokens;
        if (tokens.length !== 1 || first?.type !== 'image') return undefined;
        first.raw = raw;
        return { type, raw, text: raw, tokens };
      },
      renderer(generic) {
        return this.parser.parseInline(generic.tokens ?? []);
      },
    },
  ],
};
