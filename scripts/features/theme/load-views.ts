// Puts replaced and mended views in the place of Fluid's; everything else comes from hexo-theme-fluid.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type Hexo from 'hexo';
import { compareText } from '../../core/diagnostic.ts';
import { UserError } from '../../hexo/define-feature.ts';
import { isFluid } from './find-fluid.ts';
import { mendView, mends } from './mends.ts';

interface Replacement {
  /** Fluid's own text; `undefined` for a view that Fluid doesn't have. */
  readonly original: string | undefined;
  readonly text: string;
  /** The blog's own, in themes/layout/. */
  readonly isOverlay: boolean;
}

interface RawView {
  readonly data?: { readonly _content?: string };
}

/** By Hexo: the texts set last, by view. */
const installed = new WeakMap<Hexo, Map<string, string>>();

/**
 * Before each generation, since `hexo server` and Fluid itself set views again: whole views from the blog's
 * themes/layout/, mends of what is still Fluid's. A view that somebody else has put in Fluid's place stays.
 */
export function installViews(hexo: Hexo): void {
  if (!isFluid(hexo)) return;
  const replacements = readReplacements(hexo);
  const set = installed.get(hexo) ?? new Map<string, string>();
  installed.set(hexo, set);
  for (const [view, { original, text, isOverlay }] of replacements) {
    const current = contentOf(hexo, view);
    const isOurs = current !== undefined && current === set.get(view);
    if (isOurs ? current === text : current !== undefined && current !== original) continue;
    setView(hexo, view, text, isOverlay);
    set.set(view, contentOf(hexo, view) ?? text);
  }
  replaceInjected(hexo, replacements);
}

/** EJS would name Fluid's file of this name, and no line. */
function setView(hexo: Hexo, view: string, text: string, isOverlay: boolean): void {
  try {
    hexo.theme.setView(view, text);
  } catch (cause) {
    if (!isOverlay || !(cause instanceof Error)) throw cause;
    const [reason = ''] = cause.message.split(/ in \S+ while compiling|\n/);
    throw new UserError(
      `themes/layout/${view} isn't EJS: ${reason}. Look for JavaScript that isn't complete between "<%" and "%>".`,
      { cause },
    );
  }
}

/** Fluid's `theme_inject` copies partial views under names of its own (`inject/header/default.ejs`), from the files. */
function replaceInjected(hexo: Hexo, replacements: ReadonlyMap<string, Replacement>): void {
  const byOriginal = new Map([...replacements.values()].map(({ original, text }) => [original, text]));
  const { injects = {} } = hexo.theme.config as { injects?: Record<string, unknown> };
  for (const entries of Object.values(injects)) {
    for (const entry of Array.isArray(entries) ? (entries as unknown[]) : []) {
      const layout = typeof entry === 'object' && entry !== null && 'layout' in entry ? entry.layout : undefined;
      if (typeof layout !== 'string') continue; // styles are files, not views
      const text = byOriginal.get(contentOf(hexo, layout));
      if (text !== undefined) hexo.theme.setView(layout, text);
    }
  }
}

function contentOf(hexo: Hexo, view: string): string | undefined {
  return (hexo.theme.getView(view) as RawView | undefined)?.data?._content;
}

function readReplacements(hexo: Hexo): Map<string, Replacement> {
  const replacements = new Map<string, Replacement>();
  const overlay = path.join(hexo.base_dir, 'themes', 'layout');
  for (const view of overlayViews(overlay)) {
    replacements.set(view, {
      original: readOriginal(hexo, view),
      text: readFileSync(path.join(overlay, view), 'utf8'),
      isOverlay: true,
    });
  }
  for (const view of Object.keys(mends)) {
    const original = readOriginal(hexo, view);
    if (original === undefined || replacements.has(view)) continue;
    const { text, missing } = mendView(view, original);
    for (const find of missing) hexo.log.debug('Fluid\'s %s no longer has "%s"', view, find);
    replacements.set(view, { original, text, isOverlay: false });
  }
  return replacements;
}

function readOriginal(hexo: Hexo, view: string): string | undefined {
  const file = path.join(hexo.theme_dir, 'layout', view);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** Paths of the views below `folder`, with forward slashes. */
export function overlayViews(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ejs'))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort(compareText);
}
