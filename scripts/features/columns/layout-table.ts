// Tables that are there for the layout only: no headings, no caption, and cells of lists, pictures or whole blocks.

import {
  append,
  attribute,
  element,
  elements,
  hasClass,
  insertBefore,
  isElement,
  replaceWith,
  type Element,
} from '../../core/html.ts';
import { readStyle, writeStyle } from '../../core/inline-style.ts';
import { dropTableAttributes } from './author-styles.ts';
import { isEmpty, isWideMedia, ownText } from './column-content.ts';
import { maxColumns } from './columns-html.ts';
import { makeColumns, rowContent } from './repair-row.ts';

/** A paragraph alone is what a cell of data holds as well. */
const layoutBlocks = ['ul', 'ol', 'dl', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'pre', 'blockquote', 'table', 'figure'];

/** Replaces `table` by columns if it is a layout table. */
export function repairTable(table: Element): void {
  const rows = layoutRows(table);
  const cells = rows && columnCells(rows, isPresentation(table));
  if (!cells) return;
  const container = blockOf(table);
  for (const cell of cells) {
    const column = blockOf(cell);
    for (const child of [...cell.childNodes]) append(column, child);
    append(container, column);
  }
  const style = readStyle(container);
  for (const name of ['border-collapse', 'border-spacing', 'table-layout', 'width']) style.delete(name);
  writeStyle(container, style);
  replaceWith(table, container);
  makeColumns(container, rowContent(container.childNodes), Math.max(...rows.map((row) => row.length)));
}

function isPresentation(table: Element): boolean {
  return /^(?:presentation|none)$/i.test((attribute(table, 'role') ?? '').trim());
}

/** The filled cells by row; `undefined` if anything says that this is a table of data. */
function layoutRows(table: Element): Element[][] | undefined {
  const rows: Element[] = [];
  for (const child of table.childNodes) {
    if (!isElement(child)) continue;
    if (child.tagName === 'tr') rows.push(child);
    else if (child.tagName === 'tbody') rows.push(...childElements(child).filter(({ tagName }) => tagName === 'tr'));
    else if (child.tagName !== 'colgroup') return undefined;
  }
  const cells = rows.map(childElements);
  for (const cell of cells.flat()) {
    if (cell.tagName !== 'td' || isCode(cell)) return undefined;
    const spans = rows.length > 1 && ['colspan', 'rowspan'].some((name) => Number(attribute(cell, name) ?? 1) > 1);
    if (spans) return undefined;
  }
  const filled = cells.map((row) => row.filter((cell) => !isEmpty(cell))).filter((row) => row.length > 0);
  if (filled.length === 0 || filled.some((row) => row.length > maxColumns)) return undefined;
  return filled;
}

/** Hexo's highlighter lays line numbers and code out in a table. */
function isCode(cell: Element): boolean {
  return hasClass(cell, 'gutter') || hasClass(cell, 'code');
}

function childElements(node: Element): Element[] {
  return node.childNodes.filter(isElement);
}

/**
 * The cells that become columns, row by row. Where one of two rows has only short texts, these are titles or captions
 * of the other's cells and go with them.
 */
function columnCells(rows: readonly Element[][], presentation: boolean): Element[] | undefined {
  const isBlocks = (cell: Element) => holdsBlocks(cell) || isWideMedia(cell) || presentation;
  if (rows.flat().every(isBlocks)) return rows.flat();
  const [upper, lower] = rows;
  if (rows.length !== 2 || !upper || !lower || upper.length !== lower.length) return undefined;
  const [titles, bodies] = upper.every(isBlocks) ? [lower, upper] : [upper, lower];
  if (!bodies.every(isBlocks) || !titles.every(isTitle)) return undefined;
  bodies.forEach((body, index) => {
    const title = titles[index];
    if (title) joinTitle(body, title, titles === upper);
  });
  return bodies;
}

function holdsBlocks(cell: Element): boolean {
  let paragraphs = 0;
  for (const { tagName } of elements(cell)) {
    if (layoutBlocks.includes(tagName)) return true;
    if (tagName === 'p') paragraphs++;
  }
  return paragraphs > 1;
}

function isTitle(cell: Element): boolean {
  return ownText(cell, new Set()).length <= 40;
}

function joinTitle(body: Element, title: Element, above: boolean): void {
  const blocks = childElements(title).some(({ tagName }) => tagName === 'p');
  const nodes = blocks ? [...title.childNodes] : [element('p', {}, [...title.childNodes])];
  const [first] = body.childNodes;
  for (const node of nodes) {
    if (above && first) insertBefore(body, node, first);
    else append(body, node);
  }
}

/** An empty block with those attributes of a cell or table that mean something without the table. */
function blockOf(node: Element): Element {
  const block = element('div', Object.fromEntries(node.attrs.map(({ name, value }) => [name, value])));
  dropTableAttributes(block);
  return block;
}
