// Hexo takes all posts and pages through rendering in step: each filter sees all of them before the next one does. All
// that any of them needs meanwhile is in memory at once, and by the time a post's text is looked at again it has left
// the processor's caches. Here a few are rendered at a time.

import type Hexo from 'hexo';
import { rawDocuments, storedDocument } from './engine.ts';

/** More than one, for tags and filters that wait for something. */
const atATime = 4;

type Filter = (this: Hexo, ...args: unknown[]) => unknown;

/** In the place of Hexo's own filter; once all plugins are loaded. */
export function renderDocumentsByTheFew(hexo: Hexo): void {
  const filters = hexo.extend.filter.list('before_generate') as unknown as Filter[];
  const index = filters.findIndex(({ name }) => name === 'renderPostFilter');
  const original = filters[index];
  if (original) filters[index] = Object.assign(() => renderDocuments(hexo), original);
}

async function renderDocuments(hexo: Hexo): Promise<void> {
  const waiting = (['Post', 'Page'] as const).flatMap((model) =>
    rawDocuments(hexo, model)
      .filter(({ content }) => content == null)
      .map((raw) => ({ model, raw })),
  );
  let next = 0;
  const renderSome = async (): Promise<void> => {
    for (let one = waiting[next++]; one; one = waiting[next++]) {
      const document = storedDocument(hexo, one.model, one.raw);
      document['content'] = document['_content'];
      await hexo.post.render(String(document['full_source']), document as object);
      await document.save();
    }
  };
  await Promise.all(Array.from({ length: atATime }, renderSome));
}
