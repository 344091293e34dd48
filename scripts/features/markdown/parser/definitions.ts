// Link reference definitions at the beginning of a paragraph: https://spec.commonmark.org/0.31.2/#link-reference-definitions

import { labelEnd, linkDestination, linkTitle, skipSpaceAndLine } from './labels.ts';

export interface Definition {
  readonly label: string;
  readonly href: string;
  readonly title: string | null;
  readonly end: number;
}

/** The definition at `offset` of a paragraph's text; it ends behind its line break. */
export function readDefinition(text: string, offset: number): Definition | undefined {
  const labelStop = labelEnd(text, offset);
  if (labelStop === -1 || text.charCodeAt(labelStop) !== 58) return undefined;
  const label = text.slice(offset + 1, labelStop - 1);
  if (label.trim() === '') return undefined;
  const destinationStart = skipSpaceAndLine(text, labelStop + 1);
  const destination = linkDestination(text, destinationStart);
  if (!destination || destination.end === destinationStart) return undefined;

  const { href } = destination;
  const titleStart = skipSpaceAndLine(text, destination.end);
  const title = titleStart > destination.end ? linkTitle(text, titleStart) : undefined;
  if (title) {
    const end = lineRestEnd(text, title.end);
    if (end !== -1) return { label, href, title: title.title, end };
  }
  const end = lineRestEnd(text, destination.end);
  return end === -1 ? undefined : { label, href, title: null, end };
}

/** Offset behind the line break if only white space stands before it. */
function lineRestEnd(text: string, offset: number): number {
  for (let index = offset; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 10) return index + 1;
    if (code !== 32 && code !== 9) return -1;
  }
  return text.length;
}
