// What stays of an author's styles when our layout takes over: everything but what would place columns itself or be
// wider than a phone. Widths stay as proportions, see `columnSizes`.

import { attribute, classNames, removeAttribute, setAttribute, type Element } from '../../core/html.ts';
import { readStyle, styleValue, writeStyle } from '../../core/inline-style.ts';

/** The row: our styles say how columns stand, the rest (justify-content, gap, colours, borders …) is the author's. */
const rowProperties =
  /^(?:-(?:webkit|moz|ms)-.*|display|flex-(?:direction|wrap|flow)|grid|grid-(?:template|auto).*|columns|column-(?:count|width|fill)|float|clear|min-width|zoom)$/;
const columnProperties =
  /^(?:-(?:webkit|moz|ms)-.*|float|clear|flex|flex-.*|display|width|min-width|max-width|order|grid-.*|vertical-align)$/;

/** Attributes that mean something in tables only. A cell's width is still needed and goes with the others. */
const tableAttributes =
  /^(?:border|cellpadding|cellspacing|height|valign|role|rules|frame|summary|nowrap|colspan|rowspan|headers|scope|abbr)$/;

/** Bootstrap's names for what ours do. */
const layoutClass =
  /^(?:(?:form-)?row|no-gutters|d-(?:inline-)?flex|flex-.*|col(?:-.*)?|offset-.*|order-.*|[gm]x?-auto)$/;

function releaseClasses(node: Element): void {
  const names = classNames(node);
  const kept = names.filter((name) => !layoutClass.test(name));
  if (kept.length === names.length) return;
  if (kept.length === 0) removeAttribute(node, 'class');
  else setAttribute(node, 'class', kept.join(' '));
}

export function releaseRow(node: Element, { reversed = false } = {}): void {
  const style = readStyle(node);
  for (const [name] of [...style]) if (rowProperties.test(name)) style.delete(name);
  if (reversed) style.set('flex-direction', 'row-reverse');
  keepFlexible(style);
  writeStyle(node, style);
  removeAttribute(node, 'width');
  releaseClasses(node);
}

export function releaseColumn(node: Element): void {
  const style = readStyle(node);
  for (const [name] of [...style]) if (columnProperties.test(name)) style.delete(name);
  keepFlexible(style);
  writeStyle(node, style);
  for (const name of ['width', 'valign']) removeAttribute(node, name);
  releaseClasses(node);
}

/** A text in one line, a fixed height or a clipped overflow cuts columns off once they stand under each other. */
function keepFlexible(style: Map<string, string>): void {
  if (styleValue(style, 'white-space') === 'nowrap') style.delete('white-space');
  if (/^(?:hidden|auto|scroll|overlay)/.test(styleValue(style, 'overflow'))) style.delete('overflow');
  for (const name of ['overflow-x', 'overflow-y', 'max-height']) style.delete(name);
  const height = style.get('height');
  if (height === undefined) return;
  style.delete('height');
  if (!/%|auto/.test(height) && !style.has('min-height')) style.set('min-height', height);
}

export function dropTableAttributes(node: Element): void {
  const style = readStyle(node);
  const background = attribute(node, 'bgcolor');
  if (background !== undefined && !style.has('background') && !style.has('background-color')) {
    writeStyle(node, style.set('background-color', background));
  }
  node.attrs = node.attrs.filter(({ name }) => name !== 'bgcolor' && !tableAttributes.test(name));
}

interface Share {
  readonly kind: 'share';
  /** Of the room that fixed columns leave. */
  readonly value: number;
}
interface Fixed {
  readonly kind: 'fixed';
  /** A CSS length, and about how much that is. */
  readonly value: string;
  readonly rem: number;
}
export type ColumnSize = Share | Fixed;

export interface ColumnSizes {
  readonly sizes: readonly ColumnSize[];
  /** From this width of the row on the columns stand beside each other, in rem. */
  readonly roomRem: number;
}

/** A difference below this is the author's way to write "equal": 48 % and 50 %, or 49 % and 51 %. */
const tolerance = 1.15;
/** What a column should not be narrower than, in rem, when the author made it narrow. */
const narrowestRem = 8;
const gapRem = 2;
/** By the number of columns: the room that equal ones need (as in styles.css), and what a desktop always has. */
const leastRoomRem = [0, 0, 30, 40, 44, 44, 44];
const mostRoomRem = 44;

/**
 * The widths the author gave, as proportions or lengths; `undefined` if the columns are equal or nothing was said.
 * `tracks` are those of a grid.
 */
export function columnSizes(columns: readonly Element[], tracks?: readonly string[]): ColumnSizes | undefined {
  const widths = columns.map((column, index) => parseWidth(tracks?.[index] ?? widthOf(column)));
  const sizes = widths.every((width) => width && isLength(width)) ? widths.map(lengthShare) : mixedSizes(widths);
  const shares = sizes.flatMap((size) => (size.kind === 'share' ? [size.value] : []));
  if (shares.length === sizes.length && Math.max(...shares) / Math.min(...shares) < tolerance) return undefined;
  return { sizes, roomRem: roomRem(sizes, shares) };
}

/** For columns that are equal and yet need the layout of sized ones. */
export function equalSizes(count: number): ColumnSizes {
  const sizes = Array.from({ length: count }, () => ({ kind: 'share', value: 1 }) as const);
  return { sizes, roomRem: leastRoomRem[count] ?? mostRoomRem };
}

/** Lengths only: in proportion to each other, for they rarely add up to the width there is. */
function lengthShare(width: Width | undefined): ColumnSize {
  return { kind: 'share', value: width ? lengthRem(width) : 1 };
}

function mixedSizes(widths: readonly (Width | undefined)[]): ColumnSize[] {
  const taken = widths.reduce((sum, width) => sum + (width?.unit === '%' ? width.number : 0), 0);
  const grows = widths.reduce((sum, width) => sum + (width ? (width.unit === 'fr' ? width.number : 0) : 1), 0);
  const left = taken > 0 ? Math.max(100 - taken, 10) : grows;
  return widths.map((width) => {
    if (width?.unit === '%') return { kind: 'share', value: width.number };
    if (width && isLength(width))
      return { kind: 'fixed', value: `${width.number}${width.unit}`, rem: lengthRem(width) };
    return { kind: 'share', value: ((width?.number ?? 1) / grows) * left };
  });
}

function roomRem(sizes: readonly ColumnSize[], shares: readonly number[]): number {
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const fixed = sizes.reduce((sum, size) => sum + (size.kind === 'fixed' ? size.rem : 0), 0);
  const forShares = shares.length > 0 ? (narrowestRem * whole) / Math.min(...shares) : 0;
  const room = Math.min(fixed + forShares + gapRem * (sizes.length - 1), mostRoomRem);
  return Math.ceil(Math.max(room, leastRoomRem[sizes.length] ?? mostRoomRem));
}

function isLength({ unit }: Width): boolean {
  return unit === 'px' || unit === 'em' || unit === 'rem';
}

function lengthRem({ number, unit }: Width): number {
  return unit === 'px' ? number / 16 : number;
}

interface Width {
  readonly number: number;
  readonly unit: '%' | 'fr' | 'px' | 'em' | 'rem';
}

/** `30%`, `2fr`, `minmax(0, 2fr)`, `calc(50% - 1em)`, `200px`; `undefined` for `auto` and what isn't a width. */
function parseWidth(text: string): Width | undefined {
  const match = /([\d.]+)\s*(%|fr|px|rem|em|vw)/.exec(
    /^(?:minmax|fit-content)\(.*?([^,()]+)\)$/.exec(text)?.[1] ?? text,
  );
  const number = Number(match?.[1]);
  if (!match || !(number > 0)) return undefined;
  return { number, unit: (match[2] === 'vw' ? '%' : match[2]) as Width['unit'] };
}

function widthOf(column: Element): string {
  const style = readStyle(column);
  const flex = styleValue(style, 'flex');
  const grow = styleValue(style, 'flex-grow') || (/^([\d.]+)(?:\s|$)/.exec(flex)?.[1] ?? '');
  const basis = styleValue(style, 'flex-basis') || (/(?:^|\s)(\d*\.?\d+(?:%|px|r?em|vw))/.exec(flex)?.[1] ?? '');
  const base = parseWidth(basis);
  if (base && !(isLength(base) && Number(grow) > 0)) return basis;
  const written = /^(\d+)$/.exec((attribute(column, 'width') ?? '').trim());
  const width =
    styleValue(style, 'width') ||
    (written ? `${written[1] ?? ''}px` : (attribute(column, 'width') ?? '')) ||
    styleValue(style, 'max-width');
  if (parseWidth(width)) return width;
  return grow ? `${grow}fr` : '';
}

export function setColumnSize(node: Element, size: ColumnSize): void {
  const style = readStyle(node);
  if (size.kind === 'share') style.set('--paperlog-share', String(Math.round(size.value * 100) / 100));
  else style.set('--paperlog-width', size.value);
  writeStyle(node, style);
}

export function setRoom(node: Element, rem: number): void {
  writeStyle(node, readStyle(node).set('--paperlog-room', `${rem}rem`));
}

/** `<center>` is no longer HTML and `align` no longer valid on a block: the style says the same. */
export function alignByStyle(node: Element): void {
  const isCenter = node.tagName === 'center';
  const align = isCenter ? 'center' : (attribute(node, 'align') ?? '').toLowerCase();
  if (isCenter) node.tagName = node.nodeName = 'div';
  if (!/^(?:left|right|center|justify)$/.test(align)) return;
  removeAttribute(node, 'align');
  const style = readStyle(node);
  if (!style.has('text-align')) writeStyle(node, style.set('text-align', align));
}
