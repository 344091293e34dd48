// Which other work a name fits better than the target. Pure; every question is indexed.

import { choose, comparable } from './candidates.ts';
import { Fit, inAbstract, wordsInTitle } from './name-fit.ts';
import {
  abbreviates,
  compact,
  fold,
  isGivenName,
  isMadeWord,
  relate,
  wordsOf,
  workName,
  type WorkName,
} from './names.ts';
import { hasOwnName } from './own-name.ts';
import type { NamePhrase } from './phrases.ts';
import { isDistinctive, stemWord, type RecordIndex, type Work } from './record-index.ts';
import { initialsOf, isSubsequence, spells, wantedOf } from './spelling.ts';
import { isStopWord } from './words.ts';

/** Another work that the name fits better, and surely enough. */
export function betterNamed(
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

export function betterIsHead(work: Work, name: WorkName): boolean {
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
