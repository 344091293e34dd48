// Hexo keeps rendered posts in db.json and renders only files that changed. When our code or the configuration
// changed, what was rendered before is stale too.

import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { documents, type Engine } from './engine.ts';
import { readmitPosts } from './faulty-posts.ts';

const ownFolder = fileURLToPath(new URL('..', import.meta.url));
const cacheId = 'paperlog/rendered-with';
let ownHash: string | undefined;

/** Before posts are rendered: forgets every rendering that was made with other code or configuration. */
export async function forgetStalePosts(engine: Engine): Promise<void> {
  await readmitPosts(engine);
  const { hexo } = engine;
  const cache = hexo.model('Cache') as unknown as {
    findById(id: string): { hash: string } | undefined;
    save(entry: { _id: string; hash: string }): PromiseLike<unknown>;
  };
  const hash = renderingHash(engine);
  if (cache.findById(cacheId)?.hash === hash) return;
  for (const document of [...documents(hexo, 'Post'), ...documents(hexo, 'Page')]) {
    if (document['content'] == null) continue;
    document['content'] = undefined;
    await document.save();
  }
  await cache.save({ _id: cacheId, hash });
}

function renderingHash({ hexo }: Engine): string {
  ownHash ??= hashFolder(ownFolder);
  return createHash('sha256').update(ownHash).update(canonicalJson(hexo.config)).digest('hex');
}

/** Plugins fill in their defaults in the order in which they happen to be loaded. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

function hashFolder(folder: string): string {
  const hash = createHash('sha256');
  const walk = (current: string): void => {
    const entries = readdirSync(current, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      if (entry.name === 'node_modules' || entry.name.startsWith('.')) continue;
      const file = path.join(current, entry.name);
      if (entry.isDirectory()) walk(file);
      else if (entry.isFile()) hash.update(path.relative(folder, file)).update(readFileSync(file));
    }
  };
  walk(folder);
  return hash.digest('hex');
}
