// Links compared with each other by what they claim: the same paper twice in a list, one work at two addresses, one
// address as two works. Pure; everything is grouped by keys, nothing is compared pair by pair.

import type { LinkFinding } from './finding.ts';
import type { KeptClaim } from './keep-claims.ts';
import { isGivenName, relate, wordsOf, workName } from './names.ts';
import { fewestOfTitle, latinRuns, looksLikeTitle } from './phrases.ts';
import { contentWords, phraseKey } from './record-index.ts';

export interface PlacedClaim {
  readonly file: string;
  readonly link: KeptClaim;
}

export interface PlacedFinding extends PlacedClaim {
  readonly finding: LinkFinding;
}

const isPaperAddress = /^https:\/\/(?:arxiv\.org|doi\.org|aclanthology\.org|openreview\.net)\//;

/**
 * The same paper in two items of one list; its PDF and its page in one item are no repetition. An item is about the
 * paper that it links first: "[RoBERTa](…) improves on [BERT](…)" doesn't list BERT a second time.
 */
export function* duplicatePapers(file: string, links: readonly KeptClaim[]): Generator<PlacedFinding> {
  const first = new Map<string, KeptClaim>();
  const about = new Map<number, string>();
  for (const link of links) {
    if (link.list === undefined || link.item === undefined || !isPaperAddress.test(link.url)) continue;
    if (!about.has(link.item)) about.set(link.item, link.url);
    else continue;
    const key = `${link.list} ${link.url}`;
    const before = first.get(key);
    if (!before) {
      first.set(key, link);
      continue;
    }
    const related =
      before.item === link.item || link.inside?.includes(before.item ?? -1) || before.inside?.includes(link.item);
    if (related) continue;
    const finding: LinkFinding = {
      rule: 'duplicate-paper',
      severity: 'warning',
      message: `The paper ${link.url} is in this list twice; first in line ${before.line ?? '?'}.`,
      remedy: 'Leave one of them out, or correct the one that should lead elsewhere.',
    };
    yield { file, link, finding };
  }
}

interface Named {
  readonly placed: PlacedClaim;
  /** What is claimed, as a key. */
  readonly key: string;
  readonly text: string;
  readonly isTitle: boolean;
  /** Not what the author may say of it in words of his own. */
  readonly isSetApart: boolean;
}

/** Only claims that are certain: a whole title, or a given name right at the link. */
function named(placed: PlacedClaim): Named | undefined {
  const { claim } = placed.link;
  if (claim?.strength !== 'firm') return undefined;
  const runs = latinRuns(claim.text);
  const [run] = runs;
  if (!run || runs.length !== 1) return undefined;
  const [head = ''] = run.text.split(/[:：]\s/);
  const { size } = contentWords(run.text);
  if (looksLikeTitle(run) && size >= 4) {
    const isSetApart = run.quoted || size >= fewestOfTitle;
    return { placed, key: phraseKey(run.text), text: run.text, isTitle: true, isSetApart };
  }
  if (wordsOf(head).length > 3 || !wordsOf(head).some(isGivenName)) return undefined;
  return { placed, key: phraseKey(head), text: head, isTitle: false, isSetApart: true };
}

/** @param isJudged links whose record has already decided: they are right, or reported as wrong */
export function* linkConflicts(
  all: readonly PlacedClaim[],
  isJudged: (link: KeptClaim) => boolean,
): Generator<PlacedFinding> {
  const targetOf = new Map<string, Named>();
  const claimOf = new Map<string, Named>();
  for (const placed of all) {
    if (!isPaperAddress.test(placed.link.url) || isJudged(placed.link)) continue;
    const one = named(placed);
    if (!one) continue;
    const { url } = placed.link;
    const [, , host = ''] = url.split('/', 3);
    const sameName = targetOf.get(`${host} ${one.key}`);
    if (!sameName) targetOf.set(`${host} ${one.key}`, one);
    else if (sameName.placed.link.url !== url)
      yield conflict(
        one,
        `"${one.text}" leads to ${url} here and to ${sameName.placed.link.url} in ${place(sameName)}.`,
      );
    const sameTarget = claimOf.get(url);
    if (!sameTarget) claimOf.set(url, one);
    else if (differ(sameTarget, one))
      yield conflict(one, `${url} is called "${one.text}" here and "${sameTarget.text}" in ${place(sameTarget)}.`);
  }
}

function conflict({ placed }: Named, message: string): PlacedFinding {
  return {
    ...placed,
    finding: { rule: 'link-conflict', severity: 'warning', message, remedy: 'Look which of the two is right.' },
  };
}

function place({ placed: { file, link } }: Named): string {
  return `${file}:${link.line ?? 1}`;
}

/** Two names may be a nickname and its paper; two versions, or two titles without a common word, are two works. */
function differ(a: Named, b: Named): boolean {
  if (a.key === b.key) return false;
  if (a.isTitle && b.isTitle) {
    if (!a.isSetApart || !b.isSetApart) return false;
    const words = contentWords(a.text);
    return ![...contentWords(b.text)].some((word) => words.has(word));
  }
  return !a.isTitle && !b.isTitle && relate(workName(a.text), workName(b.text)) === 'other-version';
}
