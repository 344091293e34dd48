// after_render:html: adds the styles and scripts of the features that a page uses, once, and runs page passes.

import path from 'node:path';
import { escapeRegExp } from '../core/escape-reg-exp.ts';
import { encryptedHtml } from './encrypted-html.ts';
import type { AnyFeature, Page, ViewLocals } from './define-feature.ts';
import { guarded, type Engine, type InstalledFeature } from './engine.ts';
import type { PackedAsset } from './page-assets.ts';

/** Pages are whole documents; parts (`layout: false`), feeds and the like are left alone. */
const documentStart = /<(?:!doctype|html|head)\b/i;
const documentStartLimit = 2_000;
const headEnd = '</head>';

/** What becomes of the page, by what is on it. */
export function finishPage(
  engine: Engine,
  assets: ReadonlyMap<string, readonly PackedAsset[]>,
  page: Page,
  locals: ViewLocals,
): (page: Page) => Page {
  if (!documentStart.test((page.head || page.rest).slice(0, documentStartLimit))) return (same) => same;
  const { changing, dressing, finder } = pageFeaturesOf(engine);
  const encrypted = encryptedHtml(locals.page);
  const passes: ((page: Page) => Page)[] = [];
  let head = '';
  let body = '';
  for (const { feature, env } of changing) {
    const { pagePass, pageParts } = feature;
    const context = { hexo: env.hexo, config: env.config as unknown, site: env.site, locals, encrypted };
    const pass = pagePass && guarded(feature.name, 'page pass', locals.path, () => pagePass(page, context));
    if (pass) passes.push((changed) => guarded(feature.name, 'page pass', locals.path, () => pass(changed)));
    const parts = pageParts && guarded(feature.name, 'page parts', locals.path, () => pageParts(page, context));
    if (parts?.head) head += parts.head;
    if (parts?.body) body += parts.body;
  }
  const marks = finder.find(page.rest, body, encrypted);
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
  const fromHere = addressing(locals, engine.features[0]?.env.site.root ?? '/');
  const [inHead, inBody] = [fromHere(head + styles), fromHere(body + scripts)];
  return (parts) => {
    const passed = passes.reduce((changed, pass) => pass(changed), parts);
    return {
      head: passed.head && passed.head.slice(0, -headEnd.length) + inHead + headEnd,
      rest: passed.rest,
      end: passed.end && inBody + passed.end,
    };
  };
}

/** With `relative_link` a page finds our files wherever the blog lies, on a disk too, as it finds the theme's. */
function addressing({ config, path: page }: ViewLocals, root: string): (html: string) => string {
  if ((config as { relative_link?: unknown } | undefined)?.relative_link !== true) return (html) => html;
  const toRoot = '../'.repeat(page.split('/').length - 1) || './';
  const ours = new RegExp(`(["(])${escapeRegExp(root)}(?=(?:paperlog|lib)/)`, 'g');
  return (html) => html.replace(ours, (_, before: string) => before + toRoot);
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
  /** By what stands behind our name, the code of one character. */
  readonly #named = new Map<number, Mark[]>();
  readonly #others: readonly string[];

  constructor(marks: readonly string[]) {
    this.#others = marks.filter((mark) => !isNamed(mark));
    for (const mark of marks.filter(isNamed)) {
      const offset = mark.indexOf(prefix);
      const code = mark.charCodeAt(offset + prefix.length);
      this.#named.set(code, [...(this.#named.get(code) ?? []), { mark, offset }]);
    }
  }

  find(...texts: readonly string[]): ReadonlySet<string> {
    const found = new Set<string>();
    for (const text of texts) {
      for (const mark of this.#others) if (!found.has(mark) && text.includes(mark)) found.add(mark);
      for (let at = text.indexOf(prefix); at !== -1; at = text.indexOf(prefix, at + prefix.length)) {
        const candidates = this.#named.get(text.charCodeAt(at + prefix.length));
        if (candidates === undefined) continue;
        // A formula's class is on a page many hundred times.
        for (const { mark, offset } of candidates)
          if (!found.has(mark) && text.startsWith(mark, at - offset)) found.add(mark);
      }
    }
    return found;
  }
}

interface Mark {
  readonly mark: string;
  /** Of our name in it. */
  readonly offset: number;
}

const prefix = 'paperlog-';

function isNamed(mark: string): boolean {
  const offset = mark.indexOf(prefix);
  return offset !== -1 && offset + prefix.length < mark.length;
}
