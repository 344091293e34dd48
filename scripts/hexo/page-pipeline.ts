// after_render:html: adds the styles and scripts of the features that a page uses, once, and runs page passes.

import path from 'node:path';
import { escapeRegExp } from '../core/escape-reg-exp.ts';
import { markFinder, type MarkedText, type MarkFinder } from '../core/find-marks.ts';
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
  const { changing, dressing, find } = pageFeaturesOf(engine);
  const encrypted = encryptedHtml(locals.page);
  const found = [page.rest, encrypted].map((text) => ({ text, places: find(text) }));
  const changes: ((page: Page) => Page)[] = [];
  let head = '';
  let body = '';
  for (const { feature, pass, env } of changing) {
    const [shown, hidden] = found.map(({ text, places }): MarkedText => ({ text, at: places.get(pass.used) ?? [] }));
    if (!shown || !hidden || shown.at.length + hidden.at.length === 0) continue;
    const context = { hexo: env.hexo, config: env.config as unknown, site: env.site, locals };
    const whole = <T>(work: () => T): T => guarded(feature.name, 'page pass', locals.path, work);
    const made = whole(() => pass.run({ shown, encrypted: hidden }, context));
    head += made?.head ?? '';
    body += made?.body ?? '';
    const change = made?.change;
    if (change) changes.push((changed) => whole(() => change(changed)));
  }
  const all = [...found.map(({ places }) => places), find(body)];
  let styles = '';
  let scripts = '';
  for (const { feature, env } of dressing) {
    if (!marksOf(feature).some((mark) => all.some((places) => places.has(mark)))) continue;
    for (const asset of assets.get(feature.name) ?? []) {
      const address = encodeURI(path.posix.join(env.site.root, asset.path));
      if (asset.kind === 'style') styles += `<link rel="stylesheet" href="${address}">`;
      else scripts += `<script type="module" src="${address}"></script>`;
    }
  }
  const fromHere = addressing(locals, engine.features[0]?.env.site.root ?? '/');
  const [inHead, inBody] = [fromHere(head + styles), fromHere(body + scripts)];
  return (parts) => {
    const passed = changes.reduce((changed, change) => change(changed), parts);
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
  readonly changing: readonly ChangingFeature[];
  /** Those with styles or scripts. */
  readonly dressing: readonly InstalledFeature[];
  /** Of all marks. */
  readonly find: MarkFinder;
}

type ChangingFeature = InstalledFeature & { readonly pass: NonNullable<AnyFeature['pagePass']> };

const pageFeatures = new WeakMap<Engine, PageFeatures>();

function pageFeaturesOf(engine: Engine): PageFeatures {
  let known = pageFeatures.get(engine);
  if (!known) {
    const { features } = engine;
    const changing = features.flatMap(({ feature, env }) =>
      feature.pagePass ? [{ feature, env, pass: feature.pagePass }] : [],
    );
    const dressing = features.filter(({ feature }) => feature.page);
    const marks = [...changing.map(({ pass }) => pass.used), ...dressing.flatMap(({ feature }) => marksOf(feature))];
    known = { changing, dressing, find: markFinder(marks) };
    pageFeatures.set(engine, known);
  }
  return known;
}

function marksOf({ page }: AnyFeature): readonly string[] {
  return page ? [page.used].flat() : [];
}
