// The owner's own scripts: everything in scripts/site/, and what lies loose in scripts/ because every Hexo guide
// says so. JavaScript is run exactly as Hexo does it; TypeScript is stripped of its types first.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { runInThisContext } from 'node:vm';
import type Hexo from 'hexo';
import { compareText, type Diagnostic } from '../core/diagnostic.ts';
import { escapeRegExp } from '../core/escape-reg-exp.ts';
import { UserError } from './define-feature.ts';
import { whilePending } from './pending.ts';
import { requireAsCommonJs } from './required-scripts.ts';
import { pathInBlog } from './engine.ts';

const scriptFile = /\.(?:js|cjs|ts|cts)$/;
const ownFiles = new Set(
  'bundle.cjs check-config.cjs deferred-plugins.cjs hexo.cjs link-command.cjs loader.cjs main.ts'.split(' '),
);

/** Runs the scripts in order of their names; an error is the owner's, named, and ends the command. */
export async function loadSiteScripts(hexo: Hexo, scriptsFolder: string): Promise<Diagnostic[]> {
  const loose = listScripts(scriptsFolder, false).filter((name) => !ownFiles.has(name));
  const own = listScripts(path.join(scriptsFolder, 'site'), true).map((name) => path.join('site', name));
  if (loose.length + own.length > 0) requireAsCommonJs(scriptsFolder);
  for (const name of [...loose, ...own]) {
    const file = path.join(scriptsFolder, name);
    try {
      await whilePending(() => path.relative(hexo.base_dir, file), loadScript(hexo, file));
    } catch (cause) {
      throw scriptError(hexo, file, cause);
    }
  }
  return loose.map((name) => {
    const file = pathInBlog(hexo, path.join(scriptsFolder, name));
    return {
      rule: 'loose-script',
      severity: 'hint',
      file,
      line: 1,
      column: 1,
      message: 'A script of yours lies among the files of Paperlog.',
      remedy: `Move it to ${path.posix.dirname(file)}/site/, where no upgrade touches it.`,
    };
  });
}

function listScripts(folder: string, deep: boolean): string[] {
  if (!existsSync(folder)) return [];
  const names: string[] = [];
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
    if (entry.isDirectory() && deep) {
      names.push(...listScripts(path.join(folder, entry.name), true).map((name) => path.join(entry.name, name)));
    } else if (!entry.isDirectory() && scriptFile.test(entry.name) && !entry.name.endsWith('.d.ts')) {
      names.push(entry.name);
    }
  }
  return names.sort(compareText);
}

/** What a script finds in scope, in TypeScript also what `import()` has become. */
const scope = '(async function(exports, require, module, __filename, __dirname, hexo';

/** Like Hexo's `loadPlugin`, with TypeScript: lines stay where the owner wrote them. */
async function loadScript(hexo: Hexo, file: string): Promise<void> {
  if (/\.c?js$/.test(file)) {
    await hexo.loadPlugin(file);
    return;
  }
  const { createJiti } = await import('jiti');
  const jiti = createJiti(file, { interopDefault: true });
  const source = readFileSync(file, 'utf8');
  const code = jiti.transform({ source, filename: file, ts: true, async: true, retainLines: true });
  const fault = syntaxFault(code);
  if (fault) throw fault;
  const module = { exports: {} };
  const run = runInThisContext(`${scope}, jitiImport){${code}\n});`, file) as (...args: unknown[]) => Promise<unknown>;
  // Other TypeScript files can be imported: Node's own `require` would read them as JavaScript.
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- an `import` has become a `require`, which can't wait
  const require = Object.assign((name: string) => jiti(name) as unknown, { resolve: createRequire(file).resolve });
  await run(module.exports, require, module, file, path.dirname(file), hexo, (name: string) => jiti.import(name));
}

/** What isn't TypeScript, with its place, by line and column from 1. */
class SyntaxFault extends Error {
  override readonly name = 'SyntaxError';
  readonly place: string;

  constructor({ message, line, column }: { message: string; line: number; column: number }) {
    super(message.trim().replace(/\.$/, ''));
    this.place = `:${line}:${column + 1}`;
  }
}

/**
 * jiti doesn't throw at a file that it can't read: its code then only tells of the error, by a name that it keeps no
 * code with in its cache. Written out here, this file would be compiled anew in each process: a quarter of a second.
 */
function syntaxFault(code: string): SyntaxFault | undefined {
  const [, json] = /^exports\.__JITI_[E]RROR__ = (\{.*\})\s*$/s.exec(code) ?? [];
  return json === undefined
    ? undefined
    : new SyntaxFault(JSON.parse(json) as { message: string; line: number; column: number });
}

function scriptError(hexo: Hexo, file: string, cause: unknown): UserError {
  const name = pathInBlog(hexo, file);
  const missing = missingPackage(cause);
  if (missing !== undefined) {
    const place = `${name}${placeInStack(file, cause)}`;
    return new UserError(`${place}: your script needs ${missing}, which isn't installed: npm install ${missing}`, {
      cause,
    });
  }
  const reason = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
  const at = cause instanceof SyntaxFault ? cause.place : placeInStack(file, cause);
  return new UserError(`${name}${at}: your script failed: ${reason}. Mend or remove it; nothing was built.`, { cause });
}

/** The package that Node didn't find; files have a path. */
function missingPackage(cause: unknown): string | undefined {
  const { code, message } = cause as NodeJS.ErrnoException;
  if (code !== 'MODULE_NOT_FOUND' && code !== 'ERR_MODULE_NOT_FOUND') return undefined;
  return /^Cannot find (?:module|package) '((?:@[\w.~-]+\/)?[\w~-][\w.~-]*)(?:\/[^']*)?'/.exec(message)?.[1];
}

/** `:line:column`; only the line where what was added before the script moves the column. */
function placeInStack(file: string, cause: unknown): string {
  const stack = cause instanceof Error ? (cause.stack ?? '') : '';
  const escaped = escapeRegExp(file);
  const [, line, column] = new RegExp(`${escaped}:(\\d+)(?::(\\d+))?`).exec(stack) ?? [];
  if (line === undefined) return '';
  const isMoved = line === '1' || !/\.c?js$/.test(file);
  return column === undefined || isMoved ? `:${line}` : `:${line}:${column}`;
}
