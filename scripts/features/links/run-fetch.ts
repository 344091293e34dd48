// What `hexo links fetch` does: chooses links, asks, writes while it goes, and tells.

import { fetchLinks } from './fetch-links.ts';
import { usedLinks } from './link-usage.ts';
import { loadLinks, today, trustedRecords } from './load-links.ts';
import { daysOf, linksToFetch, postsNamed } from './selection.ts';
import type { SubcommandCall } from './subcommand.ts';

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
  );
}

export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : '';
}
