// Names in what an author calls a link. Pure.

import { betterIsHead, betterNamed } from './better-named.ts';
import { nearbyIn } from './candidates.ts';
import type { Claim } from './claim.ts';
import { clearedBy, Fit, isNameOf, nameFit } from './name-fit.ts';
import { isGivenName, namePieces, sharedStart, wordsOf, workName, type WorkName } from './names.ts';
import { hasOwnName, introducesName } from './own-name.ts';
import { latinRuns, type NamePhrase } from './phrases.ts';
import { contentWords, wellKnown, type RecordIndex, type Work } from './record-index.ts';
import { coverage } from './title-match.ts';
import { right, unknown, type Verdict } from './verdict.ts';
import { isGeneralTerm } from './words.ts';

export function judgeNames(names: readonly NamePhrase[], claim: Claim, target: Work, index: RecordIndex): Verdict {
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
