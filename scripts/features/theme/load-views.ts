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

/** Whole views from the blog's themes/layout/, then mends of what is still Fluid's. Once per process. */
export function installViews(hexo: Hexo): void {
  if (!isFluid(hexo) || installed.has(hexo)) return;
  installed.add(hexo);
  const replaced = new Set<string>();
  const overlay = path.join(hexo.base_dir, 'themes', 'layout');
  for (const view of overlayViews(overlay)) {
    hexo.theme.setView(view, readFileSync(path.join(overlay, view), 'utf8'));
    replaced.add(view);
  }
  for (const view of Object.keys(mends)) {
    if (replaced.has(view)) continue;
    const file = path.join(hexo.theme_dir, 'layout', view);
    if (!existsSync(file)) continue;
    const { text, missing } = mendView(view, readFileSync(file, 'utf8'));
    for (const find of missing) hexo.log.debug(`Fluid's ${view} no longer has "${find}"`);
    hexo.theme.setView(view, text);
  }
}

function overlayViews(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ejs'))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort(compareText);
}
