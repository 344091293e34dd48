// Writes db.json document by document and puts it into place whole. Hexo's own way copies all documents and makes one
// text of them, in memory beside them, and leaves half a file where the disk is full.

import type Hexo from 'hexo';
import { writePartsWhole } from '../platform/atomic-file.ts';
import { hexoModule } from './front-matter.ts';

type Document = Record<string, unknown>;

interface Model {
  readonly data: Readonly<Record<string, Document | null>>;
  readonly schema: { _exportDatabase(document: Document): Document };
}

interface Database {
  readonly options: { readonly path: string; readonly version: number };
  readonly _models: Readonly<Record<string, Model | undefined>>;
  save(callback?: unknown): PromiseLike<unknown>;
}

/** Before Hexo saves its database. */
export function writeDatabaseInParts(hexo: Hexo): void {
  const database = hexo.database as unknown as Database;
  const original = database.save.bind(database);
  database.save = async (callback) => {
    if (callback !== undefined) return original(callback);
    const { version: warehouse } = hexoModule(hexo, 'warehouse/package.json') as { version: string };
    await writePartsWhole(database.options.path, databaseText(database, warehouse));
    return undefined;
  };
}

function* databaseText({ options, _models }: Database, warehouse: string): Generator<string> {
  yield `{"meta":${JSON.stringify({ version: options.version, warehouse })},"models":{`;
  let isFirst = true;
  for (const [name, model] of Object.entries(_models)) {
    if (!model) continue;
    yield `${isFirst ? '' : ','}${JSON.stringify(name)}:[`;
    isFirst = false;
    let separator = '';
    for (const document of Object.values(model.data)) {
      // Removed ones stay as `null`.
      if (document === null) continue;
      yield separator + JSON.stringify(shortenDocument(model.schema._exportDatabase({ ...document })));
      separator = ',';
    }
    yield ']';
  }
  yield '}}';
}

/** In the place of `more` and `_content`: half of what is stored of a post stands in another field as well. */
interface Shortened {
  /** `more` is the whole `content`. */
  readonly paperlogMore?: boolean;
  /** `_content` is the end of `raw`, of this length. */
  readonly paperlogBody?: number;
}

export function shortenDocument(document: Document): Document {
  const { content, more, raw, _content, ...rest } = document;
  const isMore = typeof content === 'string' && more === content;
  const isBody = typeof raw === 'string' && typeof _content === 'string' && raw.endsWith(_content);
  if (!isMore && !isBody) return document;
  return {
    ...rest,
    content,
    raw,
    ...(isMore ? { paperlogMore: true } : { more }),
    ...(isBody ? { paperlogBody: _content.length } : { _content }),
  };
}

/** Changes `document` in place: what stands in two fields is one text in memory too. */
export function restoreDocument(document: Document): Document {
  const { paperlogMore, paperlogBody } = document as Shortened;
  if (paperlogMore === undefined && paperlogBody === undefined) return document;
  const { content, raw } = document;
  if (paperlogMore) document['more'] = content;
  if (paperlogBody !== undefined && typeof raw === 'string')
    document['_content'] = raw.slice(raw.length - paperlogBody);
  delete document['paperlogMore'];
  delete document['paperlogBody'];
  return document;
}
