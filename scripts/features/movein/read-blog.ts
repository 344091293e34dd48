// Reads the blog that moves in. Nothing of it is changed.

import { existsSync, lstatSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { compareText } from '../../core/diagnostic.ts';
import { UserError } from '../../hexo/define-feature.ts';
import { differingSettings } from './plan.ts';

export interface ForeignBlog {
  readonly dir: string;
  readonly configText: string;
  readonly theme: string;
  readonly dependencies: Readonly<Record<string, string>>;
  /** Pairs of path in their blog and path in ours. */
  readonly files: readonly (readonly [from: string, to: string])[];
  /** Links are not followed: they could lead anywhere. */
  readonly links: readonly string[];
  /** `_config.fluid.yml` made of a configuration that lay in a copied theme. */
  readonly themeConfig: string | undefined;
  readonly changedThemeFiles: readonly string[];
  readonly themeVersion: string | undefined;
}

/** @throws UserError if the folder is no Hexo blog, or this one. */
export function readBlog(dir: string, ownDir: string, fluidDir: string): ForeignBlog {
  if (!existsSync(dir)) throw new UserError(`There is no folder ${dir}.`);
  const real = realpathSync(dir);
  const own = realpathSync(ownDir);
  if (real === own) throw new UserError('That is this blog itself: name the folder of the other one.');
  if (isInside(real, own) || isInside(own, real))
    throw new UserError(`${dir} and this blog lie inside one another: put them beside each other.`);
  const configFile = path.join(real, '_config.yml');
  if (!existsSync(configFile)) throw new UserError(`${dir} has no _config.yml: is it the folder of a Hexo blog?`);
  const configText = readFileSync(configFile, 'utf8');
  const config = parseYaml(configText, configFile);
  const manifestFile = path.join(real, 'package.json');
  const manifest = (existsSync(manifestFile) ? JSON.parse(readFileSync(manifestFile, 'utf8')) : {}) as {
    dependencies?: Record<string, string>;
    devDependencies?: Record<string, string>;
  };
  const sourceDir = typeof config['source_dir'] === 'string' ? config['source_dir'].replace(/\/+$/, '') : 'source';
  if (!existsSync(path.join(real, sourceDir)))
    throw new UserError(`${dir} has no ${sourceDir}/: is it the folder of a Hexo blog?`);

  const links: string[] = [];
  const files: [string, string][] = [];
  for (const folder of [sourceDir, 'scaffolds'])
    for (const file of listFiles(real, folder, links)) files.push([file, file]);
  for (const file of listFiles(real, 'scripts', links)) {
    if (/\.(?:js|cjs|ts)$/.test(file)) files.push([file, `scripts/site/${file.slice('scripts/'.length)}`]);
  }
  if (existsSync(path.join(real, '_config.fluid.yml'))) files.push(['_config.fluid.yml', '_config.fluid.yml']);
  return {
    dir: real,
    configText,
    theme: typeof config['theme'] === 'string' ? config['theme'] : '',
    dependencies: { ...manifest.dependencies, ...manifest.devDependencies },
    files,
    links,
    ...readCopiedTheme(real, fluidDir),
  };
}

function readCopiedTheme(
  dir: string,
  fluidDir: string,
): Pick<ForeignBlog, 'themeConfig' | 'changedThemeFiles' | 'themeVersion'> {
  const copied = path.join(dir, 'themes', 'fluid');
  if (!existsSync(path.join(copied, 'layout')))
    return { themeConfig: undefined, changedThemeFiles: [], themeVersion: undefined };
  const changedThemeFiles = listFiles(copied, '', []).filter((file) => {
    if (file === '_config.yml' || file === 'package.json' || /(?:^|\/)(?:\.|README|LICENSE)/.test(file)) return false;
    const original = path.join(fluidDir, file);
    return !existsSync(original) || !readFileSync(original).equals(readFileSync(path.join(copied, file)));
  });
  const manifest = path.join(copied, 'package.json');
  const version = existsSync(manifest)
    ? (JSON.parse(readFileSync(manifest, 'utf8')) as { version?: string }).version
    : undefined;
  return { themeConfig: copiedThemeConfig(dir, copied, fluidDir), changedThemeFiles, themeVersion: version };
}

function copiedThemeConfig(dir: string, copied: string, fluidDir: string): string | undefined {
  const file = path.join(copied, '_config.yml');
  if (existsSync(path.join(dir, '_config.fluid.yml')) || !existsSync(file)) return undefined;
  const defaults = parseYaml(readFileSync(path.join(fluidDir, '_config.yml'), 'utf8'), 'Fluid');
  const own = differingSettings(parseYaml(readFileSync(file, 'utf8'), file), defaults);
  return own && JSON.stringify(own, null, 2);
}

function parseYaml(text: string, file: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = parse(text, { uniqueKeys: false });
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch (cause) {
    throw new UserError(`${file} is not valid YAML: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  }
}

function listFiles(base: string, folder: string, links: string[]): string[] {
  const absolute = path.join(base, folder);
  if (!existsSync(absolute)) return [];
  const files: string[] = [];
  for (const name of readdirSync(absolute).sort(compareText)) {
    if (name === 'node_modules' || name === '.git' || name === '.DS_Store') continue;
    const relative = path.posix.join(folder, name);
    const state = lstatSync(path.join(absolute, name));
    if (state.isSymbolicLink()) links.push(relative);
    else if (state.isDirectory()) files.push(...listFiles(base, relative, links));
    else if (state.isFile()) files.push(relative);
  }
  return files;
}

function isInside(inner: string, outer: string): boolean {
  const relative = path.relative(outer, inner);
  return relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative);
}
