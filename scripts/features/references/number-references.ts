// The pass: figures and tables with an id are numbered in their order, `@fig:name` and `@tbl:name` lead to them.
// The syntax is pandoc-crossref's, https://lierdakil.github.io/pandoc-crossref/

import { isChinese } from '../../core/language.ts';
import {
  append,
  attribute,
  descendants,
  detach,
  element,
  elements,
  insertBefore,
  isElement,
  isOnlyContent,
  isText,
  nextShown,
  previousShown,
  removeAttribute,
  replaceWithAll,
  setAttribute,
  text,
  textContent,
  type Element,
  type Node,
  type Root,
} from '../../core/html.ts';
import type { Position } from '../../core/diagnostic.ts';
import type { Finding, Pass } from '../../hexo/define-feature.ts';
import type { ReferencesConfig } from './config.ts';
import { placesIn, reference } from './reference-places.ts';

/** Elements in which an `@fig:` is no reference. */
const literal = new Set(['code', 'pre', 'script', 'style', 'a', 'textarea', 'kbd', 'math', 'svg']);

export const numberReferences: Pass<ReferencesConfig> = {
  name: 'references',
  after: ['attributes', 'images', 'tables'],
  needs: (html, post) => /(?:#|@)(?:fig|tbl):/.test(html) || /(?:#|@)(?:fig|tbl):/.test(post.raw),
  run(tree, { config, site, post, report }) {
    if (!config.enable) return;
    const chinese = isChinese(site.language);
    const names = chinese ? { fig: '图', tbl: '表' } : { fig: 'Figure', tbl: 'Table' };
    const numbers = new Map<string, string>();
    for (const figure of numberedFigures(tree)) nameFigure(figure, `${names.fig} ${next(numbers, 'fig', figure.id)}`);
    for (const { table, caption, id } of captionedTables(tree)) {
      nameTable(table, caption, id, `${names.tbl} ${next(numbers, 'tbl', id)}`);
    }
    linkReferences(tree, numbers, names, placesIn(post.raw), report);
  },
};

function next(numbers: Map<string, string>, kind: string, id: string): string {
  const known = numbers.get(id);
  if (known !== undefined) return known;
  const number = String([...numbers.keys()].filter((key) => key.startsWith(`${kind}:`)).length + 1);
  numbers.set(id, number);
  return number;
}

interface NumberedFigure {
  readonly id: string;
  readonly image: Element;
  readonly figure: Element | undefined;
}

function numberedFigures(tree: Root): NumberedFigure[] {
  return [...elements(tree, 'img')].flatMap((image) => {
    const id = attribute(image, 'id');
    if (id?.startsWith('fig:') !== true) return [];
    let above = image.parentNode;
    while (isElement(above) && above.tagName !== 'figure') above = above.parentNode;
    return [{ id, image, figure: isElement(above) ? above : undefined }];
  });
}

/** The id goes to the whole figure; a picture within a text keeps it and has no caption to be numbered. */
function nameFigure({ id, image, figure }: NumberedFigure, name: string): void {
  if (!figure) return;
  removeAttribute(image, 'id');
  setAttribute(figure, 'id', id);
  let caption = figure.childNodes.find((node) => isElement(node) && node.tagName === 'figcaption') as
    Element | undefined;
  if (!caption) {
    caption = element('figcaption');
    append(figure, caption);
  }
  prefix(caption, name);
}

/** `表：说明 {#tbl:name}`, `Table: words {#tbl:name}` or `: words {#tbl:name}` in a paragraph beside the table. */
function captionedTables(tree: Root): { table: Element; caption: Element; id: string }[] {
  return [...elements(tree, 'table')].flatMap((table) => {
    const block = blockOf(table);
    for (const beside of [nextShown(block), previousShown(block)]) {
      if (!isElement(beside) || beside.tagName !== 'p') continue;
      const id = /^\s*(?:(?:表|table)\s*[:：]|:)\s.*\{#(tbl:[^\s{}]+)\}\s*$/isu.exec(
        textContent(beside).replace(/^([^:：]*[:：])/, '$1 '),
      )?.[1];
      if (id !== undefined) return [{ table, caption: beside, id }];
    }
    return [];
  });
}

/** The table, or the box in which a wide one scrolls. */
function blockOf(table: Element): Element {
  const parent = table.parentNode;
  const only = isElement(parent) && isOnlyContent(table, parent);
  return only && parent.tagName === 'div' ? parent : table;
}

function nameTable(table: Element, paragraph: Element, id: string, name: string): void {
  const caption = element('caption', {}, joinTexts(paragraph.childNodes));
  const [first] = caption.childNodes;
  if (isText(first)) first.value = first.value.replace(/^\s*(?:(?:表|table)\s*[:：]|:)\s*/iu, '');
  const last = caption.childNodes.at(-1);
  if (isText(last)) last.value = last.value.replace(/\s*\{#tbl:[^\s{}]+\}\s*$/u, '');
  detach(paragraph);
  prefix(caption, name);
  const [top] = table.childNodes;
  if (top) insertBefore(table, caption, top);
  else append(table, caption);
  setAttribute(table, 'id', id);
}

/** Texts that stand side by side as one. */
function joinTexts(nodes: readonly Node[]): Node[] {
  const joined: Node[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if (isText(node) && isText(last)) last.value += node.value;
    else joined.push(node);
  }
  return joined;
}

function prefix(caption: Element, name: string): void {
  const label = element('span', { class: 'paperlog-reference-label' }, [text(name)]);
  const [first] = caption.childNodes;
  const space = text('\u2003');
  if (first) {
    insertBefore(caption, label, first);
    insertBefore(caption, space, first);
  } else append(caption, label);
}

function linkReferences(
  tree: Root,
  numbers: ReadonlyMap<string, string>,
  names: Readonly<Record<'fig' | 'tbl', string>>,
  placeOf: (written: string) => Position | undefined,
  report: (finding: Finding) => void,
): void {
  for (const node of textsOf(tree)) {
    const parts: Node[] = [];
    let end = 0;
    for (const match of node.value.matchAll(reference)) {
      const [written, kind, name = ''] = match;
      const id = `${kind ?? ''}:${name}`;
      // An address of mail, say.
      if (
        /[\p{L}\p{N}]$/u.test(node.value.slice(0, match.index)) &&
        !/[\u2e80-\u{3ffff}]$/u.test(node.value.slice(0, match.index))
      )
        continue;
      const number = numbers.get(id);
      if (number === undefined) {
        const at = placeOf(written);
        report({
          rule: 'unknown-reference',
          severity: 'warning',
          message: `${written} refers to nothing: no ${kind === 'fig' ? 'figure' : 'table'} has {#${id}}.`,
          remedy:
            kind === 'fig' ? `Write ![caption](picture.png){#${id}}.` : `Write "表：caption {#${id}}" below the table.`,
          ...(at && { at }),
        });
        continue;
      }
      parts.push(text(node.value.slice(end, match.index)));
      parts.push(
        element('a', { href: `#${encodeURI(id)}`, class: 'paperlog-reference' }, [
          text(`${names[kind as 'fig' | 'tbl']} ${number}`),
        ]),
      );
      end = match.index + written.length;
    }
    if (end > 0) replaceWithAll(node, [...parts, text(node.value.slice(end))]);
  }
}

type Text = Extract<Node, { value: string }>;

function textsOf(tree: Root): Text[] {
  const found: Text[] = [];
  for (const node of descendants(tree, ({ tagName }) => !literal.has(tagName))) {
    if (isText(node) && node.value.includes('@')) found.push(node);
  }
  return found;
}
