// `hexo links list`: every work that posts link, and what is known of it. Exit code 0.

import { UserError } from '../../hexo/define-feature.ts';
import { displayLink } from './canonical.ts';
import { usedLinks, unusedRecords, type LinkState, type UsedLink } from './link-usage.ts';
import { loadLinks, placeOf, today, trustedRecords } from './load-links.ts';
import type { Subcommand } from './subcommand.ts';

const states: readonly LinkState[] = ['dead', 'missing', 'incomplete', 'stale', 'recorded'];
const defaultDays = 180;

export const listCommand: Subcommand = {
  name: 'list',
  usage: '',
  description: 'Links of all posts: recorded, missing, incomplete, stale, dead',
  options: [
    { name: '--state <state>', desc: `Only ${states.join(', ')}` },
    { name: '--days <days>', desc: `A record is stale after so many days (${defaultDays})` },
  ],
  arguments: { min: 0, max: 0 },
  async run({ env, options, print, printJson }) {
    const only = stateOption(options['state']);
    const days = daysOption(options['days']);
    const store = await trustedRecords(env);
    const posts = await loadLinks(env);
    const all = usedLinks(posts, store, { today: today(), days });
    const shown = all.filter(({ state }) => only === undefined || state === only);
    const unused = unusedRecords(
      store,
      posts.flatMap(({ links }) => links.map(({ href }) => href)),
    );
    printJson({ links: shown.map(toJson), unused });
    for (const state of states) {
      const group = shown.filter((link) => link.state === state);
      if (group.length === 0) continue;
      print(`${state} (${group.length})`);
      for (const link of group) {
        print(`  ${displayLink(link.canonical)}  ${link.found?.record.title ?? ''}`.trimEnd());
        if (state !== 'recorded') for (const { file, link: use } of link.uses) print(`    ${placeOf(file, use)}`);
      }
    }
    const counts = states.map((state) => `${all.filter((link) => link.state === state).length} ${state}`);
    print(`${all.length} links: ${counts.join(', ')}. ${unused.length} records that no post links.`);
    if (all.some(({ state }) => state === 'missing'))
      print('What is missing stays a plain link, without a card or a preview: npx hexo links fetch');
    return 0;
  },
};

function toJson({ url, canonical, found, state, uses }: UsedLink): object {
  return {
    url,
    provider: canonical.provider,
    ...(canonical.id !== undefined && { id: canonical.id }),
    state,
    ...(found && { record: found.url, title: found.record.title }),
    posts: uses.map(({ file, link: { href, text, line, column } }) => ({ file, line, column, href, text })),
  };
}

function stateOption(value: unknown): LinkState | undefined {
  if (value === undefined) return undefined;
  const state = states.find((name) => name === value);
  if (state === undefined) throw new UserError(`--state must be one of ${states.join(', ')}. Nothing was done.`);
  return state;
}

function daysOption(value: unknown): number {
  if (value === undefined) return defaultDays;
  if (typeof value !== 'number' || !(value >= 0))
    throw new UserError('--days must be a number of days. Nothing was done.');
  return value;
}
