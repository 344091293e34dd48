// Methods of JavaScript itself that a plugin or script has replaced for the whole process. Plugins written for old Node
// bring a `String.prototype.replaceAll` that knows neither functions nor patterns (hexo-tag-dplayer 0.3), and with it
// views come out as garbage. What Node has is put back: it does all that such a substitute was written for.

import { runInNewContext } from 'node:vm';

/** Puts back what was replaced. @returns names such as `String.prototype.replaceAll`, sorted */
export function restoreBuiltIns(): string[] {
  const restored: string[] = [];
  for (const type of [Array, String]) {
    const replaced = Object.getOwnPropertyNames(type.prototype).filter((name) => isForeign(type.prototype, name));
    if (replaced.length === 0) continue;
    // Nobody has touched those of a realm of its own.
    const untouched = runInNewContext(`${type.name}.prototype`) as object;
    for (const name of replaced.sort()) {
      const descriptor = Object.getOwnPropertyDescriptor(untouched, name);
      // What a plugin has added is its own.
      if (!descriptor) continue;
      Object.defineProperty(type.prototype, name, descriptor);
      restored.push(`${type.name}.prototype.${name}`);
    }
  }
  return restored;
}

function isForeign(prototype: object, name: string): boolean {
  const value: unknown = Object.getOwnPropertyDescriptor(prototype, name)?.value;
  return typeof value === 'function' && name !== 'constructor' && !isNative(value as () => unknown);
}

function isNative(method: () => unknown): boolean {
  return Function.prototype.toString.call(method).includes('[native code]');
}
