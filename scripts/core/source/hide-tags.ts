// Replaces tags, found by their marks, by placeholders: what is between them is no Markdown of the text around them.

import { placeholder } from './placeholders.ts';
import { withoutContainer, type TakenItem, type TakenTag } from './protect.ts';
import { segmentIndexAt, type Segment, type TagSegment } from './segments.ts';

interface Frame {
  readonly opening: TagSegment;
  readonly argumentText: string;
  /** Of the opening in the text. */
  readonly start: number;
  readonly bodyStart: number;
  text: string;
}

const marked = /\uFFFCat(\d+) -?%\}/g;

/** `items` gets the tags; those within others come first. */
export function hideTags(text: string, raw: string, segments: readonly Segment[], items: TakenItem[]): string {
  const frames: Frame[] = [];
  let result = '';
  let done = 0;
  const add = (piece: string): void => {
    const frame = frames.at(-1);
    if (frame) frame.text += piece;
    else result += piece;
  };
  const take = (item: TakenTag, start: number, end: number): void => {
    const hidden = placeholder(items.push(item) - 1);
    const isBlock =
      (item.body !== undefined && !isRawText(item)) || standsAlone(text, start, end, frames.at(-1)?.bodyStart ?? 0);
    add(isBlock ? `<!--${hidden}-->` : hidden);
  };

  for (const match of text.matchAll(marked)) {
    const end = match.index + match[0].length;
    const start = text.lastIndexOf('{%', match.index);
    const segment = segments[segmentIndexAt(segments, Number(match[1]))];
    if (start < done || segment?.kind !== 'tag') continue;
    add(text.slice(done, start));
    done = end;
    if (segment.role === 'close') {
      const frame = frames.pop();
      if (frame?.opening.name !== segment.name) {
        // Another plugin has taken a tag away.
        if (frame) frames.push(frame);
        add(raw.slice(segment.start, segment.end));
      } else take(blockTag(raw, frame, segment), frame.start, end);
      continue;
    }
    const argumentText = text.slice(start, match.index).replace(/^\{%-?\s*\S+/, '');
    if (segment.role === 'open') frames.push({ opening: segment, argumentText, start, bodyStart: end, text: '' });
    else take(singleTag(raw, segment, argumentText), start, end);
  }
  add(text.slice(done));
  for (let frame = frames.pop(); frame; frame = frames.pop())
    add(raw.slice(frame.opening.start, frame.opening.end) + frame.text);
  return result;
}

function blockTag(raw: string, { opening, argumentText, text }: Frame, closing: TagSegment): TakenTag {
  const { name, start, end } = opening;
  const source = raw.slice(start, closing.end);
  return {
    kind: 'tag',
    name,
    argumentText,
    body: withoutContainer(text, raw, start),
    start,
    end: closing.end,
    openingEnd: end,
    bodyEnd: closing.start,
    source,
  };
}

function singleTag(raw: string, { name, start, end }: TagSegment, argumentText: string): TakenTag {
  const source = raw.slice(start, end);
  return { kind: 'tag', name, argumentText, body: undefined, start, end, openingEnd: end, bodyEnd: end, source };
}

/** `{% raw %}{{ x }}{% endraw %}`: words of the line that it is in, also where the line begins with it. */
function isRawText({ name, body = '' }: TakenTag): boolean {
  return (name === 'raw' || name === 'verbatim') && !/^\s*<|\n/.test(body);
}

const markersOnly = /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))*[ \t]*$/;
const tagsOnly = /^(?:[ \t]|\{%[^\n\uFFFC]*\uFFFCat\d+ -?%\})*$/;
const longestLine = 2_000;

/** Whether a line has nothing but this tag, and perhaps others behind it: then it is a block of its own. */
function standsAlone(text: string, start: number, end: number, from: number): boolean {
  const before = text.slice(Math.max(from, start - longestLine), start);
  if (!markersOnly.test(before.slice(before.lastIndexOf('\n') + 1))) return false;
  const [after = ''] = text.slice(end, end + longestLine + 1).split('\n', 1);
  return after.length <= longestLine && tagsOnly.test(after);
}
