// `hexo links prune`: records that nothing in the sources mentions any more. Shows them; removes them with `--write`.
// Exit code 0.

import { linkFromText } from './canonical.ts';
import { findMentions } from './find-mentions.ts';
import { unusedRecords } from './link-usage.ts';
import { loadLinks, trustedRecords } from './load-links.ts';
import { lockFilePlace } from './load-records.ts';
import { updateLockFile } from './lock-file.ts';
import type { Subcommand } from './subcommand.ts';

export const pruneCommand: Subcommand = {
  name: 'prune',
  usage: '',
  description: 'Show records that no post, page or draft mentions; --write removes them',
  options: [{ name: '--write', desc: 'Remove them' }],
  arguments: { min: 0, max: 0 },
  async run({ env, options, print, printJson }) {
    const store = await trustedRecords(env);
    const links = (await loadLinks(env)).flatMap((post) => post.links.map(({ href }) => href));
    const mentioned = (await findMentions(env.hexo.source_dir)).flatMap((text) => linkFromText(text)?.url ?? []);
    const unused = new Set(unusedRecords(store, [...links, ...mentioned]));
    const write = Boolean(options['write']);
    if (write && unused.size > 0) {
      await updateLockFile(
        lockFilePlace(env),
        // Another process may have changed one of them since: that one is wanted.
        (records) =>
          new Map(
            [...records].filter(
              ([url, record]) => !unused.has(url) || JSON.stringify(record) !== JSON.stringify(store.records.get(url)),
            ),
          ),
      );
    }
    printJson({ unused: [...unused], written: write });
    for (const url of unused) print(`${url}  ${store.records.get(url)?.title ?? ''}`.trimEnd());
    if (unused.size === 0) print('Every record is mentioned somewhere.');
    else
      print(
        write ? `${unused.size} records removed.` : `${unused.size} records; "hexo links prune --write" removes them.`,
      );
    return 0;
  },
};
