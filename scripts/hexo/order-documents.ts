// Hexo's database has documents in the order in which the disk answered, and tags and categories in the order in which
// posts happened to bring them up. Lists, neighbours and `:category` in addresses follow it. Here everything gets the
// order it would have if the files were read one after another by name, whatever was built before.

import type Hexo from 'hexo';
import { compareText } from '../core/diagnostic.ts';

interface Stored {
  readonly _id: string;
  readonly source?: unknown;
  readonly name?: unknown;
  readonly parent?: unknown;
  readonly paperlogMemberships?: string;
}

interface StoredModel {
  data: Record<string, Stored | null>;
  dirty: boolean;
}

/** What a post says it belongs to, in the author's order. */
interface Memberships {
  readonly tags: readonly string[];
  readonly categories: readonly (readonly string[])[];
}

/**
 * Kept with the post, as text, which the database doesn't copy for everyone who asks for a post. The lists are as Hexo
 * understands them: `[a, b]` is a
 * category and one below it, `[[a], [b]]` are two.
 */
export function membershipsOf(frontMatter: Readonly<Record<string, unknown>>): { paperlogMemberships: string } {
  const { tags, tag, categories, category } = frontMatter;
  const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : value ? [value] : []);
  const names = (values: readonly unknown[]) => values.filter((value) => value != null && value !== '').map(String);
  const written = list(categories ?? category);
  const isNested = written.some((item) => Array.isArray(item));
  const memberships: Memberships = {
    tags: names(list(tags ?? tag)),
    categories: isNested ? written.map((item) => names(list(item))) : [names(written)],
  };
  return { paperlogMemberships: JSON.stringify(memberships) };
}

/** Before anything looks at the database; changes only the order in memory. */
export function orderDocuments(hexo: Hexo): void {
  const posts = reorder(hexo, 'Post', bySource);
  reorder(hexo, 'Page', bySource);
  for (const model of ['Asset', 'PostAsset']) reorder(hexo, model, ({ _id }) => _id);

  const tags = new Ranks();
  const categories = new Ranks();
  for (const { paperlogMemberships } of posts) {
    if (paperlogMemberships === undefined) continue;
    const memberships = JSON.parse(paperlogMemberships) as Memberships;
    for (const name of memberships.tags) tags.add(name);
    for (const path of memberships.categories) {
      for (let depth = 1; depth <= path.length; depth++) categories.add(path.slice(0, depth).join('\0'));
    }
  }
  reorder(hexo, 'Tag', ({ name }) => tags.key(String(name)));
  const { data } = modelOf(hexo, 'Category');
  const pathOf = ({ name, parent }: Stored): string => {
    const above = typeof parent === 'string' ? data[parent] : undefined;
    return above ? `${pathOf(above)}\0${String(name)}` : String(name);
  };
  reorder(hexo, 'Category', (category) => categories.key(pathOf(category)));
}

/** Names in the order of their first mention; others come after them, by name. */
class Ranks {
  readonly #ranks = new Map<string, string>();

  add(name: string): void {
    if (!this.#ranks.has(name)) this.#ranks.set(name, String(this.#ranks.size).padStart(10, '0'));
  }

  key(name: string): string {
    return this.#ranks.get(name) ?? `~${name}`;
  }
}

function bySource({ source }: Stored): string {
  return String(source);
}

function modelOf(hexo: Hexo, name: string): StoredModel {
  return hexo.model(name) as unknown as StoredModel;
}

/** The documents of the model in their new order. */
function reorder(hexo: Hexo, name: string, keyOf: (document: Stored) => string): Stored[] {
  const model = modelOf(hexo, name);
  // Removed ones stay behind as `null`.
  const documents = Object.values(model.data).filter((document) => document !== null);
  const keyed = documents.map((document) => ({ document, key: keyOf(document) }));
  const isOrdered = keyed.every(({ key }, index) => index === 0 || compareText(keyed[index - 1]?.key ?? '', key) <= 0);
  if (isOrdered) return documents;
  keyed.sort((a, b) => compareText(a.key, b.key));
  model.data = Object.fromEntries(keyed.map(({ document }) => [document._id, document]));
  model.dirty = true;
  return keyed.map(({ document }) => document);
}
