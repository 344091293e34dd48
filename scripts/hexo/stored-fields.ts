// When Hexo's database stores a document, it computes all of its virtual fields first (addresses, tags, lists of posts)
// and throws the values away: warehouse's `toObject`, then `_applySetters`. Here they aren't computed. And it copies dates
// property by property, for which it goes through all methods of moment; here moment copies them.

import type Hexo from 'hexo';

type Fields = Record<string, unknown>;

interface Document extends Fields {
  toObject(): Fields;
}

interface Model {
  readonly Document: new (data: Fields) => Document;
  readonly new: (data: Fields) => Document;
  readonly schema: {
    readonly paths: Readonly<Record<string, { readonly getter?: unknown; readonly setter?: unknown }>>;
  };
  _insertOne(data: Fields): unknown;
  _replaceById(id: unknown, data: Fields): unknown;
}

/** Once all models are there. */
export function storeNoComputedFields(hexo: Hexo): void {
  const { _models: models } = hexo.database as unknown as { readonly _models: Readonly<Record<string, Model>> };
  for (const model of Object.values(models)) {
    const computed = new Set(
      Object.entries(model.schema.paths)
        .filter(([, { getter, setter }]) => typeof getter === 'function' && setter === undefined)
        .map(([name]) => name),
    );
    if (computed.size > 0) storeOthersOnly(model, computed);
  }
}

function storeOthersOnly(model: Model, computed: ReadonlySet<string>): void {
  const insert = model._insertOne.bind(model);
  const replace = model._replaceById.bind(model);
  const prepared = (data: Fields): Document => {
    const document = data instanceof model.Document ? data : model.new(data);
    Object.defineProperty(document, 'toObject', {
      configurable: true,
      // Once, for storing: whoever has the document goes on getting all of it.
      value: () => {
        Reflect.deleteProperty(document, 'toObject');
        return storedFields(document, computed);
      },
    });
    return document;
  };
  model._insertOne = (data) => insert(prepared(data));
  model._replaceById = (id, data) => {
    data['_id'] = id;
    return replace(id, prepared(data));
  };
}

function storedFields(document: Document, computed: ReadonlySet<string>): Fields {
  const others = Object.create(Object.getPrototypeOf(document) as object) as Document;
  for (const name of Object.keys(document)) {
    const isComputed = isGetter(document, name);
    if (isComputed && computed.has(name)) continue;
    const value = isComputed ? undefined : document[name];
    // What a getter gives isn't copied.
    const own = isMoment(value) ? { get: () => value.clone(), enumerable: true } : undefined;
    Object.defineProperty(others, name, own ?? Object.getOwnPropertyDescriptor(document, name) ?? {});
  }
  return others.toObject();
}

function isGetter(object: object, name: string): boolean {
  return Object.getOwnPropertyDescriptor(object, name)?.get !== undefined;
}

interface Moment {
  clone(): unknown;
}

function isMoment(value: unknown): value is Moment {
  const { _isAMomentObject: isOne, clone } = (value ?? {}) as { _isAMomentObject?: unknown; clone?: unknown };
  return isOne === true && typeof clone === 'function';
}
