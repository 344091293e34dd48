// after_render:html: adds the styles and scripts of the features that a page uses, once, and runs page passes.

import path from 'node:path';
import type { AnyFeature, ViewLocals } from './define-feature.ts';
import { guarded, type Engine, type InstalledFeature } from './engine.ts';
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
  const { changing, dressing, finder } = pageFeaturesOf(engine);
  let page = html;
  let head = '';
  let body = '';
  for (const { feature, env } of changing) {
    const { pagePass, pageParts } = feature;
    const context = { hexo: env.hexo, config: env.config as unknown, site: env.site, locals };
    if (pagePass) page = guarded(feature.name, 'page pass', locals.path, () => pagePass(page, context));
    const parts = pageParts && guarded(feature.name, 'page parts', locals.path, () => pageParts(page, context));
    if (parts?.head) head += parts.head;
    if (parts?.body) body += parts.body;
  }
  const marks = finder.find(page, body);
  let styles = '';
  let scripts = '';
  for (const { feature, env } of dressing) {
    if (!marksOf(feature).some((mark) => marks.has(mark))) continue;
    for (const asset of assets.get(feature.name) ?? []) {
      const address = encodeURI(path.posix.join(env.site.root, asset.path));
      if (asset.kind === 'style') styles += `<link rel="stylesheet" href="${address}">`;
      else scripts += `<script type="module" src="${address}"></script>`;
    }
  }
  return insertInto(page, head + styles, body + scripts);
}

interface PageFeatures {
  readonly changing: readonly InstalledFeature[];
  /** Those with styles or scripts. */
  readonly dressing: readonly InstalledFeature[];
  readonly finder: MarkFinder;
}

const pageFeatures = new WeakMap<Engine, PageFeatures>();

function pageFeaturesOf(engine: Engine): PageFeatures {
  let known = pageFeatures.get(engine);
  if (!known) {
    const { features } = engine;
    const dressing = features.filter(({ feature }) => feature.page);
    known = {
      changing: features.filter(({ feature: { pagePass, pageParts } }) => pagePass ?? pageParts),
      dressing,
      finder: new MarkFinder(dressing.flatMap(({ feature }) => marksOf(feature))),
    };
    pageFeatures.set(engine, known);
  }
  return known;
}

function marksOf({ page }: AnyFeature): readonly string[] {
  return page ? [page.used].flat() : [];
}

/** Finds the marks of features in pages. Most have a name of ours in them: those are found in one walk. */
class MarkFinder {
  /** With the place of our name in each. */
  readonly #named: readonly { readonly mark: string; readonly offset: number }[];
  readonly #others: readonly string[];
  /** What is around our names → the marks that are there: a formula's class is on the pages of a blog many thousand times. */
  readonly #known = new Map<string, readonly string[]>();

  constructor(marks: readonly string[]) {
    const named = marks.map((mark) => ({ mark, offset: mark.indexOf(prefix) }));
    const isNear = ({ mark, offset }: { mark: string; offset: number }): boolean =>
      offset !== -1 && offset <= before && mark.length - offset <= behind;
    this.#named = named.filter(isNear);
    this.#others = named.filter((each) => !isNear(each)).map(({ mark }) => mark);
  }

  find(...texts: readonly string[]): ReadonlySet<string> {
    const found = new Set<string>();
    for (const text of texts) {
      if (text === '') continue;
      for (const mark of this.#others) if (!found.has(mark) && text.includes(mark)) found.add(mark);
      for (let at = text.indexOf(prefix); at !== -1; at = text.indexOf(prefix, at + prefix.length)) {
        for (const mark of this.#marksAt(text, at)) found.add(mark);
      }
    }
    return found;
  }

  #marksAt(text: string, at: number): readonly string[] {
    if (at < before) return this.#compare(text, at);
    const around = text.slice(at - before, at + behind);
    let marks = this.#known.get(around);
    if (!marks) {
      if (this.#known.size > mostKnown) this.#known.clear();
      this.#known.set(around, (marks = this.#compare(text, at)));
    }
    return marks;
  }

  #compare(text: string, at: number): readonly string[] {
    return this.#named.filter(({ mark, offset }) => text.startsWith(mark, at - offset)).map(({ mark }) => mark);
  }
}

const prefix = 'paperlog-';
/** How much of a mark may stand before our name, and from there on. */
const before = '<template id="'.length;
const behind = 40;
const mostKnown = 10_000;

/** The text is put together once: with each change to it, all of it would be copied. */
function insertInto(page: string, head: string, body: string): string {
  const headAt = head ? page.indexOf(headEnd) : -1;
  const bodyAt = body ? page.lastIndexOf(bodyEnd) : -1;
  const start = headAt === -1 ? '' : page.slice(0, headAt) + head;
  const from = Math.max(0, headAt);
  return bodyAt === -1 ? start + page.slice(from) : start + page.slice(from, bodyAt) + body + page.slice(bodyAt);
}
