// Names that a title spells without saying them: ACER in "Sample Efficient Actor-Critic with Experience Replay", GAE in
// "… Using Generalized Advantage Estimation", STEVE in "… Stochastic Ensemble Value Expansion". Only words that follow
// each other are read, small words aside: letters picked from here and there are found in every long title. Pure.

import { compact, fold, wordsOf } from './names.ts';
import { isStopWord } from './words.ts';

/** The words of one part of a title, taken apart at hyphens. */
export interface Pieces {
  readonly words: readonly string[];
  /** Small words between them are left out (three letters don't read across such gaps), or hyphens (only initials read). */
  readonly without?: 'small words' | 'hyphens';
}

/** All words, and all but the small ones; "Height-driven" and "multi-modal" are one word as well. */
export function piecesOf(part: string): Pieces[] {
  const words = wordsOf(part).slice(0, mostPieces);
  const taken = (cut: (word: string) => string[]) =>
    words.flatMap((word) => cut(fold(word))).filter((piece) => piece !== '');
  const all = taken((word) => word.split(apart));
  const main = all.filter((piece) => !isStopWord(piece));
  const found: Pieces[] = [{ words: all }];
  if (main.length < all.length) found.push({ words: main, without: 'small words' });
  if (!words.some((word) => word.includes('-'))) return found;
  const joined = taken((word) => [word.replaceAll(apart, '')]);
  const short = taken((word) => word.replace(manner, '').split(apart));
  if (joined.length < all.length) found.push({ words: joined, without: 'hyphens' });
  if (short.length < all.length) found.push({ words: short });
  return found;
}

const apart = /[^\p{L}\p{N}]+/gu;
/** "Operation-aware", "Attention-guided": names leave out how. */
const manner =
  /-(?:aware|based|centric|conditioned|driven|enhanced|enriched|free|guided|induced|level|oriented|wise)$/u;
const mostPieces = 40;

/** By which two letters a name may begin that is read from here on: st(ochastic), s(tochastic) e(nsemble). */
export function startKeys({ words: pieces }: Pieces): Set<string> {
  const keys = new Set<string>();
  pieces.forEach((piece, at) => {
    if (piece.length > 1) keys.add(piece.slice(0, 2));
    const next = pieces[at + 1];
    if (next) keys.add(`${piece.slice(0, 1)}${next.slice(0, 1)}`);
  });
  return keys;
}

/** What is looked for, taken apart once for all titles. */
export interface Wanted {
  readonly start: string;
  /** The name's letters in the groups that begin a word each: S, TEVE may be any; Co, M, A are these. */
  readonly groups: readonly string[];
  readonly letters: string;
}

/** `undefined` if the name is too short to be told from chance, or too long to be an abbreviation. */
export function wantedOf(text: string): Wanted | undefined {
  // GE2E is "Generalized End-to-End".
  const letters = compact(text)
    .replace(/(?<=\p{L})2(?=\p{L})/gu, 't')
    .replace(/(?<=\p{L})4(?=\p{L})/gu, 'f');
  if (letters.length < 3 || letters.length > longest || !/^\p{L}+$/u.test(letters)) return undefined;
  const groups = /\p{Ll}/u.test(text) ? (text.match(/\p{Lu}\p{Ll}*/gu) ?? []).map(fold) : [];
  const grouped = groups.length >= 2 && groups.join('') === letters;
  return { start: letters.slice(0, 2), letters, groups: grouped ? groups : [] };
}

const longest = 12;

/**
 * Whether the pieces spell the name. Three letters must be the initials that a part ends with, four initials in a row
 * or of its first words and its last; from five letters on a word may give more than its first.
 */
export function spells({ letters, groups }: Wanted, { words: pieces, without }: Pieces): boolean {
  const initials = initialsOf(pieces);
  if (without === 'hyphens') return letters.length > 3 && initials.includes(letters);
  // ComplEx: "Complex Embeddings for …".
  if (letters.length >= 5 && pieces[0] === letters) return true;
  if (groups.length >= 2) {
    return pieces.some((_, from) => groups.every((group, at) => pieces[from + at]?.startsWith(group)));
  }
  if (readsWhole(letters, pieces)) return true;
  if (letters.length === 3) return without === undefined && pieces.length >= 3 && initials.endsWith(letters);
  if (initials.includes(letters) || spansWhole(letters, initials)) return true;
  return letters.length >= 5 && pieces.some((_, from) => readsOn(letters, 0, pieces, from));
}

/** EDSR in "Enhanced Deep Residual Networks for Single Image Super-Resolution": its first two words and its last two. */
function spansWhole(letters: string, initials: string): boolean {
  const ends = initials.startsWith(letters.slice(0, 2)) && initials.endsWith(letters.slice(-2));
  return ends && isSubsequence(letters, initials);
}

/** Whether the letters stand in the text in their order. */
export function isSubsequence(letters: string, text: string): boolean {
  let at = 0;
  for (const letter of text) if (letter === letters[at]) at++;
  return at === letters.length;
}

/** GAT in "Graph Attention Networks": a short title read from its first word to its last, or last but one. */
function readsWhole(letters: string, pieces: readonly string[]): boolean {
  const last = pieces.at(-1) ?? '';
  const read = /^(?:network|model|learning)s?$/.test(last) ? pieces.slice(0, -1) : pieces;
  if (read.length < 2 || read.length > 3) return false;
  return readsAll(letters, read);
}

function readsAll(letters: string, pieces: readonly string[]): boolean {
  const [piece, ...more] = pieces;
  if (piece === undefined) return letters === '';
  for (let length = 1; length <= letters.length && piece.startsWith(letters.slice(0, length)); length++) {
    if (readsAll(letters.slice(length), more)) return true;
  }
  return false;
}

export function initialsOf(pieces: readonly string[]): string {
  return pieces.map((piece) => piece.slice(0, 1)).join('');
}

/** Whether the letters from `read` on are beginnings of the pieces from `at` on; of two pieces at least. */
function readsOn(letters: string, read: number, pieces: readonly string[], at: number): boolean {
  if (read === letters.length) return true;
  const piece = pieces[at];
  if (piece === undefined) return false;
  for (let length = 1; length <= Math.min(piece.length, letters.length - read - (read === 0 ? 1 : 0)); length++) {
    if (piece[length - 1] !== letters[read + length - 1]) return false;
    if (readsOn(letters, read + length, pieces, at + 1)) return true;
  }
  return false;
}
