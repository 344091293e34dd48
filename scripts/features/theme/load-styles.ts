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
  hexo.extend.filter.register('stylus:renderer', importPlainly as never);
  const wrapped: Renderer = async function (data, options) {
    const key = keyOf(hexo, data);
    const render = () => original.call(this, withPlainPaths(hexo, data), options);
    if (key === undefined) return render();
    const name = `style-${path.parse(data.path ?? '').name}`;
    const file = { folder: path.join(hexo.base_dir, keptFolder), name, key, extension: '.css' };
    const kept = await readKept(file);
    if (kept !== undefined) return kept;
    const made = await render();
    await writeKept(file, made);
    return made;
  };
  store['styl'] = Object.assign(wrapped, original);
}

/**
 * Stylus takes an `@import` with a `#` in its path for an address, and brackets for a pattern: a blog in a folder such as
 * `C#` would have no style. Seen from the working folder, files below it are named without the folder's own name.
 */
function plainPath(file: string): string {
  const near = path.relative(process.cwd(), file);
  return /[#[\]{}*?]/.test(file) && !near.startsWith('..') ? near : file;
}

/** Hexo's hook for the compiler: what it imports on its own are Stylus' built-in functions. */
function importPlainly({ options }: { options: { imports: string[]; paths: string[] } }): void {
  const plain = options.imports.map(plainPath);
  if (plain.every((file, index) => file === options.imports[index])) return;
  options.imports = plain;
  options.paths.push('.');
}

function withPlainPaths(hexo: Hexo, data: StyleSource): StyleSource {
  const { code } = hexo.theme.config as { code?: { highlight?: Record<string, unknown> } };
  // What Fluid imports by names that it has looked up.
  for (const library of ['highlightjs', 'prismjs']) {
    const styles = code?.highlight?.[library] as Record<string, { file?: string } | undefined> | undefined;
    for (const style of [styles?.['light'], styles?.['dark']]) if (style?.file) style.file = plainPath(style.file);
  }
  return data.path === undefined ? data : { ...data, path: plainPath(data.path) };
}

/** `undefined` for sheets that are not the theme's, and where plugins of Stylus have a hand in it. */
function keyOf(hexo: Hexo, { path: file, text }: StyleSource): string | undefined {
  if (file === undefined || text === undefined || !file.startsWith(hexo.theme_dir)) return undefined;
  const { stylus } = hexo.config as unknown as { stylus?: { plugins?: readonly string[] } };
  if ((stylus?.plugins?.length ?? 0) > 0 || othersHooks(hexo) > 0) return undefined;
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

function othersHooks(hexo: Hexo): number {
  return (hexo.extend.filter.list('stylus:renderer') as unknown[]).filter((hook) => hook !== importPlainly).length;
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
