// Replaces or mends single views of Fluid; everything else comes from hexo-theme-fluid in node_modules.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type Hexo from 'hexo';
import { compareText } from '../../core/diagnostic.ts';
import { mendView, mends } from './mends.ts';

const installed = new WeakSet<Hexo>();

export function isFluid(hexo: Hexo): boolean {
  return hexo.config.theme === 'fluid' || hexo.config.theme === 'hexo-theme-fluid';
}

/**
 * Whole views from the blog's themes/layout/, then mends of what is still Fluid's. Fluid hands some of its partials
 * over as injected views, which are copies under another name, made anew at each generation: those follow.
 */
export function installViews(hexo: Hexo): void {
  if (!isFluid(hexo)) return;
  const overlay = path.join(hexo.base_dir, 'themes', 'layout');
  const ours = new Map<string, string>();
  for (const view of overlayViews(overlay)) ours.set(view, readFileSync(path.join(overlay, view), 'utf8'));
  const originals = new Map<string, string>();
  for (const view of new Set([...ours.keys(), ...Object.keys(mends)])) {
    const file = path.join(hexo.theme_dir, 'layout', view);
    if (!existsSync(file)) continue;
    const original = readFileSync(file, 'utf8');
    originals.set(view, original);
    if (!ours.has(view)) ours.set(view, mendView(view, original).text);
  }
  for (const [view, text] of ours) {
    if (!installed.has(hexo)) hexo.theme.setView(view, text);
    const original = originals.get(view);
    if (original !== undefined) replaceInjected(hexo, view, original, text);
  }
  installed.add(hexo);
}

function replaceInjected(hexo: Hexo, view: string, original: string, text: string): void {
  const { views } = hexo.theme as unknown as {
    views: Record<string, Record<string, LoadedView | undefined> | undefined>;
  };
  for (const loaded of Object.values(views).flatMap((byExtension) => Object.values(byExtension ?? {}))) {
    if (loaded && loaded.path !== view && loaded.data._content?.trim() === original.trim())
      hexo.theme.setView(loaded.path, text);
  }
}

interface LoadedView {
  readonly path: string;
  readonly data: { readonly _content?: string };
}

function overlayViews(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ejs'))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort(compareText);
}
