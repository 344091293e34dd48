// A blog that is built once, served on loopback and looked at in a browser by all tests of a file or group.

import { afterAll, beforeAll } from 'vitest';
import { launchBrowser, serveFolder, visit, type Browser, type VisitedPage } from './browser.ts';
import { createSite, type Site } from './site.ts';

type SiteFiles = Parameters<typeof createSite>[0];
type SiteOptions = Parameters<typeof createSite>[1];

export interface BuiltSite {
  readonly site: Site;
  readonly browser: Browser;
  /** What `hexo generate` has printed. */
  readonly output: string;
  /** Of the home page, with a slash at its end. */
  readonly url: string;
  /** Opens the page at `address` below the home page. */
  visit(address: string, options?: Parameters<typeof visit>[2]): Promise<VisitedPage>;
}

const patienceMs = 120_000;

/** What is returned has its values once the tests run; everything is closed and removed after them. */
export function useBuiltSite(files: () => SiteFiles, options?: SiteOptions & { readonly root?: string }): BuiltSite {
  const built = {} as { -readonly [Name in keyof BuiltSite]: BuiltSite[Name] };
  const endings: (() => unknown)[] = [];
  beforeAll(async () => {
    const { root, ...siteOptions } = options ?? {};
    const site = createSite(files(), siteOptions);
    endings.push(() => {
      site.dispose();
    });
    const { code, output } = await site.hexo(['generate']);
    if (code !== 0) throw new Error(output);
    const server = await serveFolder(`${site.dir}/public`, root);
    endings.push(() => server.close());
    const browser = await launchBrowser();
    endings.push(() => browser.close());
    const open: BuiltSite['visit'] = (address, context) => visit(browser, server.url + address, context);
    Object.assign(built, { site, browser, output, url: server.url, visit: open });
  }, patienceMs);
  afterAll(async () => {
    for (const end of endings.reverse()) await end();
  });
  return built;
}
