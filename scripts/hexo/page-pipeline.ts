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

/** Whether a page has the marks of features. Most have a name of ours in them: those are found in one walk. */
class Marks {
  readonly #html: string;
  #around: ReadonlySet<string> | undefined;

  constructor(html: string) {
    this.#html = html;
  }

  has({ used }: PageAssets): boolean {
    return typeof used === 'string' ? this.#hasMark(used) : used.some((mark) => this.#hasMark(mark));
  }

  #hasMark(mark: string): boolean {
    const offset = mark.indexOf(prefix);
    if (offset === -1 || offset > before || mark.length - offset > behind) return this.#html.includes(mark);
    this.#around ??= textsAround(this.#html);
    for (const text of this.#around) if (text.startsWith(mark, before - offset)) return true;
    return false;
  }
}

const prefix = 'paperlog-';
/** How much of a mark may stand before its name, and from there on: a formula's class is on a page some hundred times. */
const before = 'class="'.length;
const behind = 40;

/** What is around the names in `html`, each text once: a formula's class is on a page some hundred times. */
function textsAround(html: string): ReadonlySet<string> {
  const texts = new Set<string>();
  for (let at = html.indexOf(prefix); at !== -1; at = html.indexOf(prefix, at + prefix.length)) {
    texts.add(' '.repeat(Math.max(0, before - at)) + html.slice(Math.max(0, at - before), at + behind));
  }
  return texts;
}

function insertBefore(html: string, mark: string, insertion: string): string {
  const index = mark === bodyEnd ? html.lastIndexOf(mark) : html.indexOf(mark);
  return index === -1 ? html : html.slice(0, index) + insertion + html.slice(index);
}
