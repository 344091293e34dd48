// highlight.js registers each of its some two hundred languages when it is loaded, and a blog uses five. Here a language
// is registered when it is asked for, and all of them as soon as something asks for what only all of them can answer.

import Module from 'node:module';

/** https://highlightjs.readthedocs.io/en/stable/api.html, as far as languages are named in it. */
export interface HighlightJs {
  highlight(code: string, options: { language: string; ignoreIllegals?: boolean }): { value: string };
  highlightAuto(code: string, languages?: string[]): { value: string; language?: string; relevance: number };
  getLanguage(name: string): object | undefined;
  listLanguages(): string[];
  autoDetection(name: string): boolean;
  registerLanguage(name: string, definition: LanguageDefinition): void;
  unregisterLanguage(name: string): void;
  registerAliases(names: string | string[], options: { languageName: string }): void;
}

export type LanguageDefinition = (library: HighlightJs) => object;

export interface LanguageSource {
  /** The language that has this name or alias, in lower case; `undefined` where only the library itself can tell. */
  languageOf(name: string): string | undefined;
  definitionOf(language: string): LanguageDefinition;
  /** Registers all languages. */
  registerAll(): void;
}

/** `library` without languages becomes one that has all of them for whoever calls it. */
export function registerOnDemand(library: HighlightJs, source: LanguageSource): void {
  const original: HighlightJs = { ...library };
  const registered = new Set<string>();
  const aliases = new Map<string, string>();
  const ofOthers = new Map<string, LanguageDefinition>();
  let isComplete = false;

  const complete = (): void => {
    if (isComplete) return;
    isComplete = true;
    Object.assign(library, original);
    source.registerAll();
    for (const [name, definition] of ofOthers) original.registerLanguage(name, definition);
    for (const [alias, languageName] of aliases) original.registerAliases([alias], { languageName });
  };

  const languageOf = (name: string): string | undefined => {
    const lower = name.toLowerCase();
    return aliases.get(lower) ?? (ofOthers.has(lower) ? lower : source.languageOf(lower));
  };

  const register = (name: string): void => {
    if (isComplete) return;
    const language = languageOf(name);
    if (language === undefined) {
      if (!original.getLanguage(name)) complete();
      return;
    }
    if (!registered.has(language)) {
      registered.add(language);
      original.registerLanguage(language, ofOthers.get(language) ?? source.definitionOf(language));
      for (const part of languagesWithin(original.getLanguage(language)))
        if (part) register(part);
        else complete();
    }
    // Another language that is registered already may have claimed the alias.
    if (original.getLanguage(name) !== original.getLanguage(language))
      original.registerAliases([name], { languageName: language });
  };

  Object.assign(library, {
    highlight(code, options, ...rest: unknown[]) {
      // Before version 11 the name of the language came first.
      register(typeof options === 'object' ? options.language : code);
      return (original.highlight as (...all: unknown[]) => { value: string })(code, options, ...rest);
    },
    highlightAuto(code, languages) {
      if (languages) for (const name of languages) register(name);
      else complete();
      return original.highlightAuto(code, languages);
    },
    getLanguage(name) {
      register(name);
      return original.getLanguage(name);
    },
    listLanguages() {
      complete();
      return original.listLanguages();
    },
    autoDetection(name) {
      register(name);
      return original.autoDetection(name);
    },
    registerLanguage(name, definition) {
      ofOthers.set(name.toLowerCase(), definition);
      registered.add(name.toLowerCase());
      original.registerLanguage(name, definition);
    },
    unregisterLanguage(name) {
      complete();
      original.unregisterLanguage(name);
    },
    registerAliases(names, { languageName }) {
      for (const name of [names].flat()) aliases.set(name.toLowerCase(), languageName);
      original.registerAliases(names, { languageName });
    },
  } satisfies Partial<HighlightJs>);
}

/** The names of languages that a grammar hands parts of the text to; nothing for "any language". */
function languagesWithin(grammar: unknown, seen = new Set<unknown>()): (string | undefined)[] {
  if (typeof grammar !== 'object' || grammar === null || grammar instanceof RegExp || seen.has(grammar)) return [];
  seen.add(grammar);
  const { subLanguage, ...rest } = grammar as { subLanguage?: string | string[] };
  const named = subLanguage === undefined ? [] : [subLanguage].flat();
  const own = subLanguage !== undefined && named.length === 0 ? [undefined] : named;
  return [...own, ...Object.values(rest).flatMap((value) => languagesWithin(value, seen))];
}

/**
 * To be called before anything loads highlight.js.
 * @param require Hexo's own
 * @param table hexo-util's, of the names and aliases of highlight.js
 */
export function loadLanguagesOnDemand(
  require: NodeJS.Require,
  table: { readonly languages: readonly string[]; readonly aliases: Readonly<Record<string, string>> },
): void {
  const file = require.resolve('highlight.js');
  const { version } = require('highlight.js/package.json') as { version: string };
  if (require.cache[file] !== undefined || !version.startsWith('11.')) return;
  const library = require('highlight.js/lib/core') as HighlightJs;
  const languages = new Set(table.languages);
  registerOnDemand(library, {
    languageOf: (name) =>
      languages.has(name) ? name : Object.hasOwn(table.aliases, name) ? table.aliases[name] : undefined,
    definitionOf: (language) => require(`highlight.js/lib/languages/${language}`) as LanguageDefinition,
    registerAll() {
      Reflect.deleteProperty(require.cache, file);
      require(file);
    },
  });
  const standIn = new Module(file);
  standIn.filename = file;
  standIn.loaded = true;
  standIn.exports = library;
  require.cache[file] = standIn;
}
