// themes/manifest.json: of each view, style or script of Fluid that is replaced or mended, the hash of Fluid's own text.

import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { overlayViews } from '../../scripts/features/theme/load-views.ts';
import { mends } from '../../scripts/features/theme/mends.ts';
import { overlayFiles, overlayKinds } from '../../scripts/features/theme/publish-overlay.ts';

export interface ThemeManifest {
  /** The release of Fluid whose views were read. */
  readonly fluid: string;
  /** File below Fluid's layout/ or source/ → how it is changed and the SHA-256 of Fluid's text; `null` for a view that Fluid doesn't have. */
  readonly views: Readonly<Record<string, { readonly change: 'replaced' | 'mended'; readonly sha256: string | null }>>;
}

const root = path.resolve(import.meta.dirname, '../..');
export const manifestFile = path.join(root, 'themes/manifest.json');

export function fluidFolder(): string {
  return path.dirname(createRequire(import.meta.url).resolve('hexo-theme-fluid/package.json'));
}

export function fluidView(view: string): string | undefined {
  const file = path.join(fluidFolder(), 'layout', view);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** The manifest as it would be for the installed release. */
export function currentManifest(): ThemeManifest {
  const { version } = JSON.parse(readFileSync(path.join(fluidFolder(), 'package.json'), 'utf8')) as { version: string };
  const replaced = new Set(overlayViews(path.join(root, 'themes/layout')));
  const views = [...new Set([...replaced, ...Object.keys(mends)])].sort().map((view) => {
    const text = fluidView(view);
    const sha256 = text === undefined ? null : createHash('sha256').update(text).digest('hex');
    return [view, { change: replaced.has(view) ? 'replaced' : 'mended', sha256 }] as const;
  });
  const replacedSources = overlayKinds
    .flatMap((kind) => overlayFiles({ base_dir: root, theme_dir: fluidFolder() }, kind))
    .flatMap(({ replaces }) => replaces ?? []);
  const sources = replacedSources.map((file) => {
    const sha256 = createHash('sha256')
      .update(readFileSync(path.join(fluidFolder(), 'source', file)))
      .digest('hex');
    return [file, { change: 'replaced', sha256 }] as const;
  });
  return { fluid: version, views: Object.fromEntries([...views, ...sources]) };
}
