// Packs the styles and browser code of features with esbuild, and publishes them under names with a content hash.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readKept, writeKept } from '../platform/kept-file.ts';
import { keptFolder, type Engine } from './engine.ts';

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
  // Starting esbuild takes as long as rendering fifty posts: what it made is kept, addressed by all of our code.
  const folder = path.join(engine.hexo.base_dir, keptFolder);
  const file = { folder, name: 'assets', key: engine.codeHash.slice(0, 16), extension: '.json' };
  const kept = await readKept(file);
  if (kept !== undefined) return new Map(JSON.parse(kept) as [string, PackedAsset[]][]);
  const packed = await packAll(engine);
  await writeKept(file, JSON.stringify([...packed]));
  return packed;
}

async function packAll(engine: Engine): Promise<Map<string, PackedAsset[]>> {
  const packed = new Map<string, PackedAsset[]>();
  for (const { feature } of engine.features) {
    const { styles = [], scripts = [] } = feature.page ?? {};
    const assets: PackedAsset[] = [];
    for (const sheet of styles) {
      const { name, before } = typeof sheet === 'string' ? { name: sheet, before: undefined } : sheet;
      assets.push(await pack(feature.name, name, 'style', before?.()));
    }
    for (const file of scripts) assets.push(await pack(feature.name, file, 'script'));
    if (assets.length > 0) packed.set(feature.name, assets);
  }
  return packed;
}

async function pack(
  featureName: string,
  file: string,
  kind: PackedAsset['kind'],
  before?: string,
): Promise<PackedAsset> {
  const { build } = await import('esbuild');
  const source = path.join(featuresFolder, featureName, file);
  const entry =
    before === undefined
      ? { entryPoints: [source] }
      : {
          stdin: {
            contents: `${before}\n${readFileSync(source, 'utf8')}`,
            resolveDir: path.dirname(source),
            loader: 'css' as const,
          },
        };
  const result = await build({
    ...entry,
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
