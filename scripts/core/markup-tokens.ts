// Foreign markup as a flat row of tags and texts, read by parse5's tokenizer: linear whatever the nesting, no tree, no
// entities but HTML's own, nothing run. For pages of strangers and for XML answers of services.

import { Tokenizer, TokenizerMode, type Token, type TokenHandler } from 'parse5';

export type MarkupToken =
  | { readonly type: 'open'; readonly name: string; readonly attributes: ReadonlyMap<string, string> }
  | { readonly type: 'close'; readonly name: string }
  | { readonly type: 'text'; readonly text: string };

/** Elements whose content isn't markup, as the HTML standard switches the tokenizer for them. */
const contentModes: ReadonlyMap<string, Tokenizer['state']> = new Map([
  ['title', TokenizerMode.RCDATA],
  ['textarea', TokenizerMode.RCDATA],
  ['style', TokenizerMode.RAWTEXT],
  ['xmp', TokenizerMode.RAWTEXT],
  ['iframe', TokenizerMode.RAWTEXT],
  ['noembed', TokenizerMode.RAWTEXT],
  ['noframes', TokenizerMode.RAWTEXT],
  ['script', TokenizerMode.SCRIPT_DATA],
]);

/**
 * Tag names come in lower case. `visit` may return `false` to stop listening.
 * @param language `xml`: CDATA is text and no element is special
 */
export function visitMarkup(
  source: string,
  language: 'html' | 'xml',
  visit: (token: MarkupToken) => boolean | undefined | void,
): void {
  let isListening = true;
  const tell = (token: MarkupToken): void => {
    if (isListening && visit(token) === false) isListening = false;
  };
  const text = ({ chars }: Token.CharacterToken): void => tell({ type: 'text', text: chars });
  const ignore = (): void => undefined;
  const handler: TokenHandler = {
    onStartTag({ tagName, attrs, selfClosing }) {
      tell({ type: 'open', name: tagName, attributes: new Map(attrs.map(({ name, value }) => [name, value])) });
      const mode = language === 'html' ? contentModes.get(tagName) : undefined;
      if (mode !== undefined) tokenizer.state = mode;
      if (language === 'xml' && selfClosing) tell({ type: 'close', name: tagName });
    },
    onEndTag({ tagName }) {
      tell({ type: 'close', name: tagName });
    },
    onCharacter: text,
    onWhitespaceCharacter: text,
    onNullCharacter: ignore,
    onComment: ignore,
    onDoctype: ignore,
    onEof: ignore,
    onParseError: ignore,
  };
  const tokenizer = new Tokenizer({ sourceCodeLocationInfo: false }, handler);
  if (language === 'xml') tokenizer.inForeignNode = true;
  tokenizer.write(source, true);
}
