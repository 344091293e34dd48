// Turns declared features into Hexo's hooks. All of Hexo's registries are touched here and in the files beside it,
// and nowhere else.

import type Hexo from 'hexo';
import type { MarkedExtension } from 'marked';
import { sourceText } from '../core/source-text.ts';
import { isDocument, postInfo, PostFindings, runPasses, toDiagnostic } from './post-pipeline.ts';
import { restoreBuiltIns } from './built-ins.ts';
import { checkConfig } from './feature-config.ts';
import { checkFilters } from './checked-filters.ts';
import { checkCommandLine } from './command-line.ts';
import { createEngine, blogFile, callHooks, guarded, rawDocuments, refreshDocuments, type Engine } from './engine.ts';
import { finishGeneration } from './build.ts';
import { watchForEarlyEnd } from './early-end.ts';
import { wrapFeeds } from './feed-pipeline.ts';
import { partsFilter, joinPageFilters } from './page-filters.ts';
import { finishPage } from './page-pipeline.ts';
import { loadSiteScripts } from './site-scripts.ts';
import { mergeExtensions } from './merge-extensions.ts';
import { orderDocuments } from './order-documents.ts';
import { orderPasses } from './order-passes.ts';
import { renderDocumentsByTheFew } from './render-documents.ts';
import { renderAssetsAnew } from './rendered-assets.ts';
import { nameOfFunction, whilePending } from './pending.ts';
import { readPostRecord, writePostRecord } from './post-record.ts';
import { formulaReading } from './reading.ts';
import { packAssets, type PackedAsset } from './page-assets.ts';
import { registerTags } from './tags.ts';
import { excludeFaultyPosts, namePostInErrors } from './faulty-posts.ts';
import { buildMode } from './build-mode.ts';
import { registerCommands, wrapCommands } from './commands.ts';
import { installSourceTracking, trackedPost } from './source-tracking.ts';
import { SourceFiles } from './source-files.ts';
import { forgetStalePosts } from './stale-posts.ts';
import { storeNoComputedFields } from './stored-fields.ts';
import { tagExtensions } from './tag-registry.ts';
import { UserError, type AnyFeature, type RenderedPost, type ScannedPost, type ViewLocals } from './define-feature.ts';

export interface InstallOptions {
  /** Where loose scripts and `site/` lie; `undefined` when installed as a plugin in somebody's blog. */
  readonly scriptsFolder: string | undefined;
  /** SHA-256 of all our code. */
  readonly codeHash: string;
}

/** Filters of ours run before and after those of plugins with Hexo's default priority of 10. */
const early = -1000;
const late = 1000;
/** hexo-blog-encrypt has the priority of 1000 and encrypts what it is given: passes come before it. */
const beforeEncryption = late - 1;

export function install(hexo: Hexo, features: readonly AnyFeature[], options: InstallOptions): Engine {
  keepBuiltIns(hexo);
  watchForEarlyEnd(hexo, ownCommands(features));
  checkFilters(hexo);
  const checked = checkConfig(hexo, features);
  const engine = createEngine(hexo, features, checked.values, options.codeHash);
  engine.diagnostics.replace('config', checked.diagnostics);

  for (const { feature, env } of engine.features) guarded(feature.name, 'setup', undefined, () => feature.setup?.(env));

  const findings = new PostFindings();
  const sources = new SourceFiles(engine);
  registerCommands(engine);
  registerInit(engine, findings, sources, options);
  registerMarkdown(engine);
  installSourceTracking(hexo, (post, finding) => {
    const { file, raw } = postInfo(engine, post);
    findings.add(String(post.source), toDiagnostic(file, sourceText(raw), finding));
  });
  registerPosts(engine, findings, sources);
  registerPages(engine);
  return engine;
}

function ownCommands(features: readonly AnyFeature[]): string[] {
  return features.flatMap((feature) => Object.keys(feature.commands ?? {}));
}

function registerInit(engine: Engine, findings: PostFindings, sources: SourceFiles, options: InstallOptions): void {
  const { hexo } = engine;
  const { filter } = hexo.extend;
  // After every plugin and the theme: what features register wins over them, and the owner's scripts over all.
  filter.register(
    'after_init',
    async () => {
      keepBuiltIns(hexo);
      for (const owner of engine.features) {
        registerTags(engine, owner, findings);
        for (const [name, helper] of Object.entries(owner.feature.helpers ?? {})) {
          hexo.extend.helper.register(name, helper(owner.env) as never);
        }
        for (const [name, generator] of Object.entries(owner.feature.generators ?? {})) {
          hexo.extend.generator.register(name, (() =>
            guarded(owner.feature.name, `generator ${name}`, undefined, () => generator(owner.env))) as never);
        }
        await guarded(owner.feature.name, 'afterInit', undefined, () => owner.feature.hooks?.afterInit?.(owner.env));
      }
      if (options.scriptsFolder !== undefined) {
        await runSiteScripts(engine, options.scriptsFolder).catch((error: unknown) => {
          if (!(error instanceof UserError) || !worksWithoutScripts(hexo)) throw error;
          hexo.log.warn(error.message);
        });
        keepBuiltIns(hexo);
      }
      wrapFeeds(engine);
      joinPageFilters(hexo);
      wrapCommands(engine);
      namePostInErrors(engine, findings);
      storeNoComputedFields(hexo);
      renderDocumentsByTheFew(hexo);
      renderAssetsAnew(hexo);
      checkCommandLine(hexo, new Set(ownCommands(engine.features.map(({ feature }) => feature))));
    },
    -1e8,
  );
  filter.register('after_init', () => sources.install(), 1e8);
}

/** Plugins are loaded before and after us, the owner's scripts last. */
function keepBuiltIns(hexo: Hexo): void {
  const restored = restoreBuiltIns();
  if (restored.length === 0) return;
  hexo.log.warn(`A plugin or script replaces ${restored.join(', ')}; what Node.js has was put back.`);
}

/** What helps its owner out of a script that fails. */
function worksWithoutScripts({ env, extend }: Hexo): boolean {
  const { cmd = '', args } = env as unknown as { cmd?: string; args: Record<string, unknown> };
  const { alias } = extend.console as unknown as { alias: Record<string, string | undefined> };
  return Boolean(args['help'] ?? args['h']) || ['', 'help', 'version', 'clean'].includes(alias[cmd] ?? cmd);
}

/** A script may itself wait for `after_init`, whose list Hexo has already begun to walk. */
async function runSiteScripts(engine: Engine, folder: string): Promise<void> {
  const { hexo } = engine;
  const before = new Set(hexo.extend.filter.list('after_init'));
  engine.diagnostics.replace('site-scripts', await loadSiteScripts(hexo, folder));
  for (const registered of hexo.extend.filter.list('after_init')) {
    if (before.has(registered)) continue;
    const run = (): unknown => Reflect.apply(registered as () => unknown, hexo, [null]);
    await whilePending(() => `the after_init filter ${nameOfFunction(registered)}`, run());
  }
}

function registerMarkdown(engine: Engine): void {
  const extensions = mergeExtensions(
    engine.features.flatMap(({ feature, env }) => [feature.markdown?.(env) ?? []].flat() as MarkedExtension[]),
  );
  if (extensions.length === 0) return;
  // The renderer forgets its extensions before each text; the objects are made once.
  engine.hexo.extend.filter.register('marked:use', ((use: (...all: MarkedExtension[]) => void) => {
    use(...extensions);
  }) as never);
}

function registerPosts(engine: Engine, findings: PostFindings, sources: SourceFiles): void {
  const { hexo } = engine;
  const { filter } = hexo.extend;
  const passes = orderPasses(engine.features);

  filter.register(
    'before_generate',
    async () => {
      orderDocuments(hexo);
      refreshDocuments(hexo);
      await forgetStalePosts(engine);
      await sources.collect();
      await callHooks(engine, 'beforeGenerate', undefined, ({ feature, env }) => feature.hooks?.beforeGenerate?.(env));
    },
    early,
  );
  filter.register(
    'before_generate',
    async () => {
      refreshDocuments(hexo);
      collectPostFindings(engine);
      await excludeFaultyPosts(engine);
    },
    late,
  );
  filter.register(
    'before_post_render',
    async (data: unknown) => {
      const post = data as RenderedPost;
      if (!isDocument(post)) return;
      findings.begin(String(post.source));
      await lookAtScanned(engine, findings, post);
      await callHooks(engine, 'beforePostRender', String(post.source), ({ feature, env }) =>
        feature.hooks?.beforePostRender?.(env, post),
      );
    },
    early,
  );
  filter.register(
    'after_post_render',
    async (data: unknown) => {
      const post = data as RenderedPost;
      if (!isDocument(post)) return;
      await runPasses(engine, passes, findings, post);
      await callHooks(engine, 'afterPostRender', String(post.source), ({ feature, env }) =>
        feature.hooks?.afterPostRender?.(env, post),
      );
      writePostRecord(post, findings.end(String(post.source)));
    },
    beforeEncryption,
  );
}

async function lookAtScanned(engine: Engine, findings: PostFindings, post: RenderedPost): Promise<void> {
  const tracked = trackedPost(post);
  if (!tracked?.isFile) return;
  const { segments, structure, vanishing, text, readEnd } = tracked;
  const file = blogFile(engine.hexo, String(post.source));
  const scanned: ScannedPost = {
    text: text.text.slice(0, readEnd),
    isWhole: readEnd === text.text.length,
    segments,
    data: post,
    hasFormulas: formulaReading(engine.hexo, post) === 'build',
    structure,
    vanishing,
    tagNames: () => Object.keys(tagExtensions(engine.hexo)),
    report: ({ offset, ...finding }) => {
      const at = text.positionAt(offset);
      findings.add(String(post.source), toDiagnostic(file, text, { ...finding, at }));
    },
  };
  await callHooks(engine, 'scanned', file, ({ feature, env }) => feature.hooks?.scanned?.(env, scanned));
}

/** What each post has said when it was rendered, in this build or an earlier one. */
function collectPostFindings(engine: Engine): void {
  const { hexo, diagnostics } = engine;
  const current = new Set<string>();
  for (const document of rawDocuments(hexo)) {
    const scope = `post:${blogFile(hexo, String(document['source']))}`;
    current.add(scope);
    diagnostics.replace(scope, readPostRecord(document)?.diagnostics ?? []);
  }
  for (const scope of diagnostics.scopes()) {
    if (scope.startsWith('post:') && !current.has(scope)) diagnostics.clear(scope);
  }
}

function registerPages(engine: Engine): void {
  const { hexo } = engine;
  const { filter } = hexo.extend;
  let assets: ReadonlyMap<string, readonly PackedAsset[]> = new Map();

  filter.register(
    'before_generate',
    async () => {
      assets = await packAssets(engine);
    },
    early,
  );
  hexo.extend.generator.register('paperlog-assets', () =>
    [...assets.values()].flat().map(({ path, content }) => ({ path, data: () => content })),
  );
  filter.register(
    'after_render:html',
    partsFilter((page, locals) => finishPage(engine, assets, page, locals as ViewLocals)) as never,
    late,
  );
  filter.register('after_generate', () => afterGenerate(engine), late);
  filter.register(
    'before_exit',
    () => callHooks(engine, 'beforeExit', undefined, ({ feature, env }) => feature.hooks?.beforeExit?.(env)),
    early,
  );
}

async function afterGenerate(engine: Engine): Promise<void> {
  await callHooks(engine, 'afterGenerate', undefined, ({ feature, env }) => feature.hooks?.afterGenerate?.(env));
  await finishGeneration(engine, buildMode(engine.hexo));
}
