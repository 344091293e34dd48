// Whether a work has a name of its own: before the colon of its title, as its repository, or given to it in its abstract.

import { isMadeWord, wordsOf } from './names.ts';
import type { Work } from './record-index.ts';
import { isGeneralTerm } from './words.ts';

/** What is behind it isn't read. */
export const longestAbstract = 5000;

/** "We propose a sparse method called ESFT": its abstract gives it a name, which isn't the one it is called by. */
export function introducesName(work: Work): boolean {
  let found = introducing.get(work);
  if (found === undefined) {
    const abstract = (work.record.abstract ?? '').slice(0, longestAbstract);
    found = [...abstract.matchAll(givingName)].some(({ index, 0: verb }) => {
      const start = index + verb.length;
      const [clause = ''] = abstract.slice(start, start + 100).split(/[.,;:](?:\s|$)/, 1);
      const name = wordsOf(clause).slice(0, 7).find(isMadeWord);
      return name !== undefined && name.length >= 4 && !isGeneralTerm(name);
    });
    introducing.set(work, found);
  }
  return found;
}

const introducing = new WeakMap<Work, boolean>();
const givingName =
  /\b(?:introduc(?:e|es|ed|ing)|present(?:s|ed)?|propos(?:e|es|ed|ing)|called|named|dubbed|termed)\s/gi;

export function hasOwnName({ heads, repository, record, title }: Work): boolean {
  const own = [...heads, ...(repository && record.kind === 'paper' ? [repository] : [])];
  return own.some(({ text }) => {
    const words = wordsOf(text);
    if (words.length <= 3 && words.some((word) => isMadeWord(word) && !isGeneralTerm(word))) return true;
    // "Gemini: A Family of …": one word before the colon is a name too.
    return words.length === 1 && /^\p{Lu}\p{L}{3}/u.test(text) && title !== text && !isGeneralTerm(text);
  });
}
