// Turns a row of an author's own into our columns, if what stands in it reads as columns of text.

import {
  addClass,
  append,
  attribute,
  detach,
  element,
  insertBefore,
  isBlank,
  isElement,
  isText,
  replaceWith,
  type Element,
  type Node,
} from '../../core/html.ts';
import { readStyle, styleValue } from '../../core/inline-style.ts';
import {
  alignByStyle,
  columnSizes,
  equalSizes,
  releaseColumn,
  releaseRow,
  setColumnSize,
  setRoom,
} from './author-styles.ts';
import { isEmpty, isMedia, isMoreMark, isWideMedia, readsAsText } from './column-content.ts';
import { columnClass, containerClass, countClass, maxHandWritten, sizedClass } from './columns-html.ts';

/** Blocks that are columns by themselves; anything else gets a block around it, so that it keeps its own layout. */
const blockNames = new Set(['div', 'section', 'article', 'aside', 'main', 'center', 'li', 'nav', 'header', 'footer']);
const wrappedNames = new Set(['ul', 'ol', 'dl', 'p', 'blockquote', 'pre', 'figure', 'table', 'details']);
const invisibleNames = new Set(['script', 'style', 'link', 'template', 'meta']);

export interface RowLayout {
  readonly tracks?: readonly string[] | undefined;
  readonly reversed?: boolean;
}

export interface RowContent {
  readonly columns: Element[];
  /** Spacers, breaks and empty columns. */
  readonly dropped: Node[];
  /** Marks without a look of their own (`<!-- more -->`, empty anchors): they move to the column before. */
  readonly marks: Element[];
  /** The first child that can't be a column, if there is one. */
  readonly foreign: Node | undefined;
}

/** Sorts the children of a row up to the first that can't be a column. */
export function rowContent(children: readonly Node[]): RowContent {
  const columns: Element[] = [];
  const dropped: Node[] = [];
  const marks: Element[] = [];
  for (const child of children) {
    // A no-break space between columns is an item of its own in a row.
    if (isBlank(child)) {
      if (isText(child) && /[^\t\n\f\r ]/.test(child.value)) dropped.push(child);
      continue;
    }
    if (!isElement(child)) return { columns, dropped, marks, foreign: child };
    if (invisibleNames.has(child.tagName)) continue;
    if (isMoreMark(child) || (isEmpty(child) && attribute(child, 'id') !== undefined)) marks.push(child);
    else if (isEmpty(child)) dropped.push(child);
    else if (blockNames.has(child.tagName) || wrappedNames.has(child.tagName) || isSizedMedia(child))
      columns.push(child);
    else return { columns, dropped, marks, foreign: child };
  }
  return { columns, dropped, marks, foreign: undefined };
}

/** A picture directly in a row is a column only if its author says how wide it is. */
function isSizedMedia(node: Element): boolean {
  return isMedia(node) && (styleValue(readStyle(node), 'width') || attribute(node, 'width') || '') !== '';
}

/** Columns of text, perhaps with a picture beside it; no badges, buttons, icons or rows of pictures. */
export function areColumns(columns: readonly Element[]): boolean {
  return columns.some(readsAsText) && columns.every((column) => readsAsText(column) || isWideMedia(column));
}

/** How many stand in one line: children of 50 % each go on in the next line after two. `undefined`: too many. */
export function columnsInLine(columns: readonly Element[], tracks?: readonly string[]): number | undefined {
  const percent = columns.map((column) => /^(\d+(?:\.\d+)?)%$/.exec(styleValue(readStyle(column), 'width'))?.[1]);
  const [first] = percent;
  let count = tracks ? Math.min(tracks.length, columns.length) : columns.length;
  if (!tracks && first !== undefined && percent.every((value) => value === first)) {
    count = Math.min(count, Math.floor(101 / Number(first)));
  }
  return count >= 1 && count <= maxHandWritten ? count : undefined;
}

/** Makes `container` our columns; `content` are its children, sorted, and `inLine` of them stand beside each other. */
export function makeColumns(container: Element, content: RowContent, inLine: number, layout: RowLayout = {}): void {
  const { columns, dropped, marks } = content;
  const oneLine = columns.length <= inLine;
  const reversed = layout.reversed === true && oneLine && columns.length > 1;
  const given = oneLine ? columnSizes(columns, layout.tracks) : undefined;
  const sizes = given ?? (reversed ? equalSizes(columns.length) : undefined);

  for (const node of dropped) detach(node);
  for (const mark of marks) moveMark(mark, columns);
  releaseRow(container, { reversed });
  alignByStyle(container);
  addClass(container, containerClass);
  addClass(container, countClass(inLine));
  if (sizes) {
    addClass(container, sizedClass);
    setRoom(container, sizes.roomRem);
  }
  columns.forEach((column, index) => {
    const size = sizes?.sizes[index];
    const block = markColumn(column);
    if (size) setColumnSize(block, size);
  });
}

/** To the end of the column before, or the beginning of the first: an excerpt then ends with a whole column. */
function moveMark(mark: Element, columns: readonly Element[]): void {
  const siblings = mark.parentNode?.childNodes ?? [];
  const position = siblings.indexOf(mark);
  const before = columns.filter((column) => siblings.indexOf(column) < position).at(-1);
  const [first] = columns;
  const target = before ?? first;
  if (!target) return;
  if (wrappedNames.has(target.tagName) || isMedia(target)) return; // stays between two wrapped columns
  if (before || !target.childNodes[0]) append(target, mark);
  else insertBefore(target, mark, target.childNodes[0]);
}

/** Gives the column its class, and takes its author's placing away; returns the block that is the column. */
function markColumn(column: Element): Element {
  if (blockNames.has(column.tagName)) {
    releaseColumn(column);
    alignByStyle(column);
    addClass(column, columnClass);
    return column;
  }
  const block = element('div', { class: columnClass });
  replaceWith(column, block);
  append(block, column);
  if (!isMedia(column) || /%|vw/.test(styleValue(readStyle(column), 'width'))) releaseColumn(column);
  return block;
}
