// Stands for Fluid's generator of its search index, with the same settings and the same result path.

import type Hexo from 'hexo';
import { searchIndex, type SearchEntry } from './search-index.ts';

/** Fluid's name for it: what is registered under a name replaces what was. */
const generatorName = '_hexo_generator_search';

interface SearchSettings {
  readonly enable?: boolean;
  readonly field?: string;
  readonly content?: boolean;
  readonly generate_path?: string;
}

interface Named {
  readonly name: string;
}

interface Searched {
  readonly title?: unknown;
  readonly path: string;
  readonly content?: string;
  readonly indexing?: boolean;
  readonly encrypt?: boolean;
  readonly categories?: { toArray(): Named[] };
  readonly tags?: { toArray(): Named[] };
}

interface Locals {
  readonly posts: { sort(order: string): { toArray(): Searched[] } };
  readonly pages: { toArray(): Searched[] };
}

export function registerSearchIndex(hexo: Hexo): void {
  hexo.extend.generator.register(generatorName, ((locals: Locals) => {
    const { search = {} } = hexo.theme.config as { search?: SearchSettings };
    if (!search.enable) return undefined;
    const field = (search.field ?? '').trim() || 'post';
    const documents = [
      ...(field === 'page' ? [] : locals.posts.sort('-date').toArray()),
      ...(field === 'post' ? [] : locals.pages.toArray()),
    ].filter(({ indexing }) => indexing !== false);
    return {
      path: search.generate_path ?? 'local-search.xml',
      data: () =>
        searchIndex(documents.map((document) => entryOf(document, hexo.config.root, search.content === true))),
    };
  }) as never);
}

function entryOf(document: Searched, root: string, withContent: boolean): SearchEntry {
  const title = typeof document.title === 'string' || typeof document.title === 'number' ? String(document.title) : '';
  return {
    title,
    url: root.replace(/\/*$/, '/') + document.path.replace(/^\/+/, ''),
    ...(withContent ? { content: document.content ?? '' } : {}),
    categories: names(document.categories),
    tags: names(document.tags),
  };
}

function names(list: { toArray(): Named[] } | undefined): string[] {
  return list ? list.toArray().map(({ name }) => name) : [];
}
