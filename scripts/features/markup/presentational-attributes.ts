// What the obsolete attributes of an element say, as declarations of CSS. Source: HTML Standard, 15.3 and 15.4 (how they
// are rendered) and 16.2 (which are obsolete), https://html.spec.whatwg.org/multipage/rendering.html
//
// An attribute counts less than any style sheet, a `style` more than all. What Fluid's and Bootstrap's sheets decide
// anyway (padding of cells, colour of rows and rules) is therefore left out, not turned into a style that would win.

import { attribute, isElement, type Element } from '../../core/html.ts';
import { cssColor, cssFontFamily, cssFontSize, cssLength } from './legacy-values.ts';

type Declarations = Readonly<Record<string, string | undefined>>;
/** `undefined`: the attribute isn't obsolete on this element and stays; `{}`: it goes, and nothing is left of it. */
type Rule = (value: string, node: Element) => Declarations | undefined;

const cells = new Set(['td', 'th']);
const tableParts = new Set(['td', 'th', 'tr', 'thead', 'tbody', 'tfoot', 'col', 'colgroup']);
const aligned = new Set(
  'h1 h2 h3 h4 h5 h6 p div caption legend td th tr thead tbody tfoot col colgroup center'.split(' '),
);
const embedded = new Set(['img', 'iframe', 'object', 'embed', 'input']);
const lists = new Set(['ul', 'ol', 'dl']);
/** Without `canvas`, which scripts draw on. */
const sized = new Set(['img', 'iframe', 'object', 'embed', 'video', 'input']);
const nothing: Declarations = {};

const on =
  (names: ReadonlySet<string>, rule: Rule): Rule =>
  (value, node) =>
    names.has(node.tagName) ? rule(value, node) : undefined;
const only = (...names: string[]): ReadonlySet<string> => new Set(names);
const dropped: Rule = () => nothing;

const rules: Readonly<Record<string, Rule>> = {
  align: (value, node) => alignment(value.trim().toLowerCase(), node),
  valign: on(tableParts, (value) => ({
    'vertical-align': /^(?:top|middle|bottom|baseline)$/i.exec(value.trim())?.[0],
  })),
  bgcolor: on(only('table', 'td', 'th', 'tr'), (value, node) =>
    node.tagName === 'tr' ? nothing : { 'background-color': cssColor(value) },
  ),
  background: on(only('table', ...tableParts), (value) => ({ 'background-image': cssAddress(value) })),
  bordercolor: on(only('table'), (value, node) => {
    // With a colour of its own the border is no longer a relief.
    const shown = cssColor(value) !== undefined && !/^\s*0*$/.test(attribute(node, 'border') ?? '');
    return { 'border-color': cssColor(value), 'border-style': shown ? 'solid' : undefined };
  }),
  border: on(only('img', 'object'), (value, { tagName }) => {
    const width = cssLength(value);
    return tagName === 'object' && width !== undefined ? { border: `${width} solid` } : nothing;
  }),
  width: (value, { tagName }) => {
    if (cells.has(tagName) || tagName === 'col' || tagName === 'hr') return { width: cssLength(value) };
    return tagName === 'table' || tagName === 'pre' ? nothing : size('width', value, tagName);
  },
  height: (value, { tagName }) => {
    return cells.has(tagName) ? { height: cssLength(value) } : size('height', value, tagName);
  },
  nowrap: on(cells, () => ({ 'white-space': 'nowrap' })),
  hspace: on(embedded, (value, node) => margins(['margin-left', 'margin-right'], value, node)),
  vspace: on(embedded, (value, node) => margins(['margin-top', 'margin-bottom'], value, node)),
  frameborder: on(only('iframe'), (value) => (/^\s*(?:0|no|false)/i.test(value) ? { border: '0' } : nothing)),
  clear: on(only('br'), (value) => ({ clear: clearing(value.trim().toLowerCase()) })),
  type: on(only('ul', 'li'), (value) => ({ 'list-style-type': listStyle(value.trim()) })),
  marginwidth: on(only('iframe'), dropped),
  marginheight: on(only('iframe'), dropped),
  allowtransparency: on(only('iframe'), dropped),
  compact: on(lists, dropped),
  cellpadding: on(only('table'), dropped),
  cellspacing: on(only('table'), dropped),
  rules: on(only('table'), dropped),
  frame: on(only('table'), dropped),
  summary: on(only('table'), dropped),
  datapagesize: on(only('table'), dropped),
  axis: on(cells, dropped),
  scope: on(only('td'), dropped),
  char: on(tableParts, dropped),
  charoff: on(tableParts, dropped),
  color: on(only('hr'), dropped),
  size: on(only('hr'), dropped),
  noshade: on(only('hr'), dropped),
  lowsrc: on(only('img'), dropped),
  charset: on(only('a'), dropped),
  coords: on(only('a'), dropped),
  shape: on(only('a'), dropped),
  methods: on(only('a'), dropped),
  urn: on(only('a'), dropped),
  contextmenu: dropped,
};

/** Attributes of `<font>`, which goes with them. */
const fontRules: Readonly<Record<string, Rule>> = {
  color: (value) => ({ color: cssColor(value) }),
  size: (value) => ({ 'font-size': cssFontSize(value) }),
  face: (value) => ({ 'font-family': cssFontFamily(value) }),
};

/** What an attribute says as CSS; `undefined` if it isn't obsolete on this element. */
export function declarationsOf(node: Element, name: string, value: string): Declarations | undefined {
  const table = node.tagName === 'font' ? fontRules : rules;
  return Object.hasOwn(table, name) ? table[name]?.(value, node) : undefined;
}

/** Names of all such attributes, for a quick look at a post's text. */
export const obsoleteAttributes: readonly string[] = Object.keys(rules);

function alignment(value: string, { tagName }: Element): Declarations | undefined {
  const side = value === 'middle' ? 'center' : value;
  const text = { 'text-align': /^(?:left|right|center|justify)$/.test(side) ? side : undefined };
  if (tagName === 'caption' && /^(?:top|bottom)$/.test(value)) return { 'caption-side': value };
  if (aligned.has(tagName)) return text;
  if (tagName === 'table') {
    if (side === 'center') return { ...text, 'margin-left': 'auto', 'margin-right': 'auto' };
    return /^(?:left|right)$/.test(value) ? { ...text, float: value } : nothing;
  }
  if (embedded.has(tagName)) return besideText(value, tagName);
  return tagName === 'hr' ? nothing : undefined;
}

/** Bootstrap's sheet says where a picture stands in its line, and Fluid's what room a floating one leaves. */
function besideText(value: string, tagName: string): Declarations {
  if (tagName === 'img') {
    if (value === 'left') return { float: 'left', 'padding-right': '20px' };
    return value === 'right' ? { float: 'right', 'padding-left': '20px' } : nothing;
  }
  if (value === 'left' || value === 'right') return { float: value };
  if (/^(?:top|bottom|baseline)$/.test(value)) return { 'vertical-align': value === 'top' ? 'top' : 'baseline' };
  return /^(?:abs)?(?:middle|center)$/.test(value) ? { 'vertical-align': 'middle' } : nothing;
}

/** Only whole pixels may stand in the attribute. */
function size(name: 'width' | 'height', value: string, tagName: string): Declarations | undefined {
  if (!sized.has(tagName) || /^\d+$/.test(value)) return undefined;
  return { [name]: cssLength(value) };
}

/** Of a picture alone in its paragraph Fluid decides about the room around it. */
function margins(names: readonly string[], value: string, node: Element): Declarations {
  const length = cssLength(value);
  const link = node.parentNode;
  const around = isElement(link) && link.tagName === 'a' ? link.parentNode : link;
  const decided = node.tagName === 'img' && isElement(around) && /^(?:p|figure)$/.test(around.tagName);
  if (length === undefined || decided) return nothing;
  return Object.fromEntries(names.map((name) => [name, length]));
}

function cssAddress(value: string): string | undefined {
  const address = value.trim();
  return address === ''
    ? undefined
    : `url("${address.replace(/["\\\n]/g, (character) => encodeURIComponent(character))}")`;
}

function clearing(value: string): string | undefined {
  if (value === 'all' || value === 'both') return 'both';
  return value === 'left' || value === 'right' ? value : undefined;
}

const listStyles: Readonly<Record<string, string>> = {
  '1': 'decimal',
  a: 'lower-alpha',
  A: 'upper-alpha',
  i: 'lower-roman',
  I: 'upper-roman',
};

function listStyle(value: string): string | undefined {
  return listStyles[value] ?? /^(?:disc|circle|square|none)$/i.exec(value)?.[0]?.toLowerCase();
}
