// What other features may use of Markdown: ways to bring containers and delimiters of their own.

export { withContainer, type ContainerDefinition, type ContainerStart } from './parser/containers.ts';
