// Sites that wrap every outgoing link in a page of their own ("you are leaving …"): the link is about what is wrapped.

import { parseAddress, type Address } from './address.ts';

const wrappers: Readonly<Record<string, { readonly path: string; readonly parameter: string }>> = {
  'link.zhihu.com': { path: '/', parameter: 'target' },
  'link.juejin.cn': { path: '/', parameter: 'target' },
  'link.csdn.net': { path: '/', parameter: 'target' },
  'gitee.com': { path: '/link', parameter: 'target' },
};

/** A wrapper in a wrapper happens when a post was copied twice; more is nobody's honest link. */
const maxDepth = 3;

export function unwrapAddress(address: Address): Address {
  let current = address;
  for (let depth = 0; depth < maxDepth; depth++) {
    const wrapper = Object.hasOwn(wrappers, current.host) ? wrappers[current.host] : undefined;
    if (wrapper?.path !== current.url.pathname) return current;
    const target = parseAddress(current.query.get(wrapper.parameter) ?? '');
    if (!target) return current;
    current = target;
  }
  return current;
}
