// A claim's text taken apart: names, titles, authors with years. Pure; linear in the text.

import {
  isGeneralTerm,
  isGeneralWord,
  isCompared,
  isLinkWord,
  isNeutralWord,
  isStopWord,
  isTurnedAway,
  isUsed,
  isVenueAt,
} from './words.ts';
import { fold, isMadeWord, isVersion, wordMatches, wordsOf } from './names.ts';

export interface Phrase {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** In quotation marks or 《》. */
  readonly quoted: boolean;
  /** With the words for links that were cut off: a title may begin or end with them. */
  readonly whole: string;
}

export interface NamePhrase extends Omit<Phrase, 'whole'> {
  /** Follows "compared with", "unlike" and the like: not what the link is said to be. */
  readonly compared: boolean;
  /** Follows "using", "on": the link's only if it stands right before the link. */
  readonly used: boolean;
  /** Two or more words, or made, so that it can be told from common words. */
  readonly made: boolean;
}

export interface AuthorYear {
  readonly surnames: readonly string[];
  readonly year: number | undefined;
  /** "et al." or 等 was written. */
  readonly etAl: boolean;
  readonly start: number;
  readonly end: number;
}

/** More of a text is not looked at: no claim is that long. */
export const longestClaim = 1500;

/** Latin text without Chinese, brackets or strong separators in it. */
const latinRun =
  /[\p{Script=Latin}\p{Script=Greek}\p{N}](?:[\p{Script=Latin}\p{Script=Greek}\p{N}\p{M} \u00a0,:;'’&–—\-?!().+/@_·%#]*[\p{Script=Latin}\p{Script=Greek}\p{N}+)?!%])?/gu;

/** The same for texts of ASCII, common Chinese characters and punctuation, in which only ASCII is Latin: several times quicker. */
const plainText =
  /^[\x00-\x7f\u2013\u2014\u2018-\u201d\u2026\u3001-\u3003\u3008-\u3011\u4e00-\u9fff\uff01-\uff0f\uff1a-\uff20]*$/;
const plainLatinRun = /[A-Za-z0-9](?:[A-Za-z0-9 ,:;'’&–—\-?!().+/@_·%#]*[A-Za-z0-9+)?!%])?/g;

const openingQuote = /[《「『“"‘*_]\s*$/u;

/** Runs of Latin text that are more than words for links, with what is left of them. */
export function latinRuns(text: string): readonly Phrase[] {
  if (!mayBeLatin.test(text)) return noRuns;
  const known = runsOf.get(text);
  if (known) return known;
  const runs = findRuns(text);
  if (runsOf.size >= mostRemembered) runsOf.clear();
  runsOf.set(text, runs);
  return runs;
}

/** ASCII letters and digits, or what is neither ASCII nor a common Chinese character or mark. */
const mayBeLatin = /[A-Za-z0-9]|[^\x00-\x7f\u2000-\u206f\u3000-\u303f\u4e00-\u9fff\uff00-\uff0f\uff1a-\uff20]/;
const noRuns: readonly Phrase[] = [];

/** The same words are asked about several times: for the claim, for its place, for the judgement. */
const runsOf = new Map<string, readonly Phrase[]>();
const mostRemembered = 5_000;

function findRuns(text: string): Phrase[] {
  const runs: Phrase[] = [];
  // [J], [C] of references are no names.
  const plain = text.slice(0, longestClaim).replaceAll(/\[([JCMDR]|EB)(\/OL)?\]/g, (mark) => '】'.repeat(mark.length));
  for (const match of plain.matchAll(plainText.test(plain) ? plainLatinRun : latinRun)) {
    const trimmed = trimGeneral(match[0]);
    if (!trimmed) continue;
    const start = match.index + trimmed.start;
    runs.push({
      text: trimmed.text,
      start,
      end: start + trimmed.text.length,
      whole: match[0],
      quoted: openingQuote.test(text.slice(Math.max(0, start - 3), start)),
    });
  }
  return runs;
}

/** Without words for links, organisations, venues and dates at both ends. A title may begin and end with such words. */
function trimGeneral(run: string): { text: string; start: number } | undefined {
  const words = wordMatches(run);
  const own = (at: number) => words[at]?.[0] ?? '';
  const droppable = (at: number) =>
    isGeneralWord(own(at)) ||
    isNeutralWord(own(at)) ||
    isStopWord(fold(own(at))) ||
    isVenueAt(run, words[at]?.index ?? 0);
  let first = 0;
  let last = words.length - 1;
  const long = () => last - first >= 2;
  // "Prompt Tuning (ICLR 2021)", "Mask R-CNN, ICCV 2017": no title ends with a venue and its year, or within a bracket.
  const isVenue = (at: number) => {
    const place = words[at]?.index ?? 0;
    if (run.lastIndexOf('(', place) > run.lastIndexOf(')', place)) return true;
    return isVenueAt(run, place) || (isNeutralWord(own(at)) && /^(?:19|20)\d\d$/.test(own(at + 1)));
  };
  const isOfName = () => last > first && isVersion(own(last)) && isNameWord(own(last - 1));
  while (
    last >= first &&
    droppable(last) &&
    !isOfName() &&
    (!long() ||
      isVenue(last) ||
      (isLinkWord(own(last)) && !isStopWord(fold(own(last - 1)))) ||
      !/^\p{L}/u.test(own(last)))
  )
    last--;
  const isColon = (at: number) => /^\s*[:：]/.test(run.slice((words[at]?.index ?? 0) + own(at).length));
  while (first <= last && droppable(first) && (!long() || isColon(first) || !/^\p{Lu}/u.test(own(first)))) first++;
  while (last >= first && !long() && droppable(last) && !isOfName()) last--;
  const from = words[first];
  const to = words[last];
  if (!from || !to || first > last) return undefined;
  if (words.slice(first, last + 1).every((_, at) => droppable(first + at))) return undefined;
  const end = to.index + to[0].length;
  const tail = /^(?:\(\)|[?!%])/.exec(run.slice(end))?.[0] ?? '';
  return { text: run.slice(from.index, end) + tail, start: from.index };
}

function isNameWord(word: string): boolean {
  return (isMadeWord(word) || /^\p{Lu}/u.test(word)) && !isNeutralWord(word) && !isGeneralWord(word);
}

/** "DeepSeek-V2: A Strong …" → the clause before the colon; names follow in the order of the text. */
export function namesIn(run: Phrase, whole: string, isKnown: (text: string) => boolean): NamePhrase[] {
  const names: NamePhrase[] = [];
  const words = wordMatches(run.text);
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (!word) break;
    const length = nameLength(words, at, isKnown, run.text);
    if (length === 0) continue;
    const last = words[at + length - 1] ?? word;
    const end = last.index + last[0].length;
    const text = run.text.slice(word.index, end);
    const start = run.start + word.index;
    names.push({
      text,
      start,
      end: run.start + end,
      quoted: run.quoted,
      compared:
        isCompared(whole.slice(Math.max(0, start - 40), start)) ||
        isTurnedAway(whole.slice(run.start + end, run.start + end + 8)),
      used: isUsed(whole.slice(Math.max(0, start - 40), start)),
      made: words.slice(at, at + length).some(([one]) => isMadeWord(one) && !isGeneralTerm(one)),
    });
    at += length - 1;
  }
  return names;
}

const longestName = 5;

/** How many words from `at` on are one name. */
function nameLength(
  words: readonly RegExpExecArray[],
  at: number,
  isKnown: (text: string) => boolean,
  run: string,
): number {
  const word = words[at]?.[0] ?? '';
  // The longest known name that begins here.
  for (let length = Math.min(longestName, words.length - at); length >= 1; length--) {
    const last = words[at + length - 1];
    const first = words[at];
    if (!first || !last) continue;
    if (length === 1 && (isGeneralTerm(word) || isGeneralWord(word))) continue;
    const text = run.slice(first.index, last.index + last[0].length);
    // "very deep nets" doesn't name DeepNet.
    if (!/\p{Lu}|\d/u.test(text)) continue;
    if (/[,;?!()]|: /.test(text)) continue;
    if (isKnown(text)) return grow(words, at, length, run);
  }
  if (!isMadeWord(word) || isGeneralTerm(word) || isNeutralWord(word) || isGeneralWord(word)) return 0;
  if (isVenueAt(run, words[at]?.index ?? 0)) return 0;
  return grow(words, at, 1, run);
}

/** Versions and capitalised words that follow belong to the name: "Llama 2", "ERNIE 3.0 Titan", "DeepSeek Coder V2". */
function grow(words: readonly RegExpExecArray[], at: number, known: number, run: string): number {
  let length = known;
  while (length < longestName) {
    const last = words[at + length - 1];
    const next = words[at + length];
    if (!last || !next) break;
    const between = run.slice(last.index + last[0].length, next.index);
    if (!/^[ \u00a0-]$/.test(between)) break;
    const joins =
      isVersion(next[0]) ||
      (/^\p{Lu}/u.test(next[0]) && !isGeneralWord(next[0]) && !isNeutralWord(next[0]) && !isGeneralTerm(next[0]));
    if (!joins) break;
    length++;
  }
  return length;
}

/** Whether a run reads like the title of a work. */
export function looksLikeTitle(run: Phrase): boolean {
  const words = wordsOf(run.text);
  const content = words.filter((word) => !isStopWord(fold(word)));
  // "GPT-NeoX Sid Black et al" ends with people; their number isn't told in titles.
  if (words.length < 3 || content.length < 2 || /\bet\.? al$/.test(run.text)) return false;
  if (run.quoted) return true;
  const capital = content.filter((word) => /^[\p{Lu}\p{N}]/u.test(word) || isMadeWord(word)).length;
  return content.length >= 3 && capital / content.length >= 0.65;
}

/** So many words that carry meaning nobody describes a paper by: they are a title, whatever stands beside them. */
export const fewestOfTitle = 8;

/** A sentence's words in a row that may be a title in small letters. */
export function mayBeTitle(run: Phrase): boolean {
  return wordsOf(run.text).length >= 3;
}

/** "Vaswani", "J. C. P. Bus", "D. C.-L. Fong", "Grunert da Fonseca". */
const person =
  "(?:\\p{Lu}{1,3}\\.(?:[- ]?\\p{Lu}\\.){0,3} ?){0,1}(?:(?:da|de|del|della|der|den|di|dos|du|el|la|le|van|von|ten|ter) ){0,2}\\p{Lu}[\\p{L}\\p{M}'’-]{1,30}";
const authorYear = new RegExp(
  `(?<![\\p{L}\\p{M}])(?<names>${person}(?:(?: |, | & | and |\\s?[与和、]\\s?)${person}){0,4})(?<etal>,? ?et\\.? al\\.?|\\s?等人?|\\+(?=[,， ]{0,2}[(（]?(?:19|20)\\d\\d))?(?:'s|’s|的)?[,，]?\\s?[(（\\[]?\\s?(?<year>(?:19|20)\\d\\d)?(?![\\d.])`,
  'gu',
);

/** "Vaswani et al., 2017", "(Kaiming He, 2015)", "Hinton & Salakhutdinov (2006)", "Devlin 等人". */
export function authorYears(text: string): readonly AuthorYear[] {
  // The cheap question first: most words around links have neither.
  if (!/et\.? al|等|(?:19|20)\d\d/.test(text)) return none;
  const known = authorsOf.get(text);
  if (known) return known;
  const found = findAuthors(text);
  if (authorsOf.size >= mostRemembered) authorsOf.clear();
  authorsOf.set(text, found);
  return found;
}

const none: readonly AuthorYear[] = [];
const authorsOf = new Map<string, readonly AuthorYear[]>();

function findAuthors(text: string): AuthorYear[] {
  const found: AuthorYear[] = [];
  for (const match of text.slice(0, longestClaim).matchAll(authorYear)) {
    const { names = '', etal, year } = match.groups ?? {};
    if (etal === undefined && year === undefined) continue;
    // "ACL 2020", "CHI 2022"
    if (isNeutralWord(names) || isVenueAt(text, match.index)) continue;
    const surnames = names.split(/, | & | and |\s?[与和、]\s?/);
    if (
      surnames.some((one) =>
        one
          .split(/[ .]+/)
          .some(
            (word) =>
              /\p{L}{2}/u.test(word) &&
              !/^\p{Lu}{1,3}$|^\p{Ll}+$/u.test(word) &&
              (isNeutralWord(word) || isGeneralWord(word) || isMadeWord(word)),
          ),
      )
    )
      continue;
    if (surnames.some((one) => one.split(' ').length > 6)) continue;
    found.push({
      surnames,
      year: year === undefined ? undefined : Number(year),
      etAl: etal !== undefined,
      start: match.index,
      end: match.index + match[0].length,
    });
  }
  return found;
}
