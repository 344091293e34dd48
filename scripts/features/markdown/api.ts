// What other features may use of Markdown: ways to bring containers and delimiters of their own.

export { withDelimiter } from './parser/extensions.ts';
export { withContainer, type ContainerDefinition, type ContainerStart } from './parser/containers.ts';

/** Does this lexer of marked's read containers? Its own, unreplaced, doesn't (`paperlog.markdown.parser: marked`). */
export function readsContainers(lexer: object): boolean {
  return Object.hasOwn(lexer, 'blockTokens');
}
