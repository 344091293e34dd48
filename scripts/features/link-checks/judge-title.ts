// What an author calls a link, taken for a title. Pure.

import { nearbyIn } from './candidates.ts';
import type { Claim } from './claim.ts';
import { Fit, nameFit } from './name-fit.ts';
import { wordsOf, workName } from './names.ts';
import { looksLikeTitle, mayBeTitle, type Phrase } from './phrases.ts';
import { contentWords, phraseKey, type RecordIndex, type Work } from './record-index.ts';
import { isByFirstAuthor, isEntry, isNamedTitle, isSetApart } from './title-evidence.ts';
import { withoutPeople } from './title-fields.ts';
import {
  abstractCoverage,
  claimedPart,
  closeTitle,
  coverage,
  exactTitle,
  holds,
  mostShared,
  nearlyHolds,
  partKeys,
  sharesMost,
} from './title-match.ts';
import { right, unknown, type Verdict } from './verdict.ts';

export function judgeTitle(whole: Phrase, claim: Claim, target: Work, index: RecordIndex): Verdict {
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

function headFits(run: Phrase, target: Work): boolean {
  const [first = ''] = run.text.split(/[:：,，(]| [-–—] /u);
  return first !== run.text && wordsOf(first).length <= 5 && nameFit(workName(first), first, target) > Fit.None;
}
