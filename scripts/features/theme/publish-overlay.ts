// The blog's themes/styles/ and themes/client/: a file that has the name of one of Fluid's stands for it, any other
// is added to every page.

import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type Hexo from 'hexo';
import { compareText } from '../../core/diagnostic.ts';
import { isFluid } from './find-fluid.ts';

interface OverlayFile {
  readonly file: string;
  /** Where Fluid publishes its file of that name. */
  readonly route: string;
  /** Fluid's file of that name below its `source/`. */
  readonly replaces: string | undefined;
}

interface Published {
  readonly route: string;
  readonly content: string;
}

/** What `customizations` has built, by Hexo, until the routes are known. */
const built = new WeakMap<Hexo, readonly Published[]>();

export const overlayKinds = [
  { folder: 'styles', target: 'css', written: /\.css$/, fluid: ['.styl', '.css'], setting: 'custom_css' },
  { folder: 'client', target: 'js', written: /(?<!\.d)\.ts$/, fluid: ['.js'], setting: 'custom_js' },
] as const;

type Kind = (typeof overlayKinds)[number];

/** Packs the overlay's files and adds those that are no replacement to Fluid's `custom_css` and `custom_js`. */
export async function packOverlay(hexo: Hexo): Promise<void> {
  if (!isFluid(hexo)) return;
  const published: Published[] = [];
  for (const kind of overlayKinds) {
    const added: string[] = [];
    for (const { file, route, replaces } of overlayFiles(hexo, kind)) {
      const content = await pack(file);
      const hash = createHash('sha256').update(content).digest('hex').slice(0, 8);
      const address = replaces ? route : route.replace(/\.\w+$/, (extension) => `.${hash}${extension}`);
      published.push({ route: address, content });
      if (!replaces) added.push(`/${address}`);
    }
    addToSetting(hexo, kind, added);
  }
  built.set(hexo, published);
}

/** Once all generators have run, so that ours is the one that is written. */
export function setOverlayRoutes(hexo: Hexo): void {
  for (const { route, content } of built.get(hexo) ?? []) hexo.route.set(route, content);
}

/** The files directly below themes/styles/ or themes/client/; folders are for what they import. */
export function overlayFiles(hexo: Pick<Hexo, 'base_dir' | 'theme_dir'>, kind: Kind): OverlayFile[] {
  const folder = path.join(hexo.base_dir, 'themes', kind.folder);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => kind.written.test(name))
    .sort(compareText)
    .map((fileName) => {
      const stem = fileName.slice(0, fileName.lastIndexOf('.'));
      const fluids = kind.fluid.map((extension) => `${kind.target}/${stem}${extension}`);
      return {
        file: path.join(folder, fileName),
        route: `${kind.target}/${stem}.${kind.target}`,
        replaces: fluids.find((name) => existsSync(path.join(hexo.theme_dir, 'source', name))),
      };
    });
}

async function pack(file: string): Promise<string> {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: ['es2020', 'chrome100', 'firefox100', 'safari15.4'],
    legalComments: 'none',
    logLevel: 'silent',
    loader: { '.svg': 'dataurl', '.woff2': 'dataurl', '.png': 'dataurl' },
  });
  return outputFiles[0]?.text ?? '';
}

/** The owner's own entries stay; those of an earlier generation go. */
function addToSetting(hexo: Hexo, { setting }: Kind, added: readonly string[]): void {
  const theme = hexo.theme.config as Record<string, unknown>;
  const before = new Set<unknown>((built.get(hexo) ?? []).map(({ route }) => `/${route}`));
  const own = ([theme[setting] ?? []].flat() as unknown[]).filter((entry) => !before.has(entry));
  if (before.size > 0 || added.length > 0) theme[setting] = [...own, ...added];
}
