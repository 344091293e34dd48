// Judges every case of a half as a build would judge a post: Markdown to HTML to claims to verdicts.

import { Marked } from 'marked';
import { attribute, parseHtml } from '../../../scripts/core/html.ts';
import { findClaims } from '../../../scripts/features/link-checks/find-claims.ts';
import { judge } from '../../../scripts/features/link-checks/judge.ts';
import { RecordIndex } from '../../../scripts/features/link-checks/record-index.ts';
import type { Verdict } from '../../../scripts/features/link-checks/verdict.ts';
import type { LinkRecord } from '../../../scripts/features/links/record.ts';
import { secondCasesOf, secondWorks } from './second-cases.ts';
import { fourthCasesOf, fourthWorks } from './fourth-cases.ts';
import { thirdCasesOf, thirdWorks } from './third-cases.ts';
import { addressOf, allWorks, casesOf, type Case, type Form, type Half, type Truth, type Work } from './cases.ts';

export interface Judged {
  readonly case: Case;
  readonly verdict: Verdict;
  /** Found wrong, and the likely right work named. */
  readonly named: boolean;
}

export interface Row {
  readonly truth: Truth;
  readonly form: Form | 'all';
  readonly links: number;
  readonly reported: number;
  /** Of the reported: how many name the right work. */
  readonly named: number;
}

export interface Evaluation {
  readonly half: Half;
  readonly judged: readonly Judged[];
  readonly rows: readonly Row[];
}

/** `first`: works.json in the rule's author's own phrasings; `second`: other works in somebody else's; `third`: other fields, in a third person's; `fourth`: works of public lists, in the forms of those. */
export type CaseSet = 'first' | 'second' | 'third' | 'fourth';
export const caseSets: readonly CaseSet[] = ['first', 'second', 'third', 'fourth'];

const sets: Readonly<Record<CaseSet, { works: readonly Work[]; casesOf: (half: Half) => Case[] }>> = {
  first: { works: allWorks, casesOf },
  second: { works: secondWorks, casesOf: secondCasesOf },
  third: { works: thirdWorks, casesOf: thirdCasesOf },
  fourth: { works: fourthWorks, casesOf: fourthCasesOf },
};

/**
 * `all`: the lock file knows every work; `target`: only the one the link leads to; `titles`: only that one too, in a post
 * whose other links are called by their titles.
 */
export type Known = 'all' | 'target' | 'titles';
export const knowns: readonly Known[] = ['all', 'target', 'titles'];

export function recordOf(work: Work): [string, LinkRecord] {
  const record: LinkRecord = {
    kind: work.id.startsWith('github:') ? 'code' : 'paper',
    title: work.title,
    published: String(work.year),
    ...(work.authors.length > 0 ? { authors: [...work.authors] } : {}),
    ...(work.authorsComplete === false ? { authorsComplete: false } : {}),
  };
  return [addressOf(work), record];
}

const marked = new Marked();

export function evaluate(half: Half, known: Known = 'all', set: CaseSet = 'first'): Evaluation {
  const { works, casesOf: casesOfSet } = sets[set];
  const everything = new RecordIndex(new Map(works.map(recordOf)));
  const judged = casesOfSet(half).map((one): Judged => {
    const index = known === 'all' ? everything : new RecordIndex(new Map([recordOf(one.target)]));
    const verdict = judgeCase(one, index, known === 'titles');
    const named = verdict.kind === 'wrong' && verdict.likely?.url === addressOf(one.claimed);
    return { case: one, verdict, named };
  });
  return { half, judged, rows: rowsOf(judged) };
}

function judgeCase({ markdown, target }: Case, index: RecordIndex, amongTitles: boolean): Verdict {
  const url = addressOf(target);
  const work = index.works.get(url);
  const claim = findClaims(parseHtml(marked.parse(markdown) as string)).find(
    ({ link }) => attribute(link, 'href') === encodeURI(url) || attribute(link, 'href') === url,
  )?.claim;
  return claim && work ? judge({ ...claim, amongTitles: () => amongTitles }, work, index) : { kind: 'unknown' };
}

function rowsOf(judged: readonly Judged[]): Row[] {
  const rows: Row[] = [];
  for (const truth of ['right', 'rotated', 'neighbour', 'sibling'] as const) {
    for (const form of ['title', 'short', 'nickname', 'author', 'neutral', 'translation', 'all'] as const) {
      const some = judged.filter(({ case: one }) => one.truth === truth && (form === 'all' || one.form === form));
      if (some.length === 0) continue;
      const reported = some.filter(({ verdict }) => verdict.kind === 'wrong');
      rows.push({
        truth,
        form,
        links: some.length,
        reported: reported.length,
        named: reported.filter(({ named }) => named).length,
      });
    }
  }
  return rows;
}

export function share(evaluation: Evaluation, truths: readonly Truth[], form: Form | 'all' = 'all'): number {
  const rows = evaluation.rows.filter((row) => truths.includes(row.truth) && row.form === form);
  const sum = (count: (row: Row) => number) => rows.reduce((total, row) => total + count(row), 0);
  return (
    sum(({ reported }) => reported) /
    Math.max(
      1,
      sum(({ links }) => links),
    )
  );
}
