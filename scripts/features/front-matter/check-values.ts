// Values that Hexo, Fluid or one of our features would misunderstand, and keys that look misspelt. Pure.

import type { z } from 'zod';
import { likelyMeant } from '../../core/misspelling.ts';
import { topLevelScalar } from '../../core/yaml-scalar.ts';
import { expectations, foreignKeys } from './known-keys.ts';
import { itemFault } from './list-items.ts';

export interface ValueFinding {
  readonly rule: 'front-matter-type' | 'front-matter-key';
  readonly severity: 'warning' | 'hint';
  readonly message: string;
  readonly remedy: string;
  /** UTF-16 offset in the block. */
  readonly offset: number;
}

/** The schemas of all features by key. */
export type FrontMatterSchemas = ReadonlyMap<string, z.ZodType>;

/** Which known key an unknown one is near to; asked once for each name in a build. */
const guesses = new WeakMap<FrontMatterSchemas, Map<string, string | undefined>>();

/** @param block the text between the separators, for positions */
export function checkValues(
  data: Readonly<Record<string, unknown>>,
  schemas: FrontMatterSchemas,
  block: string,
): ValueFinding[] {
  const found: ValueFinding[] = [];
  for (const [key, value] of Object.entries(data)) {
    const schema = schemas.get(key);
    if (!schema) {
      const meant = guess(key, schemas);
      if (meant !== undefined && !(meant in data)) {
        found.push({
          rule: 'front-matter-key',
          severity: 'hint',
          message: `Unknown key "${key}".`,
          remedy: `Did you mean "${meant}"?`,
          offset: topLevelScalar(block, key)?.keyOffset ?? 0,
        });
      }
      continue;
    }
    const result = schema.safeParse(value);
    if (result.success) continue;
    const place = topLevelScalar(block, key);
    const item = itemFault(key, value, block);
    if (item) {
      const offset = item.offset ?? place?.keyOffset ?? 0;
      found.push({ rule: 'front-matter-type', severity: 'warning', ...item, offset });
      continue;
    }
    found.push({
      rule: 'front-matter-type',
      severity: 'warning',
      ...describeFault(key, value, result.error),
      offset: place ? (place.text === '' ? place.keyOffset : place.valueOffset) : 0,
    });
  }
  return [...found, ...gluedItems(data, block), ...commaNames(data, block)];
}

/** `-maths` under `tags:` is no list to YAML but a text, which becomes one odd tag. */
function gluedItems(data: Readonly<Record<string, unknown>>, block: string): ValueFinding[] {
  const list = /^(tags?|category|categories):[ \t]*\r?\n[ \t]+(?=-[^\s-])/gm;
  return [...block.matchAll(list)].flatMap((match) => {
    const [lead, key = ''] = match;
    const value = data[key];
    if (typeof value !== 'string') return [];
    return {
      rule: 'front-matter-type',
      severity: 'warning',
      message: `"${key}" is the one text "${value}": a list item has a space behind its "-".`,
      remedy: `Write "- ${value.replace(/^-| -.*$/gs, '')}".`,
      offset: match.index + lead.length,
    };
  });
}

/** `tags: 深度学习, NLP` and `tags: [深度学习，NLP]` are one odd tag: Hexo takes names from lists only. */
function commaNames(data: Readonly<Record<string, unknown>>, block: string): ValueFinding[] {
  return ['tags', 'tag', 'categories', 'category'].flatMap((key) => {
    const value = data[key];
    const isList = Array.isArray(value);
    const comma = isList ? /\S\s*，\s*\S/ : /\S\s*[,，]\s*\S/;
    const names = (isList ? value : [value]).filter((item) => typeof item === 'string' && comma.test(item)) as string[];
    const [name] = names;
    if (name === undefined) return [];
    const from = topLevelScalar(block, key)?.keyOffset ?? 0;
    const meant = (isList ? (value as unknown[]) : [name]).flatMap((item) => String(item).split(/\s*[,，]\s*/));
    return {
      rule: 'front-matter-type',
      severity: 'warning',
      message: `"${name}" is one name: ${isList ? 'a full-width comma separates' : 'without brackets a comma separates'} nothing.`,
      remedy: `Write ${key}: [${meant.filter(Boolean).join(', ')}]`,
      offset: Math.max(from, block.indexOf(name, from)),
    };
  });
}

function guess(key: string, schemas: FrontMatterSchemas): string | undefined {
  let known = guesses.get(schemas);
  if (!known) guesses.set(schemas, (known = new Map(foreignKeys.map((name) => [name, undefined]))));
  if (!known.has(key)) {
    // A near neighbour among the foreign names is no reason for a hint.
    const meant = likelyMeant(key, [...schemas.keys(), ...foreignKeys]);
    known.set(key, meant !== undefined && schemas.has(meant) ? meant : undefined);
  }
  return known.get(key);
}

const switchWords: Readonly<Record<string, boolean>> = {
  yes: true,
  on: true,
  y: true,
  true: true,
  no: false,
  off: false,
  n: false,
  false: false,
};

function describeFault(key: string, value: unknown, error: z.ZodError): { message: string; remedy: string } {
  const expected = expectations[key];
  const issue = error.issues[0];
  const wantsSwitch = issue?.code === 'invalid_type' && issue.expected === 'boolean';
  if (wantsSwitch && typeof value === 'string') {
    const word = switchWords[value.trim().toLowerCase()];
    const meant = word === undefined ? 'true or false' : String(word);
    return {
      message: `"${key}" must be true or false, but is the text "${value}", which counts as true.`,
      remedy: `Write ${key}: ${meant}`,
    };
  }
  if (expected !== undefined || wantsSwitch) {
    const wanted = expected ?? 'true or false';
    return { message: `"${key}" must be ${wanted}, but is ${shown(value)}.`, remedy: `Write ${wanted}, or remove it.` };
  }
  return {
    message: `"${key}" is ${shown(value)}: ${issue?.message ?? 'it has another type'}.`,
    remedy: 'Write a value that docs/config.md allows.',
  };
}

function shown(value: unknown): string {
  if (Array.isArray(value)) {
    if (value.some((item) => Array.isArray(item))) return 'a list of lists';
    return value.some((item) => typeof item === 'object' && item && !(item instanceof Date))
      ? 'a list of mappings'
      : 'a list';
  }
  if (value instanceof Date) return 'a date';
  if (value === null || value === undefined) return 'empty';
  if (typeof value === 'object') return 'a mapping';
  return typeof value === 'string' ? `the text "${value}"` : `the ${typeof value} ${JSON.stringify(value)}`;
}
