// Hexo's registered highlighters, wrapped once for everything that calls them (fences, `{% codeblock %}`,
// `{% include_code %}`, other plugins): common aliases are understood, no name of a language can break them, and the
// same block with the same settings is highlighted once.

import { createRequire } from 'node:module';
import path from 'node:path';
import type Hexo from 'hexo';
import { escapeHtml } from '../../core/html.ts';
import { loadLanguagesOnDemand, type HighlightJs } from './languages-on-demand.ts';
import { aliasesOf, aliasOf, isNoName, nearestLanguage, type Library } from './languages.ts';

/** What Hexo hands to a highlighter (`hexo/dist/plugins/highlight`). */
export interface HighlightOptions {
  readonly lang?: string | undefined;
  readonly caption?: string | undefined;
  readonly lines_length?: number;
  readonly firstLine?: number;
  readonly firstLineNumber?: string;
  readonly line_number?: boolean | undefined;
  readonly line_threshold?: number | undefined;
  readonly language_attr?: boolean | undefined;
  readonly mark?: readonly number[];
  readonly wrap?: boolean | undefined;
}

type Highlighter = (this: unknown, code: string, options: HighlightOptions) => string;

interface HighlightConfig {
  readonly wrap?: boolean;
  readonly [key: string]: unknown;
}

interface Settings {
  readonly syntax_highlighter?: string;
  readonly highlight?: HighlightConfig;
  readonly prismjs?: HighlightConfig;
}

/** Highlighted text that is kept, in characters. */
const keptCharacters = 32_000_000;

export const libraries: readonly Library[] = ['highlight.js', 'prismjs'];

export function settingsOf(hexo: Hexo): Settings {
  return hexo.config as unknown as Settings;
}

/** What `syntax_highlighter` names; `undefined`: code isn't highlighted. */
export function highlighterName(hexo: Hexo): string | undefined {
  const name = settingsOf(hexo).syntax_highlighter;
  const query = (key: string): unknown => hexo.extend.highlight.query(key);
  return name && query(name) ? name : undefined;
}

export function asLibrary(name: string | undefined): Library | undefined {
  return libraries.find((library) => library === name);
}

export function highlight(hexo: Hexo, name: string, code: string, options: HighlightOptions): string {
  return hexo.extend.highlight.exec(name, { context: hexo, args: [code, options] } as never) as unknown as string;
}

const wrapped = new WeakSet<object>();

export function wrapHighlighters(hexo: Hexo): void {
  hexoRequire = createRequire(path.join(hexo.core_dir, 'package.json'));
  loadLanguagesOnDemand(createRequire(hexoRequire.resolve('hexo-util')), highlightJsTable());
  const cache = new HighlightCache();
  for (const library of libraries) {
    const original = hexo.extend.highlight.query(library) as unknown as Highlighter | undefined;
    if (!original || wrapped.has(original)) continue;
    const outer: Highlighter = (code, options) => {
      const { settings, safe } = prepare(hexo, library, options);
      return cache.get(JSON.stringify([library, settings, safe, code]), () => {
        const isGuessed =
          !safe.lang && library === 'highlight.js' && settings['auto_detect'] === true && code.trim() !== '';
        const shown = isGuessed ? { ...safe, lang: guessLanguage(code) } : safe;
        return original.call(contextFor(hexo, library, settings), code, shown);
      });
    };
    wrapped.add(outer);
    hexo.extend.highlight.register(library, outer as never);
  }
}

function prepare(
  hexo: Hexo,
  library: Library,
  options: HighlightOptions,
): { settings: HighlightConfig; safe: HighlightOptions } {
  const { highlight: hljs, prismjs } = settingsOf(hexo);
  const settings = (library === 'prismjs' ? prismjs : hljs) ?? {};
  return {
    // Hexo documents `wrap:` for single blocks, but its highlighter asks the settings alone.
    settings: options.wrap === undefined ? settings : { ...settings, wrap: options.wrap },
    safe: options.lang ? { ...options, lang: safeLanguage(library, options.lang) } : options,
  };
}

function contextFor(hexo: Hexo, library: Library, settings: HighlightConfig): unknown {
  const key = library === 'prismjs' ? 'prismjs' : 'highlight';
  return (hexo.config as unknown as Settings)[key] === settings
    ? hexo
    : { config: { ...hexo.config, [key]: settings } };
}

/** A name that does no harm: highlighters look names up in plain objects and write them into attributes. */
function safeLanguage(library: Library, name: string): string {
  if (library === 'prismjs') {
    if (isKnown(library, name)) return name;
    const lower = name.toLowerCase();
    const alias = isKnown(library, lower) ? lower : aliasOf(library, name);
    return alias ?? languageOfFile(library, name) ?? (isDangerous(lower) ? 'none' : escapeHtml(name));
  }
  teachAliases();
  if (isKnown(library, name)) return name;
  const inFileName = languageOfFile(library, name);
  if (inFileName !== undefined) return inFileName;
  return isDangerous(name.toLowerCase()) ? 'plaintext' : escapeHtml(name);
}

/** Properties of every object, and what else lies beside the languages in Prism. */
function isDangerous(name: string): boolean {
  return name in Object.prototype || /^(?:extend|insertbefore|dfs|meta)$/.test(name);
}

/** hexo-util, highlight.js and Prism must be those that Hexo itself uses. */
let hexoRequire = createRequire(import.meta.url);
let taught = false;

function hexoUtil(name: string): unknown {
  return createRequire(hexoRequire.resolve('hexo-util'))(name);
}

/** highlight.js takes aliases of ours as its own, so that the author's name stays in the classes. */
function teachAliases(): void {
  if (taught) return;
  taught = true;
  const library = hexoUtil('highlight.js') as HighlightJs;
  const names = namesOf('highlight.js');
  for (const [alias, languageName] of Object.entries(aliasesOf('highlight.js'))) {
    if (!names.has(alias)) library.registerAliases([alias], { languageName });
  }
}

/** highlight.js's own `common` set, and what else blogs are about: of all its languages some odd one always fits. */
const guessed = (
  'bash c cpp csharp css diff dockerfile go graphql ini java javascript json kotlin latex less lua makefile markdown ' +
  'matlab nginx objectivec perl php powershell python r ruby rust scala scss shell sql swift typescript xml yaml'
).split(' ');
/** Below it, a few words of a language happen to stand in a text. */
const leastRelevance = 5;

/** Of a block without a language, where `highlight.auto_detect` is on, as Fluid has it. */
function guessLanguage(code: string): string {
  const library = hexoUtil('highlight.js') as HighlightJs;
  const { language, relevance } = library.highlightAuto(code, guessed);
  return language !== undefined && relevance >= leastRelevance ? language : 'plaintext';
}

const knownNames = new Map<Library, ReadonlySet<string>>();

/** Names and aliases in the tables of the libraries, which are read without loading a single language. */
function namesOf(library: Library): ReadonlySet<string> {
  const known = knownNames.get(library);
  if (known) return known;
  const names = new Set<string>(library === 'prismjs' ? prismNames() : highlightJsNames());
  knownNames.set(library, names);
  return names;
}

function highlightJsNames(): string[] {
  const { languages, aliases } = highlightJsTable();
  return [...languages, ...Object.keys(aliases)];
}

function highlightJsTable(): { languages: string[]; aliases: Record<string, string> } {
  return hexoRequire('hexo-util/highlight_alias.json') as { languages: string[]; aliases: Record<string, string> };
}

function prismNames(): string[] {
  const { languages } = hexoUtil('prismjs/components') as {
    languages: Record<string, { alias?: string | string[] }>;
  };
  return Object.entries(languages)
    .filter(([name]) => name !== 'meta')
    .flatMap(([name, { alias = [] }]) => [name, ...[alias].flat()]);
}

function isKnown(library: Library, name: string): boolean {
  const names = namesOf(library);
  if (library === 'prismjs') return names.has(name);
  // hexo-util's table lacks some of the library's names: zsh, jsonc, proto.
  const lower = name.toLowerCase();
  return names.has(lower) || Boolean((hexoUtil('highlight.js') as HighlightJs).getLanguage(lower));
}

/** Does a block in this language come out as it should? */
export function understands(library: Library, name: string): boolean {
  const isLanguage =
    isKnown(library, name) || isKnown(library, name.toLowerCase()) || aliasOf(library, name) !== undefined;
  return isLanguage || isNoName(name) || languageOfFile(library, name) !== undefined;
}

/** `nginx.conf`, `_config.yml`: a file, by its extension. */
function languageOfFile(library: Library, name: string): string | undefined {
  const extension = /^[\w-]*\.([a-z][a-z\d]*)$/i.exec(name)?.[1]?.toLowerCase();
  if (extension === undefined) return undefined;
  return isKnown(library, extension) ? extension : aliasOf(library, extension);
}

export function nearestTo(library: Library, name: string): string | undefined {
  return nearestLanguage(library, name, namesOf(library));
}

class HighlightCache {
  readonly #entries = new Map<string, string>();
  #size = 0;

  get(key: string, make: () => string): string {
    const known = this.#entries.get(key);
    if (known !== undefined) return known;
    const made = make();
    const size = key.length + made.length;
    if (this.#size + size > keptCharacters) {
      this.#entries.clear();
      this.#size = 0;
    }
    this.#entries.set(key, made);
    this.#size += size;
    return made;
  }
}
