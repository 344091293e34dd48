// What shows that words are a title, and not what the author says of a paper in words of his own: they look alike.

import type { Claim } from './claim.ts';
import { fold, isMadeWord, wordsOf } from './names.ts';
import { hasOwnName, introducesName } from './own-name.ts';
import { authorYears, fewestOfTitle, mayBeTitle, type Phrase } from './phrases.ts';
import { phraseKey, surnameKeys, wellKnown, type Work } from './record-index.ts';
import { holdsPeople } from './title-fields.ts';
import { claimingHan, isGeneralTerm, venueWithYear } from './words.ts';

/** Whoever names the target's first author beside it knows what it is, whatever he calls it. */
export function isByFirstAuthor(text: string, { record: { authors = [] }, firstAuthor }: Work): boolean {
  const [first] = authors;
  if (first === undefined) return false;
  if (/\s/.test(first) && fold(text).includes(fold(first))) return true;
  return authorYears(text).some(({ surnames }) => surnames.flatMap(surnameKeys).some((key) => firstAuthor.has(key)));
}

/** "Sparse and continuous attention mechanisms. *Martins, Farinhas.* NIPS 2020": year and venue stand beside titles only. */
export function isEntry(run: Phrase, { text, around = '' }: Claim): boolean {
  if (!mayBeTitle(run) || !/^\p{Lu}/u.test(run.text)) return false;
  const entry = `${text} ${around}`;
  return venueWithYear(entry) !== undefined && claimingHan(entry) === 0;
}

/**
 * "Skip Connections for Very Deep Networks" may be what the author calls a paper in words of his own: capitals alone
 * don't make a title. Quotation marks do, a venue beside it, people, a name before its colon while the target has one
 * too, so many words that nobody describes by, and its being known.
 */
export function isSetApart(run: Phrase, content: ReadonlySet<string>, claim: Claim, target: Work): boolean {
  if (run.quoted || content.size >= fewestOfTitle || (isEntry(run, claim) && !isOfItsYear(claim, target))) return true;
  if (isNamedTitle(run.text) && (hasOwnName(target) || introducesName(target))) return true;
  const beside = `${claim.text} ${claim.around ?? ''}`.replaceAll(run.text, ' ');
  return holdsPeople(beside) || wellKnown.namesOf(phraseKey(run.text)).length > 0;
}

/** The year beside is the target's, or the one after: then the venue may well be its, too. */
function isOfItsYear({ text, around = '' }: Claim, { year }: Work): boolean {
  const venue = venueWithYear(`${text} ${around}`) ?? '';
  const [told] = /\d\d$/.exec(venue) ?? [];
  return told !== undefined && year !== undefined && [year, year + 1].some((one) => String(one).endsWith(told));
}

export function isNamedTitle(text: string): boolean {
  const [head = '', rest] = text.split(/[:：] /u);
  const words = wordsOf(head);
  return rest !== undefined && words.length <= 3 && words.some((word) => isMadeWord(word) && !isGeneralTerm(word));
}
