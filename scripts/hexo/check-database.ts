// db.json holds what Hexo has read before. A file of another shape (another tool's, an older version's, one that was cut
// short) costs time and nothing else: it is discarded with one line.

import type Hexo from 'hexo';

/** What a model's documents can't be without, in Hexo 8. */
const requiredText: Readonly<Record<string, readonly string[]>> = {
  Asset: ['_id', 'path'],
  Cache: ['_id'],
  Category: ['_id', 'name'],
  Data: ['_id'],
  Page: ['_id', 'source', 'path', 'raw'],
  Post: ['_id', 'source', 'slug', 'raw'],
  PostAsset: ['_id', 'slug', 'post'],
  PostCategory: ['_id', 'post_id', 'category_id'],
  PostTag: ['_id', 'post_id', 'tag_id'],
  Tag: ['_id', 'name'],
};

interface StoredModel {
  data: Record<string, Readonly<Record<string, unknown>> | null>;
  length: number;
  dirty: boolean;
}

const unreadable = new WeakSet<Hexo>();

/** Hexo imports whatever a model's part of the file holds, in a stream's listener, where an error ends the process. */
export function catchForeignDatabase(hexo: Hexo): void {
  const { prototype } = (hexo.database as unknown as { Model: { prototype: { _import(documents: unknown): void } } })
    .Model;
  const original = prototype._import; // eslint-disable-line @typescript-eslint/unbound-method -- called with `this`
  prototype._import = function (documents) {
    try {
      if (!Array.isArray(documents)) throw new TypeError('no list of documents');
      Reflect.apply(original, this, [documents]);
    } catch (error) {
      hexo.log.debug({ err: error }, 'db.json');
      unreadable.add(hexo);
    }
  };
}

interface LoadedHexo {
  readonly _dbLoaded: boolean;
  readonly _binaryRelationIndex: Readonly<Record<string, { load(): void }>>;
  readonly database: { readonly _models: Readonly<Record<string, StoredModel>> };
}

/** Right after Hexo has loaded its database; logs one line if that isn't one. */
export function discardForeignDatabase(hexo: Hexo): void {
  const { _dbLoaded: isLoaded, _binaryRelationIndex: indices, database } = hexo as unknown as LoadedHexo;
  // Hexo has said by itself that the file can't be read, but keeps what came before the fault.
  const isReadable = !unreadable.delete(hexo);
  if (isLoaded && isReadable && Object.entries(database._models).every(([name, model]) => hasShape(name, model)))
    return;
  if (isLoaded) hexo.log.warn('db.json is none of this Hexo and was discarded; everything is read anew.');
  for (const model of Object.values(database._models)) {
    model.data = {};
    model.length = 0;
    model.dirty = true;
  }
  for (const index of Object.values(indices)) index.load();
}

function hasShape(name: string, { data, length }: StoredModel): boolean {
  const required = requiredText[name] ?? [];
  const documents = Object.entries(data);
  if (length !== documents.length) return false;
  return documents.every(
    ([id, document]) => document?.['_id'] === id && required.every((key) => typeof document[key] === 'string'),
  );
}
