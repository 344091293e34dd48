// What the owner's scripts require of each other: `require('./lib/tags')`. Our package.json says that `.js` files below
// scripts/ are ES modules, as ours are; theirs are CommonJS, as in every other blog of Hexo.

import { existsSync, readFileSync, realpathSync } from 'node:fs';
import Module from 'node:module';
import path from 'node:path';

interface CompiledModule {
  _compile(code: string, file: string, format: 'commonjs'): void;
}

type Load = (module: CompiledModule, file: string) => void;

const folders = new Set<string>();

/** From now on `.js` files below `folder` that are required are read as CommonJS, unless they import or export. */
export function requireAsCommonJs(folder: string): void {
  if (folders.size === 0) watchRequire();
  // Node names files by where they really are.
  folders.add(realpathSync(folder));
}

function watchRequire(): void {
  const { _extensions: loaders } = Module as unknown as { _extensions: Record<string, Load> };
  const load = loaders['.js'];
  if (!load) return;
  loaders['.js'] = (module, file) => {
    const code = isTheirs(file) ? readFileSync(file, 'utf8') : undefined;
    if (code === undefined || /^\s*(?:import\b(?!\s*[(.])|export\b)/m.test(code)) load(module, file);
    else module._compile(code.replace(/^\ufeff/, ''), file, 'commonjs');
  };
}

function isTheirs(file: string): boolean {
  return [...folders].some((folder) => {
    const inside = path.relative(folder, file);
    return (
      !inside.startsWith('..') &&
      !path.isAbsolute(inside) &&
      !/(?:^|[\\/])node_modules[\\/]/.test(inside) &&
      !hasOwnManifest(folder, file)
    );
  });
}

/** A package.json of theirs, nearer than ours, says what their files are. */
function hasOwnManifest(folder: string, file: string): boolean {
  for (let at = path.dirname(file); at !== folder; at = path.dirname(at)) {
    if (existsSync(path.join(at, 'package.json'))) return true;
  }
  return false;
}
