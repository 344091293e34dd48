// The engine's shared state: the features with their checked configuration, and what they have found.

import path from 'node:path';
import type Hexo from 'hexo';
import { compareText, DiagnosticCollector, type Diagnostic } from '../core/diagnostic.ts';
import type { AnyFeature, FeatureEnvironment, Kept, SiteInfo } from './define-feature.ts';
import { keptWith } from './post-record.ts';

/** Below the blog's folder: what costs time to make anew and is never wrong to delete. `hexo clean --all` does. */
export const keptFolder = '.paperlog';

export interface InstalledFeature {
  readonly feature: AnyFeature;
  readonly env: FeatureEnvironment<unknown>;
}

export interface Engine {
  readonly hexo: Hexo;
  readonly features: readonly InstalledFeature[];
  readonly diagnostics: DiagnosticCollector;
  /** Of all our code: what it has made is kept by it. */
  readonly codeHash: string;
}

const engines = new WeakMap<Hexo, Engine>();

/** The engine installed into this Hexo. */
export function engineOf(hexo: Hexo): Engine {
  const engine = engines.get(hexo);
  if (!engine) throw new Error('Paperlog is not installed in this Hexo.');
  return engine;
}

/** `config` maps feature names to their checked configuration. */
export function createEngine(
  hexo: Hexo,
  features: readonly AnyFeature[],
  config: ReadonlyMap<string, unknown>,
  codeHash: string,
): Engine {
  const diagnostics = new DiagnosticCollector();
  const installed = features.map((feature): InstalledFeature => {
    const env: FeatureEnvironment<unknown> = {
      hexo,
      get config() {
        return config.get(feature.name);
      },
      get site() {
        return siteInfo(hexo);
      },
      hasErrors: (file) => diagnostics.hasErrors(file),
      kept: <T>(name: string) => keptWithDocuments<T>(hexo, name),
      report(scope: string, ...found: Diagnostic[]) {
        diagnostics.replace(`${feature.name}:${scope}`, found);
      },
    };
    return { feature, env };
  });
  const engine = { hexo, features: installed, diagnostics, codeHash };
  engines.set(hexo, engine);
  return engine;
}

export function siteInfo(hexo: Hexo): SiteInfo {
  const { url, root, language } = hexo.config as unknown as {
    url: string;
    root: string;
    language: string | string[] | null;
  };
  const first = Array.isArray(language) ? language[0] : language;
  return { url: url, root: root, language: first ?? 'en' };
}

/** A document of Hexo's database. */
export type StoredDocument = Record<string, unknown> & { save(): PromiseLike<unknown> };

/** A document as the database holds it. */
export type RawDocument = Readonly<Record<string, unknown>>;

interface DocumentModel {
  readonly data: Readonly<Record<string, RawDocument | null>>;
  /** Gives it computed fields and methods. */
  readonly new: (data: RawDocument) => StoredDocument;
}

function modelOf(hexo: Hexo, model: 'Post' | 'Page'): DocumentModel {
  return hexo.model(model) as unknown as DocumentModel;
}

/**
 * The database's own objects: read them, never change them. Without computed fields (`path`, `tags`), and at no cost;
 * whoever asks Hexo gets a copy of all that is in a document.
 */
export function rawDocuments(hexo: Hexo, ...models: readonly ('Post' | 'Page')[]): RawDocument[] {
  const wanted = models.length > 0 ? models : (['Post', 'Page'] as const);
  // Removed ones stay as `null`.
  return wanted.flatMap((model) => Object.values(modelOf(hexo, model).data).filter((document) => document !== null));
}

/** A copy of it with computed fields, to be changed and saved; what is inside of its fields is the database's own. */
export function storedDocument(hexo: Hexo, model: 'Post' | 'Page', raw: RawDocument): StoredDocument {
  return modelOf(hexo, model).new(raw);
}

const snapshots = new WeakMap<Hexo, Map<string, StoredDocument[]>>();

/**
 * All documents of a model with computed fields, to be changed and saved; what is inside of their fields is the
 * database's own. Within a phase of a build all features share them.
 */
export function documents(hexo: Hexo, model: 'Post' | 'Page'): readonly StoredDocument[] {
  let snapshot = snapshots.get(hexo);
  if (!snapshot) snapshots.set(hexo, (snapshot = new Map<string, StoredDocument[]>()));
  let list = snapshot.get(model);
  if (!list) snapshot.set(model, (list = rawDocuments(hexo, model).map((raw) => storedDocument(hexo, model, raw))));
  return list;
}

/** Has documents rendered again: Hexo renders what has no content. */
export async function forgetRendering(
  hexo: Hexo,
  isStale: (document: RawDocument, model: 'Post' | 'Page') => boolean,
): Promise<void> {
  for (const model of ['Post', 'Page'] as const) {
    const stale = rawDocuments(hexo, model).filter((raw) => raw['content'] != null && isStale(raw, model));
    const sources = new Set(stale.map(({ source }) => source));
    // Most often there are none, and nothing is copied.
    for (const document of sources.size > 0 ? documents(hexo, model) : []) {
      if (!sources.has(document['source'])) continue;
      document['content'] = undefined;
      await document.save();
    }
  }
}

const paths = new WeakMap<RawDocument, string>();

/** Below the site's root; computed by Hexo's filters for permalinks at each look at a post, here once. */
export function documentPath(hexo: Hexo, model: 'Post' | 'Page', raw: RawDocument): string {
  let known = paths.get(raw);
  if (known === undefined) {
    const { path: computed } = modelOf(hexo, model).new(raw);
    known = typeof computed === 'string' ? computed : '';
    paths.set(raw, known);
  }
  return known;
}

function keptWithDocuments<T>(hexo: Hexo, name: string): Kept<T>[] {
  const text = (part: unknown): string => (typeof part === 'string' ? part : '');
  const kept: Kept<T>[] = [];
  for (const model of ['Post', 'Page'] as const) {
    for (const raw of rawDocuments(hexo, model)) {
      const value = keptWith(raw, name);
      if (value === undefined || raw['content'] == null) continue;
      kept.push({
        file: blogFile(hexo, String(raw['source'])),
        title: text(raw['title']),
        get path() {
          return documentPath(hexo, model, raw);
        },
        value: value as T,
      });
    }
  }
  return kept.sort((a, b) => compareText(a.file, b.file));
}

/** Begins a phase: sources were read, or posts were rendered. */
export function refreshDocuments(hexo: Hexo): void {
  snapshots.delete(hexo);
}

/** A file's place in the blog, with slashes on every system: as findings name it and Hexo's database calls it. */
export function pathInBlog(hexo: Hexo, file: string): string {
  return path.relative(hexo.base_dir, file).split(path.sep).join('/');
}

/** `source/_posts/a.md` for Hexo's `post.source` (`_posts/a.md`). */
export function blogFile(hexo: Hexo, source: string): string {
  let known = blogFiles.get(hexo);
  if (!known) blogFiles.set(hexo, (known = new Map<string, string>()));
  let file = known.get(source);
  if (file === undefined) {
    file = pathInBlog(hexo, path.join(hexo.source_dir, source));
    known.set(source, file);
  }
  return file;
}

/** Every look at all posts asks for the name of each. */
const blogFiles = new WeakMap<Hexo, Map<string, string>>();

/**
 * Runs `action` of a feature; an error keeps its cause and names feature, hook and, where there is one, the post.
 * Errors that are the user's to mend (`UserError`) pass unchanged.
 */
export function guarded<T>(feature: string, hook: string, post: string | undefined, action: () => T): T {
  const rename = (cause: unknown): never => {
    if (cause instanceof Error && (cause.name === 'UserError' || cause.name === 'HookError')) throw cause;
    throw new HookError(feature, hook, post, cause);
  };
  try {
    const result = action();
    if (result instanceof Promise) return result.catch(rename) as T;
    return result;
  } catch (cause) {
    return rename(cause);
  }
}

/**
 * Calls a hook of all features in their order, each through `guarded`. Only what is a promise is waited for: a turn for
 * each hook of each post would cost more than most hooks do.
 */
export async function callHooks(
  { features }: Engine,
  hook: string,
  post: string | undefined,
  call: (owner: InstalledFeature) => unknown,
): Promise<void> {
  for (const owner of features) {
    const result = guarded(owner.feature.name, hook, post, () => call(owner));
    if (result instanceof Promise) await result;
  }
}

/** A fault in one of our features, or in one of the owner's scripts that is run through the same wrapper. */
export class HookError extends Error {
  override readonly name = 'HookError';

  constructor(feature: string, hook: string, post: string | undefined, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(`Feature "${feature}", ${hook}${post ? `, ${post}` : ''}: ${reason}`, { cause });
  }
}
