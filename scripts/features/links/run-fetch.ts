// What `hexo links fetch` does: chooses links, asks, writes while it goes, and tells.

import { searchByTitle } from './fetch-by-title.ts';
import type { LinkClient } from './fetch-client.ts';
import { fetchLinks, type NamedWork } from './fetch-links.ts';
import { usedLinks } from './link-usage.ts';
import { loadLinks, today, trustedRecords } from './load-links.ts';
import { lockFilePlace, loadRecords } from './load-records.ts';
import { daysOf, linksToFetch, postsNamed } from './selection.ts';
import type { SubcommandCall } from './subcommand.ts';
import { unresolvedNames } from './unresolved-names.ts';
import { OutcomeWriter } from './write-outcomes.ts';

export async function runFetch(call: SubcommandCall): Promise<number> {
  const { env, options } = call;
  const staleDays = daysOf(options['stale']);
  const store = await trustedRecords(env);
  const posts = postsNamed(await loadLinks(env), options['post']);
  const day = today();
  const links = linksToFetch(usedLinks(posts, store, { today: day, days: staleDays ?? 0 }), {
    all: Boolean(options['all']),
    staleDays,
    today: day,
    ownHost: hostOf(env.site.url),
  });
  const places = new Map(links.map(({ url, uses }) => [url, uses]));
  return fetchLinks(
    call,
    links.map(({ canonical }) => canonical),
    (url) => places.get(url) ?? [],
    (client, signal) => searchForNames(call, client, signal),
  );
}

/** Searches take their time at the pace of the services: what is left waits for the next run. */
const maxSearches = 10;

/**
 * Works that links are called by, but don't lead to: their records go into the lock file like any other, so that the
 * check names them.
 */
async function searchForNames(
  { env }: SubcommandCall,
  client: LinkClient,
  signal: AbortSignal,
): Promise<readonly NamedWork[]> {
  await loadRecords(env);
  const day = today();
  const writer = new OutcomeWriter(lockFilePlace(env));
  const found: NamedWork[] = [];
  try {
    for (const name of unresolvedNames(env.hexo).slice(0, maxSearches)) {
      for (const { url, record } of await searchByTitle(name, client, signal)) {
        writer.merge(url, { ...record, fetched: day });
        found.push({ name, url, title: record.title ?? '' });
      }
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
  await writer.finish();
  return found;
}

export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : '';
}
