// Rows by the classes of Bootstrap, which Fluid brings along: `row` with `col-md-6`, and `d-flex`.
// https://getbootstrap.com/docs/4.6/layout/grid/

import { attribute, classNames, isElement, type Element } from '../../core/html.ts';

const trackCount = 12;
const column = /^col(?:-(sm|md|lg|xl))?(?:-(\d+|auto))?$/;
const breakpoints = ['', 'sm', 'md', 'lg', 'xl'];

export function isBootstrapRow(node: Element): boolean {
  if (attribute(node, 'class') === undefined) return false;
  const names = classNames(node);
  if (names.some((name) => /^flex-(?:\w+-)?column/.test(name))) return false;
  if (names.includes('d-flex') || names.includes('d-inline-flex')) return true;
  const children = node.childNodes.filter(isElement);
  return names.includes('row') && children.length > 0 && children.every((child) => columnWidth(child) !== undefined);
}

/**
 * The tracks of a line of equal columns, or of all columns if they fit a line; `undefined`: as with other flexible rows,
 * all stand in one line, by widths of their own.
 */
export function bootstrapTracks(node: Element): string[] | undefined {
  const widths = node.childNodes.filter(isElement).map((child) => columnWidth(child));
  const numbers = widths.map((width) => (typeof width === 'number' ? width : 0));
  const sum = numbers.reduce((total, number) => total + number, 0);
  if (sum === 0) return undefined;
  const [first = 0] = numbers;
  if (numbers.every((number) => number === first)) {
    const inLine = Math.max(1, Math.floor(trackCount / first));
    return Array.from({ length: Math.min(inLine, numbers.length) }, () => '1fr');
  }
  // Lines of different parts are Bootstrap's to break.
  if (sum > trackCount) return Array.from({ length: trackCount + 1 }, () => '1fr');
  const rest = Math.max(trackCount - sum, 1) / Math.max(1, numbers.filter((number) => number === 0).length);
  return numbers.map((number) => `${number || rest}fr`);
}

/** Of twelve parts, at the widest screens; `undefined` for what is no column, `auto` for an equal share. */
function columnWidth(node: Element): number | 'auto' | undefined {
  let found: { rank: number; width: number | 'auto' } | undefined;
  for (const name of classNames(node)) {
    const match = column.exec(name);
    if (!match) continue;
    const rank = breakpoints.indexOf(match[1] ?? '');
    const width = Number(match[2]) || 'auto';
    if (!found || rank >= found.rank) found = { rank, width };
  }
  return found?.width;
}
