// Texts whose quotation marks were turned otherwise than hexo-renderer-marked does it: ids of headings go on being made
// of its marks, since links from elsewhere count on them.

/** On a token of text: its text as the renderer would have it. */
export const hexosText = Symbol('text with the marks of hexo-renderer-marked');

interface TextToken {
  readonly text?: unknown;
  readonly tokens?: readonly TextToken[] | undefined;
  readonly [hexosText]?: string;
}

/** @returns the tokens themselves where nothing in them was turned otherwise, else copies with the renderer's marks */
export function withHexosMarks<T>(tokens: T): T {
  if (!Array.isArray(tokens)) return tokens;
  const given = tokens as TextToken[];
  const changed = given.map((token) => {
    const text = token[hexosText];
    const children = withHexosMarks(token.tokens);
    if (text === undefined && children === token.tokens) return token;
    return { ...token, ...(text !== undefined && { text }), tokens: children };
  });
  return changed.every((token, index) => token === given[index]) ? tokens : (changed as T);
}
