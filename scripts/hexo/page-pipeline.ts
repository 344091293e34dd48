// after_render:html: adds the styles and scripts of the features that a page uses, once, and runs page passes.

import path from 'node:path';
import type { PageAssets, ViewLocals } from './define-feature.ts';
import { guarded, type Engine } from './engine.ts';
import type { PackedAsset } from './page-assets.ts';

/** Pages are whole documents; parts (`layout: false`), feeds and the like are left alone. */
const documentStart = /<(?:!doctype|html|head)\b/i;
const documentStartLimit = 2_000;
const headEnd = '</head>';
const bodyEnd = '</body>';

export function finishPage(
  engine: Engine,
  assets: ReadonlyMap<string, readonly PackedAsset[]>,
  html: string,
  locals: ViewLocals,
): string {
  // Hexo asks for each partial of a page as well.
  if (!documentStart.test(html.slice(0, documentStartLimit))) return html;
  let page = html;
  let marks = new Marks(page);
  let styles = '';
  let scripts = '';
  for (const { feature, env } of engine.features) {
    if (feature.pagePass) {
      const { pagePass } = feature;
      const passed = guarded(feature.name, 'page pass', locals.path, () =>
        pagePass(page, { hexo: env.hexo, config: env.config, site: env.site, locals }),
      );
      if (passed !== page) marks = new Marks(passed);
      page = passed;
    }
    if (!feature.page || !marks.has(feature.page)) continue;
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

/** Whether a page has one of our marks. Most marks begin alike: one walk tells which can be there at all. */
class Marks {
  readonly #html: string;
  #names: Set<string> | undefined;

  constructor(html: string) {
    this.#html = html;
  }

  has({ used }: PageAssets): boolean {
    return (typeof used === 'string' ? [used] : used).some((mark) => this.#mayHave(mark) && this.#html.includes(mark));
  }

  #mayHave(mark: string): boolean {
    const at = mark.indexOf(prefix);
    if (at === -1) return true;
    const name = mark.slice(at + prefix.length, endOfName(mark, at + prefix.length));
    this.#names ??= namesIn(this.#html);
    for (const found of this.#names) if (found.startsWith(name)) return true;
    return false;
  }
}

const prefix = 'paperlog-';

function namesIn(html: string): Set<string> {
  const names = new Set<string>();
  for (let at = html.indexOf(prefix); at !== -1; at = html.indexOf(prefix, at)) {
    at += prefix.length;
    names.add(html.slice(at, endOfName(html, at)));
  }
  return names;
}

/** Behind small letters and hyphens. */
function endOfName(text: string, start: number): number {
  let end = start;
  for (let sign = text.charCodeAt(end); sign === 45 || (sign >= 97 && sign <= 122); sign = text.charCodeAt(end))
    end += 1;
  return end;
}

function insertBefore(html: string, mark: string, insertion: string): string {
  const index = mark === bodyEnd ? html.lastIndexOf(mark) : html.indexOf(mark);
  return index === -1 ? html : html.slice(0, index) + insertion + html.slice(index);
}
