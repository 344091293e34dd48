// What happens between "all pages are known" and "files are in their place": checks run, failing pages are known,
// findings are printed, and a build with errors ends before it has touched public/.

import type Hexo from 'hexo';
import { compareText, type Diagnostic } from '../core/diagnostic.ts';
import { watchAssets } from './asset-failures.ts';
import { wholeContent } from './whole-content.ts';
import type { BuildMode } from './build-mode.ts';
import { guarded, type Engine } from './engine.ts';
import { UserError } from './define-feature.ts';
import { findingsOf } from './findings.ts';
import { formatCounts, formatReport } from './report.ts';

/** Thrown to end a command once its findings are printed. */
export class BuildStopped extends UserError {}

export async function runChecks(engine: Engine): Promise<void> {
  for (const { feature, env } of engine.features) {
    for (const check of feature.checks ?? []) {
      const found = await guarded(feature.name, `check ${check.name}`, undefined, () => check.run(env));
      engine.diagnostics.replace(`check:${check.name}`, [...found]);
    }
  }
}

/** Renders every page and keeps none: for whoever wants to know which pages fail. */
async function tryPages(hexo: Hexo): Promise<Diagnostic[]> {
  const pages = watchPages(hexo);
  try {
    for (const route of hexo.route.list()) {
      // Files that are copied as they are can't fail in a view.
      if (!copiedAsIs.test(route)) await readToEnd(hexo.route.get(route) as unknown as NodeJS.ReadableStream);
    }
  } finally {
    pages.stop();
  }
  return pageFindings(pages);
}

const copiedAsIs =
  /\.(?:png|jpe?g|gif|webp|avif|svg|ico|bmp|mp[34]|webm|ogg|wav|pdf|zip|gz|tgz|woff2?|ttf|otf|eot|wasm)$/i;

function readToEnd(stream: NodeJS.ReadableStream): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.on('error', reject);
    stream.on('end', resolve);
    stream.resume();
  });
}

/** What failed while pages were rendered; the routes of one reason belong together. */
export interface WatchedPages {
  readonly failed: ReadonlyMap<string, readonly string[]>;
  /** Routes of pages without anything on them. */
  readonly empty: readonly string[];
  stop(): void;
}

/**
 * Hexo logs a view that fails, writes what it leaves behind, a file of 0 bytes, and exits 0. From now on such a page
 * is empty too, but known, and whoever has asked for pages to be written leaves it out.
 */
export function watchPages(hexo: Hexo): WatchedPages {
  const { route } = hexo;
  const failed = new Map<string, string[]>();
  const empty: string[] = [];
  const get = route.get.bind(route);
  const addFailure = (name: string, cause: unknown): void => {
    const reason = describeError(cause);
    failed.set(reason, [...(failed.get(reason) ?? []), route.format(name)]);
  };
  const stopAssets = watchAssets(hexo, addFailure);
  route.get = (name) => {
    const stream = get(name) as unknown as RouteStream | undefined;
    if (!stream) return stream as never;
    const data = stream._data;
    stream._data = async () => {
      try {
        const content = await wholeContent(await (typeof data === 'function' ? (data as () => unknown)() : data));
        if (isNothing(content) && name.endsWith('.html')) empty.push(route.format(name));
        return content;
      } catch (cause) {
        addFailure(name, cause);
        return '';
      }
    };
    return stream as never;
  };
  return {
    failed,
    empty,
    stop: () => {
      stopAssets();
      route.get = get;
    },
  };
}

function isNothing(content: unknown): boolean {
  return content === undefined || content === null || (typeof content === 'string' && !/\S/.test(content));
}

/** Hexo's stream of a route: it asks for its data when it is read. */
type RouteStream = NodeJS.ReadableStream & { _data: unknown };

export function pageFindings({ failed, empty }: WatchedPages): Diagnostic[] {
  const [first, ...others] = [...empty].sort(compareText);
  const failures = pageFailures(failed);
  if (first === undefined) return failures;
  const also = others.length > 0 ? `, like ${others.length} more` : '';
  return [
    ...failures,
    {
      rule: 'page-empty',
      severity: 'warning',
      file: `public/${first}`,
      line: 1,
      column: 1,
      message: `Nothing is on this page${also}: the theme has no view for it, or a view or an after_render filter gave nothing.`,
      remedy: 'Look for "No layout" above; a filter that changes nothing returns the text or undefined.',
    },
  ];
}

/** One finding for each cause: a fault in a view or filter usually hits every page. */
function pageFailures(failed: ReadonlyMap<string, readonly string[]>): Diagnostic[] {
  return [...failed].map(([reason, routes]) => {
    const [first = '', ...others] = [...routes].sort(compareText);
    const also = others.length > 0 ? ` and ${others.length} more` : '';
    return {
      rule: 'page-failed',
      severity: 'error',
      file: `public/${first}`,
      line: 1,
      column: 1,
      message: `A view, helper or after_render filter failed on this page${also}: ${reason}.`,
      remedy: 'Mend or remove what the message names.',
    };
  });
}

/** The messages of an error and its causes, with the first place of the stack that is the author's, ours or a plugin's. */
export function describeError(error: unknown): string {
  const messages: string[] = [];
  let place = '';
  for (let current = error; current instanceof Error; current = current.cause) {
    if (!messages.some((told) => told.includes(current.message))) messages.push(current.message);
    place = placeInStack(current.stack ?? '') ?? place;
  }
  const text = messages.length > 0 ? messages.join(': ') : String(error);
  return place ? `${text} (${place})` : text;
}

const frameInFile = /^\s+at .*?[\\/][^:]*:\d+:\d+\)?$/;
/** What stands around everything is the place of nothing. */
const frameOfWrapper =
  /[\\/]scripts[\\/](?:hexo[\\/](?:checked-filters|pending|build-lock|commands)|platform[\\/](?:file-lock|staged-writes|batched-writes))\.ts:/;
const frameInPackage = /^.*node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)[\\/](.*?:\d+)/;
/** Packages of Hexo that plugins are made with: what fails in them was asked for by somebody else. */
const notPlugins = /^hexo-(?:util|fs|log|i18n|cli|front-matter|pagination)$/;

function placeInStack(stack: string): string | undefined {
  for (const line of stack.split('\n')) {
    if (!frameInFile.test(line) || line.includes('node:') || frameOfWrapper.test(line)) continue;
    const [, name = '', file = ''] = frameInPackage.exec(line) ?? [];
    if (name === '') return line.trim();
    if (/^(?:@[^\\/]+[\\/])?hexo-/.test(name) && !notPlugins.test(name)) return `in the plugin ${name}, ${file}`;
  }
  return undefined;
}

/** Prints what was found; returns whether there are errors. */
export function printFindings(
  engine: Engine,
  write: (text: string) => void = (text) => process.stderr.write(text),
): boolean {
  const diagnostics = findingsOf(engine);
  const terminal = process.stderr.isTTY && !process.env['CI'];
  const report = formatReport(diagnostics, { baseDir: engine.hexo.base_dir, codeFrames: terminal, colour: terminal });
  if (report) write(`${report}\n`);
  return diagnostics.some(({ severity }) => severity === 'error');
}

/**
 * Once posts are rendered and routes are known. Where pages are going to be written, what the pages say is still to
 * come: `finishWriting` tells of it.
 * @throws BuildStopped if there are errors and the author didn't ask to go on.
 */
export async function finishGeneration(engine: Engine, mode: BuildMode): Promise<void> {
  if (mode.purpose === 'none') return;
  if (mode.purpose === 'serve') {
    checkLater(engine, mode);
    return;
  }
  await runChecks(engine);
  engine.diagnostics.replace('pages', []);
  const hasErrors = findingsOf(engine).some(({ severity }) => severity === 'error');
  if (mode.purpose === 'write' && (!hasErrors || mode.keepGoing)) return;
  // Nothing is going to be written, but whoever mends the errors should know of all of them.
  engine.diagnostics.replace('pages', await tryPages(engine.hexo));
  if (!mode.quiet) reportBuild(engine, mode);
}

const waiting = new WeakMap<Engine, NodeJS.Timeout>();
/** Long enough for a browser that waits for the page to get it first. */
const checkDelayMs = 150;

/** A preview shows what was written at once, and tells what is wrong with it a moment later. */
function checkLater(engine: Engine, mode: BuildMode): void {
  clearTimeout(waiting.get(engine));
  const check = async (): Promise<void> => {
    try {
      await runChecks(engine);
      reportBuild(engine, mode);
      sayIfMended(engine);
    } catch (error) {
      engine.hexo.log.error(describeError(error));
    }
  };
  waiting.set(
    engine,
    setTimeout(() => void check(), checkDelayMs),
  );
}

const toldInPreview = new WeakSet<Engine>();

/** Findings of before are still on the screen. */
function sayIfMended(engine: Engine): void {
  if (findingsOf(engine).length > 0) toldInPreview.add(engine);
  else if (toldInPreview.delete(engine)) engine.hexo.log.info('No findings any more.');
}

/**
 * Once pages are written beside public/.
 * @throws BuildStopped if there are errors and the author didn't ask to go on.
 */
export function finishWriting(engine: Engine, mode: BuildMode, pages: WatchedPages): void {
  engine.diagnostics.replace('pages', pageFindings(pages));
  reportBuild(engine, mode);
}

function reportBuild(engine: Engine, mode: BuildMode): void {
  const failed = printFindings(engine);
  if (!failed || mode.purpose === 'serve') return;
  const counts = formatCounts(findingsOf(engine));
  if (mode.keepGoing) {
    // Nothing is written, and `hexo check` has said it all.
    if (mode.purpose === 'check') return;
    process.exitCode = 1;
    engine.hexo.log.error(`${counts}: what has errors was left out.`);
    return;
  }
  throw new BuildStopped(`Nothing was written: ${counts}. Mend the errors, or build the rest with --keep-going.`, {
    exitCode: 1,
  });
}
