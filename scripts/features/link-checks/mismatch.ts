// The rule `link-mismatch`: what a judgement is told to the author.

import { plainLine } from '../../core/plain-line.ts';
import { displayLink, canonicalLink, type LinkRecord } from '../links/api.ts';
import type { Claim } from './claim.ts';
import { judge } from './judge.ts';
import type { RecordIndex, Work } from './record-index.ts';

export interface Mismatch {
  readonly message: string;
  readonly remedy: string;
  /** What the author calls it. */
  readonly claimed: string;
  /** Canonical address of the likely right work. */
  readonly likely: string | undefined;
}

/** Repositories and pages bear names that say little; of papers, code, models and data sets we know what they are. */
const judgedKinds: ReadonlySet<LinkRecord['kind']> = new Set(['paper', 'code', 'model', 'dataset']);

export function findMismatch(claim: Claim, url: string, index: RecordIndex): Mismatch | undefined {
  const target = index.works.get(url);
  if (!target || !judgedKinds.has(target.record.kind)) return undefined;
  const verdict = judge(claim, target, index);
  if (verdict.kind !== 'wrong') return undefined;
  const { claimed, likely } = verdict;
  return {
    message: likely
      ? `"${shorten(claimed)}" leads to ${name(target)}, "${shorten(target.title)}".`
      : `It is called "${shorten(claimed)}" here, but leads to ${name(target)}, "${shorten(target.title)}".`,
    remedy: likely
      ? `Likely meant: ${name(likely)}, "${shorten(likely.title)}" (${likely.url}).`
      : 'Link the work that is named, or name the work that is linked.',
    claimed,
    likely: likely?.url,
  };
}

/** `arXiv 2405.14333`, as one says it. */
function name({ url }: Work): string {
  const link = canonicalLink(url);
  return link ? displayLink(link).replace(/^arXiv:/i, 'arXiv ') : url;
}

const longestShown = 120;

/** Titles come from elsewhere: what is printed must not turn the text around it. */
function shorten(text: string): string {
  return plainLine(text, longestShown);
}
