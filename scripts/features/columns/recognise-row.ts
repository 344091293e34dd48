// Does an author's style lay children out beside each other? Only styles are judged here, not what the children hold.

import { attribute, hasClass, type Element } from '../../core/html.ts';
import { readStyle, styleValue } from '../../core/inline-style.ts';
import { bootstrapTracks, isBootstrapRow } from './bootstrap-row.ts';
import { containerClass, flowClass, maxColumns } from './columns-html.ts';

export interface Row {
  /** How the row is made: which of the author's properties give way depends on it. */
  readonly kind: 'flex' | 'grid';
  /** Tracks of a grid: more children go on in the next line. `undefined`: all stand in one line. */
  readonly tracks: readonly string[] | undefined;
  /** The author turned the order around. */
  readonly reversed: boolean;
}

/** `undefined` for a block that isn't laid out as a row by its own style, or already is one of ours. */
export function recogniseRow(node: Element): Row | undefined {
  if (hasClass(node, containerClass) || hasClass(node, flowClass)) return undefined;
  const style = readStyle(node);
  if (isBootstrapRow(node)) return { kind: 'flex', tracks: bootstrapTracks(node), reversed: false };
  const display = styleValue(style, 'display').replace(/^-(?:webkit|moz|ms)-/, '');
  if (/^(?:inline-)?(?:flex|flexbox|box)$/.test(display) || /^(?:block|inline) flex$/.test(display)) {
    const direction = `${styleValue(style, 'flex-direction')} ${styleValue(style, 'flex-flow')} ${prefixed(style)}`;
    if (/\b(?:column|vertical)/.test(direction)) return undefined;
    return { kind: 'flex', tracks: undefined, reversed: /row-reverse/.test(direction) };
  }
  if (/^(?:inline-)?grid$/.test(display) || /^(?:block|inline) grid$/.test(display)) {
    const tracks = gridTracks(style);
    if (tracks.length > 1) return { kind: 'grid', tracks, reversed: false };
    const flow = `${styleValue(style, 'grid-auto-flow')} ${styleValue(style, 'grid')}`;
    if (tracks.length === 0 && /\bcolumn\b/.test(flow)) return { kind: 'grid', tracks: undefined, reversed: false };
  }
  return undefined;
}

/** Old spellings of the direction. */
function prefixed(style: ReadonlyMap<string, string>): string {
  return [...style]
    .filter(([name]) => /^-(?:webkit|moz|ms)-(?:flex-(?:direction|flow)|box-orient)$/.test(name))
    .map(([, value]) => value.toLowerCase())
    .join(' ');
}

/** The tracks of `grid-template-columns`, `grid-template` or `grid`, with `repeat()` written out. */
export function gridTracks(style: ReadonlyMap<string, string>): string[] {
  const own = styleValue(style, 'grid-template-columns') || styleValue(style, '-ms-grid-columns');
  // The shorthands name rows, a slash, columns; without a slash they name no columns.
  const shorthand = [styleValue(style, 'grid-template'), styleValue(style, 'grid')].find((value) =>
    value.includes('/'),
  );
  const template = own || (shorthand?.split('/').pop() ?? '');
  return splitTracks(template).flatMap(writtenOut);
}

/** At spaces outside brackets; names of lines such as `[main]` are no tracks. */
function splitTracks(template: string): string[] {
  const tracks = template.replace(/\[[^\]]*\]/g, ' ').match(/(?:[^\s()]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))+/g);
  return (tracks ?? []).filter((track) => !/^(?:none|auto-flow|dense|subgrid|masonry)$/.test(track));
}

function writtenOut(track: string): string[] {
  const repeat = /^repeat\(\s*(\d+|auto-fit|auto-fill)\s*,\s*(.+)\)$/.exec(track);
  if (!repeat) return [track];
  const tracks = splitTracks(repeat[2] ?? '');
  // As many as fit: how many that is shows only in the browser, and our own layout finds out as well.
  const count = /^\d+$/.test(repeat[1] ?? '') ? Math.min(Number(repeat[1]), 12) : maxColumns;
  return Array.from({ length: count }, () => tracks).flat();
}

/** Stands beside its neighbours by its own style: `left` and `right` are floats. */
export function besideBy(node: Element): 'left' | 'right' | 'inline' | undefined {
  const style = readStyle(node);
  const float = styleValue(style, 'float');
  if (/^(?:left|inline-start)$/.test(float)) return 'left';
  if (/^(?:right|inline-end)$/.test(float)) return 'right';
  if (/^(?:inline-block|table-cell)$/.test(styleValue(style, 'display'))) return 'inline';
  // `align` floats a table only; on a block it is about the text inside.
  const align = (attribute(node, 'align') ?? '').toLowerCase();
  if (node.tagName === 'table' && (align === 'left' || align === 'right')) return align;
  return undefined;
}

/** The number of columns one text flows through: `columns: 2`, `column-count: 3`; `undefined` if it doesn't. */
export function flowColumns(node: Element): number | undefined {
  const style = readStyle(node);
  for (const name of ['column-count', 'columns']) {
    for (const prefix of ['', '-webkit-', '-moz-']) {
      const count = /(?:^|\s)(\d+)(?:\s|$)/.exec(styleValue(style, prefix + name))?.[1];
      if (count !== undefined && Number(count) > 1) return Number(count);
    }
  }
  return undefined;
}
