// Reads the configurations again as their owner wrote them, for places and for what Hexo takes no notice of.

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type Hexo from 'hexo';
import type { Diagnostic } from '../../core/diagnostic.ts';
import { keyPosition } from '../../core/yaml-position.ts';
import { hexoModule } from '../../hexo/front-matter.ts';
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

/** Configurations that Hexo could read, but took no key from; that of the theme may be empty. */
export function readShapeFaults(hexo: Hexo): Diagnostic[] {
  const { config_path: site } = hexo;
  const theme = path.join(hexo.base_dir, `_config.${hexo.config.theme}.yml`);
  return [site, theme].flatMap((file) => {
    const isMissing = !existsSync(file);
    if (!/\.ya?ml$/.test(file) || (isMissing && file === theme)) return [];
    const value = isMissing ? undefined : readYaml(hexo, readFileSync(file, 'utf8'));
    if (isMapping(value) || (file === theme && (value === undefined || value === null))) return [];
    return {
      rule: 'config',
      severity: 'error' as const,
      file: blogPath(hexo, file),
      line: 1,
      column: 1,
      message: `The configuration is ${isMissing ? 'missing' : 'empty or not a mapping of keys to values'}: Hexo takes nothing from it.`,
      remedy: 'Write "key: value", each on a line of its own.',
    };
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
  const found = (key: 'source_dir' | 'public_dir', message: string, remedy: string): Diagnostic => {
    return { rule: 'config', severity: 'error', ...placeOf(hexo, [key]), message, remedy };
  };
  const [source, target] = [hexo.source_dir, hexo.public_dir].map((folder) => blogPath(hexo, folder)) as [
    string,
    string,
  ];
  if (kindOf(hexo.source_dir) !== 'folder')
    return [
      found(
        'source_dir',
        `There is no folder "${source}", where posts and pages are.`,
        'Mend "source_dir", or make the folder.',
      ),
    ];
  if (kindOf(hexo.public_dir) === 'file')
    return [
      found(
        'public_dir',
        `"${target}" is a file, but pages are to be written into a folder of this name.`,
        'Remove the file, or mend "public_dir".',
      ),
    ];
  return [];
}

function kindOf(place: string): 'folder' | 'file' | undefined {
  // Hexo's names of folders end with a slash, which no file has.
  const found = statSync(place.replace(/[\\/]+$/, ''), { throwIfNoEntry: false });
  return found && (found.isDirectory() ? 'folder' : 'file');
}

/** Findings about values, each at its key in `_config.yml`, or in the theme's configuration if `theme` is given. */
export function placeFaults(hexo: Hexo, faults: readonly ValueFault[], theme?: string): Diagnostic[] {
  return faults.map(({ keys, severity, message, remedy }) => ({
    rule: 'config',
    severity,
    ...placeOf(hexo, keys, theme),
    message,
    remedy,
  }));
}

function placeOf(hexo: Hexo, keys: readonly string[], theme?: string): Pick<Diagnostic, 'file' | 'line' | 'column'> {
  if (theme) {
    const file = path.join(hexo.base_dir, `_config.${theme}.yml`);
    const place = existsSync(file) && keyPosition(readFileSync(file, 'utf8'), keys);
    if (place) return { file: blogPath(hexo, file), ...place };
    return placeOf(hexo, ['theme_config', ...keys]);
  }
  const text = existsSync(hexo.config_path) ? readFileSync(hexo.config_path, 'utf8') : '';
  return { file: blogPath(hexo, hexo.config_path), ...(keyPosition(text, keys) ?? { line: 1, column: 1 }) };
}

function blogPath(hexo: Hexo, file: string): string {
  return path.relative(hexo.base_dir, file).split(path.sep).join('/');
}
