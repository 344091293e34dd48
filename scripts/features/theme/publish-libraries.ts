// Publishes the npm copies of Fluid's libraries below /lib/ and points Fluid's settings to them.

import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type Hexo from 'hexo';
import { compareText } from '../../core/diagnostic.ts';
import type { GeneratedRoute } from '../../hexo/define-feature.ts';
import { isFluid } from './find-fluid.ts';
import { iconStyles, isFluidIconFont, isOtherIconFont, namedIcons, type IconChoice } from './icons.ts';
import { fluidCdn, isFluidsAddress, libraries, settingOf, type Library } from './libraries.ts';

const require = createRequire(import.meta.url);

type Prefixes = Record<string, string | null | undefined>;
interface FluidConfig {
  static_prefix?: Prefixes;
  iconfont?: string | null;
  custom_css?: string | readonly string[] | null;
  readonly navbar?: unknown;
  readonly about?: unknown;
  readonly index?: unknown;
  readonly footer?: unknown;
}

/** Points Fluid's settings to our copies: after Fluid has merged its settings, before a page is rendered. */
export function serveLibrariesLocally(hexo: Hexo): void {
  if (!isFluid(hexo)) return;
  const theme = hexo.theme.config as FluidConfig;
  const prefixes = (theme.static_prefix ??= {});
  const owners = ownersPrefixes(hexo);
  for (const library of libraries) {
    const prefix = prefixes[library.key];
    const own = owners[library.key];
    const isDefault = own ? isFluids(hexo, library, own) : !prefix || prefix.startsWith(fluidCdn);
    if (isDefault) prefixes[library.key] = `/${libraryFolder(library)}`;
  }
  if (isFluidIconFont(theme.iconfont)) theme.iconfont = '';
  if (isFluidIconFont(prefixes['iconfont'])) prefixes['iconfont'] = '';
}

/** Fluid 1.8 brought hint.css itself: its address leads nowhere now, unless the owner keeps the file. */
function isFluids(hexo: Hexo, library: Library, address: string): boolean {
  if (isFluidsAddress(library, address)) return true;
  return library.key === 'hint' && /^\/lib\/hint\/?$/.test(address) && !existsSync(path.join(hexo.source_dir, address));
}

/** What the owner wrote into `_config.yml`, `_config.fluid.yml` or the data files that Fluid merges. */
function ownersPrefixes(hexo: Hexo): Prefixes {
  const { theme_config } = hexo.config as { theme_config?: FluidConfig };
  const data = hexo.locals.get('data') as unknown as
    { fluid_config?: FluidConfig; fluid_static_prefix?: Prefixes } | undefined;
  return { ...theme_config?.static_prefix, ...data?.fluid_static_prefix, ...data?.fluid_config?.static_prefix };
}

/** The address of our icon styles below the site's root. */
export function iconsPath(hexo: Hexo): string {
  return icons(hexo).path;
}

export function libraryRoutes(hexo: Hexo): GeneratedRoute[] {
  if (!isFluid(hexo)) return [];
  const theme = hexo.theme.config as FluidConfig;
  const setting = settingOf(theme);
  const routes: GeneratedRoute[] = [];
  for (const library of libraries) {
    const folder = libraryFolder(library);
    if (theme.static_prefix?.[library.key] !== `/${folder}` || !library.used(setting)) continue;
    const home = packageFolder(library.package);
    for (const file of library.files) {
      if (file.used && !file.used(setting)) continue;
      const source = path.join(home, file.source);
      for (const name of file.address.endsWith('/') ? filesBelow(source, file.only) : ['']) {
        routes.push(fileRoute(hexo, folder + file.address + name, path.join(source, name)));
      }
    }
    if (library.key === 'moment') routes.push(...momentLocales(hexo, folder, home));
  }
  const { path: address, styles } = icons(hexo);
  routes.push({ path: address, data: styles });
  return routes;
}

/** The version is part of the address: what is there whole needn't be written again. */
function fileRoute(hexo: Hexo, route: string, source: string): GeneratedRoute {
  const published = path.join(hexo.public_dir, route);
  const modified = !existsSync(published) || statSync(published).size !== statSync(source).size;
  return { path: route, data: { data: () => createReadStream(source), modified } };
}

/** Fluid asks for `locale/<language>.min.js` and shows the time only once that has come, so it always comes. */
function momentLocales(hexo: Hexo, folder: string, home: string): GeneratedRoute[] {
  const { language } = hexo.config as unknown as { language?: string | string[] | null };
  const name = String([language ?? 'zh-cn'].flat()[0]).toLowerCase();
  const source = [name, name.split('-')[0] ?? name]
    .map((candidate) => path.join(home, 'locale', `${candidate}.js`))
    .find((file) => existsSync(file));
  const route = `${folder}locale/${name}.min.js`;
  return [source === undefined ? { path: route, data: '/* English */' } : fileRoute(hexo, route, source)];
}

function libraryFolder(library: Library): string {
  return `lib/${library.key}@${packageVersion(library.package)}/`;
}

function filesBelow(folder: string, only: RegExp | undefined): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && (only ?? /(?<!\.map|\.md|\.d\.ts)$/).test(entry.name))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort(compareText);
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

interface PackedIcons {
  readonly path: string;
  readonly styles: string;
}

const packed = new Map<string, PackedIcons>();
/** By the settings that a build begins with: each page asks. */
const packedFor = new WeakMap<FluidConfig, PackedIcons>();

function icons(hexo: Hexo): PackedIcons {
  const theme = hexo.theme.config as FluidConfig;
  let known = packedFor.get(theme);
  if (!known) packedFor.set(theme, (known = packIcons(theme)));
  return known;
}

/** An owner with an icon font of their own gets only what Fluid's views need. */
function packIcons(theme: FluidConfig): PackedIcons {
  const choice: IconChoice = {
    library: !theme.iconfont && !theme.static_prefix?.['iconfont'],
    otherFont: [theme.custom_css ?? []].flat().some((address) => isOtherIconFont(address)),
    named: namedIcons([theme.navbar, theme.about, theme.index, theme.footer]),
  };
  const key = JSON.stringify(choice);
  const known = packed.get(key);
  if (known) return known;
  const folder = path.join(packageFolder('bootstrap-icons'), 'icons');
  const styles = iconStyles((name) => readIcon(path.join(folder, `${name}.svg`)), choice);
  const hash = createHash('sha256').update(styles).digest('hex').slice(0, 8);
  const result = { path: `lib/icons@${hash}/icons.css`, styles };
  packed.set(key, result);
  return result;
}

function readIcon(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
