// Finds references and notes in a post's tree and puts them in order: notes are numbered by their first reference.

import {
  attribute,
  detach,
  element,
  elements,
  parseHtml,
  type Element,
  type Node,
  type Root,
} from '../../core/html.ts';
import { definitionMark, labelMark, noteMark } from './marks.ts';

export interface Note {
  readonly label: string;
  readonly number: number;
  readonly content: readonly Node[];
  /** Where it is referred to, in order. */
  readonly references: Element[];
}

export interface Footnotes {
  /** By number. */
  readonly notes: readonly Note[];
  /** Their notes are missing. */
  readonly dangling: readonly Element[];
  /** Nobody refers to them. */
  readonly unused: readonly Element[];
  /** Nobody but they themselves: a line of the post that follows a note without a blank line belongs to it. */
  readonly onlyWithin: readonly Element[];
  /** Another note has their label. */
  readonly repeated: readonly Element[];
}

/** Takes the definitions out of the tree. */
export function collectFootnotes(tree: Root): Footnotes {
  const definitions = new Map<string, Element>();
  const repeated: Element[] = [];
  const all = [...elements(tree, 'div')].filter((node) => attribute(node, definitionMark) !== undefined);
  for (const node of all) {
    const key = keyOf(attribute(node, definitionMark) ?? '');
    if (definitions.has(key)) repeated.push(node);
    else definitions.set(key, node);
  }
  for (const node of all) detach(node);

  const notes: Note[] = [];
  const byKey = new Map<string, Note>();
  const dangling: Element[] = [];
  const add = (label: string, content: readonly Node[]): Note => {
    const note: Note = { label, number: notes.length + 1, content, references: [] };
    notes.push(note);
    return note;
  };
  const refer = (reference: Element): void => {
    const label = attribute(reference, labelMark) ?? '';
    const key = keyOf(label);
    const written = attribute(reference, noteMark);
    let note = label === '' ? undefined : byKey.get(key);
    if (!note) {
      const definition = label === '' ? undefined : definitions.get(key);
      if (!definition && written === undefined) {
        dangling.push(reference);
        return;
      }
      note = add(label, definition ? [...definition.childNodes] : inParagraph(written ?? ''));
      if (label !== '') byKey.set(key, note);
      if (definition && written !== undefined) repeated.push(reference);
    } else if (written !== undefined) repeated.push(reference);
    note.references.push(reference);
  };

  let done = 0;
  // Notes may refer to notes; those come behind.
  const followNotes = (): void => {
    for (; done < notes.length; done += 1) {
      for (const node of notes[done]?.content ?? []) for (const reference of referencesOf(node)) refer(reference);
    }
  };
  for (const reference of referencesIn(tree)) refer(reference);
  followNotes();
  const onlyWithin = [...definitions].filter(([key, node]) => !byKey.has(key) && refersTo(node, key));
  for (const [key, node] of onlyWithin) {
    if (byKey.has(key)) continue;
    byKey.set(key, add(attribute(node, definitionMark) ?? '', [...node.childNodes]));
    followNotes();
  }
  const unused = [...definitions].filter(([key]) => !byKey.has(key)).map(([, node]) => node);
  return { notes, dangling, unused, onlyWithin: onlyWithin.map(([, node]) => node), repeated };
}

function refersTo(definition: Element, key: string): boolean {
  return referencesOf(definition).some((reference) => keyOf(attribute(reference, labelMark) ?? '') === key);
}

/** Labels match like those of links: case doesn't count. */
function keyOf(label: string): string {
  return label.toLowerCase().toUpperCase().toLowerCase();
}

function inParagraph(html: string): Node[] {
  return [element('p', {}, [...parseHtml(html).childNodes])];
}

function referencesIn(tree: Root): Element[] {
  return [...elements(tree, 'sup')].filter((node) => attribute(node, labelMark) !== undefined);
}

function referencesOf(node: Node): Element[] {
  if (!('childNodes' in node)) return [];
  const own = node.nodeName === 'sup' && attribute(node as Element, labelMark) !== undefined ? [node as Element] : [];
  return [...own, ...referencesIn(node as unknown as Root)];
}
