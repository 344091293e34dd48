// Hexo remembers what it has made of addresses for as long as it runs, under texts cut out of pages: with each of them
// the page stays in memory.

import type Hexo from 'hexo';
import { ownText } from '../../core/own-text.ts';
import { hexoModule } from '../../hexo/front-matter.ts';

interface CachePrototype {
  set: (this: unknown, id: unknown, value: unknown) => unknown;
}

const patched = new WeakSet();

/** Has the cache of Hexo's own hexo-util keep copies. */
export function keepOwnKeys(hexo: Hexo): void {
  const { Cache } = hexoModule(hexo, 'hexo-util') as { Cache?: { prototype: CachePrototype } };
  const prototype = Cache?.prototype;
  if (typeof prototype?.set !== 'function' || patched.has(prototype)) return;
  patched.add(prototype);
  const { set } = prototype;
  prototype.set = function (id, value) {
    return set.call(this, typeof id === 'string' ? ownText(id) : id, value);
  };
}
