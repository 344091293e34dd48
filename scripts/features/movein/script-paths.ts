// A script of theirs lies one folder deeper here, in scripts/site/ instead of scripts/: what it names outside scripts/
// relative to itself needs one more `../`. Pure.

import path from 'node:path';

/** `require('../x')`, `import('../x')`, `from '../x'`, `__dirname, '../x'`, `__dirname + '/../x'`. */
const relativeNames =
  /((?:\brequire(?:\.resolve)?|\bimport)\s*\(\s*|\b(?:from|import)\s+|\b__dirname\s*[,+]\s*)(['"`])(\/?)(\.\.(?:\/[^'"`\n]*)?)\2/g;

/** @param file its path in their blog: `scripts/a.js` */
export function deepenPaths(code: string, file: string): string {
  const folder = path.posix.dirname(file);
  return code.replace(relativeNames, (whole, before: string, quote: string, slash: string, name: string) => {
    const leads = path.posix.relative('scripts', path.posix.join(folder, name));
    return leads.startsWith('..') ? `${before}${quote}${slash}../${name}${quote}` : whole;
  });
}
