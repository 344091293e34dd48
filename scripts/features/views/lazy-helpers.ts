// Hexo gives every view, each partial of each page included, its own bound copies of all helpers: sixty functions for
// the two or three that a partial calls, and they are copied along with the locals each time. Here they stand on a
// prototype and are bound when they are first asked for. Only for EJS, whose `with` looks at prototypes; other engines
// copy what they are given.

import type Hexo from 'hexo';

type Locals = Record<string, unknown>;
type Helper = (...args: unknown[]) => unknown;

interface View {
  readonly path: string;
  readonly _helper: { list(): Record<string, Helper | undefined> };
  _bindHelpers(this: View, locals: Locals): Locals;
}

const patched = new WeakSet();

export function bindHelpersWhenAsked(hexo: Hexo): void {
  const { View } = hexo.theme as unknown as { View?: { prototype: View } };
  const prototype = ownerOf(View?.prototype, '_bindHelpers');
  if (!prototype || patched.has(prototype)) return;
  patched.add(prototype);
  const bindAll = Object.getOwnPropertyDescriptor(prototype, '_bindHelpers')?.value as View['_bindHelpers'];
  const prototypes = new WeakMap<object, { count: number; helpers: object }>();

  prototype._bindHelpers = function (locals) {
    if (!this.path.endsWith('.ejs')) return bindAll.call(this, locals);
    const list = this._helper.list();
    const count = Object.keys(list).length;
    let known = prototypes.get(list);
    if (known?.count !== count) {
      known = { count, helpers: helperPrototype(list) };
      prototypes.set(list, known);
    }
    // A local never hides a helper of its name.
    for (const key of Object.keys(locals)) if (key in list) Reflect.deleteProperty(locals, key);
    return Object.setPrototypeOf(locals, known.helpers) as Locals;
  };
}

function ownerOf(object: View | undefined, key: string): View | undefined {
  for (
    let current: object | null | undefined = object;
    current;
    current = Object.getPrototypeOf(current) as object | null
  ) {
    if (Object.hasOwn(current, key)) return current as View;
  }
  return undefined;
}

/** Looks a helper up at each first use, so that one registered anew is found. */
function helperPrototype(list: Record<string, Helper | undefined>): object {
  const helpers = {};
  for (const name of Object.keys(list)) {
    Object.defineProperty(helpers, name, {
      configurable: true,
      enumerable: false,
      get(this: Locals) {
        const bound: unknown = list[name]?.bind(this);
        Object.defineProperty(this, name, { value: bound, configurable: true, writable: true, enumerable: false });
        return bound;
      },
      set(this: Locals, value: unknown) {
        Object.defineProperty(this, name, { value, configurable: true, writable: true, enumerable: true });
      },
    });
  }
  return helpers;
}
