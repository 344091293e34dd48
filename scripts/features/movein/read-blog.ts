// Reads the blog that moves in. Nothing of it is changed.

import { existsSync, lstatSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { stringify } from 'yaml';
import { escapeRegExp } from '../../core/escape-reg-exp.ts';
import { compareText } from '../../core/diagnostic.ts';
import { UserError } from '../../hexo/define-feature.ts';
import { usesNunjucks } from '../templates/api.ts';
import { differingSettings } from './config-plan.ts';
import { readCopiedTheme, type CopiedTheme } from './read-theme.ts';
import { deepenPaths } from './script-paths.ts';

export type Settings = Readonly<Record<string, unknown>>;
/** Reads YAML as Hexo does. */
export type ReadYaml = (text: string) => unknown;

export interface ForeignBlog {
  readonly dir: string;
  readonly configText: string;
  readonly settings: Settings;
  /** `source_dir`, with forward slashes. */
  readonly sourceDir: string;
  readonly theme: string;
  readonly dependencies: Readonly<Record<string, string>>;
  /** Pairs of path in their blog and path in ours. */
  readonly files: readonly (readonly [from: string, to: string])[];
  /** Links are not followed: they could lead anywhere. */
  readonly links: readonly string[];
  /** `_config.fluid.yml` made of a configuration that lay in a copied theme. */
  readonly themeConfig: string | undefined;
  readonly copiedTheme: CopiedTheme | undefined;
  /** What lies beside all that and isn't copied; folders end in a slash. */
  readonly leftBehind: readonly string[];
  /** Scripts that name files outside `scripts/`, by path in their blog: the text that finds those from here. */
  readonly deepenedScripts: ReadonlyMap<string, string>;
  /** The first post or page in which Nunjucks worked outside of code. */
  readonly template: string | undefined;
}

export interface Surroundings {
  /** Folder of this blog. */
  readonly ownDir: string;
  /** Folder of hexo-theme-fluid. */
  readonly fluidDir: string;
  readonly readYaml: ReadYaml;
}

const themeConfigFile = '_config.fluid.yml';

/** @throws UserError if the folder is no Hexo blog, or this one. */
export function readBlog(dir: string, { ownDir, fluidDir, readYaml }: Surroundings): ForeignBlog {
  const real = checkedFolder(dir, ownDir);
  const configText = readFileSync(path.join(real, '_config.yml'), 'utf8');
  const settings = readSettings(path.join(real, '_config.yml'), readYaml);
  const theme = typeof settings['theme'] === 'string' ? settings['theme'] : '';
  const sourceDir = folderName(settings['source_dir'], 'source');
  if (!existsSync(path.join(real, sourceDir)))
    throw new UserError(`${dir} has no ${sourceDir}/: is it the folder of a Hexo blog?`);

  const links: string[] = [];
  const files: [string, string][] = [];
  for (const folder of [sourceDir, 'scaffolds'])
    for (const file of listFiles(real, folder, links)) files.push([file, file]);
  const scripts = listFiles(real, 'scripts', links);
  for (const file of scripts) files.push([file, `scripts/site/${file.slice('scripts/'.length)}`]);

  const copiedTheme = readCopiedTheme(real, theme, fluidDir, (folder) => listFiles(folder, '', []));
  const written = [themeConfigFile, ...(copiedTheme ? [`_config.${theme}.yml`] : [])].find((file) =>
    existsSync(path.join(real, file)),
  );
  if (written !== undefined) files.push([written, themeConfigFile]);
  // Hexo dies of it without saying in which file: here it can still be named.
  if (written === `_config.${theme}.yml`) readSettings(path.join(real, written), readYaml);
  const beside = readLeftBehind(real, [sourceDir, folderName(settings['public_dir'], 'public'), written ?? '']);
  const named = beside.filter((name) => !namesOfOurs.test(name) && areNamed(name, real, scripts));
  for (const name of named)
    for (const file of name.endsWith('/') ? listFiles(real, name, links) : [name]) files.push([file, file]);
  return {
    dir: real,
    configText,
    settings,
    sourceDir,
    theme,
    dependencies: readDependencies(real),
    files,
    links,
    themeConfig: written === undefined ? copiedConfig(copiedTheme, fluidDir, readYaml) : undefined,
    copiedTheme,
    leftBehind: beside.filter((name) => !named.includes(name)),
    deepenedScripts: deepenScripts(real, scripts),
    template: files.map(([file]) => file).find((file) => isTemplate(real, sourceDir, file)),
  };
}

function checkedFolder(dir: string, ownDir: string): string {
  if (!existsSync(dir)) throw new UserError(`There is no folder ${dir}.`);
  const real = realpathSync(dir);
  const own = realpathSync(ownDir);
  if (real === own) throw new UserError('That is this blog itself: name the folder of the other one.');
  if (isInside(real, own) || isInside(own, real))
    throw new UserError(`${dir} and this blog lie inside one another: put them beside each other.`);
  if (!existsSync(path.join(real, '_config.yml')))
    throw new UserError(`${dir} has no _config.yml: is it the folder of a Hexo blog?`);
  return real;
}

function folderName(value: unknown, usual: string): string {
  return typeof value === 'string' && value !== '' ? value.replace(/\/+$/, '') : usual;
}

export function isMarkdown(file: string): boolean {
  return /\.(?:md|markdown|mkdn?|mdwn|mdtxt|mdtext)$/i.test(file);
}

function isTemplate(dir: string, sourceDir: string, file: string): boolean {
  const isPage = /\.html?$/i.test(file);
  if (!file.startsWith(`${sourceDir}/`) || !(isMarkdown(file) || isPage)) return false;
  const text = readFileSync(path.join(dir, file), 'utf8').replaceAll('\r\n', '\n');
  // HTML without front matter is a file that somebody shows, more often than not one that isn't rendered.
  return (!isPage || /^\uFEFF?---\n/.test(text)) && usesNunjucks(text);
}

function isScript(name: string): boolean {
  return /\.[cm]?[jt]s$/.test(name);
}

function deepenScripts(dir: string, scripts: readonly string[]): ReadonlyMap<string, string> {
  const deepened = new Map<string, string>();
  for (const file of scripts.filter(isScript)) {
    const code = readFileSync(path.join(dir, file), 'utf8');
    const text = deepenPaths(code, file);
    if (text !== code) deepened.set(file, text);
  }
  return deepened;
}

/** What lies there under such a name is Paperlog's. */
const namesOfOurs = /^(?:\..*|docs\/|test\/|LICENSE.*|CHANGELOG.*|tsconfig\.json|knip\.json|.*\.config\.[cm]?[jt]s)$/;

/** Does a script name this file or folder: `path.join(hexo.base_dir, 'layout/index.ejs')`? It fails without it. */
function areNamed(name: string, dir: string, scripts: readonly string[]): boolean {
  const escaped = escapeRegExp(name.replace(/\/$/, ''));
  const literal = new RegExp(`['"\`](?:\\.{0,2}/)*${escaped}['"\`/]`);
  return scripts.some((file) => isScript(file) && literal.test(readFileSync(path.join(dir, file), 'utf8')));
}

function readDependencies(dir: string): Readonly<Record<string, string>> {
  const file = path.join(dir, 'package.json');
  if (!existsSync(file)) return {};
  try {
    const { dependencies, devDependencies } = JSON.parse(readFileSync(file, 'utf8')) as {
      dependencies?: Record<string, string>;
      devDependencies?: Record<string, string>;
    };
    return { ...dependencies, ...devDependencies };
  } catch (cause) {
    throw new UserError(`${file} is not valid JSON: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  }
}

function copiedConfig(theme: CopiedTheme | undefined, fluidDir: string, readYaml: ReadYaml): string | undefined {
  const file = theme && path.join(theme.dir, '_config.yml');
  if (file === undefined || !existsSync(file)) return undefined;
  const defaults = readSettings(path.join(fluidDir, '_config.yml'), readYaml);
  const own = differingSettings(readSettings(file, readYaml), defaults);
  return own && stringify(own, { lineWidth: 0 });
}

function readSettings(file: string, readYaml: ReadYaml): Settings {
  try {
    const value = readYaml(readFileSync(file, 'utf8'));
    return typeof value === 'object' && value !== null ? (value as Settings) : {};
  } catch (cause) {
    throw new UserError(`${file} is not valid YAML: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  }
}

/** What every blog has, or is made anew, or is here in another form. */
const noLoss =
  /^(?:scaffolds|scripts|themes|public|db\.json|_config\.yml|_config\.landscape\.yml|package(?:-lock)?\.json|yarn\.lock|pnpm-lock\.yaml|README.*|\.git.*|\.deploy_.*|\.npmrc|\.vscode|\.idea|\.obsidian|debug\.log)$/i;

function readLeftBehind(dir: string, taken: readonly string[]): string[] {
  const top = new Set(taken.map((name) => name.split('/')[0]));
  return readdirSync(dir, { withFileTypes: true })
    .filter(({ name }) => !leftOut.has(name) && !top.has(name) && (name === '.github' || !noLoss.test(name)))
    .map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name))
    .sort(compareText);
}

const leftOut = new Set(['node_modules', '.git', '.DS_Store', 'Thumbs.db']);

function listFiles(base: string, folder: string, links: string[]): string[] {
  const absolute = path.join(base, folder);
  if (!existsSync(absolute)) return [];
  const files: string[] = [];
  for (const name of readdirSync(absolute).sort(compareText)) {
    if (leftOut.has(name)) continue;
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
