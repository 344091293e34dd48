// Reads the configurations again as their owner wrote them, for places and for what Hexo takes no notice of.

import { existsSync, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type Hexo from 'hexo';
import { compareText, type Diagnostic } from '../../core/diagnostic.ts';
import { keyPosition } from '../../core/yaml-position.ts';
import { nearestName } from '../../hexo/feature-config.ts';
import { hexoModule } from '../../hexo/front-matter.ts';
import { pathInBlog } from '../../hexo/engine.ts';
import { encodingFault } from '../encoding/api.ts';
import { isMapping, type Mapping, type ValueFault } from './value-faults.ts';

/** Hexo's own reader of YAML (tabs are taken for spaces). @throws YAMLException */
export function readYaml(hexo: Hexo, text: string): unknown {
  return hexo.render.renderSync({ text, engine: 'yml' });
}

export function hexoDefaults(hexo: Hexo): Mapping {
  return hexoModule(hexo, './dist/hexo/default_config.js') as Mapping;
}

const themeDefaults = new Map<string, Mapping | undefined>();

/** The theme's own `_config.yml`; `undefined` without one. It is long, so that it is read once. */
export function readThemeDefaults(hexo: Hexo): Mapping | undefined {
  const file = path.join(hexo.theme_dir, '_config.yml');
  if (!themeDefaults.has(file)) {
    const value = existsSync(file) ? readYaml(hexo, readFileSync(file, 'utf8')) : undefined;
    themeDefaults.set(file, isMapping(value) ? value : undefined);
  }
  return themeDefaults.get(file);
}

function configFiles(hexo: Hexo): readonly [site: string, theme: string] {
  return [hexo.config_path, path.join(hexo.base_dir, `_config.${hexo.config.theme}.yml`)];
}

/** Configurations that Hexo could read, but took no key from; that of the theme may be empty. */
export function readShapeFaults(hexo: Hexo): Diagnostic[] {
  const [site, theme] = configFiles(hexo);
  return [site, theme].flatMap((file) => {
    const isMissing = !existsSync(file);
    if (!/\.ya?ml$/.test(file) || (isMissing && file === theme)) return [];
    const value = isMissing ? undefined : readYaml(hexo, readFileSync(file, 'utf8'));
    if (isMapping(value) || (file === theme && (value === undefined || value === null))) return [];
    return {
      rule: 'config',
      severity: 'error' as const,
      file: pathInBlog(hexo, file),
      line: 1,
      column: 1,
      message: `The configuration is ${isMissing ? 'missing' : 'empty or not a mapping of keys to values'}: Hexo takes nothing from it.`,
      remedy: 'Write "key: value", each on a line of its own.',
    };
  });
}

/** Hexo reads what isn't UTF-8 as such: titles and menus are then signs that nobody can read. */
export function readEncodingFaults(hexo: Hexo): Diagnostic[] {
  return configFiles(hexo).flatMap((file) => {
    const fault = existsSync(file) ? encodingFault(readFileSync(file), path.extname(file)) : undefined;
    if (!fault) return [];
    const { at, ...finding } = fault;
    return [{ ...finding, file: pathInBlog(hexo, file), ...at }];
  });
}

/** Without its theme Hexo makes every page empty. */
export function readThemeFaults(hexo: Hexo): Diagnostic[] {
  // Hexo then looks for its own theme, and only in themes/.
  if (!existsSync(hexo.config_path)) return readShapeFaults(hexo);
  const { theme } = hexo.config as unknown as { theme: unknown };
  if (typeof theme !== 'string' || theme === '' || existsSync(hexo.theme_dir)) return [];
  const folders = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder) : []);
  const installed = folders(hexo.plugin_dir).flatMap((name) => /^hexo-theme-(.+)/.exec(name)?.[1] ?? []);
  const known = installed.length > 0 ? `Installed: ${installed.sort().join(', ')}. ` : '';
  return [
    {
      rule: 'config',
      severity: 'error',
      ...placeOf(hexo, ['theme']),
      message: `There is no theme "${theme}": neither themes/${theme} nor the package hexo-theme-${theme}.`,
      remedy: `${known}Mend "theme", or: npm install hexo-theme-${theme}`,
    },
  ];
}

/** Without its sources Hexo makes a site of nothing, and where a file has the name of the folder none at all. */
export function readFolderFaults(hexo: Hexo): Diagnostic[] {
  if (kindOf(hexo.source_dir) !== 'folder')
    return [
      {
        rule: 'config',
        severity: 'error',
        ...placeOf(hexo, ['source_dir']),
        message: `There is no folder "${pathInBlog(hexo, hexo.source_dir)}", where posts and pages are.`,
        remedy: 'Mend "source_dir", or make the folder.',
      },
    ];
  return readPublicFaults(hexo);
}

/** What Hexo can neither write to nor clean. */
export function readPublicFaults(hexo: Hexo): Diagnostic[] {
  const kind = kindOf(hexo.public_dir);
  if (kind !== 'file' && kind !== 'broken link') return [];
  const is = kind === 'file' ? 'is a file' : 'is a link that leads nowhere';
  const target = pathInBlog(hexo, hexo.public_dir);
  return [
    {
      rule: 'config',
      severity: 'error',
      ...placeOf(hexo, ['public_dir']),
      message: `"${target}" ${is}, but pages are to be written into a folder of this name.`,
      remedy: `Remove the ${kind === 'file' ? 'file' : 'link'}, or mend "public_dir".`,
    },
  ];
}

/** A language without a file in the theme: menus and dates are then in another one, and nothing says why. */
export function readLanguageHints(hexo: Hexo): Diagnostic[] {
  const { language } = hexo.config as unknown as { language?: unknown };
  const written = (Array.isArray(language) ? language : [language]).filter((name) => typeof name === 'string');
  const folders = [hexo.theme_dir, path.join(hexo.source_dir, '_data')].map((folder) => path.join(folder, 'languages'));
  const files = folders.flatMap((folder) => (existsSync(folder) ? readdirSync(folder) : []));
  const known = [...new Set(files.flatMap((file) => /^(.+)\.(?:ya?ml|json)$/.exec(file)?.[1] ?? []))].sort(compareText);
  const unknown = written.filter((name) => name !== '' && name !== 'default' && !known.includes(name));
  const [first] = unknown;
  // A theme without any speaks one language only.
  if (first === undefined || known.length === 0) return [];
  const meant = sameLanguage(first, known) ?? nearestName(first, known);
  const them = unknown.map((name) => `"${name}"`).join(' and ');
  return [
    {
      rule: 'config',
      severity: 'hint',
      ...placeOf(hexo, ['language']),
      message: `The theme has no file for the language ${them}: its own words are in another one.`,
      remedy: `${meant === undefined ? '' : `Did you mean "${meant}"? `}There are: ${known.join(', ')}.`,
    },
  ];
}

/** `zh`, `zh-Hans` and `zh-hant` are what other themes call Fluid's `zh-CN` and `zh-TW`. */
export function sameLanguage(written: string, known: readonly string[]): string | undefined {
  const name = written.toLowerCase().replaceAll('_', '-');
  const [tongue = name] = name.split('-');
  const wanted = [name, /^zh-hant/.test(name) ? 'zh-tw' : 'zh-cn'].filter((tag) => tag.split('-')[0] === tongue);
  const same = (tags: readonly string[]) => known.find((candidate) => tags.includes(candidate.toLowerCase()));
  return same([name]) ?? same(wanted) ?? same([tongue]);
}

/** Hexo loads what there is: pages are then without what a plugin does for them, and the others as ever. */
export function readMissingPlugins(hexo: Hexo): Diagnostic[] {
  const file = path.join(hexo.base_dir, 'package.json');
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '{}';
  const { dependencies = {} } = JSON.parse(text) as { dependencies?: Readonly<Record<string, string>> };
  return Object.keys(dependencies)
    .filter((name) => /^(?:@[^/]+\/)?hexo-/.test(name) && !/^(?:@[^/]+\/)?hexo-theme-/.test(name))
    .filter((name) => !existsSync(hexo.resolvePlugin(name, hexo.base_dir)))
    .map((name) => ({
      rule: 'missing-plugin',
      severity: 'warning' as const,
      file: 'package.json',
      line: text.slice(0, text.indexOf(`"${name}"`)).split('\n').length,
      column: 1,
      message: `The plugin ${name} isn't installed, so that nothing of what it does is on the site.`,
      remedy: `Run "npm install", or leave it out: npm uninstall ${name}`,
    }));
}

function kindOf(place: string): 'folder' | 'file' | 'broken link' | undefined {
  // Hexo's names of folders end with a slash, which no file has.
  const name = place.replace(/[\\/]+$/, '');
  const found = statSync(name, { throwIfNoEntry: false });
  if (!found) return lstatSync(name, { throwIfNoEntry: false }) && 'broken link';
  return found.isDirectory() ? 'folder' : 'file';
}

/** Findings about values, each at its key in `_config.yml`, or in the theme's configuration if `theme` is given. */
export function placeFaults(hexo: Hexo, faults: readonly ValueFault[], theme?: string): Diagnostic[] {
  return faults.flatMap(({ keys, severity, message, remedy }) =>
    severity === 'none' ? [] : [{ rule: 'config', severity, ...placeOf(hexo, keys, theme), message, remedy }],
  );
}

function placeOf(hexo: Hexo, keys: readonly string[], theme?: string): Pick<Diagnostic, 'file' | 'line' | 'column'> {
  if (theme) {
    const file = path.join(hexo.base_dir, `_config.${theme}.yml`);
    const place = existsSync(file) && keyPosition(readFileSync(file, 'utf8'), keys);
    if (place) return { file: pathInBlog(hexo, file), ...place };
    return placeOf(hexo, ['theme_config', ...keys]);
  }
  const text = existsSync(hexo.config_path) ? readFileSync(hexo.config_path, 'utf8') : '';
  return { file: pathInBlog(hexo, hexo.config_path), ...(keyPosition(text, keys) ?? { line: 1, column: 1 }) };
}
