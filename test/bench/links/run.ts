// `npm run bench:links`: the table of the evaluation and every miss. Options: `--half tuning`, `--known target` or
// `titles`, `--misses 50` (how many to print; all by default), `--set second`, `third` or `fourth`
// (first by default).

import { parseArgs } from 'node:util';
import { wellKnown } from '../../../scripts/features/link-checks/record-index.ts';
import {
  caseSets,
  evaluate,
  knowns,
  share,
  type CaseSet,
  type Evaluation,
  type Judged,
  type Known,
} from './evaluate.ts';
import type { Half } from './cases.ts';

const { values } = parseArgs({
  options: { half: { type: 'string' }, known: { type: 'string' }, misses: { type: 'string' }, set: { type: 'string' } },
});
const halves: Half[] = values.half === 'tuning' || values.half === 'reported' ? [values.half] : ['tuning', 'reported'];
const known: Known = knowns.find((one) => one === values.known) ?? 'all';
const set: CaseSet = caseSets.find((one) => one === values.set) ?? 'first';
const most = values.misses === undefined ? Infinity : Number(values.misses);

function print(evaluation: Evaluation): void {
  const { half, judged, rows } = evaluation;
  const misses = judged.filter(isMiss);
  console.log(`\n== ${half} half, records of ${recordsOf[known]} ==`);
  for (const miss of misses.slice(0, most)) console.log(describe(miss));
  console.log('\nlinks      form       number  reported   share  right one named');
  for (const { truth, form, links, reported, named } of rows) {
    const percent = `${((100 * reported) / links).toFixed(1)} %`;
    console.log(
      `${truth.padEnd(10)} ${form.padEnd(9)} ${String(links).padStart(7)} ${String(reported).padStart(9)} ${percent.padStart(7)}  ${truth === 'right' ? '' : named}`,
    );
  }
  const nicknames = judged.filter(({ case: one }) => one.truth !== 'right' && one.form === 'nickname');
  const isInTable = ({ case: one }: Judged) => one.claimed.names.some((name) => wellKnown.titlesOf(name).length > 0);
  const found = (some: readonly Judged[]) => `${some.filter((one) => !isMiss(one)).length} of ${some.length}`;
  console.log(
    `\nnicknames found: ${found(nicknames.filter(isInTable))} of works in the table of well-known ones, ${found(nicknames.filter((one) => !isInTable(one)))} of others`,
  );
  const recall = share(evaluation, ['rotated', 'neighbour', 'sibling']);
  console.log(
    `recall ${(100 * recall).toFixed(1)} % (siblings ${(100 * share(evaluation, ['sibling'])).toFixed(1)} %), false alarms ${(100 * share(evaluation, ['right'])).toFixed(2)} % of right links`,
  );
}

const recordsOf: Readonly<Record<Known, string>> = {
  all: 'all works',
  target: 'the target only',
  titles: 'the target only, among links called by titles',
};

function isMiss({ case: { truth }, verdict }: Judged): boolean {
  return truth === 'right' ? verdict.kind === 'wrong' : verdict.kind !== 'wrong';
}

function describe({ case: one, verdict }: Judged): string {
  const kind = one.truth === 'right' ? 'FALSE ALARM' : `missed ${one.truth}`;
  const likely = verdict.kind === 'wrong' ? ` → likely ${verdict.likely?.title ?? 'nothing'}` : ` (${verdict.kind})`;
  return `${kind}, ${one.form}: ${JSON.stringify(one.markdown)} leads to "${one.target.title}"${likely}`;
}

for (const half of halves) print(evaluate(half, known, set));
