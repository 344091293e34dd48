// Files that are rendered instead of copied, style sheets above all. Hexo renders one again only if that very file has
// changed, but sheets are made of settings (`hexo-config()` in Fluid's) and of other files (`@import`) as well: a new
// colour in `_config.fluid.yml` would reach readers only after `hexo clean`.

import path from 'node:path';
import type Hexo from 'hexo';

interface Route {
  readonly path: string;
  data: { modified?: boolean };
}

interface Asset {
  readonly path: string;
  readonly renderable: boolean;
}

/** Once all plugins are loaded. Hexo compares what comes out with what it has written, so nothing is written twice. */
export function renderAssetsAnew(hexo: Hexo): void {
  const original = hexo.extend.generator.get('asset') as ((this: Hexo, ...rest: unknown[]) => unknown) | undefined;
  if (!original) return;
  const generate = async (...rest: unknown[]): Promise<Route[]> => {
    const routes = (await Reflect.apply(original, hexo, rest)) as Route[];
    const rendered = new Set(renderedPaths(hexo));
    for (const { path: address, data } of routes) if (rendered.has(address)) data.modified = true;
    return routes;
  };
  hexo.extend.generator.register('asset', generate as never);
}

function renderedPaths(hexo: Hexo): string[] {
  const { render } = hexo;
  const assets = hexo.model('Asset').toArray() as unknown as Asset[];
  return assets
    .filter(({ path: file, renderable }) => renderable && render.isRenderable(file))
    .map(({ path: file }) => `${file.slice(0, file.length - path.extname(file).length)}.${render.getOutput(file)}`);
}
