// Recognises columns that authors write by hand, whatever their exact style text, and turns them into ours: side by
// side where there is room, under each other on a phone, in the order they are read.
//
// The rule: an element lays its children out in a row (flex, grid, floats, a table for layout), has one to four of
// them, nothing else beside them, and each child that has content holds blocks (lists, paragraphs, headings …). A row
// of badges, buttons or small pictures holds no blocks and stays as it is.

import {
  addClass,
  append,
  attribute,
  detach,
  element,
  elements,
  hasClass,
  isBlank,
  isElement,
  replaceWith,
  setAttribute,
  textContent,
  type Element,
  type Node,
} from '../../core/html.ts';
import { readStyle, writeStyle } from '../../core/inline-style.ts';
import type { Pass } from '../../hexo/define-feature.ts';
import { maxColumns } from './columns-html.ts';

const rowStyle = /style\s*=\s*["'][^"']*(?:flex|grid|float|inline-block|table-cell)/i;
const layoutTable = /<td[^>]*>\s*<(?:ul|ol|p|h\d|div|img)\b/i;
const blockNames = new Set([
  'ul',
  'ol',
  'dl',
  'p',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'pre',
  'blockquote',
  'figure',
  'table',
  'details',
]);
const media = new Set(['img', 'iframe', 'video', 'svg', 'picture', 'audio', 'object', 'hr', 'input', 'canvas']);

/** What our layout takes over; everything else of the author's style stays. */
const containerProperties = [
  'display',
  'flex-direction',
  'flex-wrap',
  'flex-flow',
  'justify-content',
  'justify-items',
  'align-items',
  'align-content',
  'grid-template-columns',
  'grid-template',
  'grid-auto-flow',
  'grid',
  'columns',
  'column-count',
  'overflow',
];
const columnProperties = ['float', 'flex', 'flex-basis', 'flex-grow', 'flex-shrink', 'display', 'min-width', 'clear'];

export const repairHandWrittenColumns: Pass = {
  name: 'repair-columns',
  needs: (html) => rowStyle.test(html) || layoutTable.test(html),
  run(tree) {
    // Inner rows first: a row of rows is then seen with its finished parts.
    for (const node of [...elements(tree, 'div', 'section', 'center', 'main', 'article', 'table')].reverse()) {
      if (node.tagName === 'table') repairTable(node);
      else if (laysOutInRow(node)) repairRow(node);
    }
  },
};

function laysOutInRow(node: Element): boolean {
  if (hasClass(node, 'paperlog-columns')) return false;
  const style = readStyle(node);
  const display = (style.get('display') ?? '').replace(/\s*!important$/i, '').toLowerCase();
  if (/^(?:-webkit-|-ms-)?(?:inline-)?flex(?:box)?$/.test(display)) {
    return !/column/i.test(`${style.get('flex-direction') ?? ''} ${style.get('flex-flow') ?? ''}`);
  }
  if (/^(?:inline-)?grid$/.test(display)) {
    return gridTracks(style.get('grid-template-columns') ?? style.get('grid-template') ?? '') > 1;
  }
  const children = columnCandidates(node);
  return (
    children !== undefined &&
    children.length > 1 &&
    children.filter((child) => isBeside(readStyle(child))).length >= children.length - 1
  );
}

function isBeside(style: ReadonlyMap<string, string>): boolean {
  return (
    /^(?:left|right|inline-start|inline-end)\b/i.test(style.get('float') ?? '') ||
    /^(?:inline-block|table-cell)\b/i.test(style.get('display') ?? '')
  );
}

function gridTracks(template: string): number {
  const repeated = /^repeat\(\s*(\d+|auto-fi[tl]l?)/i.exec(template);
  if (repeated) return Number.isNaN(Number(repeated[1])) ? 2 : Number(repeated[1]);
  return (
    template
      .replace(/\([^()]*\)/g, '')
      .split('/')
      .pop()
      ?.trim()
      .split(/\s+/)
      .filter(Boolean).length ?? 0
  );
}

/** The element children, if there is nothing but them. */
function columnCandidates(node: Element): Element[] | undefined {
  const children: Element[] = [];
  for (const child of node.childNodes) {
    if (isBlank(child)) continue;
    if (!isElement(child)) return undefined;
    if (isClearing(child)) continue;
    children.push(child);
  }
  return children.every(({ tagName }) => /^(?:div|section|article|aside|main|ul|ol|td|center|figure)$/.test(tagName))
    ? children
    : undefined;
}

/** `<div style="clear:both"></div>`, which ends floats. */
function isClearing(node: Element): boolean {
  return isEmpty(node) && (readStyle(node).has('clear') || node.tagName === 'br');
}

function isEmpty(node: Element): boolean {
  return textContent(node).trim() === '' && ![...elements(node)].some(({ tagName }) => media.has(tagName));
}

function holdsBlocks(node: Element): boolean {
  return blockNames.has(node.tagName) || [...elements(node)].some(({ tagName }) => blockNames.has(tagName));
}

function repairRow(node: Element): void {
  const candidates = columnCandidates(node);
  if (!candidates) return;
  const columns = candidates.filter((child) => !isEmpty(child));
  if (columns.length === 0 || columns.length > maxColumns) return;
  // A picture beside a text has no block of its own, but at least one side must read as text.
  if (!columns.every((column) => holdsBlocks(column) || isOnlyMedia(column)) || !columns.some(holdsBlocks)) return;
  if (columns.every(isPictureOnly)) return;

  for (const child of [...node.childNodes]) if (!columns.includes(child as Element)) detach(child);
  dropProperties(node, containerProperties);
  addClass(node, 'paperlog-columns');
  for (const column of columns) markColumn(node, column);
}

function isOnlyMedia(node: Element): boolean {
  return textContent(node).trim() === '' && !isEmpty(node);
}

function isPictureOnly(node: Element): boolean {
  return isOnlyMedia(node) && ![...elements(node)].some(({ tagName }) => tagName === 'ul' || tagName === 'ol');
}

/** A list that is a column by itself gets a block around it, so that its own marks and indents stay. */
function markColumn(parent: Element, column: Element): void {
  let target = column;
  if (column.tagName === 'ul' || column.tagName === 'ol') {
    target = element('div');
    replaceWith(column, target);
    append(target, column);
  }
  const style = readStyle(column);
  for (const name of columnProperties) style.delete(name);
  // A width makes sense beside something else only; as a share of the row it would halve the column on a phone.
  for (const name of ['width', 'max-width']) if (/%|vw|calc/.test(style.get(name) ?? '')) style.delete(name);
  const width = style.get('width');
  if (width !== undefined) {
    style.delete('width');
    style.set('max-width', `max(100%, ${width})`);
    style.delete('max-width');
  }
  writeStyle(column, style);
  addClass(target, 'paperlog-column');
  if (target.parentNode !== parent) append(parent, target);
}

function dropProperties(node: Element, names: readonly string[]): void {
  const style = readStyle(node);
  for (const name of [...style.keys()])
    if (names.includes(name) || /^-(?:webkit|ms|moz)-/.test(name)) style.delete(name);
  writeStyle(node, style);
}

/** A table of one row whose cells hold blocks, without headings or a caption, is there for the layout. */
function repairTable(table: Element): void {
  if ([...elements(table, 'th', 'caption', 'thead')].length > 0) return;
  const rows = [...elements(table, 'tr')];
  const [row] = rows;
  if (rows.length !== 1 || !row) return;
  const cells = row.childNodes.filter((node): node is Element => isElement(node) && node.tagName === 'td');
  const filled = cells.filter((cell) => !isEmpty(cell));
  if (filled.length === 0 || filled.length > maxColumns) return;
  if (!filled.some((cell) => [...elements(cell, 'ul', 'ol')].length > 0) && attribute(table, 'role') !== 'presentation')
    return;
  if (!filled.every((cell) => holdsBlocks(cell) || isOnlyMedia(cell))) return;

  const columns = filled.map((cell) => {
    const column = element('div', {}, [...cell.childNodes] as Node[]);
    const style = attribute(cell, 'style');
    if (style !== undefined) setAttribute(column, 'style', style);
    return column;
  });
  const container = element('div', {}, columns);
  const style = attribute(table, 'style');
  if (style !== undefined) setAttribute(container, 'style', style);
  replaceWith(table, container);
  dropProperties(container, [...containerProperties, 'border-collapse', 'width', 'table-layout']);
  addClass(container, 'paperlog-columns');
  for (const column of columns) markColumn(container, column);
}
