// Which npm packages their scripts load that aren't installed here.

import { readFileSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import path from 'node:path';
import type { ForeignBlog } from './read-blog.ts';

/** `require('x')`, `import('x')`, `import a from 'x'`, `import 'x'`; no paths. */
const loading =
  /\b(?:(?:require(?:\.resolve)?|import)\s*\(|from|import)\s*(['"`])((?:@[\w.~-]+\/)?[\w~-][\w.~-]*)(?:\/[^'"`\n]*)?\1/g;
const comment = /\/\*[^]*?\*\/|^[ \t]*\/\/.*$/gm;

/** The first script that loads it, by package. */
export function readMissingPackages(blog: ForeignBlog, ownDir: string): ReadonlyMap<string, string> {
  const { resolve } = createRequire(path.join(ownDir, 'package.json'));
  const missing = new Map<string, string>();
  for (const [file] of blog.files) {
    if (!/^scripts\/.*\.[cm]?[jt]s$/.test(file)) continue;
    const code = readFileSync(path.join(blog.dir, file), 'utf8').replace(comment, '');
    for (const [, , name = ''] of code.matchAll(loading)) {
      if (!missing.has(name) && !isBuiltin(name) && !isInstalled(name, resolve)) missing.set(name, file);
    }
  }
  return missing;
}

function isInstalled(name: string, resolve: (name: string) => string): boolean {
  try {
    resolve(name);
    return true;
  } catch (error) {
    // A package may be there without anything to `require`.
    return (error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND';
  }
}
