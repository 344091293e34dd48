// CommonMark's delimiter stack (0.31 §6.2 and its appendix "An algorithm for parsing nested emphasis and links") over
// a text whose code, links and escapes are masked. Linear: openers that can't match are never looked at twice.

import { classify, isVariationSelector, type Neighbour } from './character-classes.ts';

export interface EmphasisPair {
  /** Offsets of the first character of the opening and of the closing delimiter. */
  readonly open: number;
  readonly close: number;
  /** 1: emphasis; 2: strong emphasis. */
  readonly length: 1 | 2;
}

interface Run {
  readonly character: string;
  readonly start: number;
  readonly length: number;
  readonly canOpen: boolean;
  readonly canClose: boolean;
  /** Characters used from its beginning (as closer) and from its end (as opener). */
  usedAtStart: number;
  usedAtEnd: number;
}

const runs = /\*+|_+/g;

/** All pairs of a text, by the offset of their opening delimiter. */
export function emphasisPairs(text: string): Map<number, EmphasisPair> {
  const pairs = new Map<number, EmphasisPair>();
  const stack: Run[] = [];
  // Below these indexes of the stack no opener can match a closer of the key's kind.
  const bottoms = new Map<string, number>();

  for (const match of text.matchAll(runs)) {
    const run = delimiterRun(text, match.index, match[0]);
    if (run.canClose) closeWith(run, stack, bottoms, pairs);
    if (run.canOpen && left(run) > 0) stack.push(run);
  }
  return pairs;
}

function left(run: Run): number {
  return run.length - run.usedAtStart - run.usedAtEnd;
}

function closeWith(closer: Run, stack: Run[], bottoms: Map<string, number>, pairs: Map<number, EmphasisPair>): void {
  const key = `${closer.character}${String(closer.canOpen)}${closer.length % 3}`;
  while (left(closer) > 0) {
    const bottom = Math.min(bottoms.get(key) ?? 0, stack.length);
    let index = stack.length - 1;
    while (index >= bottom && !matches(stack[index], closer)) index -= 1;
    const opener = stack[index];
    if (index < bottom || !opener) {
      bottoms.set(key, stack.length);
      return;
    }
    const length = left(opener) >= 2 && left(closer) >= 2 ? 2 : 1;
    const open = opener.start + opener.length - opener.usedAtEnd - length;
    const close = closer.start + closer.usedAtStart;
    pairs.set(open, { open, close, length });
    opener.usedAtEnd += length;
    closer.usedAtStart += length;
    stack.length = left(opener) > 0 ? index + 1 : index;
    for (const [name, value] of bottoms) if (value > stack.length) bottoms.set(name, stack.length);
  }
}

/** §6.2, rules 9 and 10: the "multiple of three" rule. */
function matches(opener: Run | undefined, closer: Run): boolean {
  if (opener?.character !== closer.character) return false;
  if (!opener.canClose && !closer.canOpen) return true;
  return (opener.length + closer.length) % 3 !== 0 || (opener.length % 3 === 0 && closer.length % 3 === 0);
}

function delimiterRun(text: string, start: number, run: string): Run {
  const before = classify(codePointBefore(text, start));
  const after = classify(text.codePointAt(start + run.length));
  const leftFlanking = isFlanking(after, before);
  const rightFlanking = isFlanking(before, after);
  const underscore = run.startsWith('_');
  return {
    character: run.charAt(0),
    start,
    length: run.length,
    canOpen: leftFlanking && (!underscore || !rightFlanking || before.isPunctuation),
    canClose: rightFlanking && (!underscore || !leftFlanking || after.isPunctuation),
    usedAtStart: 0,
    usedAtEnd: 0,
  };
}

/**
 * Left-flanking with (character after, character before), right-flanking with (before, after). The amendment: only
 * punctuation that isn't CJK makes demands on the other side, and a CJK character there satisfies them.
 */
function isFlanking(inner: Neighbour, outer: Neighbour): boolean {
  if (inner.isSpace) return false;
  if (!inner.isPunctuation || inner.isCjk) return true;
  return outer.isSpace || outer.isPunctuation || outer.isCjk;
}

function codePointBefore(text: string, offset: number): number | undefined {
  for (let index = offset; index > 0;) {
    const unit = text.charCodeAt(index - 1);
    const isPair = unit >= 0xdc00 && unit <= 0xdfff && index > 1;
    index -= isPair ? 2 : 1;
    const codePoint = text.codePointAt(index);
    if (codePoint !== undefined && !isVariationSelector(codePoint)) return codePoint;
  }
  return undefined;
}
