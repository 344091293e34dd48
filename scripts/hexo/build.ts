// What happens between "all pages are known" and "files are written": checks run, pages are rendered once into
// memory, findings are printed, and a build with errors ends before it has touched public/.

import { existsSync } from 'node:fs';
import path from 'node:path';
import type Hexo from 'hexo';
import { compareText, type Diagnostic } from '../core/diagnostic.ts';
import { guarded, type Engine } from './engine.ts';
import { UserError } from './define-feature.ts';
import { findingsOf } from './findings.ts';
import { formatCounts, formatReport } from './report.ts';

/** Thrown to end a command once its findings are printed. */
export class BuildStopped extends UserError {}

/** What the command that runs now does with findings; set by the wrapped commands. */
export interface BuildMode {
  /**
   * `write`: pages are about to be written; `check`: findings are wanted, nothing is written; `serve`: findings are
   * printed and the preview goes on; `none`: the command (`list`, `new` …) is about something else.
   */
  readonly purpose: 'write' | 'check' | 'serve' | 'none';
  readonly keepGoing: boolean;
  readonly force: boolean;
  /** `check --json` prints by itself. */
  readonly quiet: boolean;
}

/** Files that are copied as they are: reading them into memory would gain nothing. */
const copiedAsIs =
  /\.(?:png|jpe?g|gif|webp|avif|svg|ico|bmp|mp[34]|webm|ogg|wav|pdf|zip|gz|tgz|woff2?|ttf|otf|eot|wasm)$/i;

export async function runChecks(engine: Engine): Promise<void> {
  for (const { feature, env } of engine.features) {
    for (const check of feature.checks ?? []) {
      const found = await guarded(feature.name, `check ${check.name}`, undefined, () => check.run(env));
      engine.diagnostics.replace(`check:${check.name}`, [...found]);
    }
  }
}

/**
 * Renders every page that is going to be written and keeps the result in its route. Hexo writes what a failing view
 * leaves behind, a file of 0 bytes, and exits 0; here the failure is known before the first file is written.
 */
export async function renderPages(hexo: Hexo, force: boolean): Promise<Diagnostic[]> {
  const failed = new Map<string, string[]>();
  for (const route of hexo.route.list()) {
    if (copiedAsIs.test(route)) continue;
    const modified = hexo.route.isModified(route);
    if (!force && !modified && existsSync(path.join(hexo.public_dir, route))) continue;
    try {
      const data = await readRoute(hexo, route);
      hexo.route.set(route, { data: () => data, modified } as never);
    } catch (cause) {
      const reason = describeError(cause);
      failed.set(reason, [...(failed.get(reason) ?? []), route]);
      hexo.route.remove(route);
    }
  }
  return pageFailures(failed);
}

function readRoute(hexo: Hexo, route: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const stream = hexo.route.get(route) as unknown as NodeJS.ReadableStream | undefined;
    if (!stream) {
      reject(new Error('The page has no content.'));
      return;
    }
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('error', reject);
    stream.on('end', () => {
      resolve(Buffer.concat(chunks));
    });
  });
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

/** The messages of an error and its causes, with the first place of the stack that isn't in node_modules. */
export function describeError(error: unknown): string {
  const messages: string[] = [];
  let place = '';
  for (let current = error; current instanceof Error; current = current.cause) {
    if (!messages.includes(current.message)) messages.push(current.message);
    const frame = (current.stack ?? '')
      .split('\n')
      .find((line) => /^\s+at /.test(line) && !/node_modules|node:/.test(line));
    if (frame) place = frame.trim();
  }
  const text = messages.length > 0 ? messages.join(': ') : String(error);
  return place ? `${text} (${place})` : text;
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
 * @throws BuildStopped if there are errors and the author didn't ask to go on.
 */
export async function finishGeneration(engine: Engine, mode: BuildMode): Promise<void> {
  if (mode.purpose === 'none') return;
  await runChecks(engine);
  if (mode.purpose !== 'serve') {
    const failures = await renderPages(engine.hexo, mode.force || mode.purpose === 'check');
    engine.diagnostics.replace('pages', failures);
  }
  if (mode.quiet) return;
  const failed = printFindings(engine);
  if (!failed || mode.purpose === 'serve') return;
  const counts = formatCounts(findingsOf(engine));
  if (mode.keepGoing) {
    process.exitCode = 1;
    engine.hexo.log.error(`${counts}: what has errors was left out.`);
    return;
  }
  throw new BuildStopped(`Nothing was written: ${counts}. Mend the errors, or build the rest with --keep-going.`, {
    exitCode: 1,
  });
}
