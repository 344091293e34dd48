// One pack of extensions for marked in the place of many: hexo-renderer-marked hands all of them to marked before each
// text, and marked copies its options for each.

import type { MarkedExtension } from 'marked';

type Methods = Readonly<Record<string, unknown>>;

const methodGroups = ['renderer', 'tokenizer', 'hooks'] as const;
const mergeable: ReadonlySet<string> = new Set(['extensions', ...methodGroups]);

/**
 * The same extensions in as few packs as give the same result: what replaces a method of another stays behind it, and
 * a pack with anything else than extensions and methods stays as it is.
 */
export function mergeExtensions(packs: readonly MarkedExtension[]): MarkedExtension[] {
  const merged: MarkedExtension[] = [];
  let open = false;
  for (const pack of packs) {
    const last = merged.at(-1);
    const isPlain = Object.keys(pack).every((key) => mergeable.has(key));
    if (last && open && isPlain && !replacesMethod(last, pack)) merged[merged.length - 1] = joined(last, pack);
    else merged.push(pack);
    open = isPlain;
  }
  return merged;
}

function replacesMethod(before: MarkedExtension, pack: MarkedExtension): boolean {
  return methodGroups.some((group) => {
    const known = (before[group] ?? {}) as Methods;
    return Object.keys(pack[group] ?? {}).some((name) => Object.hasOwn(known, name));
  });
}

function joined(before: MarkedExtension, pack: MarkedExtension): MarkedExtension {
  const result: Record<string, unknown> = { ...before };
  if (pack.extensions) result['extensions'] = [...(before.extensions ?? []), ...pack.extensions];
  for (const group of methodGroups) if (pack[group]) result[group] = { ...before[group], ...pack[group] };
  return result as MarkedExtension;
}
