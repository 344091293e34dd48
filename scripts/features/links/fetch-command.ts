// `hexo links fetch`: asks services about links that have no record yet, or about old ones. Exit code 0 if every link
// has its record, 1 if some have none (unknown, failed or left for the next run), 2 if nothing could be asked (wrong use,
// no network), 130 if stopped by Ctrl-C; what was done by then is kept.

import type { Subcommand } from './subcommand.ts';

export const fetchCommand: Subcommand = {
  name: 'fetch',
  usage: '',
  description: 'Ask services about links: those without a record, or as the options say',
  options: [
    { name: '--post <file>', desc: 'Only links of this post' },
    { name: '--missing', desc: 'Links without a record (what it does anyway)' },
    { name: '--stale <days>', desc: 'Also records that are older than so many days' },
    { name: '--all', desc: 'All links again' },
    { name: '--dry-run', desc: 'Only show what would be asked, or checked' },
  ],
  arguments: { min: 0, max: 0 },
  // Loaded when it runs: every other command starts without it.
  run: async (call) => (await import('./run-fetch.ts')).runFetch(call),
};
