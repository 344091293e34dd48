// Compares the addresses of posts and pages, and keeps every route inside public/.

import path from 'node:path';
import type Hexo from 'hexo';
import { compareText, type Diagnostic } from '../../core/diagnostic.ts';
import { blogFile, documents } from '../../hexo/engine.ts';

/** Whether a route would be written outside the folder it is relative to, on any system. */
export function leadsOutside(route: string): boolean {
  let decoded = route;
  try {
    decoded = decodeURIComponent(route);
  } catch {
    // A lone percent sign is a character like others.
  }
  return [route, decoded].some(
    (name) =>
      name.includes('\0') ||
      /^[a-zA-Z]:/.test(name) ||
      name.split(/[\\/]/).includes('..') ||
      path.posix.normalize(name).startsWith('../'),
  );
}

/** Last safety: whoever made such a route, it isn't written. */
export function removeOutsideRoutes(hexo: Hexo): void {
  for (const route of hexo.route.list()) if (leadsOutside(route)) hexo.route.remove(route);
}

export function addressFindings(hexo: Hexo): Diagnostic[] {
  const found: Diagnostic[] = [];
  const owners = new Map<string, string>();
  const lowerCase = new Map<string, { readonly address: string; readonly file: string }>();
  const all = [...documents(hexo, 'Post'), ...documents(hexo, 'Page')];
  // The database has them in the order in which they were read, which differs from run to run.
  for (const document of all.sort((a, b) => compareText(String(a['source']), String(b['source'])))) {
    if (document['published'] === false) continue;
    const file = blogFile(hexo, String(document['source']));
    const place = { file, line: 1, column: 1 } as const;
    const written = String(document['path']);
    if (leadsOutside(written)) {
      found.push({
        rule: 'permalink-outside',
        severity: 'error',
        ...place,
        message: `The address "${written}" leads outside the site.`,
        remedy: 'Mend "permalink" in its front matter or in _config.yml.',
      });
      continue;
    }
    const address = hexo.route.format(written);
    const other = owners.get(address);
    if (other !== undefined) {
      found.push({
        rule: 'permalink-twice',
        severity: 'error',
        ...place,
        message: `"${address}" is the address of ${other} too.`,
        remedy: 'Change the title, the date or "permalink" of one of them.',
      });
      continue;
    }
    owners.set(address, file);
    const similar = lowerCase.get(address.toLowerCase());
    if (similar) {
      found.push({
        rule: 'permalink-case',
        severity: 'warning',
        ...place,
        message: `"${address}" differs only by case from "${similar.address}" of ${similar.file}.`,
        remedy: 'Some systems keep only one of them: rename one.',
      });
    } else lowerCase.set(address.toLowerCase(), { address, file });
  }
  return found;
}
