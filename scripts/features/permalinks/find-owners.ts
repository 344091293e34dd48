// Which file or generator stands behind a result of Hexo's generators.

import type Hexo from 'hexo';
import { pathInBlog, blogFile } from '../../hexo/engine.ts';
import { whilePending } from '../../hexo/pending.ts';
import type { PlannedRoute, RouteOwner } from './check-routes.ts';

/** What a generator returns. */
export interface GeneratorResult {
  readonly path?: unknown;
  readonly data?: unknown;
  readonly layout?: unknown;
}

type Generator = (
  this: unknown,
  locals: unknown,
) => PromiseLike<GeneratorResult | readonly GeneratorResult[] | undefined>;

const generatorOf = new WeakMap<object, string>();
const wrapped = new WeakSet<Generator>();

/** Something that a generator has returned and that can't become a page. */
export interface GeneratorFault {
  readonly severity: 'error' | 'warning';
  readonly message: string;
}

/** Generators can be registered until they run; each is wrapped once to remember what it made. */
export function nameGenerators(hexo: Hexo, report: (fault: GeneratorFault) => void): void {
  const generators = hexo.extend.generator.list() as unknown as Record<string, Generator>;
  for (const [name, original] of Object.entries(generators)) {
    if (wrapped.has(original)) continue;
    const remember: Generator = function (this: unknown, locals) {
      const run = Reflect.apply(original, this, [locals]);
      return whilePending(() => `the generator "${name}"`, run).then((results) => {
        // Hexo itself takes nothing for no page, but fails on `null` among pages.
        const made = ([results].flat() as unknown[]).filter((result) => Boolean(result));
        return made.filter((result): result is GeneratorResult => {
          const fault = resultFault(result);
          if (fault) report({ ...fault, message: `The generator "${name}" has ${fault.message}.` });
          else generatorOf.set(result as GeneratorResult, name);
          return !fault;
        });
      });
    };
    wrapped.add(remember);
    generators[name] = remember;
  }
}

function resultFault(result: unknown): GeneratorFault | undefined {
  if (typeof result !== 'object' || result === null)
    return { severity: 'warning', message: `returned the ${typeof result} "${String(result)}" among its pages` };
  const { path: address, data, layout } = result as GeneratorResult;
  if (address === undefined || address === null) return { severity: 'warning', message: 'made a page without a path' };
  if (typeof address !== 'string')
    return { severity: 'error', message: `made a page whose path is a ${typeof address}` };
  if (!layout && (data === undefined || data === null))
    return { severity: 'error', message: `made "${address}" with neither data nor layout` };
  return undefined;
}

/** The tag or category that a list is of. */
function labelOf({ data }: GeneratorResult): string | undefined {
  const { tag, category } = (typeof data === 'object' && data ? data : {}) as { tag?: unknown; category?: unknown };
  return [tag, category].find((name) => typeof name === 'string') as string | undefined;
}

export function plannedRoutes(hexo: Hexo, results: readonly GeneratorResult[]): PlannedRoute<GeneratorResult>[] {
  const routes: PlannedRoute<GeneratorResult>[] = [];
  for (const result of results) {
    if (typeof result.path !== 'string') continue;
    const written = result.path;
    const address = hexo.route.format(written);
    routes.push({ result, written, address, label: labelOf(result), owner: new LazyOwner(hexo, result, address) });
  }
  return routes;
}

/** File and name are looked up only for routes that a finding is about. */
class LazyOwner implements RouteOwner {
  readonly kind: RouteOwner['kind'];
  readonly isEmpty: boolean;
  readonly #find: () => NamedOwner;
  #found: NamedOwner | undefined;

  constructor(hexo: Hexo, result: GeneratorResult, address: string) {
    const generator = generatorOf.get(result) ?? 'of a plugin';
    this.kind = generator === 'post' || generator === 'page' ? generator : generator === 'asset' ? 'file' : 'generated';
    const { _content: text } = (result.data ?? {}) as { _content?: unknown };
    this.isEmpty = typeof text === 'string' && text.trim() === '';
    this.#find = () => findOwner(hexo, generator, result, address);
  }

  get file() {
    return (this.#found ??= this.#find()).file;
  }

  get name() {
    return (this.#found ??= this.#find()).name;
  }
}

type NamedOwner = Pick<RouteOwner, 'file' | 'name'>;

interface ListedPosts {
  readonly posts?: { readonly data?: readonly { readonly source?: unknown }[] };
  readonly source?: unknown;
  readonly raw?: unknown;
}

function findOwner(hexo: Hexo, generator: string, result: GeneratorResult, address: string): NamedOwner {
  const data = (typeof result.data === 'object' ? result.data : undefined) as ListedPosts | undefined;
  if (generator === 'post' || generator === 'page') {
    const source = typeof data?.source === 'string' ? data.source : documentAt(hexo, generator, address);
    const file = source === undefined ? undefined : blogFile(hexo, source);
    return { file, name: file ?? `a ${generator}` };
  }
  if (generator === 'asset') {
    const file = assetAt(hexo, address);
    const isOwn = file?.startsWith(pathInBlog(hexo, hexo.source_dir)) ?? false;
    return { file: isOwn ? file : undefined, name: file ?? 'a copied file' };
  }
  const first = data?.posts?.data?.[0]?.source;
  return {
    file: typeof first === 'string' ? blogFile(hexo, first) : undefined,
    name: `the generator "${generator}"`,
  };
}

/** A post or page without a layout: its result has only its content. */
function documentAt(hexo: Hexo, kind: 'post' | 'page', address: string): string | undefined {
  const documents = hexo.model(kind === 'post' ? 'Post' : 'Page').toArray() as unknown as {
    path: string;
    source: string;
  }[];
  return documents.find((document) => hexo.route.format(document.path) === address)?.source;
}

function assetAt(hexo: Hexo, address: string): string | undefined {
  for (const model of ['Asset', 'PostAsset']) {
    const assets = hexo.model(model).toArray() as unknown as { _id: string; path: string }[];
    const found = assets.find((asset) => hexo.route.format(asset.path) === address);
    if (found) return found._id;
  }
  return undefined;
}
