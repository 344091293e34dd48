// How a place in the author's file travels with an element from Markdown to the passes: as an attribute
// that the engine removes again when it serialises the post.

import { attribute, type Element } from './html.ts';

/** `"<offset>"` or `"<offset>:<offset of the URL>"`, UTF-16 offsets in the author's file. */
export const positionAttribute = 'data-pl-pos';

const positionsInHtml = / data-pl-pos="[\d:]*"/g;

export interface SourceOffsets {
  readonly start: number;
  readonly url: number | undefined;
}

/** Where the author wrote this element, or `undefined` if a tag or plugin made it. */
export function readPosition(node: Element): SourceOffsets | undefined {
  const match = /^(\d+)(?::(\d+))?$/.exec(attribute(node, positionAttribute) ?? '');
  if (!match) return undefined;
  return { start: Number(match[1]), url: match[2] === undefined ? undefined : Number(match[2]) };
}

/** The HTML without position attributes; linear, and free where there are none. */
export function stripPositions(html: string): string {
  return html.includes(positionAttribute) ? html.replace(positionsInHtml, '') : html;
}
