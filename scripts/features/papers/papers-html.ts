// The markup of a list of papers: the author's own lists, in a block whose styles let them flow through columns.

import {
  addClass,
  append,
  appendAll,
  detach,
  element,
  indexInParent,
  isBlank,
  isElement,
  parseHtml,
  serializeHtml,
  text,
  type Element,
  type Node,
} from '../../core/html.ts';
import { breaksForThree } from './balance.ts';
import { findGroups, type Group, type PaperList } from './groups.ts';
import type { PapersOptions } from './options.ts';
import { sortGroups } from './sort-groups.ts';

export interface PapersResult {
  /** `''` if there is nothing to show at all. */
  readonly html: string;
  /** Items of the lists, nested ones not counted: 0 means that there is no list. */
  readonly items: number;
  readonly groups: number;
  /** Groups that sorting by date found no date in. */
  readonly undated: number;
}

const most = 3;

/** `html` is a rendered Markdown text: a list, or headings and lines in bold each followed by one. */
export function papersHtml(html: string, options: PapersOptions): PapersResult {
  const root = parseHtml(html);
  const blocks = [...root.childNodes];
  const list = findGroups(blocks);
  if (list.groups.length === 0) {
    return { html: blocks.every(isBlank) ? '' : html, items: 0, groups: 0, undated: 0 };
  }
  const { groups, undated } = sortGroups(list, options.sort);
  const limit = options.columns === 'auto' ? most : options.columns;
  const count = Math.min(limit, groups.length);
  const columns = element('div', { class: columnsClass(count, options.columns === 'auto') });
  append(columns, newline());
  if (list.lists.length > 0) appendLists(columns, list, groups, options.sort !== 'none');
  else for (const group of groups) appendAll(columns, [groupBlock(group), newline()]);
  markBreaks(groups, count === most ? breaksForThree(groups) : undefined);

  const container = element('div', containerAttributes(options));
  appendAll(container, [newline(), ...list.before.filter(({ nodeName }) => nodeName !== '#text'), columns]);
  appendAll(container, [newline(), ...list.after, newline()]);
  const result = parseHtml('');
  append(result, container);
  return { html: serializeHtml(result), items: list.items, groups: groups.length, undated };
}

/** Cards and timelines are made of the list by passes of their features, which know the records. */
function containerAttributes({ view, sort }: PapersOptions): Record<string, string> {
  if (view === 'list') return { class: 'paperlog-papers' };
  return { class: `paperlog-papers paperlog-papers-${view}`, ...(view === 'timeline' && { 'data-sort': sort }) };
}

/** `-auto`: three columns only where there is plenty of room. */
function columnsClass(count: number, automatic: boolean): string {
  const base = 'paperlog-papers-columns';
  return `${base} ${base}-${count === most && automatic ? 'auto' : count}`;
}

/** The author's lists as they are; sorted, all their items stand in the first one. */
function appendLists(columns: Element, list: PaperList, groups: readonly Group[], sorted: boolean): void {
  const { lists } = list;
  const [first] = lists;
  if (!first) return;
  if (!sorted) {
    const siblings = first.parentNode?.childNodes ?? [];
    const last = lists.at(-1) ?? first;
    appendAll(columns, [...siblings.slice(indexInParent(first), indexInParent(last) + 1), newline()]);
    return;
  }
  for (const child of [...first.childNodes]) detach(child);
  append(first, newline());
  for (const { nodes } of groups) appendAll(first, [...nodes, newline()]);
  appendAll(columns, [first, newline()]);
}

function groupBlock({ nodes }: Group): Element {
  return element('div', { class: 'paperlog-papers-group' }, nodes);
}

/** The first item, or the block of a titled group, begins a column. */
function markBreaks(groups: readonly Group[], breaks: readonly number[] | undefined): void {
  for (const index of breaks ?? []) {
    const first = groups[index]?.nodes[0];
    const block = isElement(first) && first.tagName === 'li' ? first : first?.parentNode;
    if (isElement(block)) addClass(block, 'paperlog-papers-break');
  }
}

function newline(): Node {
  return text('\n');
}
