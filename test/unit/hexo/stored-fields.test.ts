// Computed fields aren't computed for storing a document, and are there for whoever asks for them.

import { expect, it } from 'vitest';
import Hexo from 'hexo';
import { storeNoComputedFields } from '../../../scripts/hexo/stored-fields.ts';

const post = {
  source: '_posts/a.md',
  slug: 'a',
  title: 'A',
  raw: 'text',
  date: new Date('2024-05-01T10:00:00Z'),
  nested: { list: [1, 2] },
};

interface Stored {
  readonly path: string;
  title: string;
  toObject(): Record<string, unknown>;
  save(): Promise<unknown>;
}

/** What the database has stored, what saving has computed, and the document itself. */
async function store(change: (hexo: Hexo) => void) {
  const hexo = new Hexo(import.meta.dirname, { silent: true });
  let computed = 0;
  hexo.extend.filter.register('post_permalink', () => `address-${++computed}/`);
  change(hexo);
  const posts = hexo.model('Post') as unknown as {
    readonly data: Record<string, Record<string, unknown>>;
    insert(data: object): Promise<Stored>;
    first(): Stored;
  };
  await posts.insert(structuredClone(post));
  const again = posts.first();
  again.title = 'B';
  await again.save();
  const [raw = {}] = Object.values(posts.data);
  return { raw: { ...raw, _id: 'id' }, computed, document: posts.first(), saved: again };
}

it('stores what Hexo would store', async () => {
  const stock = await store(() => undefined);
  const ours = await store(storeNoComputedFields);
  expect(Object.keys(ours.raw)).toEqual(Object.keys(stock.raw));
  expect(ours.raw).toEqual(stock.raw);
  expect(ours.raw).toMatchObject({ title: 'B', nested: { list: [1, 2] } });
  expect([ours.computed, stock.computed > 0]).toEqual([0, true]);
});

it('has them in documents, stored or read', async () => {
  const { document, saved } = await store(storeNoComputedFields);
  expect(document.path).toMatch(/^address-\d+\/$/);
  expect(document.toObject()).toMatchObject({ title: 'B', path: document.path });
  expect(saved.toObject()).toMatchObject({ title: 'B', path: saved.path });
});
