// What Hexo's tag registry knows: names, which of them have an end, and the functions behind them.

import type Hexo from 'hexo';
import { verbatimTags, type TagKind } from '../core/source/scan.ts';

/** Hexo's extension objects in the Nunjucks environment (`hexo/dist/extend/tag.js`). */
export interface TagExtension {
  readonly tags: readonly string[];
  fn: (this: unknown, args: string[], body?: string) => unknown;
  readonly _parseBody?: unknown;
}

export function tagExtensions(hexo: Hexo): Readonly<Record<string, TagExtension>> {
  return (hexo.extend.tag as unknown as { env: { extensions: Record<string, TagExtension> } }).env.extensions;
}

/** Nunjucks' own blocks and statements, which a tag's name can't be. */
export const nunjucksBlocks: ReadonlySet<string> = new Set([
  ...['if', 'for', 'asyncEach', 'asyncAll', 'macro', 'block', 'call', 'filter', 'switch'],
]);
export const nunjucksStatements: ReadonlySet<string> = new Set([
  ...['else', 'elif', 'elseif', 'set', 'include', 'import', 'from', 'extends', 'case', 'default'],
]);

/** What a name in `{% name %}` stands for in this blog; `nunjucks`: its own statements run as well. */
export function tagKinds(hexo: Hexo, nunjucks: boolean): (name: string) => TagKind | undefined {
  const extensions = tagExtensions(hexo);
  return (name) => {
    if (name === 'raw' || name === 'verbatim') return 'verbatim';
    const extension = Object.hasOwn(extensions, name) ? extensions[name] : undefined;
    if (!extension && !nunjucks) return undefined;
    if (!extension) return nunjucksBlocks.has(name) ? 'block' : nunjucksStatements.has(name) ? 'single' : undefined;
    if (extension._parseBody === undefined) return 'single';
    return verbatimTags.has(name) ? 'verbatim' : 'block';
  };
}
