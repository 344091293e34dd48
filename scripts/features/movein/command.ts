// What `hexo movein` is called and takes. The command itself is read when it is called: no build waits for it.

import type { CommandDefinition } from '../../hexo/define-feature.ts';

/** Exit code 0: done, or nothing to do; 1: something is in the way; 2: it can't be done (by UserError). */
export const moveinCommand: CommandDefinition<Record<string, never>> = {
  description: 'Bring an existing Hexo + Fluid blog in: posts, pages, scaffolds, settings, scripts.',
  usage: '<folder>',
  arguments: [{ name: 'folder', desc: 'Folder of the blog that moves in' }],
  options: [
    { name: '--dry-run', desc: 'Only show what would be done' },
    { name: '-y, --yes', desc: "Don't ask" },
    { name: '-f, --force', desc: 'Replace files of yours that are in the way' },
  ],
  run: async (env, args) => (await import('./run-movein.ts')).movein(env, args),
};
