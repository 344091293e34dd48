// Puts the passes of all features into one order, by the names they want to run after and before.

import type { InstalledFeature } from './engine.ts';
import type { Pass } from './define-feature.ts';

export interface OrderedPass {
  readonly pass: Pass<unknown, unknown>;
  readonly owner: InstalledFeature;
}

/**
 * A topological order that keeps the order of the features wherever names leave the choice.
 * @throws Error if two passes have one name, or if they want to run after each other.
 */
export function orderPasses(features: readonly InstalledFeature[]): OrderedPass[] {
  const all: OrderedPass[] = features.flatMap((owner) =>
    (owner.feature.passes ?? []).map((pass) => ({ pass: pass as Pass<unknown, unknown>, owner })),
  );
  const byName = new Map<string, OrderedPass>();
  for (const entry of all) {
    if (byName.has(entry.pass.name)) throw new Error(`Two passes are called "${entry.pass.name}".`);
    byName.set(entry.pass.name, entry);
  }

  const predecessors = new Map<string, Set<string>>(all.map(({ pass }) => [pass.name, new Set<string>()]));
  for (const { pass } of all) {
    for (const name of pass.after ?? []) if (byName.has(name)) predecessors.get(pass.name)?.add(name);
    for (const name of pass.before ?? []) predecessors.get(name)?.add(pass.name);
  }

  const ordered: OrderedPass[] = [];
  const done = new Set<string>();
  while (ordered.length < all.length) {
    const next = all.find(
      ({ pass }) => !done.has(pass.name) && [...(predecessors.get(pass.name) ?? [])].every((name) => done.has(name)),
    );
    if (!next) {
      const waiting = all.map(({ pass }) => pass.name).filter((name) => !done.has(name));
      throw new Error(`These passes want to run after each other: ${waiting.join(', ')}.`);
    }
    ordered.push(next);
    done.add(next.pass.name);
  }
  return ordered;
}
