// How much of a title stands in what an author has written. Pure; linear in the words.

import { choose, comparable } from './candidates.ts';
import { fold, sharedStart, wordsOf } from './names.ts';
import { longestAbstract } from './own-name.ts';
import { phraseKey, type RecordIndex, type Work } from './record-index.ts';
import { isNamedTitle } from './title-evidence.ts';

/**
 * Titles of one field share its words ("Semantic Segmentation"), and the longer a title is, the more of them two may
 * share and still be two. "AdaSpeech: Adaptive Text to Speech …" is a title, whatever it shares.
 */
export function mostShared(content: ReadonlySet<string>, text: string): number {
  if (content.size < 5) return 0.2;
  return isNamedTitle(text) ? 0.55 : 0.5;
}

/** Most of the target's title stands in what is claimed: a title that was changed, or told in the author's own words. */
export function sharesMost(content: ReadonlySet<string>, { content: own }: Work): boolean {
  let found = 0;
  for (const word of own) if (content.has(word)) found++;
  return found / Math.max(1, own.size) > 0.5;
}

/** "The original X paper" is about X; of "X vs Y" what the link belongs to is Y. */
export function claimedPart(text: string, isLast: boolean): string {
  const plain = text.replace(/^(?:the )?(?:original|official) (?=\p{Lu})/iu, '').replace(/(?<=\p{L}) paper$/iu, '');
  if (!isLast) return plain;
  return plain.split(/ (?:vs\.?|versus|v\.s\.) /i).at(-1) ?? plain;
}

/** The claim is the title, one of its parts, or contains the whole of it. */
export function holds(key: string, work: Work): boolean {
  if (work.phrases.has(key)) return true;
  const full = phraseKey(work.title);
  if (full.length >= 16 && key.includes(full)) return true;
  return key.length >= 16 && full.startsWith(key);
}

/** Titles with a slip of the pen, or a word more or less at the end. */
export function nearlyHolds(key: string, work: Work): boolean {
  const full = phraseKey(work.title);
  return sharedStart(key, full) >= Math.max(16, Math.min(key.length, full.length) * 0.9);
}

/** A title of another work: the whole run, or where it begins or ends. */
export function exactTitle(keys: readonly string[], target: Work, index: RecordIndex): Work | undefined {
  for (const key of keys) {
    const found = index.titled(key).filter((work) => comparable(work, target));
    if (found.length > 0) return choose(found, target);
  }
  return undefined;
}

/** The run as a key, then what it begins and ends with, the longest first: "Attention Is All You Need by Vaswani". */
export function partKeys(text: string): string[] {
  const words = wordsOf(text).slice(0, mostTitleWords).map(phraseKey);
  const whole = words.join('');
  const keys = words.length >= 3 ? [whole] : [];
  let end = whole.length;
  let start = 0;
  for (let length = words.length - 1; length >= 3; length--) {
    end -= words[length]?.length ?? 0;
    start += words[words.length - length - 1]?.length ?? 0;
    keys.push(whole.slice(0, end), whole.slice(start));
  }
  return keys;
}

const mostTitleWords = 40;

export function closeTitle(
  content: ReadonlySet<string>,
  key: string,
  target: Work,
  index: RecordIndex,
): Work | undefined {
  const near = index.sharing(content).filter((work) => comparable(work, target));
  return choose(
    near.filter((work) => {
      const shared = coverage(content, work);
      const back = [...work.content].filter((word) => content.has(word)).length / Math.max(1, work.content.size);
      if (shared >= 0.75 && back >= 0.6) return true;
      // The beginning of a long title.
      return shared === 1 && content.size >= 5 && phraseKey(work.title).startsWith(key);
    }),
    target,
  );
}

/** Which part of the words stands in the work's title. */
export function coverage(content: ReadonlySet<string>, work: Work): number {
  if (content.size === 0) return 0;
  let found = 0;
  for (const word of content) if (work.content.has(word)) found++;
  return found / content.size;
}

export function abstractCoverage(content: ReadonlySet<string>, work: Work): number {
  const text = work.record.abstract ?? '';
  if (text === '' || content.size === 0) return 0;
  const folded = fold(text.slice(0, longestAbstract));
  let found = 0;
  for (const word of content) if (folded.includes(word)) found++;
  return found / content.size;
}
