// The owner's own scripts: everything in scripts/site/, and what lies loose in scripts/ because every Hexo guide
// says so. JavaScript is run exactly as Hexo does it; TypeScript is stripped of its types first.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { runInThisContext } from 'node:vm';
import type Hexo from 'hexo';
import { createJiti } from 'jiti';
import { compareText, type Diagnostic } from '../core/diagnostic.ts';
import { UserError } from './define-feature.ts';

const scriptFile = /\.(?:js|cjs|ts|cts)$/;
const ownFiles = new Set(['main.ts', 'loader.cjs']);

/** Runs the scripts in order of their names; an error is the owner's, named, and ends the command. */
export async function loadSiteScripts(hexo: Hexo, scriptsFolder: string): Promise<Diagnostic[]> {
  const loose = listScripts(scriptsFolder, false).filter((name) => !ownFiles.has(name));
  const own = listScripts(path.join(scriptsFolder, 'site'), true).map((name) => path.join('site', name));
  for (const name of [...loose, ...own]) {
    const file = path.join(scriptsFolder, name);
    try {
      await loadScript(hexo, file);
    } catch (cause) {
      throw scriptError(hexo, file, cause);
    }
  }
  return loose.map((name) => {
    const file = path.relative(hexo.base_dir, path.join(scriptsFolder, name)).split(path.sep).join('/');
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

/** Like Hexo's `loadPlugin`, with TypeScript: lines stay where the owner wrote them. */
async function loadScript(hexo: Hexo, file: string): Promise<void> {
  if (/\.c?js$/.test(file)) {
    await hexo.loadPlugin(file);
    return;
  }
  const jiti = createJiti(file, { interopDefault: true });
  const code = jiti.transform({ source: readFileSync(file, 'utf8'), filename: file, ts: true, retainLines: true });
  const module = { exports: {} };
  const wrapped = `(async function(exports, require, module, __filename, __dirname, hexo){${code}\n});`;
  const run = runInThisContext(wrapped, file) as (...args: unknown[]) => Promise<unknown>;
  await run(module.exports, createRequire(file), module, file, path.dirname(file), hexo);
}

function scriptError(hexo: Hexo, file: string, cause: unknown): UserError {
  const name = path.relative(hexo.base_dir, file).split(path.sep).join('/');
  const stack = cause instanceof Error ? (cause.stack ?? '') : '';
  const escaped = file.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const place = new RegExp(`${escaped}:(\\d+)(?::(\\d+))?`).exec(stack);
  const at = place ? `:${place[1] ?? ''}${place[2] ? `:${place[2]}` : ''}` : '';
  const reason = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
  return new UserError(`${name}${at}: your script failed: ${reason}. Mend or remove it; nothing was built.`, { cause });
}
