// Hexo's `partial` copies the locals of the view around it into a new object, and the view that is called copies them
// once more, some thirty times a page. Here they are copied once.

import path from 'node:path';
import type Hexo from 'hexo';

export type Locals = Record<string, unknown>;

interface PartialOptions {
  /** Only the locals given, not those of the view around it. */
  readonly only?: boolean;
  /** Rendered once, under this key or, if `true`, the view's path. */
  readonly cache?: boolean | string;
}

interface PartView {
  readonly path: string;
  renderSync(locals: Locals): string;
}

interface Theme {
  getView(path: string): PartView | undefined;
  setView(...args: unknown[]): void;
  removeView(...args: unknown[]): void;
}

interface Caller extends Locals {
  readonly view_dir: string;
  /** Of the view that calls. */
  readonly filename: string;
  fragment_cache(key: string, render: () => string): string;
}

/**
 * Hexo's helper, https://hexo.io/docs/helpers#partial.
 * @param begin makes the object for a part's locals, whose prototype has the helpers
 */
export function registerPartials(hexo: Hexo, begin: () => Locals): void {
  const { theme } = hexo as unknown as { theme: Theme };
  const known = new Map<string, Map<string, PartView>>();
  // Files of the theme change while a preview runs.
  for (const name of ['setView', 'removeView'] as const) {
    const change = theme[name].bind(theme);
    theme[name] = (...args: unknown[]) => {
      known.clear();
      change(...args);
    };
  }
  const find = ({ filename, view_dir: folder }: Caller, name: string): PartView => {
    let parts = known.get(filename);
    if (!parts) known.set(filename, (parts = new Map<string, PartView>()));
    let view = parts.get(name);
    if (!view) {
      const caller = filename.slice(folder.length);
      view = theme.getView(path.join(path.dirname(caller), name)) ?? theme.getView(name);
      if (!view) throw new Error(`Partial ${name} does not exist. (in ${caller})`);
      parts.set(name, view);
    }
    return view;
  };
  const partial = function (this: Caller, name: unknown, given?: Locals | null, options: PartialOptions = {}): string {
    const locals = given ?? {};
    if (typeof name !== 'string') throw new TypeError('The name of a partial must be a string.');
    const view = find(this, name);
    const render = (): string => {
      const own = begin();
      if (!options.only) Object.assign(own, this);
      for (const key of Object.keys(locals)) if (Object.hasOwn(own, key) || !(key in own)) own[key] = locals[key];
      // Parts have no layout around them.
      own['layout'] = false;
      return view.renderSync(own);
    };
    const { cache } = options;
    if (!cache) return render();
    return this.fragment_cache(typeof cache === 'string' ? cache : view.path, render);
  };
  hexo.extend.helper.register('partial', partial as never);
}
