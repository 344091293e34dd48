// Sorts groups by the date in their titles, or papers by their titles. Sorting is stable: equal ones keep their order.

import { compareText } from '../../core/diagnostic.ts';
import { append, detach, isElement, type Element } from '../../core/html.ts';
import { isList, itemsOf, type Group, type PaperList } from './groups.ts';
import type { PapersOptions } from './options.ts';

export interface SortResult {
  readonly groups: readonly Group[];
  /** How many groups say no date that sorting could use. */
  readonly undated: number;
}

/** `newest` and `oldest` put groups without a date last; `title` sorts the papers within each group. */
export function sortGroups(list: PaperList, sort: PapersOptions['sort']): SortResult {
  if (sort === 'none') return { groups: list.groups, undated: 0 };
  if (sort === 'title') return { groups: sortByTitle(list), undated: 0 };
  const dated = list.groups.map((group) => ({ group, date: dateOf(group.title, sort) }));
  const order = sort === 'newest' ? -1 : 1;
  dated.sort((a, b) => {
    if (a.date === undefined || b.date === undefined)
      return Number(a.date === undefined) - Number(b.date === undefined);
    return order * (a.date - b.date);
  });
  return {
    groups: dated.map(({ group }) => group),
    undated: dated.filter(({ date }) => date === undefined).length,
  };
}

/** Groups with papers below them keep their order; a plain list is one group. */
function sortByTitle({ groups, lists }: PaperList): readonly Group[] {
  const nested = groups.flatMap(({ nodes }) => nodes.flatMap((node) => (lists.length > 0 ? listsIn(node) : [node])));
  const below = nested.filter(isList);
  for (const list of below) {
    const items = itemsOf(list).map((item) => ({ item, key: sortKey(textOf(item)) }));
    items.sort((a, b) => compareText(a.key, b.key));
    for (const { item } of items) detach(item);
    for (const { item } of items) append(list, item);
  }
  if (below.length > 0) return groups;
  return [...groups].sort((a, b) => compareText(sortKey(a.title), sortKey(b.title)));
}

function listsIn(node: Group['nodes'][number]): Element[] {
  return isElement(node) ? node.childNodes.filter(isList) : [];
}

function textOf(item: Element): string {
  const parts: string[] = [];
  const collect = (node: Element): void => {
    for (const child of node.childNodes) {
      if (isList(child)) continue;
      if (isElement(child)) collect(child);
      else if ('value' in child) parts.push(child.value);
    }
  };
  collect(item);
  return parts.join('').trim();
}

/** Width, case and emoji in front don't count; the rest is compared by code point, on every machine the same. */
function sortKey(title: string): string {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^[^\p{L}\p{N}]+/u, '');
}

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthName =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const year = '((?:19|20)\\d{2})';
/** `2024.10`, `2024-05-17`, `2024/5`, `2024年5月`, `2024 年`, `2024 Q3`, `May 2024`; not `2005.14165`, an arXiv number. */
const datePattern = new RegExp(
  [
    `(?<![\\d.])${year}(?:\\s*[年./-]\\s*(\\d{1,2})(?!\\d)(?:\\s*[月./-]\\s*(\\d{1,2})(?!\\d))?|\\s*年?\\s*Q([1-4]))?(?![\\d]|\\.\\d)`,
    `\\b${monthName}\\.?,?\\s+${year}(?!\\d)`,
  ].join('|'),
  'gi',
);

interface WrittenDate {
  readonly year: number;
  /** 0: only the year is told. */
  readonly month: number;
  readonly day: number;
}

/** The dates that a title tells, in their order. */
export function dateParts(title: string): WrittenDate[] {
  const dates: WrittenDate[] = [];
  for (const [, y1, inNumbers, day, quarter, name, y2] of title.normalize('NFKC').matchAll(datePattern)) {
    const month = name
      ? monthNames.indexOf(name.slice(0, 3).toLowerCase()) + 1
      : quarter
        ? Number(quarter) * 3
        : Number(inNumbers ?? 0);
    if (month > 12 || Number(day ?? 0) > 31) continue;
    dates.push({ year: Number(y1 ?? y2), month, day: Number(day ?? 0) });
  }
  return dates;
}

/** A number that grows with the date; of a range its end for `newest`, its beginning for `oldest`. */
export function dateOf(title: string, sort: 'newest' | 'oldest'): number | undefined {
  const dates = dateParts(title).map(({ year: inYear, month, day }) => (inYear * 13 + month) * 32 + day);
  return sort === 'newest' ? dates.at(-1) : dates[0];
}
