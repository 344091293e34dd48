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
  let head = '';
  let body = '';
  let styles = '';
  let scripts = '';
  let marks = new Marks(page);
  for (const { feature, env } of engine.features) {
    const { pagePass, pageParts } = feature;
    const context = { hexo: env.hexo, config: env.config as unknown, site: env.site, locals };
    if (pagePass) {
      const passed = guarded(feature.name, 'page pass', locals.path, () => pagePass(page, context));
      if (passed !== page) marks = new Marks(passed, body);
      page = passed;
    }
    const parts = pageParts && guarded(feature.name, 'page parts', locals.path, () => pageParts(page, context));
    if (parts?.head) head += parts.head;
    if (parts?.body) {
      body += parts.body;
      marks.add(parts.body);
    }
    if (!feature.page || !marks.has(feature.page)) continue;
    for (const asset of assets.get(feature.name) ?? []) {
      const address = encodeURI(path.posix.join(env.site.root, asset.path));
      if (asset.kind === 'style') styles += `<link rel="stylesheet" href="${address}">`;
      else scripts += `<script type="module" src="${address}"></script>`;
    }
  }
  return insertInto(page, head + styles, body + scripts);
}

/** Whether a page has the marks of features. Most have a name of ours in them: those are found in one walk. */
class Marks {
  readonly #html: string;
  #added: string;
  #around: ReadonlySet<string> | undefined;

  constructor(html: string, added = '') {
    this.#html = html;
    this.#added = added;
  }

  /** What is going to be in the page as well. */
  add(html: string): void {
    this.#added += html;
  }

  has({ used }: PageAssets): boolean {
    return typeof used === 'string' ? this.#hasMark(used) : used.some((mark) => this.#hasMark(mark));
  }

  #hasMark(mark: string): boolean {
    if (this.#added.includes(mark)) return true;
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

/** The text is put together once: with each change to it, all of it would be copied. */
function insertInto(page: string, head: string, body: string): string {
  const headAt = head ? page.indexOf(headEnd) : -1;
  const bodyAt = body ? page.lastIndexOf(bodyEnd) : -1;
  const start = headAt === -1 ? '' : page.slice(0, headAt) + head;
  const from = Math.max(0, headAt);
  return bodyAt === -1 ? start + page.slice(from) : start + page.slice(from, bodyAt) + body + page.slice(bodyAt);
}
