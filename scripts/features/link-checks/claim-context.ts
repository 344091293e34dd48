// What the search for claims has seen of a post's tree: the blocks, items, rows and headings around its links, each looked
// at once.

import {
  attribute,
  elements,
  isElement,
  isText,
  pushChildren,
  textContent,
  type Element,
  type Node,
  type Root,
} from '../../core/html.ts';
import type { Claim } from './claim.ts';
import { authorYears, latinRuns, mayBeTitle } from './phrases.ts';
import {
  addressField,
  arePeople,
  field,
  isBold,
  lead,
  namesOne,
  namesOnly,
  namesPeople,
  titleField,
  titleOnly,
  yearInBrackets,
} from './title-fields.ts';
import { claimingHan } from './words.ts';

export interface ClaimedLink {
  readonly link: Element;
  readonly href: string;
  /** The link's own words. */
  readonly text: string;
  readonly claim: Claim | undefined;
  /** The list the link stands in, the outermost. */
  readonly list: Element | undefined;
  /** Its items around the link, the innermost first. */
  readonly items: readonly Element[];
}

interface Piece {
  readonly text: string;
  readonly link: Element | undefined;
}

const blocks = new Set([
  'p',
  'li',
  'td',
  'th',
  'dd',
  'dt',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'blockquote',
  'figcaption',
  'div',
  'section',
  'summary',
]);
const lists = new Set(['ul', 'ol', 'table', 'dl', 'pre', 'blockquote', 'div']);
/** Bare addresses and identifiers: the link says where it goes, not what it is. */
export const bareAddress =
  /^(?:https?:\/\/\S*|(?:www\.)?[\w-]+(?:\.[\w-]+)+\/\S*|(?:arxiv|doi)\s*[:：]?\s*[\w./-]*|\d{4}\.\d{4,5}(?:v\d+)?|10\.\d{4,9}\/\S+|\[?\d+\]?)$/i;

/** Whether there is anything in Latin letters that isn't a word for links. */
export function claims(text: string): boolean {
  return latinRuns(text).length > 0 || authorYears(text).length > 0;
}

/** What stands for one thing: an item, a term, a heading. */
export function isItemLike({ tagName }: Element): boolean {
  return tagName === 'li' || tagName === 'dt' || /^h\d$/.test(tagName);
}

function isEntry(block: Element): boolean {
  return isItemLike(block) || block.tagName === 'td' || block.tagName === 'th';
}

/** All is one run of words. */
export function isTitle(text: string): boolean {
  const [run, ...more] = latinRuns(text);
  return run !== undefined && more.length === 0 && mayBeTitle(run) && claimingHan(text) === 0;
}

/** What the walk over the tree has seen, each block looked at once. */
export class ClaimContext {
  readonly #pieces = new Map<Element, Piece[]>();
  readonly #places = new Map<Element, number>();
  readonly #tree: Root;
  /** Of few links it is asked. */
  #headings: ReadonlyMap<Element, Element> | undefined;
  readonly #siblings = new Map<Element, number>();
  readonly #aboveUse = new Map<Element, { claim: Claim; links: Map<string, Set<string>> }>();
  readonly #rows = new Map<Element, { cells: string[]; places: ReadonlyMap<Element, number> }>();
  readonly #heads = new Map<Element, Element[]>();
  readonly #titleCells = new Map<Element, Element | 'none'>();
  readonly #texts = new Map<Element, string>();
  readonly #shared = new WeakMap<Claim, ReadonlyMap<string, ReadonlySet<string>>>();

  constructor(tree: Root) {
    this.#tree = tree;
  }

  #headingOf(link: Element): Element | undefined {
    return (this.#headings ??= headingsOf(this.#tree)).get(link);
  }

  blockOf(link: Element): Element | undefined {
    let node = link.parentNode;
    for (let depth = 0; depth < deepest && isElement(node); depth++, node = node.parentNode) {
      if (!blocks.has(node.tagName)) continue;
      const parent = node.parentNode;
      // The paragraph of a loose list is its item.
      if (node.tagName === 'p' && isElement(parent) && (parent.tagName === 'li' || parent.tagName === 'td'))
        return parent;
      return node;
    }
    return undefined;
  }

  listOf(link: Element): Pick<ClaimedLink, 'list' | 'items'> {
    const items: Element[] = [];
    let list: Element | undefined;
    let node = link.parentNode;
    for (let depth = 0; depth < deepest && isElement(node); depth++, node = node.parentNode) {
      if (node.tagName === 'li') items.push(node);
      else if (node.tagName === 'ul' || node.tagName === 'ol') list = node;
    }
    return { list, items };
  }

  /** Text and links of a block in order, without the lists, tables and quotations in it. */
  pieces(block: Element): readonly Piece[] {
    const known = this.#pieces.get(block);
    if (known) return known;
    const pieces: Piece[] = [];
    const stack: Node[] = [...block.childNodes].reverse();
    for (let node = stack.pop(); node; node = stack.pop()) {
      if (isText(node)) pieces.push({ text: node.value.replace(/\s+/g, ' '), link: undefined });
      else if (isElement(node)) {
        if (
          node.tagName === 'a' &&
          attribute(node, 'href') !== undefined &&
          !(attribute(node, 'href') ?? '').startsWith('#')
        ) {
          this.#places.set(node, pieces.length);
          pieces.push({ text: textContent(node).replace(/\s+/g, ' '), link: node });
        } else if (node.tagName === 'br') pieces.push({ text: '\n', link: undefined });
        else if (node.tagName === 'em' || node.tagName === 'i') stack.push(...wrapped(node));
        else if (!lists.has(node.tagName)) pushChildren(stack, node);
      }
    }
    this.#pieces.set(block, pieces);
    return pieces;
  }

  /** The words between the link before and this one, and between this one and the next. */
  wordsOf(link: Element, block: Element): { before: string; after: string; whole: string } {
    const pieces = this.pieces(block);
    const at = this.#places.get(link) ?? 0;
    let before = '';
    for (let back = at - 1; back >= 0 && back > at - farthest && before.length < farthestText; back--) {
      const piece = pieces[back];
      if (!piece) break;
      if (piece.link) {
        // A link of general words shares the words before it; one that names something names this one too.
        if (claims(before)) break;
        // In running text a link that names something names its own target: "see [Du et al.](…) and [here](…)".
        if (!isEntry(block) && claims(piece.text)) break;
        const own = bareAddress.test(piece.text.trim()) ? '' : piece.text;
        before = claims(own) ? `${own} ${before}` : ` ${before}`;
        if (claims(own)) break;
      } else before = piece.text + before;
    }
    let after = '';
    for (let next = at + 1; next < pieces.length && next < at + farthest && after.length < farthestText; next++) {
      const piece = pieces[next];
      if (!piece || piece.link) break;
      after += piece.text;
    }
    return { before, after, whole: this.around(link, block) };
  }

  /** All words of the block but the link's. */
  around(link: Element, block = this.blockOf(link)): string {
    if (!block) return '';
    const pieces = this.pieces(block);
    const at = this.#places.get(link) ?? 0;
    let text = '';
    for (
      let place = Math.max(0, at - farthest);
      place < pieces.length && place < at + farthest && text.length < farthestText;
      place++
    ) {
      const piece = pieces[place];
      // Other links speak of their own targets.
      if (piece && place !== at && !piece.link) text += `${piece.text} `;
    }
    return text;
  }

  /** Where the title of what a link names may stand: in another cell of its row, behind it: "[DETR](…): End-to-End …". */
  titlesBeside(link: Element): string[] {
    const block = this.blockOf(link);
    if (!block) return [];
    if (block.tagName === 'td') {
      const { cells, column } = this.row(block);
      return cells.filter((text, at) => at !== column && isTitle(text));
    }
    if (block.tagName !== 'li') return [];
    const behind = behindName.exec(this.wordsOf(link, block).after)?.[1] ?? '';
    return isTitle(behind) ? [behind] : [];
  }

  /** Whether a block says more than its links do. */
  saysMore(block: Element): boolean {
    const own = this.pieces(block)
      .slice(0, farthest)
      .filter(({ link }) => !link)
      .map(({ text }) => text)
      .join('');
    return claims(own) || claimingHan(own) > 2;
  }

  /**
   * The title that a field before the link holds, in a line of the same paragraph or in a paragraph just before:
   * "论文标题：X" and then "论文地址：[链接](…)". A paragraph all in bold letters is such a field too.
   */
  titled(link: Element, block: Element): Claim | undefined {
    const lines = this.wholeBefore(link, block).split('\n');
    if (!addressField.test(`${lines.at(-1) ?? ''}${textContent(link)}`)) return undefined;
    // The line with the link must be a field of its own, and so must all between.
    for (let at = lines.length - 1; at >= 0 && block.tagName === 'p'; at--) {
      const line = lines[at] ?? '';
      if (at < lines.length - 1 && (titleField.test(line) || namesOnly(line)))
        return this.#ownedBy(block, line, link, block);
      if (at < lines.length - 1 && titleOnly(line)) return asLoose(this.#ownedBy(block, line, link, block));
      if (line.trim() !== '' && !field.test(line)) return undefined;
    }
    if (this.saysMore(block)) return undefined;
    const inItems = block.tagName === 'li' ? this.#titledItem(link, block) : undefined;
    if (inItems) return inItems;
    const start = block.tagName === 'li' || isQuoted(block) ? block.parentNode : block;
    if (!start || !isElement(start)) return undefined;
    const siblings = start.parentNode?.childNodes ?? [];
    let left = mostFields;
    for (let at = this.#placeOf(start) - 1; at >= 0 && left > 0; at--) {
      const sibling = siblings[at];
      if (!isElement(sibling)) continue;
      if (sibling.tagName !== 'p') return undefined;
      left--;
      const text = this.#textOf(sibling);
      const isName = namesOne(text) && (isBold(sibling) || namesOnly(text.replace(yearInBrackets, '')));
      if (titleField.test(text) || isName) return this.#ownedBy(sibling, text, link, block);
      if (isBold(sibling)) return undefined;
      if (titleOnly(text)) return asLoose(this.#ownedBy(sibling, text, link, block));
      if (!field.test(text) && !namesPeople(text) && this.saysMore(sibling)) return undefined;
    }
    return undefined;
  }

  /** A line of a paragraph of fields: "类型：论文", "推荐等级：必读", "原文链接：…". What they are about stands above. */
  isAmongFields(link: Element, block: Element): boolean {
    if (block.tagName !== 'p') return false;
    const before = this.wholeBefore(link, block).split('\n').at(-1) ?? '';
    const lines = this.pieces(block)
      .slice(0, farthest)
      .map(({ text }) => text)
      .join('')
      .split('\n')
      .filter((line) => line.trim() !== '');
    return addressField.test(before) && lines.every((line) => field.test(line));
  }

  /** "**Title**<br>Authors<br>*Venue* [paper](…)": the line with the link claims nothing. */
  belowTitle(link: Element, block: Element): Claim | undefined {
    if (block.tagName !== 'p') return undefined;
    const last = this.wholeBefore(link, block).split('\n').at(-1) ?? '';
    const title = claims(last) || claimingHan(last) > 0 ? undefined : this.titleLine(link, block);
    if (title === undefined) return undefined;
    const claim = this.#ownedBy(block, title, link, block);
    const isSetApart = block.childNodes.some(
      (node) => isElement(node) && /^(?:strong|b)$/.test(node.tagName) && textContent(node).trim() === title,
    );
    return isSetApart ? claim : asLoose(claim);
  }

  /** The line above in the same block that is a title and nothing else; only people, places and fields stand between. */
  titleLine(link: Element, block: Element): string | undefined {
    const before = this.wholeBefore(link, block);
    const lines = before.split('\n');
    for (let at = lines.length - 2; at >= 0; at--) {
      const line = lines[at]?.trim() ?? '';
      if (line === '' || arePeople(line)) continue;
      // The first may be cut.
      if (titleOnly(line)) return at === 0 && before.length >= farthestText ? undefined : line;
      if (claims(line) && !field.test(line)) return undefined;
    }
    return undefined;
  }

  /** What a description in a list of definitions is about: "Title" and then ": [PDF](…)". */
  #termOf(block: Element): Element | undefined {
    const description = block.tagName === 'p' ? block.parentNode : block;
    if (!isElement(description) || description.tagName !== 'dd') return undefined;
    const siblings = description.parentNode?.childNodes ?? [];
    for (let at = this.#placeOf(description) - 1, left = mostFields; at >= 0 && left > 0; at--) {
      const sibling = siblings[at];
      if (!isElement(sibling)) continue;
      if (sibling.tagName === 'dt') return sibling;
      left--;
    }
    return undefined;
  }

  /** "- 标题：X", "- 作者：…", "- 链接：[arXiv](…)": fields of one work as items of a list. */
  #titledItem(link: Element, item: Element): Claim | undefined {
    const items = item.parentNode?.childNodes ?? [];
    let left = mostFields;
    for (let at = this.#placeOf(item) - 1; at >= 0 && left > 0; at--) {
      const other = items[at];
      if (!isElement(other)) continue;
      left--;
      const text = this.#textOf(other);
      if (titleField.test(text)) return this.#ownedBy(other, text, link, item);
      if (!field.test(text) && !namesPeople(text)) return undefined;
    }
    return undefined;
  }

  /** All words of the block before the link, other links' too. */
  wholeBefore(link: Element, block: Element): string {
    const pieces = this.pieces(block);
    const at = this.#places.get(link) ?? 0;
    return pieces
      .slice(Math.max(0, at - farthest), at)
      .map(({ text }) => text)
      .join('')
      .slice(-farthestText);
  }

  /** Where a node stands among its siblings: found once for all of them. */
  #placeOf(node: Element): number {
    const known = this.#siblings.get(node);
    if (known !== undefined) return known;
    node.parentNode?.childNodes.forEach((child, at) => {
      if (isElement(child)) this.#siblings.set(child, at);
    });
    return this.#siblings.get(node) ?? 0;
  }

  /** The item, term or heading above a link whose own block claims nothing. */
  above(link: Element, block: Element): Claim | undefined {
    const list = block.tagName === 'li' ? block.parentNode : undefined;
    const parent = isElement(list) ? list.parentNode : undefined;
    const item = isElement(parent) && parent.tagName === 'li' ? parent : undefined;
    const owner = item ?? this.#termOf(block) ?? this.#headingOf(link);
    if (!owner) return undefined;
    const text = item
      ? this.pieces(item)
          .map((piece) => piece.text)
          .join('')
      : this.#textOf(owner);
    return this.#ownedBy(owner, text, link, block);
  }

  #ownedBy(owner: Element, text: string, link: Element, block: Element): Claim | undefined {
    const own = text.slice(0, farthestText);
    const short = own.slice(lead.exec(own)?.[0].length ?? 0);
    if (!claims(short)) return undefined;
    let use = this.#aboveUse.get(owner);
    if (!use) {
      const strength = claimingHan(short) <= 2 ? 'firm' : 'loose';
      const heading = /^(?:h\d|dt)$/.test(owner.tagName);
      use = { claim: { text: short, strength, ...(heading && { heading }) }, links: new Map() };
      this.#aboveUse.set(owner, use);
      this.#shared.set(use.claim, use.links);
    }
    // A paper and its code may share a heading; two papers can't. 论文1 and 论文2 are called alike.
    const called = this.#label(link, block);
    const targets = use.links.get(called) ?? new Set();
    use.links.set(called, targets);
    targets.add(
      (attribute(link, 'href') ?? '')
        .replace(/\.pdf$/, '')
        .replace(/v\d+$/, '')
        .replace('/pdf/', '/abs/'),
    );
    return use.claim;
  }

  sharers(claim: Claim, link: Element): ReadonlySet<string> | undefined {
    const links = this.#shared.get(claim);
    return links?.get(this.#label(link, this.blockOf(link)));
  }

  /** What a link is called among the links below one heading: "paper link: here", "github link: here". */
  #label(link: Element, block: Element | undefined): string {
    const before = block ? this.wordsOf(link, block).before : '';
    // A badge is called after its picture.
    const [picture] = elements(link, 'img');
    const alt = picture ? (attribute(picture, 'alt') ?? '') : '';
    return `${before} ${textContent(link)}${alt}`.replace(/[\s\d]+/g, '').slice(-longestLabel);
  }

  row(cell: Element): { cells: string[]; column: number } {
    const row = cell.parentNode;
    if (!isElement(row)) return { cells: [], column: 0 };
    let known = this.#rows.get(row);
    if (!known) {
      const children = row.childNodes.filter(isElement).slice(0, mostCells);
      known = {
        cells: children.map((child) => this.#cellText(child)),
        places: new Map(children.map((child, at) => [child, at])),
      };
      this.#rows.set(row, known);
    }
    return { cells: known.cells, column: known.places.get(cell) ?? 0 };
  }

  /** Without the links that are called by general words. */
  #cellText(cell: Element): string {
    return this.pieces(cell)
      .filter(({ link, text }) => !link || (claims(text) && !bareAddress.test(text.trim())))
      .map(({ text }) => text)
      .join('')
      .slice(0, farthestText);
  }

  /** Of a table of fields, "| 标题 | X |" and further down "| 链接 | [论文](…) |", the cell that holds the title. */
  titleInTable(link: Element, cell: Element): Claim | undefined {
    const table = tableOf(cell);
    if (!table || !addressField.test(this.row(cell).cells[0] ?? '')) return undefined;
    let owner = this.#titleCells.get(table);
    if (owner === undefined) {
      const rows = [...elements(table, 'tr')].slice(0, mostCells).map((row) => row.childNodes.filter(isElement));
      const areFields = rows.every((cells) => cells.length === 2);
      const title = rows.find(([name, value]) => {
        const isTitleRow = name !== undefined && titleField.test(`${this.#textOf(name)}：`);
        return isTitleRow && value !== undefined && isTitle(this.#textOf(value));
      });
      this.#titleCells.set(table, (owner = (areFields && title?.[1]) || 'none'));
    }
    return owner === 'none' ? undefined : this.#ownedBy(owner, this.#textOf(owner), link, cell);
  }

  columnHead(cell: Element, column: number): string {
    const row = cell.parentNode;
    const table = tableOf(cell);
    if (!table) return '';
    let heads = this.#heads.get(table);
    if (!heads) {
      const [first] = elements(table, 'tr');
      heads = first ? first.childNodes.filter(isElement).slice(0, mostCells) : [];
      this.#heads.set(table, heads);
    }
    const head = heads[column];
    return head && head.parentNode !== row ? this.#textOf(head) : '';
  }

  #textOf(node: Element): string {
    let text = this.#texts.get(node);
    if (text === undefined) {
      text = textContent(node).slice(0, farthestText).replace(/\s+/g, ' ');
      this.#texts.set(node, text);
    }
    return text;
  }
}

function tableOf({ parentNode: row }: Element): Element | undefined {
  let table = isElement(row) && row.tagName === 'tr' ? row.parentNode : undefined;
  if (isElement(table) && table.tagName !== 'table') table = table.parentNode;
  return isElement(table) ? table : undefined;
}

/** What isn't set apart as a title may be a sentence. */
function asLoose(claim: Claim | undefined): Claim | undefined {
  return claim && { ...claim, strength: 'loose' };
}

/** The heading above each link, or the summary of the details it stands in. */
function headingsOf(tree: Root): ReadonlyMap<Element, Element> {
  const headings = new Map<Element, Element>();
  let heading: Element | undefined;
  let summary: Element | undefined;
  for (const node of elements(tree, 'a', 'summary', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6')) {
    if (node.tagName === 'summary') summary = node;
    else if (node.tagName !== 'a') heading = isOfFields(node, heading) ? heading : node;
    else {
      const owner = summary && isWithin(node, summary.parentNode) ? summary : heading;
      if (owner) headings.set(node, owner);
    }
  }
  return headings;
}

/** "# DeepSeek-V3" and then "## 论文信息": the fields below are about what the heading above says. */
function isOfFields(heading: Element, above: Element | undefined): boolean {
  return above !== undefined && heading.tagName > above.tagName && fieldsHeading.test(textContent(heading).trim());
}

const fieldsHeading =
  /^[\d.、\s]*(?:(?:论文|文章|原文|文献|基本|元)?(?:信息|数据|链接|地址|资源)|(?:paper |basic )?(?:info|information|links?|metadata))$/iu;

/** The only paragraph of a quotation. */
export function isQuoted({ parentNode: parent }: Element): boolean {
  return isElement(parent) && parent.tagName === 'blockquote' && parent.childNodes.filter(isElement).length === 1;
}

function isWithin(node: Element, ancestor: Element['parentNode']): boolean {
  let parent = node.parentNode;
  for (let depth = 0; depth < deepest && parent; depth++) {
    if (parent === ancestor) return true;
    parent = 'parentNode' in parent ? parent.parentNode : null;
  }
  return false;
}

/** Words in italics are set apart as a title is. */
function wrapped(node: Element): Node[] {
  const mark = (value: string): Node => ({ nodeName: '#text', value, parentNode: null }) as Node;
  return [mark('*'), ...[...node.childNodes].reverse(), mark('*')];
}

const behindName = /^\s?[:：–—-]\s?(.*)$/su;

const deepest = 40;
const mostFields = 6;
const mostCells = 100;
const farthest = 24;
const farthestText = 600;
const longestLabel = 80;
