// An author and a year, by which works are cited. Pure.

import { choose, comparable } from './candidates.ts';
import type { Claim } from './claim.ts';
import type { AuthorYear } from './phrases.ts';
import { surnameKeys, type RecordIndex, type Work } from './record-index.ts';
import { right, unknown, type Verdict } from './verdict.ts';

export function judgeAuthors(authors: readonly AuthorYear[], claim: Claim, target: Work, index: RecordIndex): Verdict {
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
