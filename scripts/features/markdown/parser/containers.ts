// Containers that extensions bring: alerts, footnotes, `:::` blocks, definitions. An extension says what begins one and
// how lines go on belonging to it; what stands in it is read like everything else, in the same walk over the lines.

import type { Block, ExtensionBlock } from './block-tree.ts';

/** How the lines after the first belong to a container. */
export type Continuation =
  /** Each has the mark of a quote. */
  | { readonly by: 'quote' }
  /** Each is indented by so many columns, or blank. `flexible`: the first of them may say four columns instead. */
  | { readonly by: 'indent'; columns: number; flexible?: boolean }
  /** All of them, up to a line of at least so many of these characters. */
  | { readonly by: 'fence'; readonly character: string; readonly length: number };

export interface ContainerStart {
  /** How many characters of the line make the container's mark; what stands behind them is its content. */
  readonly length: number;
  readonly continuation: Continuation;
  /** Of the token, besides `type`, `raw` and `tokens`. */
  readonly properties: Readonly<Record<string, unknown>>;
  /** Properties of the token that are tokens, and the texts that they are made of. */
  readonly inline?: Readonly<Record<string, string | readonly string[]>>;
  /** The paragraph before belongs to it: it is taken out of the text. */
  readonly takesParagraph?: boolean;
}

/** What stands before and after the line that may begin a container. */
export interface Surroundings {
  /** Lines of the paragraph directly before, or before one blank line. */
  readonly paragraph: readonly string[] | undefined;
  readonly paragraphIsOpen: boolean;
  /** Type of the container of an extension that stands directly before. */
  readonly previous: string | undefined;
  /** Columns from the text of what it stands in to its own. */
  readonly indent: number;
  /** Is there a line further down that consists of at least three of these characters? */
  readonly hasClosingLine: (character: string) => boolean;
}

export interface ContainerDefinition {
  /** Type of the token. */
  readonly type: string;
  /** The characters that its first line may begin with: all others cost nothing. */
  readonly first: string;
  /** Containers of this kind that follow each other are children of one token of this type. */
  readonly group?: string;
  /** `line` begins with its text and ends before its line break. */
  begin(line: string, around: Surroundings): ContainerStart | undefined;
}

/** Declares a container as an extension of marked: a property of its tokenizer, which itself reads nothing. */
export function withContainer(definition: ContainerDefinition): (() => undefined) & { container: ContainerDefinition } {
  return Object.assign(() => undefined, { container: definition });
}

/** The container of extensions, open or closed, that stands directly before what follows in `children`. */
export function extensionBefore(children: readonly Block[]): ExtensionBlock | undefined {
  const last = children.at(-1);
  return last?.kind === 'extension' ? last : undefined;
}

/** Offset of the last line that consists of at least three `character`s; -1 if there is none. */
export function lastClosingLine(source: string, character: string): number {
  const mark = character.repeat(3);
  for (let at = source.lastIndexOf(mark); at !== -1;) {
    const start = source.lastIndexOf('\n', at) + 1;
    const end = source.indexOf('\n', at);
    const line = source.slice(start, end === -1 ? undefined : end);
    if (isClosingLine(line, character)) return start;
    at = start === 0 ? -1 : source.lastIndexOf(mark, start - 1);
  }
  return -1;
}

/** Marks of quotes may stand before it. */
function isClosingLine(line: string, character: string): boolean {
  let start = 0;
  while (' \t>'.includes(line.charAt(start)) && start < line.length) start += 1;
  const text = line.slice(start).trimEnd();
  return text.length >= 3 && text === character.repeat(text.length);
}
