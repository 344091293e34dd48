// Reads `paperlog:` of _config.yml: each feature's part is checked against its schema; what is wrong becomes a
// diagnostic at the line of the key, and the default stands in for it.

import { readFileSync } from 'node:fs';
import type Hexo from 'hexo';
import { distance } from 'fastest-levenshtein';
import type { z } from 'zod';
import type { Diagnostic, Position } from '../core/diagnostic.ts';
import { keyPosition } from '../core/yaml-position.ts';
import type { AnyFeature } from './define-feature.ts';
import { pathInBlog } from './engine.ts';

export interface CheckedConfig {
  /** By feature name; features without a schema are missing. */
  readonly values: ReadonlyMap<string, unknown>;
  readonly diagnostics: readonly Diagnostic[];
}

/** `own-blog` → `ownBlog`: the key below `paperlog:`. */
export function configKey(featureName: string): string {
  return featureName.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** The nearest of `names`, if it is near enough to be what was meant. */
export function nearestName(name: string, names: Iterable<string>): string | undefined {
  return nearestNames(name, names)[0];
}

/** All that are equally near: `gisqus` may be `disqus` and `giscus`. */
export function nearestNames(name: string, names: Iterable<string>): string[] {
  const limit = name.length < 4 ? 1 : name.length < 8 ? 2 : 3;
  let nearest: string[] = [];
  let fewestEdits = limit;
  for (const candidate of names) {
    const edits = distance(name.toLowerCase(), candidate.toLowerCase());
    if (edits > fewestEdits) continue;
    if (edits < fewestEdits) nearest = [];
    nearest.push(candidate);
    fewestEdits = edits;
  }
  return nearest;
}

export function checkConfig(hexo: Hexo, features: readonly AnyFeature[]): CheckedConfig {
  const values = new Map<string, unknown>();
  const diagnostics: Diagnostic[] = [];
  const file = pathInBlog(hexo, hexo.config_path);
  const written = (hexo.config as unknown as Record<string, unknown>)['paperlog'] ?? {};
  const add = (severity: Diagnostic['severity'], keys: readonly PropertyKey[], message: string, remedy: string) => {
    diagnostics.push({ rule: 'config', severity, file, ...positionOf(hexo, keys), message, remedy });
  };

  const isMapping = typeof written === 'object' && !Array.isArray(written);
  if (!isMapping) add('error', ['paperlog'], '"paperlog" must be a mapping of features.', 'See docs/config.md.');
  const parts = (isMapping ? written : {}) as Record<string, unknown>;

  const known = new Map(features.filter(({ config }) => config).map(({ name }) => [configKey(name), name]));
  for (const key of Object.keys(parts)) {
    if (known.has(key)) continue;
    const nearest = nearestName(key, known.keys());
    if (nearest) add('warning', ['paperlog', key], `Unknown key "paperlog.${key}".`, `Did you mean "${nearest}"?`);
  }

  for (const feature of features) {
    if (!feature.config) continue;
    const key = configKey(feature.name);
    const part = parts[key] ?? {};
    const parsed = feature.config.safeParse(part);
    if (parsed.success) {
      values.set(feature.name, parsed.data);
      for (const [keys, nearest] of misspelt(part, feature.config)) {
        const name = ['paperlog', key, ...keys].join('.');
        add('warning', ['paperlog', key, ...keys], `Unknown key "${name}".`, `Did you mean "${nearest}"?`);
      }
      continue;
    }
    values.set(feature.name, feature.config.parse({}));
    for (const issue of parsed.error.issues) {
      const keys = ['paperlog', key, ...issue.path];
      add(
        'error',
        keys,
        `"${keys.map(String).join('.')}": ${issue.message}.`,
        'Write a value that docs/config.md allows.',
      );
    }
  }
  return { values, diagnostics };
}

/** Keys, however deep, that the schema doesn't know but that are close to one it knows. */
function* misspelt(part: unknown, schema: z.ZodType): Generator<[keys: string[], nearest: string]> {
  const shape = shapeOf(schema);
  if (!shape || typeof part !== 'object' || part === null) return;
  for (const [key, value] of Object.entries(part)) {
    const inner = shape[key];
    if (inner) {
      for (const [keys, nearest] of misspelt(value, inner)) yield [[key, ...keys], nearest];
      continue;
    }
    const nearest = nearestName(key, Object.keys(shape));
    if (nearest) yield [[key], nearest];
  }
}

/** The keys of a mapping's schema, which may be wrapped in a default. */
function shapeOf(schema: z.ZodType): Readonly<Record<string, z.ZodType>> | undefined {
  const { shape, def } = schema as {
    shape?: Readonly<Record<string, z.ZodType>>;
    def?: { innerType?: z.ZodType };
  };
  return shape ?? (def?.innerType && shapeOf(def.innerType));
}

function positionOf(hexo: Hexo, keys: readonly PropertyKey[]): Position {
  try {
    return keyPosition(readFileSync(hexo.config_path, 'utf8'), keys.map(String)) ?? { line: 1, column: 1 };
  } catch (cause) {
    hexo.log.debug({ err: cause }, 'No positions in the configuration');
    return { line: 1, column: 1 };
  }
}
