// The drawing: an axis of months from top to bottom, a row for each paper. Months without papers shrink to a gap that
// grows with their number, so that forty papers of a month and twenty-five years are both legible; labels can't collide
// since each has rows of its own. It fits 320 pixels, and its text is text.

import { append, element, text, type Element } from '../../core/html.ts';
import type { Entry } from './entries.ts';

const axisX = 72;
const labelX = 88;
const lineHeight = 19;
const rowGap = 7;
const monthGap = 9;
const longestGap = 44;
/** Half-width characters in a line of a label, and lines; what is longer ends with an ellipsis. */
const labelWidth = 27;
const labelLines = 3;

export interface TimelineWords {
  readonly undated: string;
}

/** `entries` in the order in which they are shown. */
export function drawTimeline(entries: readonly Entry[], words: TimelineWords): Element {
  const drawing = element('svg', { class: 'paperlog-timeline-drawing' });
  const rows: Element[] = [];
  let y = lineHeight;
  const firstY = y;
  let lastY = y;
  let previous: string | undefined;
  let isFirst = true;
  for (const entry of entries) {
    const opensMonth = isFirst || entry.date !== previous;
    if (!isFirst) y += opensMonth ? gapBetween(previous, entry.date) : rowGap;
    const lines = labelLinesOf(entry.label);
    rows.push(row(entry, lines, y, opensMonth ? (entry.date?.replace('-', '.') ?? words.undated) : undefined));
    lastY = y;
    y += (lines.length - 1) * lineHeight + lineHeight;
    previous = entry.date;
    isFirst = false;
  }
  const height = y + 4;
  for (const [name, value] of Object.entries({
    width: '100%',
    height: String(height),
    'aria-hidden': 'true',
    focusable: 'false',
    'font-size': '14',
    fill: 'currentColor',
  })) {
    drawing.attrs.push({ name, value });
  }
  append(
    drawing,
    element('line', {
      class: 'paperlog-timeline-axis',
      x1: String(axisX),
      x2: String(axisX),
      y1: String(firstY - 5),
      y2: String(lastY - 5),
      stroke: 'currentColor',
      'stroke-opacity': '0.35',
      'stroke-width': '2',
    }),
  );
  for (const one of rows) append(drawing, one);
  return drawing;
}

function row(entry: Entry, lines: readonly string[], y: number, month: string | undefined): Element {
  const group = element('g', { class: 'paperlog-timeline-row' });
  if (month !== undefined) {
    append(
      group,
      element(
        'text',
        {
          class: 'paperlog-timeline-date',
          x: String(axisX - 14),
          y: String(y),
          'text-anchor': 'end',
          'font-size': '13',
        },
        [text(month)],
      ),
    );
  }
  append(group, element('circle', { cx: String(axisX), cy: String(y - 5), r: '4', class: 'paperlog-timeline-dot' }));
  const spans = lines.map((line, index) =>
    element('tspan', { x: String(labelX), ...(index > 0 && { dy: String(lineHeight) }) }, [text(line)]),
  );
  const label = element('text', { x: String(labelX), y: String(y) }, spans);
  if (entry.href === undefined) append(group, label);
  else {
    append(
      group,
      element(
        'a',
        {
          href: entry.href,
          tabindex: '-1',
          ...(entry.preview !== undefined && { 'data-paperlog-preview': entry.preview }),
        },
        [label],
      ),
    );
  }
  return group;
}

/** Pixels between rows of different months; nothing is drawn to scale beyond some years. */
function gapBetween(before: string | undefined, after: string | undefined): number {
  if (before === undefined || after === undefined) return longestGap / 2;
  const months = Math.abs(monthNumber(after) - monthNumber(before));
  return Math.min(longestGap, monthGap + 2 * months);
}

function monthNumber(date: string): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7) || 1);
}

/** Lines of at most `labelWidth`, broken at spaces where there are some. */
export function labelLinesOf(label: string): string[] {
  const lines: string[] = [];
  let line = '';
  let width = 0;
  for (const word of label
    .replace(/\s+/g, ' ')
    .trim()
    .match(/[⺀-\u{3FFFF}]|[^\s⺀-\u{3FFFF}]+\s?|\s/gu) ?? []) {
    for (const part of chunks(word)) {
      const partWidth = widthOf(part);
      if (width > 0 && width + widthOf(part.trimEnd()) > labelWidth) {
        lines.push(line.trimEnd());
        line = '';
        width = 0;
      }
      line += part;
      width += partWidth;
    }
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  if (lines.length <= labelLines) return lines.length > 0 ? lines : [''];
  const kept = lines.slice(0, labelLines);
  let last = '';
  let used = 0;
  for (const character of kept[labelLines - 1] ?? '') {
    used += widthOf(character);
    if (used > labelWidth - 2) break;
    last += character;
  }
  kept[labelLines - 1] = `${last.trimEnd()}…`;
  return kept;
}

/** A word longer than a line is cut. */
function chunks(word: string): string[] {
  if (widthOf(word) <= labelWidth) return [word];
  const parts: string[] = [];
  let part = '';
  for (const character of word) {
    if (widthOf(part + character) > labelWidth) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return [...parts, part];
}

/**
 * In half-width characters. Between narrow letters a capital takes no room; words of nothing but capitals do, and more
 * than a few of the widest letters would reach beyond a phone's edge.
 */
function widthOf(value: string): number {
  let width = 0;
  let afterCapital = false;
  for (const character of value) {
    const isCapital = /\p{Lu}/u.test(character);
    if ((character.codePointAt(0) ?? 0) >= 0x2e80) width += 2;
    else if (/[MW@%]/.test(character)) width += 1.7;
    else width += isCapital && afterCapital ? 1.25 : 1;
    afterCapital = isCapital;
  }
  return width;
}
