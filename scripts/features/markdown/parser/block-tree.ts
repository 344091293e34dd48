// The tree of blocks that a text is read into, before it becomes marked's tokens.

import type { OpenElements } from '../../../core/source/open-elements.ts';
import type { Token } from 'marked';
import type { Continuation } from './containers.ts';

export type Container = DocumentBlock | QuoteBlock | ListBlock | ItemBlock | ExtensionBlock;
export type Leaf =
  | ParagraphBlock
  | HeadingBlock
  | FenceBlock
  | IndentedBlock
  | HtmlBlock
  | RuleBlock
  | TableBlock
  | DefinitionBlock
  | ReadyBlock;
export type Block = Container | Leaf;

interface Common {
  /** Lines of the text, beginning with 0; the last one that isn't blank. */
  readonly startLine: number;
  endLine: number;
  /** Offset in the text of its first character. */
  readonly start: number;
  end: number;
}

interface ContainerCommon extends Common {
  readonly parent: Container | undefined;
  /** How many quotes and list items it stands in, itself included. */
  readonly depth: number;
  readonly children: Block[];
  /** Block tags that are opened and not yet closed directly in it, by name: see closing-lines.ts. */
  openTags: Map<string, number> | undefined;
}

export interface DocumentBlock extends ContainerCommon {
  readonly kind: 'document';
}
export interface QuoteBlock extends ContainerCommon {
  readonly kind: 'quote';
}
export interface ListBlock extends ContainerCommon {
  readonly kind: 'list';
  readonly marker: ListMarker;
}
export interface ItemBlock extends ContainerCommon {
  readonly kind: 'item';
  /** Columns that a line must be indented by to belong to it. */
  readonly contentIndent: number;
}

/** A container that an extension has begun. */
export interface ExtensionBlock extends ContainerCommon {
  readonly kind: 'extension';
  readonly type: string;
  readonly group: string | undefined;
  readonly continuation: Continuation;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly inline: Readonly<Record<string, string | readonly string[]>>;
  /** Continued by a fence: its closing line was found. */
  closed: boolean;
}

export interface ListMarker {
  readonly ordered: boolean;
  /** `-`, `+`, `*`, `.` or `)`: items of one list share it. */
  readonly delimiter: string;
  readonly number: number;
}

export interface ParagraphBlock extends Common {
  readonly kind: 'paragraph';
  lines: string[];
}
export interface HeadingBlock extends Common {
  readonly kind: 'heading';
  readonly level: number;
  readonly text: string;
}
export interface FenceBlock extends Common {
  readonly kind: 'fence';
  readonly character: string;
  readonly length: number;
  readonly indent: number;
  readonly info: string;
  readonly lines: string[];
  /** It stands amidst HTML, which goes on below it. */
  readonly within: HtmlBlock | undefined;
  closed: boolean;
}
export interface IndentedBlock extends Common {
  readonly kind: 'indented';
  readonly lines: string[];
}
export interface HtmlBlock extends Common {
  readonly kind: 'html';
  /** Text whose line ends the block; `undefined`: a blank line does. */
  readonly ending: RegExp | undefined;
  readonly raw: boolean;
  readonly lines: string[];
  readonly elements: OpenElements;
  /** Where in the text the style sheet or script ends that was found open at a blank line; -1 if it never does. */
  rawEnd?: number;
}
export interface RuleBlock extends Common {
  readonly kind: 'rule';
}
export interface TableBlock extends Common {
  readonly kind: 'table';
  readonly header: string[];
  readonly align: readonly Alignment[];
  readonly rows: string[][];
}
export type Alignment = 'left' | 'center' | 'right' | null;
/** Link reference definitions: nothing is shown, but they count for the looseness of a list. */
export interface DefinitionBlock extends Common {
  readonly kind: 'definition';
}
/** What an extension or another plugin's tokenizer has read. */
export interface ReadyBlock extends Common {
  readonly kind: 'ready';
  readonly token: Token;
}
