// Publishes the npm copies of Fluid's libraries below /lib/ and points Fluid's settings to them.

import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type Hexo from 'hexo';
import { compareText } from '../../core/diagnostic.ts';
import type { GeneratedRoute } from '../../hexo/define-feature.ts';
import { fluidCdn, fluidIconFonts, icons, libraries, type FluidSettings, type Library } from './libraries.ts';
import { isFluid } from './load-views.ts';

const require = createRequire(import.meta.url);
const iconsPath = 'lib/icons/icons.css';

type Prefixes = Record<string, string | undefined>;

/** After Fluid has merged its settings, before a page is rendered. */
export function serveLibrariesLocally(hexo: Hexo): void {
  if (!isFluid(hexo)) return;
  const theme = hexo.theme.config as { static_prefix?: Prefixes; iconfont?: string };
  const prefixes = (theme.static_prefix ??= {});
  for (const library of libraries) {
    const prefix = prefixes[library.key];
    if (prefix === undefined || prefix.startsWith(fluidCdn)) prefixes[library.key] = `/${libraryFolder(library)}`;
  }
  if (!theme.iconfont || fluidIconFonts.includes(theme.iconfont)) theme.iconfont = `/${iconsPath}`;
}

export function libraryRoutes(hexo: Hexo): GeneratedRoute[] {
  if (!isFluid(hexo)) return [];
  const theme = hexo.theme.config as { static_prefix?: Prefixes; iconfont?: string };
  const settings: FluidSettings = { enabled: (keys) => valueAt(theme, keys) };
  const routes: GeneratedRoute[] = [];
  for (const library of libraries) {
    const folder = libraryFolder(library);
    if (theme.static_prefix?.[library.key] !== `/${folder}` || !library.used(settings)) continue;
    const home = packageFolder(library.package);
    for (const [address, file] of Object.entries(library.files)) {
      for (const [name, source] of filesOf(address, path.join(home, file))) {
        const route = `${folder}${name}`;
        // The version is part of the address: what is there already needn't be written again.
        const modified = !existsSync(path.join(hexo.public_dir, route));
        routes.push({ path: route, data: { data: () => createReadStream(source), modified } });
      }
    }
  }
  if (theme.iconfont === `/${iconsPath}`) routes.push({ path: iconsPath, data: iconStyles() });
  return routes;
}

function libraryFolder(library: Library): string {
  return `lib/${library.key}@${packageVersion(library.package)}/`;
}

function* filesOf(address: string, file: string): Generator<[string, string]> {
  if (!address.endsWith('/')) {
    yield [address, file];
    return;
  }
  const entries = readdirSync(file, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile() && !/\.(?:map|md|d\.ts)$/.test(entry.name))
    .map((entry) => path.relative(file, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort(compareText);
  for (const name of names) {
    // Fluid asks for `locale/zh-cn.min.js` of moment; npm has it without `min`.
    const published = address === 'locale/' ? name.replace(/\.js$/, '.min.js') : name;
    yield [address + published, path.join(file, name)];
  }
}

const folders = new Map<string, string>();

function packageFolder(name: string): string {
  const known = folders.get(name);
  if (known !== undefined) return known;
  for (const base of require.resolve.paths(name) ?? []) {
    const folder = path.join(base, name);
    if (!existsSync(path.join(folder, 'package.json'))) continue;
    folders.set(name, folder);
    return folder;
  }
  throw new Error(`The package ${name} is not installed: run npm ci.`);
}

const versions = new Map<string, string>();

function packageVersion(name: string): string {
  const known = versions.get(name);
  if (known !== undefined) return known;
  const manifest = JSON.parse(readFileSync(path.join(packageFolder(name), 'package.json'), 'utf8')) as {
    version: string;
  };
  versions.set(name, manifest.version);
  return manifest.version;
}

let styles: string | undefined;

/** Fluid's icon classes drawn by masks: the icon has the colour and size of the text around it, as with a font. */
function iconStyles(): string {
  if (styles !== undefined) return styles;
  const folder = path.join(packageFolder('bootstrap-icons'), 'icons');
  const rules = Object.entries(icons).map(([name, file]) => {
    const svg = readFileSync(path.join(folder, `${file}.svg`), 'utf8')
      .replace(/\s*\n\s*/g, '')
      .replace(/ (?:class|width|height|fill)="[^"]*"/g, '');
    return `.icon-${name}{--paperlog-icon:url("data:image/svg+xml,${encodeURIComponent(svg).replaceAll('%20', ' ').replaceAll('%3D', '=').replaceAll('%3A', ':').replaceAll('%2F', '/').replaceAll('%22', "'")}")}`;
  });
  styles = `.iconfont{display:inline-block;width:1em;height:1em;vertical-align:-.125em;background-color:currentColor;-webkit-mask:var(--paperlog-icon) center/contain no-repeat;mask:var(--paperlog-icon) center/contain no-repeat}.iconfont:not([class*=icon-]){display:none}${rules.join('')}`;
  return styles;
}

function valueAt(object: unknown, keys: string): unknown {
  let value = object;
  for (const key of keys.split('.')) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}
