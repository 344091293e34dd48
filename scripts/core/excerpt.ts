// Cuts a post's tree at its `<!-- more -->` mark into two well-formed halves.

import {
  parseHtml,
  serializeHtml,
  isElement,
  elements,
  attribute,
  type Element,
  type Node,
  type ParentNode,
  type Root,
} from './html.ts';
import { defaultTreeAdapter } from 'parse5';

export interface ExcerptHalves {
  readonly excerpt: string;
  readonly more: string;
}

/** Hexo's excerpt filter leaves this where the author wrote `<!-- more -->`. */
export const moreMark = '<span id="more"></span>';

/**
 * The HTML before and after the mark, each balanced: what is open at the mark is closed in the first half and opened
 * again in the second. `undefined` if there is no mark.
 */
export function splitAtMore(html: string): ExcerptHalves | undefined {
  return html.includes(moreMark) ? splitTreeAtMore(parseHtml(html)) : undefined;
}

/** The same for a tree, which is used up. */
export function splitTreeAtMore(rest: Root): ExcerptHalves | undefined {
  const mark = findMark(rest);
  if (!mark) return undefined;

  const excerpt = parseHtml('');
  const path: ParentNode[] = [];
  for (let parent: ParentNode | null = mark.parentNode; parent; parent = parentOf(parent)) path.unshift(parent);

  let target: ParentNode = excerpt;
  for (const [depth, parent] of path.entries()) {
    const next: Node | undefined = depth + 1 < path.length ? (path[depth + 1] as Element) : mark;
    for (const child of [...parent.childNodes]) {
      if (child === next) break;
      defaultTreeAdapter.detachNode(child);
      defaultTreeAdapter.appendChild(target, child);
    }
    if (next === mark) break;
    const open = next as Element;
    const copy = defaultTreeAdapter.createElement(
      open.tagName,
      open.namespaceURI,
      open.attrs.map((attr) => ({ ...attr })),
    );
    defaultTreeAdapter.appendChild(target, copy);
    target = copy;
  }
  defaultTreeAdapter.detachNode(mark);
  dropIds(path);
  return { excerpt: serializeHtml(excerpt).trim(), more: serializeHtml(rest).trim() };
}

/** The elements that now stand in both halves keep their id in the first one only. */
function dropIds(path: readonly ParentNode[]): void {
  for (const parent of path) if (isElement(parent)) parent.attrs = parent.attrs.filter(({ name }) => name !== 'id');
}

function findMark(root: ParentNode): Element | undefined {
  for (const node of elements(root, 'span')) if (attribute(node, 'id') === 'more') return node;
  return undefined;
}

function parentOf(node: ParentNode): ParentNode | null {
  return isElement(node) ? node.parentNode : null;
}
