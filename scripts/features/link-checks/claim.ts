// What the author calls a link, and how sure that is.

/**
 * `firm`: the words are the link's own, or stand right before it, or begin its list item or table row;
 * `loose`: they are the subject of the sentence, the heading, the list item around.
 */
export type ClaimStrength = 'firm' | 'loose';

export interface Claim {
  /** The words that may name the target, in their order. */
  readonly text: string;
  readonly strength: ClaimStrength;
  /** What is meant stands at the end (right before the link), not at the beginning. */
  readonly last?: boolean;
  /** Other words around that may mention the target: they can only clear the link. */
  readonly around?: string;
  /** The words are a heading's, or a term's: a subject may look like a title there. */
  readonly heading?: boolean;
  /** Where a title of the same work may stand: another cell of the row, the head of the item. Asked if the text says nothing. */
  readonly titles?: readonly string[];
  /** Whether the author calls links by their titles all around. Asked only where words look like a title, and no more. */
  readonly amongTitles?: () => boolean;
}
