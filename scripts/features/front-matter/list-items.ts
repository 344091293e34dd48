// Items of `tags` and `categories` that are no names: Hexo makes one odd name of a whole list ("a,b") or mapping
// ("[object Object]"). Pure.

import { isSeq, isNode, parseDocument } from 'yaml';

export interface ItemFault {
  readonly message: string;
  readonly remedy: string;
  /** UTF-16 offset in the block; `undefined` if the item can't be found there. */
  readonly offset: number | undefined;
}

/** @param value what YAML has read for `key`, known to be no list of names */
export function itemFault(key: string, value: unknown, block: string): ItemFault | undefined {
  if (!Array.isArray(value) || (key !== 'tags' && key !== 'categories')) return undefined;
  const path = pathToFault(value, key === 'categories' ? 2 : 1);
  if (!path) return undefined;
  const item = path.reduce<unknown>((list, index) => (list as unknown[])[index], value);
  const offset = offsetOf(block, key, path);
  if (Array.isArray(item)) {
    const names = item.flat(Infinity).map(nameOf);
    const meaning =
      key === 'tags'
        ? 'tags have no order of their own'
        : 'a list in the list is one line of categories, and has only names in it';
    return {
      message: `This item of "${key}" is itself a list, of which Hexo makes the one name "${item.map(nameOf).join(',')}": ${meaning}.`,
      remedy: `Write its names as items: ${names.join(', ')}.`,
      offset,
    };
  }
  const [[name, text] = ['', '']] = Object.entries(item as object) as [string, unknown][];
  return {
    message: `This item of "${key}" is a mapping, because of its colon: Hexo makes the name "[object Object]" of it.`,
    remedy: `Put it in quotes: "${name}: ${nameOf(text)}".`,
    offset,
  };
}

/** Indices of the first item that is a mapping, or a list deeper than `levels` lists. */
function pathToFault(list: readonly unknown[], levels: number): number[] | undefined {
  for (const [index, item] of list.entries()) {
    if (typeof item !== 'object' || item === null || item instanceof Date) continue;
    if (!Array.isArray(item) || levels === 1) return [index];
    const inner = pathToFault(item, levels - 1);
    if (inner) return [index, ...inner];
  }
  return undefined;
}

function nameOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === undefined || value === null ? '' : JSON.stringify(value);
}

function offsetOf(block: string, key: string, path: readonly number[]): number | undefined {
  let node: unknown = parseDocument(block, { uniqueKeys: false }).get(key, true);
  for (const index of path) node = isSeq(node) ? node.items[index] : undefined;
  return isNode(node) ? node.range?.[0] : undefined;
}
