// Which of the posts' links a run is about. Pure.

import { UserError } from '../../hexo/define-feature.ts';
import type { LinksOfPost } from './collect-links.ts';
import type { UsedLink } from './link-usage.ts';

/**
 * The posts that `--post` names: a path from the blog's folder, below source/ or source/_posts/, with or without `.md`.
 * @throws UserError if there is none
 */
export function postsNamed(posts: readonly LinksOfPost[], wanted: unknown): readonly LinksOfPost[] {
  if (wanted === undefined) return posts;
  if (typeof wanted !== 'string' && typeof wanted !== 'number') {
    throw new UserError('--post needs the name of one post, e.g. --post hello-world. Nothing was done.');
  }
  const name = String(wanted)
    .replaceAll('\\', '/')
    .replace(/^\.\//, '')
    .replace(/\.(?:md|markdown)$/, '');
  const found = posts.filter(({ file }) => {
    const plain = file.replace(/\.(?:md|markdown)$/, '');
    return plain === name || plain.endsWith(`/${name}`);
  });
  if (found.length === 0) {
    throw new UserError(`No post or page with links is called "${String(wanted)}". Nothing was done.`);
  }
  return found;
}

/** @throws UserError if it isn't a number of days */
export function daysOf(value: unknown): number | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'number' && value >= 0) return value;
  throw new UserError('--stale needs a number of days, e.g. --stale 90. Nothing was done.');
}

export interface FetchSelection {
  readonly all: boolean;
  readonly staleDays: number | undefined;
  readonly today: string;
  /** The blog's own host: its pages are no foreign links. */
  readonly ownHost: string;
}

/** What `hexo links fetch` asks about. */
export function linksToFetch(
  links: readonly UsedLink[],
  { all, staleDays, today, ownHost }: FetchSelection,
): UsedLink[] {
  return links.filter(({ url, found }) => {
    if (new URL(url).host === ownHost) return false;
    const record = found?.record;
    if (all || record?.title === undefined) return true;
    // A record that nobody dated was made by hand or by import: it has no age.
    if (staleDays === undefined || record.fetched === undefined) return false;
    return (Date.parse(today) - Date.parse(record.fetched)) / 86_400_000 > staleDays;
  });
}

/** What `hexo links verify` asks: after an interruption it goes on with what wasn't asked today. */
export function linksToVerify(
  links: readonly UsedLink[],
  { all, today, ownHost }: Pick<FetchSelection, 'all' | 'today' | 'ownHost'>,
): UsedLink[] {
  return links.filter(({ url, found }) => {
    if (new URL(url).host === ownHost) return false;
    const checked = found?.record.checked;
    return all || checked?.on !== today || checked.problem !== undefined;
  });
}
