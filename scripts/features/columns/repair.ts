// Recognises columns that authors write by hand, whatever their exact style text, and turns them into ours: side by
// side where there is room, under each other on a phone, in the order they are read.
//
// The rule: a block lays its children out in a row (flex, grid, Bootstrap's classes, floats, a table for layout), one to
// six stand beside each other, and each of them reads as text (column-content.ts). A row of badges, buttons or pictures
// doesn't and stays as it is, but for what would make a phone scroll sideways (styles.css).

import {
  addClass,
  append,
  attribute,
  elements,
  indexInParent,
  insertBefore,
  isBlank,
  isElement,
  type Element,
  type Node,
  type ParentNode,
  type Root,
} from '../../core/html.ts';
import { readStyle, styleValue } from '../../core/inline-style.ts';
import { bodyOffset } from '../../core/source/front-matter.ts';
import { scanSource } from '../../core/source/scan.ts';
import { sourceText } from '../../core/source-text.ts';
import type { Pass, PassContext } from '../../hexo/define-feature.ts';
import { releaseRow } from './author-styles.ts';
import { readsAsText } from './column-content.ts';
import { countClass, flowClass, maxColumns, maxHandWritten } from './columns-html.ts';
import { repairTable } from './layout-table.ts';
import { isBootstrapRow } from './bootstrap-row.ts';
import { keepRow } from './other-row.ts';
import { besideBy, flowColumns, recogniseRow, type Row } from './recognise-row.ts';
import { repairFloats } from './repair-floats.ts';
import { areColumns, columnsInLine, makeColumns, rowContent, type RowContent } from './repair-row.ts';

const styledRow = /\bstyle\s*=[^>]{0,1000}?(?:flex|grid|float|inline-block|table-cell|column|-box)/i;
const bootstrapRow = /\bclass\s*=[^>]{0,200}?(?:\brow\b|\bd-(?:inline-)?flex\b)/;
/** Markdown's tables begin with headings, those of highlighted code with a gutter. */
const otherTable = /<table\b(?![^>]*>\s*(?:<thead|<tr>\s*<t(?:h|d class="(?:gutter|code)")))/i;

export const repairHandWrittenColumns: Pass = {
  name: 'repair-columns',
  needs: (html, { hasHtml }) => hasHtml && (styledRow.test(html) || bootstrapRow.test(html) || otherTable.test(html)),
  run(tree, context) {
    const styled = styledElements(tree);
    const floatParents = new Set<ParentNode>();
    // Inner rows first: a row of rows is then seen with its finished parts.
    for (const node of styled.reverse()) {
      if (besideBy(node) && node.parentNode) floatParents.add(node.parentNode);
      if (node.tagName === 'table') repairTable(node);
      else repairBlock(node, context, tree);
    }
    for (const parent of floatParents) repairFloats(parent);
  },
};

/** In each other: each looks through all that it holds, and nobody writes rows of rows of rows. */
const deepestRow = 10;

/** What may be a row by its style, in the order of the text. */
function styledElements(tree: Root): Element[] {
  const depths = new Map<ParentNode | null, number>();
  const found: Element[] = [];
  for (const node of elements(tree)) {
    const depth = depths.get(node.parentNode) ?? 0;
    const isStyled = node.tagName === 'table' || attribute(node, 'style') !== undefined || isBootstrapRow(node);
    depths.set(node, isStyled ? depth + 1 : depth);
    if (isStyled && depth < deepestRow) found.push(node);
  }
  return found;
}

function repairBlock(node: Element, context: PassContext<unknown, unknown>, tree: Root): void {
  const row = recogniseRow(node);
  if (!row) repairFlow(node);
  else if (!repairRow(node, row, context, tree)) keepRow(node, row);
}

/** Whether these are columns of text. */
function repairRow(node: Element, row: Row, context: PassContext<unknown, unknown>, tree: Root): boolean {
  if (row.tracks && row.tracks.length > maxHandWritten) return false;
  let content = rowContent(node.childNodes);
  const rest = restOfPost(node, content);
  if (rest) {
    const at = placeOf(node, context, tree);
    moveBehind(node, rest);
    splitLastColumn(rowContent(node.childNodes).columns);
    content = rowContent(node.childNodes);
    context.report({
      rule: 'unclosed-columns',
      severity: 'warning',
      message: 'These columns are never closed; what follows them was taken out of the row.',
      remedy: 'Write the missing </div> after the last column.',
      ...(at ? { at } : { at: node }),
    });
  }
  const { columns, foreign } = content;
  if (foreign || columns.length === 0 || !areColumns(columns)) return false;
  if (columns.length === 1 && centres(node)) return false;
  const inLine = columnsInLine(columns, row.tracks);
  if (inLine === undefined || (inLine < 2 && columns.length > 1)) return false;
  if (!rest && isLast(node) && hasUnclosedDiv(context.post.raw)) {
    const at = placeOf(node, context, tree);
    context.report({
      rule: 'unclosed-columns',
      severity: 'warning',
      message: 'These columns may never be closed: the post has more <div> than </div>.',
      remedy: 'Write the missing </div> after the last column.',
      at: at ?? node,
    });
  }
  makeColumns(node, content, inLine, row);
  return true;
}

let lastAsked: { readonly raw: string; readonly answer: boolean } | undefined;

/** In the author's text, code and comments apart; asked only for columns that end with the post. */
function hasUnclosedDiv(raw: string): boolean {
  if (lastAsked?.raw !== raw) lastAsked = { raw, answer: countsMoreDivs(raw) };
  return lastAsked.answer;
}

function countsMoreDivs(raw: string): boolean {
  let open = 0;
  for (const { kind, start, end } of scanSource(raw, { bodyStart: bodyOffset(raw) })) {
    if (kind !== 'html-tag') continue;
    const tag = raw.slice(start, Math.min(end, start + 6)).toLowerCase();
    if (/^<div[\s>/]?/.test(tag)) open += 1;
    else if (tag.startsWith('</div')) open -= 1;
  }
  return open > 0;
}

/** A row around one block is written to centre it or to push it to the right. */
function centres(node: Element): boolean {
  const style = readStyle(node);
  return ['justify-content', 'align-items', 'place-content', 'place-items', '-webkit-box-pack'].some((name) =>
    /center|around|evenly|end|right/.test(styleValue(style, name)),
  );
}

const inlineNames = /^(?:a|abbr|b|br|button|code|em|i|img|input|kbd|label|small|span|strong|sub|sup|u)$/;

/**
 * Where a `</div>` is missing, the rest of the post stands in the row: columns, and from some node on what no one puts
 * beside them, up to the end of everything.
 */
function restOfPost(node: Element, { columns, foreign }: RowContent): Node[] | undefined {
  if (!isLast(node)) return undefined;
  const isBlock = ({ tagName }: Element) => tagName === 'div' || tagName === 'section' || tagName === 'article';
  const [first] = columns;
  if (!first || !isBlock(first)) return undefined;
  const end = columns.find((column) => !isBlock(column)) ?? foreign;
  // Markdown puts text into blocks; a text right beside the columns is the author's HTML.
  if (!end || !isElement(end) || inlineNames.test(end.tagName)) return undefined;
  const before = columns.indexOf(end as Element) === -1 ? columns : columns.slice(0, columns.indexOf(end as Element));
  const rest = node.childNodes.slice(node.childNodes.indexOf(end));
  // One column and one more block may well be meant as a row; a whole text is not.
  if (before.length < 2 && rest.filter((child) => !isBlank(child)).length < 2) return undefined;
  return before.some(readsAsText) ? rest : undefined;
}

/** Nothing to read follows in the whole post. */
function isLast(node: Element): boolean {
  for (let current: Node = node; ;) {
    const parent: ParentNode | null = current.parentNode;
    if (!parent) return true;
    for (let index = parent.childNodes.length - 1; parent.childNodes[index] !== current; index -= 1) {
      const after = parent.childNodes[index];
      if (!after || !isBlank(after)) return false;
    }
    if (!isElement(parent)) return true;
    current = parent;
  }
}

function moveBehind(node: Element, rest: readonly Node[]): void {
  const parent = node.parentNode;
  if (!parent) return;
  const next = parent.childNodes[indexInParent(node) + 1];
  for (const moved of rest) {
    if (next) insertBefore(parent, moved, next);
    else append(parent, moved);
  }
}

/** `<div>first<div>second</div>`: the `</div>` that is missing is the first column's. */
function splitLastColumn(columns: readonly Element[]): void {
  for (let column = columns.at(-1); column;) {
    const inner: Node | undefined = column.childNodes.findLast((child) => !isBlank(child));
    const nested = isElement(inner) && inner.tagName === 'div' && inner.attrs.length === 0 && readsAsText(inner);
    const parent = column.parentNode;
    if (!nested || !parent || !column.childNodes.some((child) => child !== inner && !isBlank(child))) return;
    append(parent, inner);
    column = inner;
  }
}

/** The opening tag in the author's file: the same style text, as often as it occurs before. */
function placeOf(node: Element, { post }: PassContext<unknown, unknown>, tree: Root) {
  const style = attribute(node, 'style');
  if (!style) return undefined;
  let occurrence = 0;
  for (const other of elements(tree, node.tagName)) {
    if (other === node) break;
    if (attribute(other, 'style') === style) occurrence++;
  }
  let offset = -1;
  do offset = post.raw.indexOf(style, offset + 1);
  while (offset !== -1 && occurrence-- > 0);
  if (offset === -1) return undefined;
  return sourceText(post.raw).positionAt(Math.max(0, post.raw.lastIndexOf('<', offset)));
}

/** `column-count: 2`: one text that flows through columns needs as much room as two blocks. */
function repairFlow(node: Element): void {
  const count = flowColumns(node);
  if (count === undefined || count > maxColumns || !readsAsText(node)) return;
  releaseRow(node);
  addClass(node, flowClass);
  addClass(node, countClass(count));
}
