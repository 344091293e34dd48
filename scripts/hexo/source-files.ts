// Stands between Hexo and the files of the source folder. Hexo only logs a file that it can't process, and the post is
// gone from the site; here each such file is a finding with its place, and features look at posts and pages first.

import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type Hexo from 'hexo';
import type { Diagnostic } from '../core/diagnostic.ts';
import {
  blogFile,
  pathInBlog,
  guarded,
  rawDocuments,
  type Engine,
  type RawDocument,
  type StoredDocument,
} from './engine.ts';
import { describeError } from './build.ts';
import { catchForeignDatabase, discardForeignDatabase } from './check-database.ts';
import { buildMode } from './build-mode.ts';
import { SourceFile, type SourceTimes } from './source-file.ts';
import { readDatabaseInParts } from './load-database.ts';
import { writeDatabaseInParts } from './save-database.ts';
import { whilePending } from './pending.ts';
import { membershipsOf } from './order-documents.ts';
import { renderingHash } from './stale-posts.ts';
import { watchUnreadableFiles } from './unreadable-files.ts';

/** Hexo's `File`, as processors get it. */
interface HexoFile {
  readonly source: string;
  readonly path: string;
  readonly params: { readonly published?: boolean; readonly renderable?: boolean };
  /** `unreadable` is ours: the file was reported and is no business of any processor. */
  type: 'create' | 'update' | 'skip' | 'delete' | 'unreadable';
  read(): PromiseLike<string>;
  stat(): PromiseLike<object>;
}

type Process = (this: unknown, file: HexoFile) => unknown;

/** What a document remembers of how its file was read. */
interface ReadRecord {
  /** Findings that don't keep it out. */
  readonly paperlogSource?: readonly Diagnostic[];
  /** The file has an error now; a preview shows the document of before. */
  readonly paperlogStale?: boolean;
}

const readingId = 'paperlog/read-with';
/** Thrown through Hexo's processor once a finding has told why. */
class SourceRefused extends Error {}

export class SourceFiles {
  readonly #engine: Engine;
  readonly #faulty = new Map<string, readonly Diagnostic[]>();
  /** Read, but not yet stored by Hexo. */
  readonly #reading = new Map<unknown, SourceFile>();
  #ignored: readonly Diagnostic[] = [];
  #stale: ReadonlySet<unknown> = new Set();
  #readWith = '';
  #rereadAll = false;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** Once all processors are registered. */
  install(): void {
    const { hexo } = this.#engine;
    catchForeignDatabase(hexo);
    readDatabaseInParts(hexo);
    writeDatabaseInParts(hexo);
    const { processors } = hexo.source as unknown as { processors: { process: Process }[] };
    for (const entry of processors) {
      const original = entry.process;
      entry.process = (file) => this.#process(original, file, true);
    }
    const theme = hexo.theme as unknown as { processors: { process: Process }[] };
    theme.processors = theme.processors.map((entry) => {
      const original = entry.process;
      return { ...entry, process: (file: HexoFile) => this.#process(original, file, false) };
    });
    for (const name of ['Post', 'Page']) {
      const model = hexo.model(name) as unknown as StoredModel;
      const keep = ({ _id, source }: { _id: string; source?: unknown }) => {
        const file = this.#reading.get(source);
        const stored = model.data[_id];
        if (file && stored) keepWithDocument(stored, file);
      };
      model.on('insert', keep);
      model.on('update', keep);
    }
    watchUnreadableFiles(hexo, {
      begin: () => {
        this.#begin();
      },
      ignored: (diagnostics) => {
        this.#ignored = diagnostics;
      },
      report: (file, diagnostic) => {
        if (diagnostic) this.#faulty.set(file, [diagnostic]);
        else this.#faulty.delete(file);
      },
    });
  }

  /** What the documents and the files that are none of them have to say; before a site is generated. */
  async collect(): Promise<void> {
    const { diagnostics, hexo } = this.#engine;
    diagnostics.replace('ignored-files', this.#ignored);
    const found = new Map(this.#faulty);
    for (const document of rawDocuments(hexo) as (RawDocument & ReadRecord)[]) {
      const { paperlogSource } = document;
      const file = blogFile(hexo, String(document['source']));
      if (paperlogSource?.length && !found.has(file)) found.set(file, paperlogSource);
    }
    for (const scope of diagnostics.scopes()) {
      if (scope.startsWith('source:') && !found.has(scope.slice('source:'.length))) diagnostics.clear(scope);
    }
    for (const [file, findings] of found) diagnostics.replace(`source:${file}`, findings);
    await cacheOf(hexo).save({ _id: readingId, hash: this.#readWith });
    this.#rereadAll = false;
  }

  /** The database is loaded, no file is read yet. */
  #begin(): void {
    const { hexo } = this.#engine;
    discardForeignDatabase(hexo);
    // Themes change the configuration later on.
    this.#readWith = renderingHash(this.#engine);
    this.#rereadAll = cacheOf(hexo).findById(readingId)?.hash !== this.#readWith;
    const stale = rawDocuments(hexo).filter(({ paperlogStale }) => paperlogStale);
    this.#stale = new Set(stale.map((document) => document['source']));
  }

  async #process(original: Process, file: HexoFile, ofSource: boolean): Promise<void> {
    const { hexo } = this.#engine;
    if (file.type === 'unreadable') return;
    const name = pathInBlog(hexo, file.source);
    const document = ofSource && isDocumentFile(file);
    if (file.type === 'delete') {
      this.#faulty.delete(name);
      await Reflect.apply(original, hexo, [file]);
      return;
    }
    // A document of an earlier version of our code or of the configuration is read again.
    if (document && file.type === 'skip' && (this.#rereadAll || this.#stale.has(file.path))) file.type = 'update';
    const state: { source?: SourceFile } = {};
    if (document) this.#intercept(file, name, state);
    try {
      if (ofSource && file.type !== 'skip' && isDataFile(hexo, file)) this.#readData(file, name, state);
      await whilePending(() => `what reads ${name}`, Reflect.apply(original, hexo, [file]));
      this.#reading.delete(file.path);
      if (!document && file.type === 'skip') return;
      if (state.source || !document) this.#faulty.delete(name);
    } catch (cause) {
      this.#reading.delete(file.path);
      if (state.source && !state.source.refused) state.source.report(processFailure(file, cause));
      const failed = state.source?.diagnostics ?? [
        { file: name, line: 1, column: 1, ...processFailure(file, cause) } as Diagnostic,
      ];
      this.#faulty.set(name, failed);
      if (document) await this.#withdraw(file);
      else await this.#forget(file, ofSource);
    }
  }

  /** Lets the features look at a data file before its renderer does. */
  #readData(file: HexoFile, name: string, state: { source?: SourceFile }): void {
    const { hexo, features } = this.#engine;
    const about = { file: name, source: file.path, kind: 'data', shown: true } as const;
    const source = new SourceFile(hexo, { ...about, bytes: readFileSync(file.source) });
    state.source = source;
    for (const { feature, env } of features) {
      guarded(feature.name, 'readData', name, () => feature.hooks?.readData?.(env, source));
      if (source.refused) throw new SourceRefused();
    }
  }

  /** Lets the features read the file before Hexo's processor does. */
  #intercept(file: HexoFile, name: string, state: { source?: SourceFile }): void {
    const { hexo, features } = this.#engine;
    file.read = async () => {
      const bytes = readFileSync(file.source);
      const drafts = (hexo as unknown as { _showDrafts(): unknown })._showDrafts();
      const { published } = file.params;
      const source = new SourceFile(hexo, {
        file: name,
        source: file.path,
        kind: published === undefined ? 'page' : published ? 'post' : 'draft',
        shown: published !== false || Boolean(drafts),
        bytes,
      });
      state.source = source;
      for (const { feature, env } of features) {
        const hook = feature.hooks?.readSource;
        const called = hook && guarded(feature.name, 'readSource', name, () => hook(env, source));
        if (called instanceof Promise) await called;
        if (source.refused) throw new SourceRefused();
      }
      this.#reading.set(file.path, source);
      return source.text;
    };
    file.stat = async () => {
      return Promise.resolve(withTimes(statSync(file.source), () => state.source?.times));
    };
  }

  /**
   * Hexo has already noted the file as read, and would pass it over from now on. Of a data file it would go on using
   * what an earlier version said.
   */
  async #forget(file: HexoFile, ofSource: boolean): Promise<void> {
    const { hexo } = this.#engine;
    const id = pathInBlog(hexo, file.source);
    const cache = hexo.model('Cache') as unknown as { findById(id: string): RemovableDocument | undefined };
    await cache.findById(id)?.remove();
    if (!ofSource || !file.path.startsWith('_data/') || buildMode(hexo).purpose === 'serve') return;
    const name = file.path.slice('_data/'.length, file.path.length - path.extname(file.path).length);
    const data = hexo.model('Data') as unknown as { findById(id: string): RemovableDocument | undefined };
    await data.findById(name)?.remove();
  }

  /** The site must not show what the file no longer says; only a preview keeps it while the author is writing. */
  async #withdraw(file: HexoFile): Promise<void> {
    const { hexo } = this.#engine;
    const document = findDocument(hexo, file.path);
    if (!document) return;
    if (buildMode(hexo).purpose === 'serve') {
      document['paperlogStale'] = true;
      await document.save();
    } else {
      await document.remove();
    }
  }
}

interface StoredModel {
  readonly data: Readonly<Record<string, Record<string, unknown> | null>>;
  on(event: 'insert' | 'update', listener: (document: { _id: string; source?: unknown }) => void): void;
}

/** Straight into what the database has just stored: saving each post a second time would cost as much as reading it. */
function keepWithDocument(stored: Record<string, unknown>, file: SourceFile): void {
  for (const change of file.changes) change(stored);
  if (file.diagnostics.length > 0) stored['paperlogSource'] = file.diagnostics;
  if (file.kind !== 'page') Object.assign(stored, membershipsOf(file.frontMatter.data));
}

function isDocumentFile({ params, path: source }: HexoFile): boolean {
  return params.renderable === true && !source.startsWith('_data/');
}

/** Anything else below `_data/` is taken by Hexo as it is. */
function isDataFile(hexo: Hexo, { path: source }: HexoFile): boolean {
  return source.startsWith('_data/') && hexo.render.isRenderable(source);
}

/** Hexo asks for these times only where front matter and file name give none. */
function withTimes(stats: { birthtime: Date; ctime: Date; mtime: Date }, times: () => SourceTimes | undefined): object {
  return {
    get birthtime() {
      return times()?.created() ?? stats.birthtime;
    },
    get ctime() {
      return times()?.created() ?? stats.ctime;
    },
    get mtime() {
      const known = times();
      return known ? known.changed() : stats.mtime;
    },
  };
}

type RemovableDocument = StoredDocument & { remove(): PromiseLike<unknown> };

function findDocument(hexo: Hexo, source: string): RemovableDocument | undefined {
  for (const model of ['Post', 'Page']) {
    const { data } = hexo.model(model) as unknown as { data: Record<string, { source?: unknown } | null> };
    for (const [id, stored] of Object.entries(data)) {
      if (stored?.source === source) return hexo.model(model).findById(id) as unknown as RemovableDocument;
    }
  }
  return undefined;
}

function cacheOf(hexo: Hexo) {
  return hexo.model('Cache') as unknown as {
    findById(id: string): { hash: string } | undefined;
    save(entry: { _id: string; hash: string }): PromiseLike<unknown>;
  };
}

/** What a processor of Hexo, the theme or a plugin threw; js-yaml's and JSON's errors have a place in the file. */
function processFailure(file: HexoFile, cause: unknown) {
  const error = cause as { reason?: unknown; mark?: { line: number; column: number }; code?: unknown };
  const common = { rule: 'source-failed', severity: 'error' as const };
  if (typeof error.code === 'string' && ['EACCES', 'EPERM', 'ENOENT', 'EISDIR', 'EIO'].includes(error.code)) {
    return { ...common, message: `The file can't be read: ${error.code}.`, remedy: 'Make it readable or remove it.' };
  }
  if (typeof error.reason === 'string' && error.mark) {
    const at = { line: error.mark.line + 1, column: error.mark.column + 1 };
    return { ...common, ...at, at, message: `This isn't valid YAML: ${error.reason}.`, remedy: 'Mend this line.' };
  }
  const offset = cause instanceof Error ? /in JSON at position (\d+)/.exec(cause.message)?.[1] : undefined;
  if (offset !== undefined) {
    const before = readFileSync(file.source, 'utf8').slice(0, Number(offset)).split('\n');
    const at = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
    return { ...common, ...at, at, message: `${describeError(cause)}.`, remedy: 'Mend this line.' };
  }
  return {
    ...common,
    message: `The file could not be processed: ${describeError(cause)}.`,
    remedy: 'Mend what the message names.',
  };
}
