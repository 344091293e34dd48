// Hexo keeps rendered posts in db.json and renders only files that changed. When our code, the
// configuration or a package changed, what was rendered before is stale too.

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type Hexo from 'hexo';
import { compareText } from '../core/diagnostic.ts';
import { blogFile, forgetRendering, guarded, type Engine, type RawDocument } from './engine.ts';
import { keptWith } from './post-record.ts';
import { readmitPosts } from './faulty-posts.ts';

const cacheId = 'paperlog/rendered-with';

/** Before posts are rendered: forgets every rendering that was made with other code or configuration. */
export async function forgetStalePosts(engine: Engine): Promise<void> {
  await readmitPosts(engine);
  const { hexo } = engine;
  const cache = hexo.model('Cache') as unknown as {
    findById(id: string): { hash: string } | undefined;
    save(entry: { _id: string; hash: string }): PromiseLike<unknown>;
  };
  const hash = createHash('sha256').update(renderingHash(engine)).update(includedFiles(hexo)).digest('hex');
  const allStale = cache.findById(cacheId)?.hash !== hash;
  const tests = await staleTests(engine);
  await forgetRendering(hexo, (raw) => allStale || isSheet(hexo, raw) || tests.some((isStale) => isStale(raw)));
  if (allStale) await cache.save({ _id: cacheId, hash });
}

/** A style sheet in source/ is a page to Hexo, and made of the files that it imports, which nobody can list. */
function isSheet({ render }: Hexo, { source }: RawDocument): boolean {
  return render.getOutput(String(source)) === 'css';
}

/** What the features know of that posts were rendered with besides code and configuration. */
async function staleTests({ hexo, features }: Engine): Promise<((document: RawDocument) => boolean)[]> {
  const tests: ((document: RawDocument) => boolean)[] = [];
  for (const { feature, env } of features) {
    const find = feature.hooks?.findStale;
    if (!find) continue;
    const isStale = await guarded(feature.name, 'findStale', undefined, () => find(env));
    tests.push((document) =>
      isStale({ file: blogFile(hexo, String(document['source'])), kept: (name) => keptWith(document, name) }),
    );
  }
  return tests;
}

/** Changes with our code, with the configuration and with what is installed. */
export function renderingHash({ hexo, codeHash }: Engine): string {
  return createHash('sha256')
    .update(codeHash)
    .update(canonicalJson(hexo.config))
    .update(installedPackages(hexo))
    .digest('hex');
}

/** What `{% include_code %}` puts into posts; nothing says into which, and it is rare. */
function includedFiles(hexo: Hexo): string {
  const folder = path.join(hexo.source_dir, hexo.config.code_dir);
  const names = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
  const files = names.map((name) => path.join(folder, name)).filter((file) => statSync(file).isFile());
  const parts = files.sort(compareText).map((file) => `${path.relative(folder, file)}\0${read(file)}`);
  return parts.join('\0');
}

const installed = new WeakMap<Hexo, string>();

/** A plugin that is new, or another version of one: npm's list of all packages, and the blog's own by whomever. */
function installedPackages(hexo: Hexo): string {
  const known = installed.get(hexo);
  if (known !== undefined) return known;
  const modules = path.join(hexo.base_dir, 'node_modules');
  const { dependencies = {} } = JSON.parse(read(path.join(hexo.base_dir, 'package.json')) || '{}') as {
    dependencies?: Record<string, string>;
  };
  const names = Object.keys(dependencies).sort(compareText);
  const own = names.map((name) => `${name} ${read(path.join(modules, name, 'package.json'))}`);
  const text = [read(path.join(modules, '.package-lock.json')), ...own].join('\n');
  installed.set(hexo, text);
  return text;
}

function read(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/** Plugins fill in their defaults in the order in which they happen to be loaded. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
