// Markup that readers see as it is written: found in the post's tree, and its place in the author's file.

import { descendants, isText, type Root } from '../../core/html.ts';
import { SourceText } from '../../core/source-text.ts';
import { scanSource } from '../../core/source/scan.ts';
import type { Segment } from '../../core/source/segments.ts';
import type { Position } from '../../core/diagnostic.ts';

const notProse: ReadonlySet<string> = new Set([
  'code',
  'pre',
  'script',
  'style',
  'textarea',
  'kbd',
  'samp',
  'math',
  'svg',
]);
const notText: ReadonlySet<string> = new Set([
  'front-matter',
  'code-block',
  'code-span',
  'comment',
  'raw-html',
  'math',
]);
/** Further ones of a post are told by the first. */
const mostFindings = 5;
/** Escaped ones are looked for in vain, through the whole post. */
const mostTexts = 50;

export interface LiteralText {
  readonly text: string;
  /** The characters beside it in the author's file; empty at its ends. */
  readonly before: string;
  readonly after: string;
  readonly at: Position;
}

/** What of `pattern` (global) readers see, without what has a backslash before its signs: that is what its author wants. */
export function literalTexts(tree: Root, raw: string, pattern: RegExp): LiteralText[] {
  const texts = matchesIn(tree, pattern);
  if (texts.length === 0) return [];
  const source = new SourceText(raw);
  const hidden = scanSource(raw).filter(({ kind }) => notText.has(kind));
  const found: LiteralText[] = [];
  let from = 0;
  for (const text of texts) {
    const offset = firstUncovered(occurrences(raw, text, from), hidden);
    if (offset === undefined) continue;
    from = offset + text.length;
    found.push({ text, before: raw.charAt(offset - 1), after: raw.charAt(from), at: source.positionAt(offset) });
    if (found.length === mostFindings) break;
  }
  return found;
}

function* occurrences(raw: string, text: string, from: number): Generator<number> {
  for (let at = raw.indexOf(text, from); at !== -1; at = raw.indexOf(text, at + 1)) yield at;
}

/** The first of ascending offsets that isn't in any of the segments. */
export function firstUncovered(offsets: Iterable<number>, segments: readonly Segment[]): number | undefined {
  let next = 0;
  for (const at of offsets) {
    while (next < segments.length && (segments[next]?.end ?? 0) <= at) next += 1;
    if ((segments[next]?.start ?? Infinity) > at) return at;
  }
  return undefined;
}

function matchesIn(tree: Root, pattern: RegExp): string[] {
  const texts: string[] = [];
  for (const node of descendants(tree, ({ tagName }) => !notProse.has(tagName))) {
    if (!isText(node)) continue;
    for (const [found] of node.value.matchAll(pattern)) {
      texts.push(found);
      if (texts.length === mostTexts) return texts;
    }
  }
  return texts;
}
