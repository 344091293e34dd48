// Whether a link leads to what the author says it leads to: a claim's text against the record of its target, and
// against all other records. docs/features/link-checks.md explains the rule. Pure; every question is indexed.

import { compareText } from '../../core/diagnostic.ts';
import {
  abbreviates,
  compact,
  fold,
  isGivenName,
  isMadeWord,
  namePieces,
  relate,
  sharedStart,
  wordsOf,
  workName,
  type WorkName,
} from './names.ts';
import {
  authorYears,
  latinRuns,
  looksLikeTitle,
  mayBeTitle,
  namesIn,
  type AuthorYear,
  type NamePhrase,
  type Phrase,
} from './phrases.ts';
import {
  contentWords,
  isDistinctive,
  phraseKey,
  stemWord,
  surnameKeys,
  wellKnown,
  type RecordIndex,
  type Work,
} from './record-index.ts';
import { initialsOf, isSubsequence, spells, wantedOf } from './spelling.ts';
import { comparingStart, isCompared, isFieldWord, isGeneralTerm, isStopWord } from './words.ts';
import { isNearId } from './near-ids.ts';
import { isByFirstAuthor, isEntry, isNamedTitle, isSetApart } from './title-evidence.ts';
import { withoutPeople } from './title-fields.ts';
import { hasOwnName, introducesName, longestAbstract } from './own-name.ts';
import type { Claim } from './claim.ts';

export type Verdict =
  | { readonly kind: 'right' | 'unknown' }
  | { readonly kind: 'wrong'; readonly claimed: string; readonly likely: Work | undefined };

const right: Verdict = { kind: 'right' };
const unknown: Verdict = { kind: 'unknown' };

/** How surely a name is a work's: by its head, by other signs, by descent, or not at all. */
const Fit = { OtherVersion: -1, None: 0, Family: 1, Hint: 2, Sign: 3, Head: 4 } as const;
type Fit = (typeof Fit)[keyof typeof Fit];

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

/* Titles */

function judgeTitle(whole: Phrase, claim: Claim, target: Work, index: RecordIndex): Verdict {
  const own = withoutPeople(whole.text);
  if (own === undefined) return unknown;
  const run = own === whole.text ? whole : { ...whole, text: own, whole: own, start: whole.end - own.length };
  const text = claimedPart(run.text, claim.last === true);
  const keys = partKeys(text);
  if (text === run.text && run.whole !== run.text) keys.unshift(...partKeys(run.whole));
  const key = phraseKey(text);
  if (keys.length === 0) return unknown;
  // The longest title that the words hold decides: one title may be the end of another.
  const decisive = keys.find((part) => target.phrases.has(part) || index.titled(part).length > 0);
  if (decisive !== undefined && target.phrases.has(decisive)) return right;
  if (decisive === undefined && holds(key, target)) return right;

  const content = contentWords(run.text);
  const covered = coverage(content, target);
  const exact = exactTitle(keys, target, index);
  if (exact && !nearlyHolds(key, target)) return { kind: 'wrong', claimed: run.text, likely: exact };
  if (content.size < 3 || covered >= 0.6) return covered >= 0.75 && content.size >= 3 ? right : unknown;

  // "Efficient Inference of Language Models" in a heading is a subject, and near to many titles.
  const isSubject = claim.heading === true && !isNamedTitle(run.text);
  const close = isSubject ? undefined : closeTitle(content, key, target, index);
  if (close && (looksLikeTitle(run) || mayBeTitle(run)) && covered < 0.5) {
    return { kind: 'wrong', claimed: run.text, likely: close };
  }
  const foreign = !/\p{Script=Latin}/u.test(target.title);
  const isTitle = looksLikeTitle(run) || isNamedTitle(run.text) || isEntry(run, claim);
  // A repository has a name of its own; no title of a paper speaks against it.
  const silent =
    foreign || target.record.kind !== 'paper' || claim.strength === 'loose' || content.size < 4 || !isTitle;
  const most = isSubject ? 0.2 : mostShared(content, run.text);
  if (silent || covered > most || sharesMost(content, target)) return unknown;
  if (abstractCoverage(content, target) >= 0.5) return unknown;
  if (isByFirstAuthor(`${claim.text} ${claim.around ?? ''}`, target)) return unknown;
  if (!isSetApart(run, content, claim, target) && claim.amongTitles?.() !== true) return unknown;
  // The head of what is claimed may be the target's name though the rest is the author's own words.
  return headFits(run, target)
    ? unknown
    : { kind: 'wrong', claimed: run.text, likely: nearbyIn(target, index, (work) => coverage(content, work) >= 0.5) };
}

/**
 * Titles of one field share its words ("Semantic Segmentation"), and the longer a title is, the more of them two may
 * share and still be two. "AdaSpeech: Adaptive Text to Speech …" is a title, whatever it shares.
 */
function mostShared(content: ReadonlySet<string>, text: string): number {
  if (content.size < 5) return 0.2;
  return isNamedTitle(text) ? 0.55 : 0.5;
}

/** Most of the target's title stands in what is claimed: a title that was changed, or told in the author's own words. */
function sharesMost(content: ReadonlySet<string>, { content: own }: Work): boolean {
  let found = 0;
  for (const word of own) if (content.has(word)) found++;
  return found / Math.max(1, own.size) > 0.5;
}

/** "Amazon Aurora", "OpenAI Baselines": an organisation that belongs to a known name. */
function withOrganisation(run: Phrase, isKnown: (text: string) => boolean): Phrase {
  const text = run.whole.trim();
  if (text === run.text || !text.endsWith(run.text) || wordsOf(text).length > longestPhrase || !isKnown(text))
    return run;
  return { ...run, text, start: run.end - text.length };
}

/** "The original X paper" is about X; of "X vs Y" what the link belongs to is Y. */
function claimedPart(text: string, isLast: boolean): string {
  const plain = text.replace(/^(?:the )?(?:original|official) (?=\p{Lu})/iu, '').replace(/(?<=\p{L}) paper$/iu, '');
  if (!isLast) return plain;
  return plain.split(/ (?:vs\.?|versus|v\.s\.) /i).at(-1) ?? plain;
}

/** The claim is the title, one of its parts, or contains the whole of it. */
function holds(key: string, work: Work): boolean {
  if (work.phrases.has(key)) return true;
  const full = phraseKey(work.title);
  if (full.length >= 16 && key.includes(full)) return true;
  return key.length >= 16 && full.startsWith(key);
}

/** Titles with a slip of the pen, or a word more or less at the end. */
function nearlyHolds(key: string, work: Work): boolean {
  const full = phraseKey(work.title);
  return sharedStart(key, full) >= Math.max(16, Math.min(key.length, full.length) * 0.9);
}

/** A title of another work: the whole run, or where it begins or ends. */
function exactTitle(keys: readonly string[], target: Work, index: RecordIndex): Work | undefined {
  for (const key of keys) {
    const found = index.titled(key).filter((work) => comparable(work, target));
    if (found.length > 0) return choose(found, target);
  }
  return undefined;
}

/** The run as a key, then what it begins and ends with, the longest first: "Attention Is All You Need by Vaswani". */
function partKeys(text: string): string[] {
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

function closeTitle(content: ReadonlySet<string>, key: string, target: Work, index: RecordIndex): Work | undefined {
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
function coverage(content: ReadonlySet<string>, work: Work): number {
  if (content.size === 0) return 0;
  let found = 0;
  for (const word of content) if (work.content.has(word)) found++;
  return found / content.size;
}

function abstractCoverage(content: ReadonlySet<string>, work: Work): number {
  const text = work.record.abstract ?? '';
  if (text === '' || content.size === 0) return 0;
  const folded = fold(text.slice(0, longestAbstract));
  let found = 0;
  for (const word of content) if (folded.includes(word)) found++;
  return found / content.size;
}

function headFits(run: Phrase, target: Work): boolean {
  const [first = ''] = run.text.split(/[:：,，(]| [-–—] /u);
  return first !== run.text && wordsOf(first).length <= 5 && nameFit(workName(first), first, target) > Fit.None;
}

/* Names */

function judgeNames(names: readonly NamePhrase[], claim: Claim, target: Work, index: RecordIndex): Verdict {
  const claiming = names.filter(({ compared }) => !compared);
  const primary = claim.last ? claiming.at(-1) : claiming.find(({ used }) => !used);
  if (!primary) return unknown;
  // "BERT 与 GPT（[论文](…)）": what stands right before the link may be meant after all.
  const last = names.at(-1);
  if (claim.last && last && last !== primary) {
    return nameFit(workName(last.text), last.text, target) >= Fit.Hint ? right : unknown;
  }
  // Words in Latin letters between the name and the link that are no name we know: they may be one.
  if (claim.last && (latinRuns(claim.text).at(-1)?.start ?? 0) >= primary.end) return unknown;

  const name = workName(primary.text);
  const fit = nameFit(name, primary.text, target);
  const better = betterNamed(primary, name, fit, target, index);
  if (better && (claim.strength === 'firm' || fit === Fit.None || fit === Fit.OtherVersion)) {
    const isHead = betterIsHead(better, name);
    if (!isHead && mentionsTarget(names, primary, target)) return unknown;
    if (claim.strength === 'loose' && mentionsTarget(names, primary, target)) return unknown;
    // Where the name itself is a form of the target's, its own place doesn't clear it.
    const around = fit === Fit.Head ? claim.around?.replaceAll(primary.text, ' ') : claim.around;
    return clearedBy(
      { text: claim.text, strength: claim.strength, ...(around === undefined ? {} : { around }) },
      target,
      index,
    )
      ? unknown
      : { kind: 'wrong', claimed: primary.text, likely: better };
  }
  if (fit >= Fit.Hint) return right;
  if (claim.strength === 'loose') return unknown;
  if (fit === Fit.Family && !isSibling(primary.text, name, target, index)) return unknown;
  if (mentionsTarget(names, primary, target) || clearedBy(claim, target, index)) return unknown;
  const likely = () => nearbyIn(target, index, (work) => nameFit(name, primary.text, work) >= Fit.Sign);
  if (fit === Fit.OtherVersion) return { kind: 'wrong', claimed: primary.text, likely: likely() };
  if (isElsewhere(primary.text, target) || contradicts(primary, target))
    return { kind: 'wrong', claimed: primary.text, likely: likely() };
  return unknown;
}

/** Everybody calls another paper so. A later version of it has some words of its title; code may hold many works. */
function isElsewhere(text: string, target: Work): boolean {
  if (target.record.kind !== 'paper' || !/\p{Script=Latin}/u.test(target.title)) return false;
  const titles = wellKnown.titlesOf(text);
  return titles.length > 0 && titles.every((title) => coverage(contentWords(title), target) < 1 / 3);
}

/** A given name, and the target has another given name of its own: no work is called both. */
function contradicts(primary: NamePhrase, target: Work): boolean {
  const isGiven = wordsOf(primary.text).some((word) => isGivenName(word) && !isGeneralTerm(word));
  return isGiven && (hasOwnName(target) || introducesName(target));
}

/**
 * ModernBERT and ALBERT: of one family by their ends, two works by their beginnings. What many works carry in their
 * names (VLA in OpenVLA, SmolVLA, VLA-0) makes no two of them one.
 */
function isSibling(text: string, { stem }: WorkName, target: Work, index: RecordIndex): boolean {
  if (target.heads.length > 0 && target.heads.every((head) => differInOwn(text, head.text, index))) return true;
  const [word = '', ...more] = wordsOf(text);
  const end = familyEnd.exec(word)?.[0];
  if (end === undefined || more.length > 0 || target.heads.length === 0) return false;
  return target.heads.every(
    (head) =>
      head.text.endsWith(end) &&
      !head.stem.includes(stem) &&
      !stem.includes(head.stem) &&
      sharedStart(head.stem, stem) < 3,
  );
}

/** All that two names share is carried by many, and each has something of its own. */
function differInOwn(a: string, b: string, index: RecordIndex): boolean {
  const [one, other] = [namePieces(a), namePieces(b)];
  const isCommon = (piece: string) => index.carriers(piece) >= fewestCarriers || isGeneralTerm(piece);
  const own = (pieces: readonly string[], others: readonly string[]) =>
    pieces.filter((piece) => !others.includes(piece) && !isCommon(piece));
  const shared = one.filter((piece) => other.includes(piece));
  if (shared.length === 0 || !shared.every(isCommon)) return false;
  const [mine, theirs] = [own(one, other), own(other, one)];
  return (
    mine.length > 0 &&
    theirs.length > 0 &&
    mine.every((piece) => theirs.every((their) => sharedStart(piece, their) < Math.min(3, piece.length, their.length)))
  );
}

const fewestCarriers = 3;
const familyEnd = /(?<=\p{L})(?:BERT|GPT|BART|CLIP|LoRA|GAN|LLaMA|ViT|DETR|Former|former|Net|Coder)$/u;

function mentionsTarget(names: readonly NamePhrase[], primary: NamePhrase, target: Work): boolean {
  return names.some((other) => other !== primary && isNameOf(other, target));
}

function isNameOf({ text }: NamePhrase, target: Work): boolean {
  return nameFit(workName(text), text, target) >= (target.heads.length > 0 ? Fit.Head : Fit.Sign);
}

/** Words around that name the target clear it. */
function clearedBy(claim: Claim, target: Work, index: RecordIndex): boolean {
  if (claim.around === undefined || claim.around === '') return false;
  const isKnown = (text: string) => index.named(workName(text)).includes(target);
  return latinRuns(claim.around).some(
    (run) =>
      (wordsOf(run.text).length >= 3 && holds(phraseKey(run.text), target)) ||
      namesIn(run, claim.around ?? '', isKnown).some((name) => isNameOf(name, target)),
  );
}

function nameFit(name: WorkName, text: string, work: Work): Fit {
  let best: Fit = Fit.None as Fit;
  const conflicts: WorkName[] = [];
  const relateAll = (own: readonly WorkName[], equal: Fit) => {
    for (const one of own) {
      const relation = relate(name, one);
      if (relation === 'equal') best = higher(best, equal);
      else if (relation === 'other-version') conflicts.push(one);
      else if (relation === 'one-version' || relation === 'family') best = higher(best, Fit.Family);
    }
  };
  relateAll(work.heads, Fit.Head);
  relateAll(work.others, Fit.Sign);
  if (work.repository) relateAll([work.repository], Fit.Sign);
  if (work.initials.has(name.compact) || work.endInitials.has(name.compact) || work.phraseInitials.has(name.compact))
    best = higher(best, Fit.Sign);
  if (best >= Fit.Sign) return best;
  if (conflicts.length > 0 && best <= Fit.Family) return Fit.OtherVersion;

  if (phraseKey(work.title) === phraseKey(text)) return Fit.Head;
  if (abbreviates(text, work.words)) return higher(best, Fit.Hint);
  if (wordsInTitle(text, work)) return higher(best, Fit.Hint);
  if (inAbstract(text, work)) return higher(best, Fit.Hint);
  if (best === Fit.None && sharesPiece(text, work)) return Fit.Family;
  return best;
}

function higher(a: Fit, b: Fit): Fit {
  return a > b ? a : b;
}

/** "MoE" in "Mixture-of-Experts", "Transformer" in a title: all its words stand there. */
function wordsInTitle(text: string, work: Work): boolean {
  const content = contentWords(text);
  return content.size > 0 && coverage(content, work) === 1;
}

function inAbstract(text: string, work: Work): boolean {
  const abstract = work.record.abstract;
  if (abstract === undefined) return false;
  const wanted = text.toLowerCase();
  const lower = abstract.slice(0, longestAbstract).toLowerCase();
  for (let at = lower.indexOf(wanted); at !== -1; at = lower.indexOf(wanted, at + 1)) {
    const before = lower[at - 1] ?? ' ';
    const after = lower.slice(at + wanted.length, at + wanted.length + 2);
    if (!/[\p{L}\p{N}]/u.test(before) && !/^(?:[\p{L}\p{N}]|-[\p{L}\p{N}])/u.test(after.replace(/^s\b/, '')))
      return true;
  }
  return false;
}

/** "DeepNorm" and "DeepNet", "Tk-Instruct" and "Super-NaturalInstructions": pieces of four letters and more. */
function sharesPiece(text: string, work: Work): boolean {
  const pieces = text
    .split(/[^\p{L}\p{N}]+|(?<=\p{Ll})(?=\p{Lu})/u)
    .map(fold)
    .filter((piece) => piece.length >= 4);
  if (pieces.length === 0) return false;
  for (const word of work.words) {
    const parts = word.split(/[^\p{L}\p{N}]+|(?<=\p{Ll})(?=\p{Lu})/u).map(fold);
    if (
      parts.some((part) =>
        pieces.some((piece) => part.length >= 4 && sharedStart(part, piece) >= Math.min(5, piece.length, part.length)),
      )
    )
      return true;
  }
  return false;
}

/** Another work that the name fits better, and surely enough. */
function betterNamed(
  primary: NamePhrase,
  name: WorkName,
  fit: Fit,
  target: Work,
  index: RecordIndex,
): Work | undefined {
  const others = index.named(name).filter((work) => work !== target && comparable(work, target));
  if (fit === Fit.Head) {
    // Phi-4 is not Phi-4-Mini where both are known: the same letters beat the same name and version.
    const same = ({ heads, repository }: Work) =>
      heads.some((head) => head.compact === name.compact) || repository?.compact === name.compact;
    const exact = same(target) || !primary.made ? [] : others.filter((work) => same(work) && betterIsHead(work, name));
    return choose(exact, target);
  }
  const heads = others.filter((work) => betterIsHead(work, name));
  if (heads.length > 0 && isDistinctive(primary.text, index)) return choose(heads, target);
  // YOLO is "You Only Look Once", not YOLOv7, though that is of the family.
  // DDIM is "Denoising Diffusion Implicit Models", though its letters can be picked from other titles.
  const spelled = others.filter((work) => wholeInitials(work, name));
  const isWeak = fit === Fit.Family || fit === Fit.Hint;
  if (isWeak && spelled.length > 0 && primary.made) return choose(spelled, target);
  if (fit === Fit.Hint && primary.made && isPicked(primary.text, target)) {
    const rows = index.spelling(primary.text).filter((work) => comparable(work, target) && !hasOwnName(work));
    if (rows.length === 1) return rows[0];
  }
  if (fit > Fit.None) return undefined;
  const signs = others.filter(
    (work) =>
      work.repository?.compact === name.compact ||
      wholeInitials(work, name) ||
      namedAtEnd(work, name) ||
      namedAtStart(work, name) ||
      work.endInitials.has(name.compact) ||
      work.phraseInitials.has(name.compact),
  );
  if (signs.length > 0 && primary.made) return nearlySpells(name.compact, target) ? undefined : choose(signs, target);
  const letters = primary.made && fit === Fit.None ? index.spelling(primary.text) : [];
  const spelling = letters.filter((work) => comparable(work, target) && !hasOwnName(work));
  // Of several that could be spelled so nobody knows which is.
  if (spelling.length === 1) return spelling[0];
  const read = primary.made ? readFrom(primary.text, index).filter((work) => comparable(work, target)) : [];
  if (read.length > 0) return choose(read, target);
  // DeBERTa-v2 is nearer to DeBERTa than to something else altogether.
  const family = name.version === '' ? [] : index.named(workName(name.stem)).filter((work) => comparable(work, target));
  const elders = family.filter((work) => work.heads.some((head) => head.stem === name.stem && head.version === ''));
  return elders.length > 0 && primary.made && name.stem.length >= 4 ? choose(elders, target) : undefined;
}

/**
 * SRCNN in "Image Super-Resolution Using Deep Convolutional Networks": all its letters but one begin words of the title,
 * in their order. Another title that has them all is on the same subject, and either could be called so.
 */
function nearlySpells(letters: string, { pieces }: Work): boolean {
  if (letters.length < 4) return false;
  const initials = pieces.map(({ words }) => initialsOf(words));
  return Array.from(letters, (_, at) => at).some((at) => {
    const most = letters.slice(0, at) + letters.slice(at + 1);
    return initials.some((one) => isSubsequence(most, one));
  });
}

/** Its letters begin words of the target's title, but not words in a row, and nothing else speaks for it. */
function isPicked(text: string, target: Work): boolean {
  const wanted = wantedOf(text);
  if (!wanted || wanted.letters.length < 4 || target.pieces.some((one) => spells(wanted, one))) return false;
  return !wordsInTitle(text, target) && !inAbstract(text, target);
}

function betterIsHead(work: Work, name: WorkName): boolean {
  return work.heads.some((head) => relate(head, name) === 'equal');
}

function wholeInitials(work: Work, name: WorkName): boolean {
  return name.compact.length >= 4 && work.initials.has(name.compact);
}

/** StyleGAN in "A Style-Based Generator Architecture for Generative Adversarial Networks": a word, and the rest read. */
function readFrom(text: string, index: RecordIndex): Work[] {
  const start = fold(/^\p{Lu}\p{Ll}{3,}(?=\p{Lu}\p{L}+$)/u.exec(text)?.[0] ?? '');
  if (start === '') return [];
  return index
    .sharing(new Set([stemWord(start)]))
    .filter((work) => wordsOf(work.title).every((word) => !isMadeWord(word)) && abbreviates(text, work.words));
}

/** "… with AlphaCode", "… from Training Gopher", "Searching for MobileNetV3". */
function namedAtEnd(work: Work, name: WorkName): boolean {
  const last = work.others.at(-1);
  if (!last || relate(last, name) !== 'equal' || work.title.endsWith('?')) return false;
  return compact(work.words.at(-1) ?? '') === last.compact;
}

/** "ICNet for Real-Time Semantic Segmentation …": the first word of a title is what it is about. */
function namedAtStart({ words: [first = '', second = ''] }: Work, name: WorkName): boolean {
  return isGivenName(first) && compact(first) === name.compact && isStopWord(fold(second));
}

/* Authors and years */

function judgeAuthors(authors: readonly AuthorYear[], claim: Claim, target: Work, index: RecordIndex): Verdict {
  const author = claim.last ? authors.at(-1) : authors[0];
  if (!author || claim.strength === 'loose') return unknown;
  const keys = author.surnames.flatMap(surnameKeys);
  const known = target.record.authors ?? [];
  const isFirst = keys.some((key) => target.firstAuthor.has(key));
  const fits = isFirst || keys.some((key) => target.surnames.has(key));
  const gap = author.year !== undefined && target.year !== undefined ? Math.abs(author.year - target.year) : 0;
  const better = byAuthor(keys, author, target, index);
  const claimed = claim.text.slice(author.start, author.end).trim();
  // Works are cited by their first author, and now and then by the last.
  if (fits && gap <= 1) return better && !isFirst && author.etAl ? { kind: 'wrong', claimed, likely: better } : right;
  if (fits) return better && gap >= 2 ? { kind: 'wrong', claimed, likely: better } : unknown;
  if (better) return { kind: 'wrong', claimed, likely: better };
  const arePeople = known.some(
    (one) => /\p{L}{2,} \p{L}|, \p{L}|\. /u.test(one) && !/workshop|team|group|consortium|collaboration/i.test(one),
  );
  if (!arePeople || !author.etAl) return unknown;
  // "X et al.": X is the first author, who is in every list.
  return { kind: 'wrong', claimed, likely: undefined };
}

function byAuthor(keys: readonly string[], { year }: AuthorYear, target: Work, index: RecordIndex): Work | undefined {
  if (year === undefined) return undefined;
  const found = keys
    .flatMap((key) => index.by(key))
    .filter((work) => work !== target && comparable(work, target) && work.year === year);
  return found.length > 0 ? choose(found, target) : undefined;
}

/* Candidates */

/** A paper is put right by a paper, a repository by a repository. */
function comparable(work: Work, target: Work): boolean {
  return (
    work !== target && work.record.kind === target.record.kind && !(target.record.aliases ?? []).includes(work.url)
  );
}

/** The one whose address is a slip away, else the first by address. */
function choose(works: readonly Work[], target: Work): Work | undefined {
  if (works.length <= 1) return works[0];
  const near = works.filter((work) => isNearId(work.url, target.url));
  return [...(near.length > 0 ? near : works)].sort((a, b) => compareText(a.url, b.url))[0];
}

function nearbyIn(target: Work, index: RecordIndex, fits: (work: Work) => boolean): Work | undefined {
  return index.near(target.url).find((work) => comparable(work, target) && fits(work));
}
