// `[TOC]` alone in its paragraph, as in Typora and Python-Markdown, `@[TOC](目录)` as on CSDN, `* content` with
// `{:toc}` below as in Jekyll: a list of the post's headings.

import { labelOf } from '../../core/heading-label.ts';
import {
  append,
  attribute,
  detach,
  element,
  elements,
  hasClass,
  isBlank,
  isElement,
  isText,
  replaceWith,
  text,
  textContent,
  type Element,
  type Node,
  type Root,
  type TextNode,
} from '../../core/html.ts';
import type { Pass } from '../../hexo/define-feature.ts';
import type { HeadingsConfig } from './config.ts';

const mark = /^\s*(?:@?\[TOC\]|\[\[_?TOC_?\]\])\s*$/i;
const written = /^[ \t>]*(\\?)(?:@?\[TOC\]|\[\[_?TOC_?\]\]|@\[TOC\]\([^\n()]*\))[ \t]*$/gim;

/** With the lines below it. */
const kramdownMark = /(?:^|\s)\{:\s*toc\s*\}[ \t]*(\n[^]*|)$/i;
const linked = /^[ \t>]*(\\?)@\[TOC\]\([^\n()]*\)[ \t]*$/gim;

interface Contents {
  readonly place: Element;
  /** What its author wrote right below the mark. */
  readonly below: readonly Node[];
}

export const tableOfContents: Pass<HeadingsConfig> = {
  name: 'table-of-contents',
  // Ids and labels are final.
  after: ['headings', 'unique-ids', 'footnotes', 'render-formulas'],
  needs: /\[_?TOC_?\]|@<a\s[^>]*>TOC<|\{:\s*toc/i,
  run(tree, { config, post, site }) {
    if (!config.toc) return;
    const marked = markedParagraph(tree, post.raw);
    const contents: Contents | undefined = marked ? { place: marked, below: [] } : kramdownContents(tree);
    if (!contents) return;
    const { place, below } = contents;
    const list = listOf(tree);
    const label = site.language.startsWith('zh') ? '目录' : 'Contents';
    replaceWith(
      place,
      ...(list ? [element('nav', { class: 'paperlog-toc', 'aria-label': label }, [list])] : []),
      ...(below.length > 0 ? [element('p', {}, below)] : []),
    );
  },
};

/** One list is enough; with a backslash before it, it is text. */
function markedParagraph(tree: Root, raw: string): Element | undefined {
  const lines = [...raw.matchAll(written)];
  const paragraphs = [...elements(tree, 'p')].filter(
    (node) => node.childNodes.length === 1 && mark.test(textContent(node)),
  );
  return paragraphs.find((_, index) => lines.length !== paragraphs.length || lines[index]?.[1] === '');
}

/** A list of one item with `{:toc}` below. https://kramdown.gettalong.org/converter/html.html#toc */
function kramdownContents(tree: Root): Contents | undefined {
  for (const place of elements(tree, 'ul', 'ol')) {
    const items = place.childNodes.filter(isElement);
    const [item] = items;
    const below = items.length === 1 && item ? belowKramdownMark(item) : undefined;
    if (below) return { place, below };
  }
  return undefined;
}

/** `undefined` if no line of the item's own text is `{:toc}`. */
function belowKramdownMark(item: Element): Node[] | undefined {
  const last = item.childNodes.findLast((child) => !isBlank(child));
  if (isElement(last) && last.tagName === 'p') return belowKramdownMark(last);
  if (isElement(last) && /^[ou]l$/.test(last.tagName)) return undefined;
  for (const [index, node] of item.childNodes.entries()) {
    const [, line] = (isText(node) && kramdownMark.exec(node.value)) || [];
    if (line === undefined) continue;
    const [next, ...others] = item.childNodes.slice(index + 1);
    if (isElement(next) && next.tagName === 'br') return others;
    if (line !== '' || !next)
      return [text(line), ...(next ? [next, ...others] : [])].filter((child) => !isBlank(child));
  }
  return undefined;
}

/** Markdown makes a link of `@[TOC](目录)`; no check of links is to see it. */
export const unlinkTableOfContents: Pass<HeadingsConfig> = {
  name: 'unlink-table-of-contents',
  before: ['collect-links'],
  needs: /@<a\s[^>]*>TOC</i,
  run(tree, { config, post }) {
    if (!config.toc) return;
    const lines = [...post.raw.matchAll(linked)];
    const marks = [...elements(tree, 'p')].flatMap((paragraph) => linkedMark(paragraph) ?? []);
    for (const [index, { at, link }] of marks.entries()) {
      if (lines.length === marks.length && lines[index]?.[1] !== '') continue;
      detach(link);
      at.value = '@[TOC]';
    }
  },
};

function linkedMark({ childNodes }: Element): { at: TextNode; link: Element } | undefined {
  const [at, link] = childNodes;
  if (childNodes.length !== 2 || !isText(at) || at.value.trim() !== '@' || !isElement(link)) return undefined;
  return link.tagName === 'a' && /^TOC$/i.test(textContent(link)) ? { at, link } : undefined;
}

/**
 * A heading that is deeper than the one before stands in a list below it, by however many levels. Those of the class
 * `no_toc` are left out, as in kramdown.
 */
function listOf(tree: Root): Element | undefined {
  const open: { readonly level: number; readonly list: Element; item?: Element }[] = [];
  for (const heading of elements(tree, 'h1', 'h2', 'h3', 'h4', 'h5', 'h6')) {
    const id = attribute(heading, 'id');
    const label = labelOf(heading);
    if (id === undefined || label === '' || hasClass(heading, 'no_toc')) continue;
    const level = Number(heading.tagName.slice(1));
    while (open.length > 1 && level < (open.at(-1)?.level ?? 0)) open.pop();
    let last = open.at(-1);
    if (!last || level > last.level) {
      const list = element('ul');
      if (last?.item) append(last.item, list);
      open.push((last = { level, list }));
    }
    const item = element('li', {}, [element('a', { href: `#${id}` }, [text(label)])]);
    last.item = item;
    append(last.list, item);
  }
  return open[0]?.list;
}
