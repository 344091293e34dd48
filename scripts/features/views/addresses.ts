// What views ask for again and again, some hundred times a page, and what is the same on every page: addresses by their
// path, and Fluid's settings for its scripts.

import type Hexo from 'hexo';
import { hexoModule } from '../../hexo/front-matter.ts';

interface ViewContext {
  readonly config: { readonly relative_link?: unknown };
  readonly theme: object;
}

type Helper = (this: ViewContext, ...args: unknown[]) => unknown;

interface Helpers {
  get(name: string): Helper | undefined;
  register(name: string, helper: Helper): void;
}

/** For one generation: settings may change between two. */
export function rememberAddresses(hexo: Hexo): void {
  const helpers = hexo.extend.helper as unknown as Helpers;
  const addresses = new Map<string, unknown>();
  const urlFor = helpers.get('url_for');
  // A theme's own may depend on anything.
  if (urlFor && urlFor === hexoModule(hexo, './dist/plugins/helper/url_for.js')) {
    helpers.register('url_for', function (address, ...options) {
      // A relative address depends on the page.
      if (typeof address !== 'string' || options.length > 0 || this.config.relative_link)
        return urlFor.call(this, address, ...options);
      let known = addresses.get(address);
      if (known === undefined) addresses.set(address, (known = urlFor.call(this, address)));
      return known;
    });
  }
  let exported: { theme: object; config: object; script: unknown } | undefined;
  const exportConfig = helpers.get('export_config');
  if (exportConfig) {
    helpers.register('export_config', function (...args) {
      if (exported?.theme !== this.theme || exported.config !== this.config) {
        exported = { theme: this.theme, config: this.config, script: exportConfig.apply(this, args) };
      }
      return exported.script;
    });
  }
  hexo.on('generateBefore', () => {
    addresses.clear();
    exported = undefined;
  });
}
