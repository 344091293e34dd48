// `hexo links verify`: asks the targets themselves whether they still answer. Exit code 0 if all do, 1 if some don't or
// were left for the next run, 2 if nothing could be asked, 130 if stopped by Ctrl-C; what was found by then is kept.

import type { Subcommand } from './subcommand.ts';

export const verifyCommand: Subcommand = {
  name: 'verify',
  usage: '',
  description: 'Ask whether the targets of links still answer, anchors included',
  options: [
    { name: '--post <file>', desc: 'Only links of this post' },
    { name: '--all', desc: 'Also those that were found well today' },
    { name: '--dry-run', desc: 'Only show what would be asked, or checked' },
  ],
  arguments: { min: 0, max: 0 },
  run: async (call) => (await import('./run-verify.ts')).runVerify(call),
};
