// Finds the groups of a rendered list of papers. A group is what is never split between columns: an item of the list
// with the papers below it, or a title (a heading, a line in bold) with what follows up to the next one.

import { isBlank, isElement, isText, textContent, type Element, type Node } from '../../core/html.ts';

export interface Group {
  /** One `<li>`, or the blocks of a titled group. */
  readonly nodes: readonly Node[];
  /** What it is sorted by. */
  readonly title: string;
}

export interface PaperList {
  /** What stands above and below the columns: an introduction, the only title. */
  readonly before: readonly Node[];
  readonly after: readonly Node[];
  readonly groups: readonly Group[];
  /** Groups are items of these lists; empty for titled groups. */
  readonly lists: readonly Element[];
  /** Items of all lists together, without nested ones. */
  readonly items: number;
}

export function isList(node: Node | undefined): node is Element {
  return isElement(node) && (node.tagName === 'ul' || node.tagName === 'ol');
}

/** The items of one list, without what is nested in them. */
export function itemsOf(list: Element): Element[] {
  return list.childNodes.filter((node): node is Element => isElement(node) && node.tagName === 'li');
}

/** Groups of the blocks of a rendered text, in their order. */
export function findGroups(blocks: readonly Node[]): PaperList {
  const lists = blocks.filter(isList);
  const items = lists.reduce((sum, list) => sum + itemsOf(list).length, 0);
  const firstList = blocks.findIndex(isList);
  const lastList = blocks.findLastIndex(isList);
  if (items === 0) return { before: blocks, after: [], groups: [], lists: [], items };

  const between = blocks.slice(firstList, lastList);
  const titled = between.some((block) => !isList(block) && !isBlank(block));
  if (!titled) {
    const groups = lists.flatMap(itemsOf).map((item) => ({ nodes: [item], title: titleOfItem(item) }));
    return { before: blocks.slice(0, firstList), after: blocks.slice(lastList + 1), groups, lists, items };
  }
  return { ...titledGroups(blocks), lists: [], items };
}

function titledGroups(blocks: readonly Node[]): Pick<PaperList, 'before' | 'after' | 'groups'> {
  const firstTitle = blocks.findIndex((_, index) => isTitle(blocks, index));
  const firstList = blocks.findIndex(isList);
  const begin = Math.min(firstTitle === -1 ? firstList : firstTitle, firstList);
  const groups: { nodes: Node[]; title: string }[] = [];
  let ranks: number[] = [];
  let filled = true;
  for (let index = begin; index < blocks.length; index++) {
    const block = blocks[index];
    if (!block) continue;
    const group = groups.at(-1);
    const rank = isTitle(blocks, index) ? rankOf(block) : undefined;
    // A year stays with its first month; two months in a row are two groups, the first without papers.
    const opens = rank !== undefined && (filled || ranks.some((above) => above >= rank));
    if (!group || opens) {
      groups.push({ nodes: [block], title: textContent(block).trim() });
      ranks = rank === undefined ? [] : [rank];
      filled = rank === undefined && !isBlank(block);
    } else {
      group.nodes.push(block);
      if (rank !== undefined) {
        ranks.push(rank);
        group.title += ` ${textContent(block).trim()}`;
      } else if (!isBlank(block)) filled = true;
    }
  }
  return { before: blocks.slice(0, begin), after: [], groups };
}

/** A heading, a paragraph in bold, or one right before a list. */
function isTitle(blocks: readonly Node[], index: number): boolean {
  const block = blocks[index];
  if (!isElement(block)) return false;
  if (/^h[1-6]$/.test(block.tagName)) return true;
  if (block.tagName !== 'p') return false;
  return isBold(block) || isList(blocks.slice(index + 1).find((next) => !isBlank(next)));
}

/** Headings by their level, below them lines in bold, below them any other line before a list. */
function rankOf(block: Node): number {
  if (!isElement(block)) return 9;
  const level = /^h([1-6])$/.exec(block.tagName)?.[1];
  return level === undefined ? (isBold(block) ? 7 : 8) : Number(level);
}

/** Nothing but bold text, perhaps with a colon behind it. */
function isBold(paragraph: Element): boolean {
  let bold = false;
  for (const child of paragraph.childNodes) {
    if (isElement(child) && (child.tagName === 'strong' || child.tagName === 'b')) bold = true;
    else if (isText(child) ? !/^[\s:：]*$/.test(child.value) : !isBlank(child)) return false;
  }
  return bold;
}

/** The text before the nested list. */
function titleOfItem(item: Element): string {
  const parts: string[] = [];
  for (const child of item.childNodes) {
    if (isList(child)) break;
    parts.push(textContent(child));
  }
  return parts.join('').trim();
}
