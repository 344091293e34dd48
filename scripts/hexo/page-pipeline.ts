// after_render:html: adds the styles and scripts of the features that a page uses, once, and runs page passes.

import path from 'node:path';
import type { PageAssets, ViewLocals } from './define-feature.ts';
import { guarded, type Engine } from './engine.ts';
import type { PackedAsset } from './page-assets.ts';

/** Pages are whole documents; parts (`layout: false`), feeds and the like are left alone. */
const headEnd = '</head>';
const bodyEnd = '</body>';

export function finishPage(
  engine: Engine,
  assets: ReadonlyMap<string, readonly PackedAsset[]>,
  html: string,
  locals: ViewLocals,
): string {
  let page = html;
  let styles = '';
  let scripts = '';
  for (const { feature, env } of engine.features) {
    if (feature.pagePass) {
      const { pagePass } = feature;
      page = guarded(feature.name, 'page pass', locals.path, () =>
        pagePass(page, { hexo: env.hexo, config: env.config, site: env.site, locals }),
      );
    }
    if (!feature.page || !isUsed(feature.page, page)) continue;
    for (const asset of assets.get(feature.name) ?? []) {
      const address = encodeURI(path.posix.join(env.site.root, asset.path));
      if (asset.kind === 'style') styles += `<link rel="stylesheet" href="${address}">`;
      else scripts += `<script type="module" src="${address}"></script>`;
    }
  }
  if (styles) page = insertBefore(page, headEnd, styles);
  if (scripts) page = insertBefore(page, bodyEnd, scripts);
  return page;
}

function isUsed({ used }: PageAssets, html: string): boolean {
  if (used === true) return true;
  return typeof used === 'string' ? html.includes(used) : used.test(html);
}

function insertBefore(html: string, mark: string, insertion: string): string {
  const index = mark === bodyEnd ? html.lastIndexOf(mark) : html.indexOf(mark);
  return index === -1 ? html : html.slice(0, index) + insertion + html.slice(index);
}
