// What other features may use of Markdown: ways to bring containers and delimiters of their own, and what of them readers
// see as it is written.

import type Hexo from 'hexo';

export { literalTexts } from './literal-texts.ts';
export { withDelimiter } from './parser/extensions.ts';
export { withContainer, type ContainerDefinition, type ContainerStart } from './parser/containers.ts';

/** Does this lexer of marked's read containers? Its own, unreplaced, doesn't (`paperlog.markdown.parser: marked`). */
export function readsContainers(lexer: object): boolean {
  return Object.hasOwn(lexer, 'blockTokens');
}

/** Whether the blog's Markdown is read by our lexer; marked's own has no containers and no kinds of emphasis of ours. */
export function hasOwnLexer(hexo: Hexo): boolean {
  const { paperlog } = hexo.config as { paperlog?: { markdown?: { parser?: unknown } | null } | null };
  return paperlog?.markdown?.parser !== 'marked';
}
