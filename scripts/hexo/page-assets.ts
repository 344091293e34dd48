// Packs the styles and browser code of features with esbuild, and publishes them under names with a content hash.

import { createHash } from 'node:crypto';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Engine } from './engine.ts';

export interface PackedAsset {
  readonly kind: 'style' | 'script';
  /** Below the site's root, e.g. `paperlog/columns.1a2b3c4d.css`. */
  readonly path: string;
  readonly content: string;
}

const featuresFolder = fileURLToPath(new URL('../features/', import.meta.url));

/** Browsers of the last years; what a feature needs beyond that it has to enhance progressively. */
const browsers = ['es2020', 'chrome100', 'firefox100', 'safari15.4'];

/** By feature name, in the order they are declared. Loads esbuild only if there is something to pack. */
export async function packAssets(engine: Engine): Promise<Map<string, PackedAsset[]>> {
  const packed = new Map<string, PackedAsset[]>();
  for (const { feature } of engine.features) {
    const { styles = [], scripts = [] } = feature.page ?? {};
    const assets: PackedAsset[] = [];
    for (const file of styles) assets.push(await pack(feature.name, file, 'style'));
    for (const file of scripts) assets.push(await pack(feature.name, file, 'script'));
    if (assets.length > 0) packed.set(feature.name, assets);
  }
  return packed;
}

async function pack(featureName: string, file: string, kind: PackedAsset['kind']): Promise<PackedAsset> {
  const { build } = await import('esbuild');
  const result = await build({
    entryPoints: [path.join(featuresFolder, featureName, file)],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: browsers,
    legalComments: 'none',
    logLevel: 'silent',
    loader: { '.svg': 'dataurl', '.woff2': 'dataurl' },
  });
  const content = result.outputFiles[0]?.text ?? '';
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 8);
  const base = path.basename(file, path.extname(file));
  const stem = base === 'styles' || base === 'browser' ? featureName : `${featureName}-${base}`;
  return { kind, path: `paperlog/${stem}.${hash}.${kind === 'style' ? 'css' : 'js'}`, content };
}
