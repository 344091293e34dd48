// How surely a name is a work's. Pure.

import type { Claim } from './claim.ts';
import { abbreviates, fold, relate, sharedStart, wordsOf, workName, type WorkName } from './names.ts';
import { longestAbstract } from './own-name.ts';
import { latinRuns, namesIn, type NamePhrase } from './phrases.ts';
import { contentWords, phraseKey, type RecordIndex, type Work } from './record-index.ts';
import { coverage, holds } from './title-match.ts';

/** How surely a name is a work's: by its head, by other signs, by descent, or not at all. */
export const Fit = { OtherVersion: -1, None: 0, Family: 1, Hint: 2, Sign: 3, Head: 4 } as const;
export type Fit = (typeof Fit)[keyof typeof Fit];

export function isNameOf({ text }: NamePhrase, target: Work): boolean {
  return nameFit(workName(text), text, target) >= (target.heads.length > 0 ? Fit.Head : Fit.Sign);
}

/** Words around that name the target clear it. */
export function clearedBy(claim: Claim, target: Work, index: RecordIndex): boolean {
  if (claim.around === undefined || claim.around === '') return false;
  const isKnown = (text: string) => index.named(workName(text)).includes(target);
  return latinRuns(claim.around).some(
    (run) =>
      (wordsOf(run.text).length >= 3 && holds(phraseKey(run.text), target)) ||
      namesIn(run, claim.around ?? '', isKnown).some((name) => isNameOf(name, target)),
  );
}

export function nameFit(name: WorkName, text: string, work: Work): Fit {
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
export function wordsInTitle(text: string, work: Work): boolean {
  const content = contentWords(text);
  return content.size > 0 && coverage(content, work) === 1;
}

export function inAbstract(text: string, work: Work): boolean {
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
