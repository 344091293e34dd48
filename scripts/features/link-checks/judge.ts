// Whether a link leads to what the author says it leads to: a claim's text against the record of its target, and
// against all other records. docs/features/link-checks.md explains the rule. Pure; every question is indexed.

import { choose, comparable } from './candidates.ts';
import type { Claim } from './claim.ts';
import { judgeAuthors } from './judge-authors.ts';
import { judgeNames } from './judge-names.ts';
import { judgeTitle } from './judge-title.ts';
import { clearedBy, inAbstract } from './name-fit.ts';
import { compact, fold, relate, sharedStart, wordsOf, workName } from './names.ts';
import { hasOwnName } from './own-name.ts';
import {
  authorYears,
  latinRuns,
  looksLikeTitle,
  mayBeTitle,
  namesIn,
  type NamePhrase,
  type Phrase,
} from './phrases.ts';
import { contentWords, isDistinctive, phraseKey, type RecordIndex, type Work } from './record-index.ts';
import { isNamedTitle } from './title-evidence.ts';
import { claimedPart, coverage } from './title-match.ts';
import { right, unknown, type Verdict } from './verdict.ts';
import { comparingStart, isCompared, isFieldWord, isGeneralTerm, isStopWord } from './words.ts';

export function judge(claim: Claim, target: Work, index: RecordIndex): Verdict {
  const verdict = judgeText(claim, target, index);
  if (verdict.kind !== 'unknown' || claim.titles === undefined) return verdict;
  return judgeTitlesBeside(claim.titles, claim, target, index);
}

function judgeText(claim: Claim, target: Work, index: RecordIndex): Verdict {
  const isKnown = (text: string) =>
    index.named(workName(text)).some((work) => work.heads.some((head) => relate(head, workName(text)) === 'equal')) &&
    isDistinctive(text, index);
  const runs = latinRuns(claim.text);
  // "Jet-Nemotron（2025）" has the form of an author and a year; a known name it is.
  const authors = authorYears(claim.text).filter(({ surnames }) => !surnames.some(isKnown));

  const isClear = (run: Phrase) => !isCompared(claim.text.slice(0, run.start));
  const titles = runs.map((run) => {
    const isAuthors = authors.some(({ start, end }) => start <= run.start && end + 2 >= run.end);
    return isAuthors || comparingStart.test(run.text) || !isClear(run)
      ? unknown
      : judgeTitle(run, claim, target, index);
  });
  if (titles.some(({ kind }) => kind === 'right')) return right;

  const names = runs
    .filter((run) => isClear(run) || claim.last === true)
    .flatMap((run) => {
      const found = namesIn(withOrganisation(run, isKnown), claim.text, isKnown);
      if (isDescription(run))
        return found.map((name) => (name.used ? { ...name, compared: true } : mentionedIn(run, name)));
      return claim.last === true || !isSentence(run) ? found : found.map((name) => mentionedIn(run, name));
    })
    .filter((name) => !authors.some((author) => name.start >= author.start && name.end <= author.end));
  // Right before the link stands what is meant: a title further ahead than a name is of another work.
  const last = claim.last === true ? names.findLast((name) => !isAside(name, runs, claim.text)) : undefined;
  const lastName = last?.start ?? 0;
  const byTitle = titles.find(({ kind }, at) => kind === 'wrong' && (runs[at]?.end ?? 0) > lastName);
  if (byTitle?.kind === 'wrong') {
    // Words of the title itself don't clear it: "DistilBERT, a distilled version of BERT".
    const around = (claim.around ?? '').replace(byTitle.claimed, ' ');
    return clearedBy({ ...claim, around }, target, index) ? unknown : byTitle;
  }

  const byName = judgeNames(names, claim, target, index);
  if (byName.kind !== 'unknown') return byName;

  // A short phrase that isn't made and isn't known may still be the target's own words.
  if (runs.some((run) => coverage(contentWords(run.text), target) >= 0.6)) return right;
  if (names.length > 0) return unknown;
  const byWords = judgeWords(runs, claim, target, index);
  return byWords.kind === 'unknown' ? judgeAuthors(authors, claim, target, index) : byWords;
}

/** "How ChatGPT was aligned in three stages": in a sentence a name is what it speaks of, unless it begins or ends it. */
function mentionedIn(run: Phrase, name: NamePhrase): NamePhrase {
  const isInside = name.start > run.start && name.end < run.end;
  return isInside ? { ...name, compared: true } : name;
}

/** "Lifelong Learning in Minecraft with GPT-4": so many words in capitals tell what the work is about. */
function isDescription(run: Phrase): boolean {
  return wordsOf(run.text).length >= 5 && looksLikeTitle(run);
}

function isSentence(run: Phrase): boolean {
  return wordsOf(run.text).length >= 6 && !looksLikeTitle(run);
}

/** "A Method for Everything（AME）": a name in brackets behind a title is of the same work. */
function isAside({ start }: NamePhrase, runs: readonly Phrase[], text: string): boolean {
  const before = runs.findLast((run) => run.end <= start);
  return before !== undefined && mayBeTitle(before) && openingBracket.test(text.slice(before.end, start));
}

const openingBracket = /^[\s*_"'”’》」]*[（(［[【]\s*[*_]*$/u;

/** Titles that stand beside what the link is called. They are of the same work, and so is the name that cleared none. */
function judgeTitlesBeside(texts: readonly string[], claim: Claim, target: Work, index: RecordIndex): Verdict {
  let wrong: Verdict = unknown;
  for (const text of texts) {
    const [run] = latinRuns(text);
    if (!run || !mayBeTitle(run) || comparingStart.test(run.text)) continue;
    const verdict = judgeTitle(run, { ...claim, text, last: false, heading: false }, target, index);
    if (verdict.kind === 'right') return right;
    // A description may look like a title; but no work has two names of its own.
    if (verdict.kind === 'wrong' && !verdict.likely && !isNamedTitle(run.text) && !hasOwnName(target)) continue;
    const around = `${claim.text} ${claim.around ?? ''}`.replace(run.text, ' ');
    if (verdict.kind === 'wrong' && !clearedBy({ text, strength: 'firm', around }, target, index)) wrong = verdict;
  }
  return wrong;
}

/**
 * Words that stand in a row in one other title, and not one of them in the target's: "Progressive Distillation",
 * "Jumping Knowledge". One of them at least mustn't be a word of the field, of which subjects are made.
 */
function judgeWords(runs: readonly Phrase[], claim: Claim, target: Work, index: RecordIndex): Verdict {
  const run = claim.last === true ? runs.at(-1) : runs[0];
  if (!run || claim.strength === 'loose' || comparingStart.test(run.text) || isCompared(claim.text.slice(0, run.start)))
    return unknown;
  const text = claimedPart(run.text, claim.last === true);
  const words = wordsOf(text);
  const content = contentWords(text);
  const [word = ''] = words;
  if (words.length === 1 && target.record.kind !== 'paper') return judgeRepository(word, claim, target, index);
  const isName =
    words.length <= longestPhrase && words.every((word) => /^\p{Lu}/u.test(word) || isStopWord(fold(word)));
  if (!isName || /[,;:?!()]/.test(text)) return unknown;
  const own = words.filter((word) => !word.split('-').every((piece) => isFieldWord(piece) || isStopWord(fold(piece))));
  if (!own.some((word) => /^\p{Lu}\p{L}{4}/u.test(word) && !isGeneralTerm(word))) return unknown;
  if (
    [...contentWords(own.join(' '))].some((word) =>
      target.words.some((other) => sharedStart(fold(other), word) >= Math.min(4, word.length)),
    )
  )
    return unknown;
  const others = index.withWords(words, content).filter((work) => comparable(work, target));
  if (others.length === 0 || others.length > fewWorks) return unknown;
  if (words.length === 1 && !others.some((work) => endsOf(work, text))) return unknown;
  if (inAbstract(text, target) || clearedBy(claim, target, index)) return unknown;
  return { kind: 'wrong', claimed: text, likely: others.length === 1 ? others[0] : undefined };
}

/** "[cleanrl](…)" leads to another repository, though there is one of that name. */
function judgeRepository(word: string, claim: Claim, target: Work, index: RecordIndex): Verdict {
  if (word.length < 4 || isGeneralTerm(word) || isFieldWord(word)) return unknown;
  const others = index.repositories(compact(word)).filter((work) => comparable(work, target));
  if (others.length === 0 || index.repositories(compact(word)).includes(target)) return unknown;
  if (target.repository?.compact.includes(compact(word))) return unknown;
  return clearedBy(claim, target, index) ? unknown : { kind: 'wrong', claimed: word, likely: choose(others, target) };
}

/** One word is a name where a title ends with it: "The design of Postgres", "Rethinking Attention with Performers". */
function endsOf({ words }: Work, text: string): boolean {
  return phraseKey(words.at(-1) ?? '') === phraseKey(text);
}

const longestPhrase = 4;
/** Words that stand in more titles than these name none of them. */
const fewWorks = 3;

/** "Amazon Aurora", "OpenAI Baselines": an organisation that belongs to a known name. */
function withOrganisation(run: Phrase, isKnown: (text: string) => boolean): Phrase {
  const text = run.whole.trim();
  if (text === run.text || !text.endsWith(run.text) || wordsOf(text).length > longestPhrase || !isKnown(text))
    return run;
  return { ...run, text, start: run.end - text.length };
}
