// `hexo links fix`: shows what would be mended in the posts as a difference, and writes it only with `--write`. Exit
// code 0: nothing to mend, or all of it written; 1: there is something to mend that wasn't written; 2: not done.

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { loadSite } from '../../hexo/check-site.ts';
import { writeFileWhole } from '../../platform/atomic-file.ts';
import { applyFixes, byFile, findFixes, unifiedDiff, type Fix } from '../link-checks/api.ts';
import { linksOfPosts } from './collect-links.ts';
import { trustedRecords } from './load-links.ts';
import { postsNamed } from './selection.ts';
import type { Subcommand } from './subcommand.ts';

export const fixCommand: Subcommand = {
  name: 'fix',
  usage: '',
  description: 'Mend links with a known right target: shows a diff, writes with --write',
  options: [
    { name: '--write', desc: 'Write the posts' },
    { name: '--canonical', desc: 'One form for all addresses of a work, too' },
    { name: '--post <file>', desc: 'Only links of this post' },
  ],
  arguments: { min: 0, max: 0 },
  async run({ env, options, print, printJson }) {
    const { hexo, site } = env;
    await trustedRecords(env);
    await loadSite(hexo, { quiet: true });
    const all = findFixes(hexo, { canonical: Boolean(options['canonical']) });
    const posts = new Set(postsNamed(linksOfPosts(env), options['post']).map(({ file }) => file));
    const chosen = byFile(all.filter(({ file }) => options['post'] === undefined || posts.has(file)));
    const write = Boolean(options['write']);
    const done: Fix[] = [];
    const skipped: Fix[] = [];
    for (const [file, fixes] of chosen) {
      const place = path.join(hexo.base_dir, file);
      const bytes = await readFile(place);
      const before = bytes.toString('utf8');
      // What isn't UTF-8 would be lost in writing.
      if (!Buffer.from(before).equals(bytes)) {
        skipped.push(...fixes);
        continue;
      }
      const fixed = applyFixes(before, fixes, site.root);
      done.push(...fixed.done);
      skipped.push(...fixed.skipped);
      if (fixed.done.length === 0) continue;
      print(unifiedDiff(file, before, fixed.text).trimEnd());
      if (write) await writeFileWhole(place, fixed.text);
    }
    for (const { file, line, column, from, to } of skipped) {
      print(`${file}:${line}:${column} not mended, since it isn't written there: ${from} → ${to}`);
    }
    printJson({ written: write, fixes: done, skipped });
    print(summary(done.length, skipped.length, write));
    return (done.length > 0 && !write) || skipped.length > 0 ? 1 : 0;
  },
};

function summary(done: number, skipped: number, write: boolean): string {
  if (done === 0) return skipped === 0 ? 'Nothing to mend.' : 'Nothing else to mend.';
  const links = `${done} link${done === 1 ? '' : 's'}`;
  return write ? `${links} mended.` : `${links} could be mended: add --write to do it.`;
}
