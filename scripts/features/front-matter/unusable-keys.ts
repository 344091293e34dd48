// Keys and values that are fine YAML but that Hexo loses the text of a post over, or fails on with a message that names
// neither key nor line. Pure.

import { findControlCharacters } from '../encoding/api.ts';

export interface UnusableKey {
  readonly key: string;
  readonly message: string;
  readonly remedy: string;
}

/** Fields and methods of a document in Hexo's database without which it can't be stored (warehouse's Document, Post). */
const documentNames = new Set(['_id', 'save', 'replace', 'toObject', 'setTags', 'setCategories', '__proto__']);
/** More than anybody writes: aliases (`*name`) can make millions of a few lines. */
const maxValues = 100_000;
/** Hexo makes a page of each, at a path that repeats all before. */
const maxCategoryDepth = 50;

/** @param body the text below the front matter */
export function unusableKey(data: Readonly<Record<string, unknown>>, body: string): UnusableKey | undefined {
  const count = { left: maxValues };
  for (const key of Object.keys(data)) {
    if (key === 'permalink') continue; // features/permalinks tells more
    const fault =
      nameFault(key, body) ??
      languageFault(key, data[key]) ??
      valueFault(data[key], [], count) ??
      depthFault(key, data[key]);
    if (fault) return { key, message: `"${key}" ${fault[0]}.`, remedy: fault[1] };
  }
  return undefined;
}

type Fault = readonly [reason: string, remedy: string];

function nameFault(key: string, body: string): Fault | undefined {
  if (key === 'content' && body.trim() !== '')
    return [
      'would take the place of the text below the front matter, which nobody would see',
      'Give the key another name.',
    ];
  if (!documentNames.has(key)) return undefined;
  return ['is a name that Hexo needs for itself', 'Give the key another name.'];
}

function valueFault(value: unknown, around: readonly unknown[], count: { left: number }): Fault | undefined {
  count.left -= 1;
  if (count.left < 0) return [`has more than ${maxValues} values, with what its aliases stand for`, 'Write less.'];
  if (typeof value === 'string') return textFault(value);
  if (typeof value !== 'object' || value === null || value instanceof Date) return undefined;
  if (around.includes(value)) return ['contains itself by an alias', 'Remove the alias ("*…") that leads back.'];
  for (const inner of Object.values(value)) {
    const fault = valueFault(inner, [...around, value], count);
    if (fault) return fault;
  }
  return undefined;
}

/** What can't be written as UTF-8, or may stand in no page and no feed: it comes here by escapes of YAML. */
function textFault(value: string): Fault | undefined {
  const surrogate = value.search(/\p{Surrogate}/u);
  const offset = surrogate === -1 ? findControlCharacters(value)?.offset : surrogate;
  if (offset === undefined) return undefined;
  const code = `\\u${value.charCodeAt(offset).toString(16).toUpperCase().padStart(4, '0')}`;
  return [`contains ${code}, which is no character`, 'Remove it; an emoji is written as itself.'];
}

/** Hexo's helpers of dates fail on anything else. */
function languageFault(key: string, value: unknown): Fault | undefined {
  if ((key !== 'lang' && key !== 'language') || value === null || typeof value === 'string') return undefined;
  return ['must be the name of one language', `Write for example "${key}: en".`];
}

function depthFault(key: string, value: unknown): Fault | undefined {
  if (key !== 'categories' || !Array.isArray(value)) return undefined;
  const depth = Math.max(...[value, ...value.filter((item) => Array.isArray(item))].map(scalarsIn));
  if (depth <= maxCategoryDepth) return undefined;
  return [
    `is a list of ${depth} categories, each of which Hexo takes for one below the one before`,
    'For categories beside each other write lists in the list: [[a], [b]].',
  ];
}

function scalarsIn(list: readonly unknown[]): number {
  return list.filter((item) => !Array.isArray(item)).length;
}
