// Which other work may be meant, of several. Pure.

import { compareText } from '../../core/diagnostic.ts';
import { isNearId } from './near-ids.ts';
import type { RecordIndex, Work } from './record-index.ts';

/** A paper is put right by a paper, a repository by a repository. */
export function comparable(work: Work, target: Work): boolean {
  return (
    work !== target && work.record.kind === target.record.kind && !(target.record.aliases ?? []).includes(work.url)
  );
}

/** The one whose address is a slip away, else the first by address. */
export function choose(works: readonly Work[], target: Work): Work | undefined {
  if (works.length <= 1) return works[0];
  const near = works.filter((work) => isNearId(work.url, target.url));
  return [...(near.length > 0 ? near : works)].sort((a, b) => compareText(a.url, b.url))[0];
}

export function nearbyIn(target: Work, index: RecordIndex, fits: (work: Work) => boolean): Work | undefined {
  return index.near(target.url).find((work) => comparable(work, target) && fits(work));
}
