// Where in a text the containers of extensions begin, and which line closes one that is open up to its closing line.

import type { Container, ExtensionBlock, Leaf, ParagraphBlock } from './block-tree.ts';
import { extensionBefore, lastClosingLine, type ContainerDefinition, type ContainerStart } from './containers.ts';
import type { OpenBlocks } from './open-blocks.ts';

export class ContainerStarts {
  readonly #open: OpenBlocks;
  /** Definitions by the code of the first character of their line. */
  readonly #definitions = new Map<number, ContainerDefinition[]>();
  readonly #lastClosing = new Map<string, number>();
  /** Whether a container that ends with a closing line was begun at all. */
  #fenced = false;

  constructor(open: OpenBlocks, definitions: readonly ContainerDefinition[]) {
    this.#open = open;
    for (const definition of definitions) {
      for (const character of definition.first) {
        const code = character.charCodeAt(0);
        this.#definitions.set(code, [...(this.#definitions.get(code) ?? []), definition]);
      }
    }
  }

  /** The container that begins in `home` at the cursor; `paragraph`: the line would continue it directly. */
  begins(home: Container, paragraph: ParagraphBlock | undefined): [ContainerDefinition, ContainerStart] | undefined {
    const { cursor } = this.#open;
    const definitions = this.#definitions.get(cursor.first);
    if (!definitions) return undefined;
    const line = cursor.text();
    for (const definition of definitions) {
      const begun = definition.begin(line, {
        paragraph: this.#open.paragraphBefore(home)?.lines,
        paragraphIsOpen: paragraph !== undefined,
        previous: extensionBefore(home.children)?.type,
        indent: cursor.indent,
        hasClosingLine: (character) => this.#closingLine(character) > cursor.start,
      });
      if (!begun) continue;
      this.#fenced ||= begun.continuation.by === 'fence';
      return [definition, begun];
    }
    return undefined;
  }

  /** Closes the container whose closing line stands at the cursor; false if this is no such line. */
  closes(matched: Container, leaf: Leaf | undefined, allMatched: boolean): boolean {
    const { cursor } = this.#open;
    if (!this.#fenced || cursor.blank) return false;
    if (cursor.indent > 3 && allMatched && leaf?.kind === 'indented') return false;
    const character = String.fromCharCode(cursor.first);
    const text = cursor.text().trimEnd();
    if (text.length < 3 || text !== character.repeat(text.length)) return false;
    // One that isn't indented as its container still closes it: readers would see the colons otherwise.
    const owner =
      ownerOf(character, text.length, matched) ??
      (allMatched ? undefined : ownerOf(character, text.length, this.#open.tip));
    if (!owner) return false;
    this.#open.closeTo(owner);
    owner.closed = true;
    this.#open.closeTo(owner.parent ?? owner);
    owner.endLine = cursor.line;
    owner.end = cursor.end;
    return true;
  }

  #closingLine(character: string): number {
    let offset = this.#lastClosing.get(character);
    if (offset === undefined) {
      offset = lastClosingLine(this.#open.cursor.source, character);
      this.#lastClosing.set(character, offset);
    }
    return offset;
  }
}

/** The innermost container of just this length around `inner`, or else the innermost that is no longer. */
function ownerOf(character: string, length: number, inner: Container): ExtensionBlock | undefined {
  let shorter: ExtensionBlock | undefined;
  for (let container: Container | undefined = inner; container; container = container.parent) {
    if (container.kind === 'list' || container.kind === 'item' || container.kind === 'document') continue;
    // What stands in a quote or a note of its own ends nothing outside.
    if (container.kind === 'quote' || container.continuation.by !== 'fence') break;
    if (container.continuation.character !== character) continue;
    if (container.continuation.length === length) return container;
    if (container.continuation.length < length) shorter ??= container;
  }
  return shorter;
}
