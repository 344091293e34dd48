// Runs of delimiters (`*`, `_`, `~` …) and which of them belong together: CommonMark's delimiter stack (0.31 §6.2 and its
// appendix "An algorithm for parsing nested emphasis and links") with the amendment for Chinese, Japanese and Korean.
// Linear: openers that cannot match a kind of closer are never looked at twice.

import { neighbourAfter, neighbourBefore, type Neighbour } from './character-classes.ts';

export interface Pair {
  readonly opener: DelimiterRun;
  readonly closer: DelimiterRun;
  /** Delimiters used on each side. */
  readonly length: number;
  /** Too deep inside others: shown as text. */
  dropped: boolean;
}

export interface DelimiterRun {
  readonly character: string;
  readonly start: number;
  readonly length: number;
  readonly canOpen: boolean;
  readonly canClose: boolean;
  /** Only runs of one length pair, and whole: strikethrough and the like. */
  readonly whole: boolean;
  /** Pairs that end here, from the run's beginning, and that begin here, from its end: both innermost first. */
  readonly closes: Pair[];
  readonly opens: Pair[];
  left: number;
}

/** How the delimiters of a kind behave. */
export interface DelimiterRule {
  readonly character: string;
  /** Lengths of runs that count; `undefined`: emphasis, any. */
  readonly lengths?: readonly number[];
  /** Those of them that stand beside any sign: `10^-3^`, `H~(2)~`. */
  readonly anywhere?: readonly number[];
  /** False for a run that is text here. */
  readonly accepts?: (text: string, start: number, length: number) => boolean;
  /** False for a run that may close, but not open. */
  readonly opens?: (text: string, start: number, length: number) => boolean;
}

/** The run of delimiters at `start`, classified by what stands around it. */
export function delimiterRun(text: string, start: number, rule: DelimiterRule): DelimiterRun {
  const { character } = rule;
  const code = character.charCodeAt(0);
  let end = start + 1;
  while (text.charCodeAt(end) === code) end += 1;
  const length = end - start;
  const whole = rule.lengths !== undefined;
  const counts = (rule.lengths?.includes(length) ?? true) && (rule.accepts?.(text, start, length) ?? true);
  const before = neighbourBefore(text, start);
  const after = neighbourAfter(text, end);
  // Two or more delimiters of these kinds mean what they say wherever no space forbids it.
  const lenient = whole && (length > 1 || rule.anywhere?.includes(length) === true);
  const leftFlanking = lenient ? !after.isSpace : isFlanking(within(after, text.charCodeAt(end), code), before);
  const rightFlanking = lenient ? !before.isSpace : isFlanking(within(before, text.charCodeAt(start - 1), code), after);
  const underscore = character === '_';
  return {
    character,
    start,
    length,
    canOpen:
      counts &&
      leftFlanking &&
      (!underscore || !rightFlanking || before.isPunctuation) &&
      (rule.opens?.(text, start, length) ?? true),
    canClose: counts && rightFlanking && (!underscore || !leftFlanking || after.isPunctuation),
    whole,
    closes: [],
    opens: [],
    left: length,
  };
}

const letter: Neighbour = { isSpace: false, isPunctuation: false, isCjk: false };

/** As in marked, a tilde isn't punctuation within `*` and `_`: strikethrough may stand inside emphasis, `*~~a~~*b`. */
function within(neighbour: Neighbour, code: number, delimiter: number): Neighbour {
  return code === 126 && (delimiter === 42 || delimiter === 95) ? letter : neighbour;
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

/** Pairs the runs from index `from` on; the pairs are noted in the runs. */
export function pairRuns(runs: readonly DelimiterRun[], from: number): void {
  const openers: DelimiterRun[] = [];
  // Below these indexes of `openers` none can match a closer of the key's kind.
  const bottoms = new Map<string, number>();
  for (let index = from; index < runs.length; index += 1) {
    const run = runs[index];
    if (!run) continue;
    if (run.canClose) close(run, openers, bottoms);
    if (run.canOpen && run.left > 0) openers.push(run);
  }
}

function close(closer: DelimiterRun, openers: DelimiterRun[], bottoms: Map<string, number>): void {
  const kind = closer.whole ? closer.length : closer.length % 3;
  const key = `${closer.character}${closer.canOpen ? 'o' : ''}${kind}`;
  while (closer.left > 0) {
    const bottom = bottoms.get(key) ?? 0;
    let index = openers.length - 1;
    while (index >= bottom && !matches(openers[index], closer)) index -= 1;
    const opener = openers[index];
    if (index < bottom || !opener) {
      bottoms.set(key, openers.length);
      return;
    }
    const length = closer.whole ? closer.length : opener.left >= 2 && closer.left >= 2 ? 2 : 1;
    const pair: Pair = { opener, closer, length, dropped: false };
    opener.opens.push(pair);
    closer.closes.push(pair);
    opener.left -= length;
    closer.left -= length;
    openers.length = opener.left > 0 ? index + 1 : index;
    for (const [name, value] of bottoms) if (value > openers.length) bottoms.set(name, openers.length);
  }
}

function matches(opener: DelimiterRun | undefined, closer: DelimiterRun): boolean {
  if (opener?.character !== closer.character) return false;
  if (closer.whole) return opener.length === closer.length;
  // §6.2, rules 9 and 10: the "multiple of three" rule.
  if (!opener.canClose && !closer.canOpen) return true;
  return (opener.length + closer.length) % 3 !== 0 || (opener.length % 3 === 0 && closer.length % 3 === 0);
}
