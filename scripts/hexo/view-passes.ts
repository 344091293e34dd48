// Passes over what a helper of ours puts into a view: the same as in a post, without a post around it.

import type Hexo from 'hexo';
import { parseHtml, serializeHtml } from '../core/html.ts';
import { stripPositions } from '../core/positions.ts';
import { engineOf, guarded, type Engine } from './engine.ts';
import { orderPasses, type OrderedPass } from './order-passes.ts';
import type { PassContext, PostInfo } from './define-feature.ts';

const ordered = new WeakMap<Engine, readonly OrderedPass[]>();

/** A helper may be called on every page. */
function orderedPasses(engine: Engine): readonly OrderedPass[] {
  let passes = ordered.get(engine);
  if (!passes) ordered.set(engine, (passes = orderPasses(engine.features)));
  return passes;
}

/** Views have no file of the author's; findings about them have no place. */
const view: PostInfo = { file: '', title: '', path: 'view/', layout: '', raw: '', hasHtml: true, data: {} };

/**
 * Runs the passes of these names, those that are installed, in their order. Helpers are synchronous, so passes and
 * what prepares them must be, too.
 * @throws Error if one of them isn't.
 */
export function runPassesInView(hexo: Hexo, html: string, names: readonly string[]): string {
  const engine = engineOf(hexo);
  const tree = parseHtml(html);
  for (const { pass, owner } of orderedPasses(engine)) {
    if (!names.includes(pass.name)) continue;
    const { feature, env } = owner;
    const prepared: unknown = guarded(
      feature.name,
      'prepare',
      undefined,
      () => feature.prepare?.(env, view, html) as unknown,
    );
    if (prepared instanceof Promise)
      throw new Error(`The pass ${pass.name} can't run in a view: it prepares itself asynchronously.`);
    const context: PassContext<unknown, unknown> = {
      post: view,
      config: env.config,
      site: env.site,
      prepared,
      report: () => undefined,
      position: () => undefined,
      keep: () => undefined,
    };
    const done = guarded(feature.name, `pass ${pass.name}`, undefined, () => pass.run(tree, context));
    if (done instanceof Promise) throw new Error(`The pass ${pass.name} can't run in a view: it is asynchronous.`);
  }
  return stripPositions(serializeHtml(tree));
}
