// Groups of a rendered list and how they are laid out. A group (a month with its papers) is never split, and stays in
// its order: from top to bottom, then right.

import { compareText } from '../../core/diagnostic.ts';
import {
  addClass,
  append,
  element,
  isBlank,
  isElement,
  parseHtml,
  serializeHtml,
  textContent,
  type Element,
  type Node,
  type Root,
} from '../../core/html.ts';
import type { PapersOptions } from './options.ts';

const listNames = new Set(['ul', 'ol']);

/** `html` is a rendered Markdown list, or headings and paragraphs each followed by one; `''` if it has no items. */
export function papersHtml(html: string, options: PapersOptions): { html: string; items: number } {
  const tree = parseHtml(html);
  const groups = sortGroups(groupsOf(tree), options.sort);
  const items = groups.length;
  if (items === 0) return { html: '', items };
  const limit = options.columns === 'auto' ? 3 : options.columns;
  const container = element('div', { class: `paperlog-papers paperlog-papers-${limit}` });
  const list = tree.childNodes.find((node): node is Element => isElement(node) && listNames.has(node.tagName));
  if (list && groups.every((group) => group.length === 1 && isItem(group[0]))) {
    for (const child of [...list.childNodes])
      if (!isItem(child)) list.childNodes.splice(list.childNodes.indexOf(child), 1);
    for (const [group] of groups) if (group) append(list, group);
    append(container, list);
  } else {
    for (const group of groups) append(container, groupElement(group));
  }
  const root = parseHtml('');
  append(root, container);
  return { html: serializeHtml(root), items };
}

function groupElement(nodes: readonly Node[]): Element {
  const group = element('div', {}, nodes.some(isItem) ? [element('ul', {}, nodes)] : nodes);
  addClass(group, 'paperlog-papers-group');
  return group;
}

function isItem(node: Node | undefined): boolean {
  return isElement(node) && node.tagName === 'li';
}

/** Items of one list; or, where lists have titles, each title with all that follows it up to the next title. */
function groupsOf(tree: Root): Node[][] {
  const blocks = tree.childNodes.filter((node) => !isBlank(node));
  const lists = blocks.filter((node): node is Element => isElement(node) && listNames.has(node.tagName));
  if (blocks.every((node) => lists.includes(node as Element))) {
    return lists.flatMap((list) => list.childNodes.filter(isItem).map((item) => [item]));
  }
  const groups: Node[][] = [];
  let previousWasList = true;
  for (const block of blocks) {
    const isList = lists.includes(block as Element);
    const group = groups.at(-1);
    if (!group || (!isList && previousWasList)) groups.push([block]);
    else group.push(block);
    previousWasList = isList;
  }
  return groups;
}

function sortGroups(groups: Node[][], sort: PapersOptions['sort']): Node[][] {
  if (sort === 'none') return groups;
  const keyed = groups.map((group, index) => ({ group, index, title: titleOf(group), date: dateOf(titleOf(group)) }));
  keyed.sort((a, b) => {
    if (sort === 'title') return compareText(a.title, b.title) || a.index - b.index;
    // Groups without a date stay behind the others, in their order.
    if (a.date === undefined || b.date === undefined) {
      return Number(a.date === undefined) - Number(b.date === undefined) || a.index - b.index;
    }
    return (sort === 'newest' ? b.date - a.date : a.date - b.date) || a.index - b.index;
  });
  return keyed.map(({ group }) => group);
}

/** The text before the nested list. */
function titleOf(group: readonly Node[]): string {
  const [first] = group;
  if (!first) return '';
  if (!isElement(first)) return textContent(first).trim();
  const parts: string[] = [];
  for (const child of first.childNodes) {
    if (isElement(child) && listNames.has(child.tagName)) break;
    parts.push(textContent(child));
  }
  return parts.join('').trim();
}

/** Months since year 0 of the last date in a title such as `2024.10 ~ 2024.11`, `2024-05`, `2024年5月`, `2024`. */
function dateOf(title: string): number | undefined {
  const dates = [...title.matchAll(/(?<!\d)((?:19|20)\d{2})(?:\s*[年./-]\s*(\d{1,2}))?/g)];
  const last = dates.at(-1);
  return last ? Number(last[1]) * 12 + Number(last[2] ?? 0) : undefined;
}
