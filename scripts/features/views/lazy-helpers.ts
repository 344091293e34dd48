// Hexo gives every view, each partial of each page included, its own bound copies of all helpers: sixty functions for
// the two or three that a partial calls, and they are copied along with the locals each time. Here they stand on a
// prototype and are bound when they are first asked for. Only for EJS, whose `with` looks at prototypes; other engines
// copy what they are given.

import type Hexo from 'hexo';
import { registerPartials, type Locals } from './partials.ts';

type Helper = (...args: unknown[]) => unknown;

interface HelperRegistry {
  list(): Record<string, Helper | undefined>;
  register(name: string, helper: Helper): void;
}

interface View {
  readonly path: string;
  readonly _helper: HelperRegistry;
  /** The view's own front matter, and its text. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly source: string;
  _buildLocals(this: View, locals: Locals): Locals;
  _bindHelpers(this: View, locals: Locals): Locals;
}

const patched = new WeakSet();

export function bindHelpersWhenAsked(hexo: Hexo): void {
  const { View } = hexo.theme as unknown as { View?: { prototype: View } };
  const prototype = ownerOf(View?.prototype, '_bindHelpers');
  if (!prototype || patched.has(prototype)) return;
  patched.add(prototype);
  const bindAll = Object.getOwnPropertyDescriptor(prototype, '_bindHelpers')?.value as View['_bindHelpers'];
  const copyAll = Object.getOwnPropertyDescriptor(prototype, '_buildLocals')?.value as View['_buildLocals'];
  const prototypes = new WeakMap<HelperRegistry, object>();
  const helpersOf = ({ _helper }: View): object => {
    let known = prototypes.get(_helper);
    if (!known) {
      prototypes.set(_helper, (known = helperPrototype(_helper.list())));
      // Themes and plugins register helpers at any time.
      const register = _helper.register.bind(_helper);
      _helper.register = (name, helper) => {
        prototypes.delete(_helper);
        _helper.register = register;
        register(name, helper);
      };
    }
    return known;
  };

  /** Of the part that is going to be rendered: nobody else has them. */
  let begun: Locals | undefined;
  registerPartials(hexo, () => {
    const helpers = prototypes.get(hexo.extend.helper as unknown as HelperRegistry);
    return (begun = helpers ? (Object.create(helpers) as Locals) : {});
  });
  prototype._buildLocals = function (locals) {
    if (!this.path.endsWith('.ejs')) return copyAll.call(this, locals);
    const helpers = helpersOf(this);
    const isOwn = locals === begun && Object.getPrototypeOf(locals) === helpers;
    begun = undefined;
    const built = isOwn ? locals : (Object.create(helpers) as Locals);
    if (!isOwn) {
      // A local never hides a helper of its name.
      for (const key in locals) if (!(key in helpers)) built[key] = locals[key];
    }
    for (const key in this.data) {
      if (key !== 'layout' && key !== '_content' && !(key in helpers)) built[key] = this.data[key];
    }
    built['filename'] = this.source;
    return built;
  };
  prototype._bindHelpers = function (locals) {
    if (!this.path.endsWith('.ejs')) return bindAll.call(this, locals);
    const helpers = helpersOf(this);
    if (Object.getPrototypeOf(locals) === helpers) return locals;
    for (const key of Object.keys(locals)) if (key in helpers) Reflect.deleteProperty(locals, key);
    return Object.setPrototypeOf(locals, helpers) as Locals;
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
      // Kept nowhere: to define a property costs more than to bind a function again.
      get(this: Locals) {
        return list[name]?.bind(this);
      },
      set(this: Locals, value: unknown) {
        Object.defineProperty(this, name, { value, configurable: true, writable: true, enumerable: true });
      },
    });
  }
  return helpers;
}
