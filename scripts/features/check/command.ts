// Renders everything into memory, writes nothing, prints what was found.

import type { CommandDefinition } from '../../hexo/define-feature.ts';
import { checkSite } from '../../hexo/check-site.ts';

/** Exit code 0: no errors; 1: errors; 2: the check itself couldn't run (by the thrown error). */
export const checkCommand: CommandDefinition<Record<string, never>> = {
  description: 'Check posts, pages and configuration without writing anything.',
  options: [{ name: '--json', desc: 'Print { "diagnostics": [ … ] } on standard output' }],
  async run({ hexo }, args) {
    const diagnostics = await checkSite(hexo, { quiet: Boolean(args['json']) });
    if (args['json']) process.stdout.write(`${JSON.stringify({ diagnostics }, null, 2)}\n`);
    else if (diagnostics.length === 0) hexo.log.info('No findings.');
    return diagnostics.some(({ severity }) => severity === 'error') ? 1 : 0;
  },
};
