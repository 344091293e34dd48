// Dates in the database that depend on more than their file: a commit since the last build, and pages that have no
// date at all.

import type Hexo from 'hexo';
import type { CommitDates, History } from '../../core/commit-history.ts';
import { readFrontMatter } from '../../hexo/front-matter.ts';
import { documents, type StoredDocument } from '../../hexo/engine.ts';
import { datedByCommit, undatedPage } from './check-dates.ts';

interface Moment {
  valueOf(): number;
}

/** After a commit: files that didn't change can have other dates of creation and update. */
export async function renewCommitDates(hexo: Hexo, history: History, updatedByCommit: boolean): Promise<void> {
  const dates = await history.dates();
  for (const document of [...documents(hexo, 'Post'), ...documents(hexo, 'Page')]) {
    const commit = dates.get(String(document['source']));
    const isDatedByCommit = Boolean(document[datedByCommit]);
    const changes: Record<string, Date> = {};
    if (isDatedByCommit && commit) changes['date'] = commit.first;
    if (updatedByCommit && !hasUpdated(hexo, document)) changes['updated'] = updatedOf(document, commit, changes);
    await change(document, changes);
  }
}

function updatedOf(document: StoredDocument, commit: CommitDates | undefined, { date }: Record<string, Date>): Date {
  return commit?.last ?? date ?? new Date((document['date'] as Moment).valueOf());
}

function hasUpdated(hexo: Hexo, { raw }: Record<string, unknown>): boolean {
  const text = typeof raw === 'string' ? raw : '';
  // Cheap first: most front matter doesn't mention it.
  if (!/^["']?updated["']?[ \t]*:[ \t]*\S/m.test(text)) return false;
  const { updated } = readFrontMatter(hexo, text).data as { updated?: string | number | Date };
  return Boolean(updated) && !Number.isNaN(new Date(updated ?? '').getTime());
}

/**
 * A page without a date that git doesn't know has that of the newest post: themes and plugins print some date, and it
 * must be the same wherever the blog is built.
 */
export async function dateUndatedPages(hexo: Hexo, updatedByCommit: boolean): Promise<void> {
  const pages = documents(hexo, 'Page').filter((page) => page[undatedPage]);
  if (pages.length === 0) return;
  // Of those that are published: "future: false" leaves out what is dated later, pages, scripts and styles too.
  hexo.locals.invalidate();
  const posts = hexo.locals.get('posts') as unknown as { map: (date: (post: { date: Moment }) => number) => number[] };
  const newest = Math.max(0, ...posts.map(({ date }) => date.valueOf()));
  for (const page of pages) {
    const date = new Date(newest);
    await change(page, { date, ...(updatedByCommit && !hasUpdated(hexo, page) ? { updated: date } : {}) });
  }
}

async function change(document: StoredDocument, changes: Readonly<Record<string, Date>>): Promise<void> {
  const changed = Object.entries(changes).filter(
    ([key, date]) => (document[key] as Moment | undefined)?.valueOf() !== date.valueOf(),
  );
  if (changed.length === 0) return;
  Object.assign(document, Object.fromEntries(changed));
  await document.save();
}
