// Fluid's style sheet, kept between builds: Stylus needs a third of a second for it, and it changes only with the theme
// and its settings. Kept by the hash of all that it is made of, verified when it is read; `hexo clean --all` removes it.

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type Hexo from 'hexo';
import { keptFolder } from '../../hexo/engine.ts';
import { readKept, writeKept } from '../../platform/kept-file.ts';
import { isFluid } from './find-fluid.ts';

interface StyleSource {
  readonly path?: string;
  readonly text?: string;
}

type Renderer = ((this: Hexo, data: StyleSource, options?: unknown) => PromiseLike<string>) & { output?: string };

/** Once all renderers are registered. */
export function keepStyles(hexo: Hexo): void {
  if (!isFluid(hexo)) return;
  const store = hexo.extend.renderer.list() as unknown as Record<string, Renderer | undefined>;
  const original = store['styl'];
  if (!original) return;
  const wrapped: Renderer = async function (data, options) {
    const key = keyOf(hexo, data);
    if (key === undefined) return original.call(this, data, options);
    const name = `style-${path.parse(data.path ?? '').name}`;
    const file = { folder: path.join(hexo.base_dir, keptFolder), name, key, extension: '.css' };
    const kept = await readKept(file);
    if (kept !== undefined) return kept;
    const made = await original.call(this, data, options);
    await writeKept(file, made);
    return made;
  };
  store['styl'] = Object.assign(wrapped, original);
}

/** `undefined` for sheets that are not the theme's, and where plugins of Stylus have a hand in it. */
function keyOf(hexo: Hexo, { path: file, text }: StyleSource): string | undefined {
  if (file === undefined || text === undefined || !file.startsWith(hexo.theme_dir)) return undefined;
  const { stylus } = hexo.config as unknown as { stylus?: { plugins?: readonly string[] } };
  if ((stylus?.plugins?.length ?? 0) > 0 || hexo.extend.filter.list('stylus:renderer').length > 0) return undefined;
  const settings = hexo.theme.config as { injects?: Readonly<Record<string, readonly unknown[]>> };
  const injected = Object.values(settings.injects ?? {})
    .flat()
    .filter((name) => typeof name === 'string');
  // A folder or pattern of files of the owner's own.
  if (!injected.every((name) => existsSync(name))) return undefined;
  const hash = createHash('sha256');
  hash.update(JSON.stringify([path.relative(hexo.theme_dir, file), text, stylus, settings, compilerVersions(hexo)]));
  for (const name of [...styleFiles(path.join(hexo.theme_dir, 'source')), ...injected]) {
    hash.update(`\0${name}\0`).update(readFileSync(name));
  }
  return hash.digest('hex').slice(0, 32);
}

function styleFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:styl|css)$/.test(name))
    .sort()
    .map((name) => path.join(folder, name));
}

function compilerVersions(hexo: Hexo): string[] {
  const ofBlog = createRequire(path.join(hexo.base_dir, 'package.json'));
  const ofRenderer = createRequire(ofBlog.resolve('hexo-renderer-stylus/package.json'));
  const files = [ofBlog.resolve('hexo-renderer-stylus/package.json'), ofRenderer.resolve('stylus/package.json')];
  return files.map((file) => (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version);
}
