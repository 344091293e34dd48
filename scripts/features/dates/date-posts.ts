// Posts without a date get that of their file's name (Hexo does that), else of their first commit, else they are an
// error. `updated_option: mtime` means the last commit: file times are reset by every fresh clone.

import type { Diagnostic } from '../../core/diagnostic.ts';
import { frontMatterOf, writtenValue } from '../../core/front-matter.ts';
import type { FeatureEnvironment } from '../../hexo/define-feature.ts';
import { commitDates, type CommitDates, type NoHistory } from '../../platform/git-dates.ts';
import { blogFile, documents, type StoredDocument } from '../../hexo/engine.ts';

interface Moment {
  valueOf(): number;
}

export async function dateUndatedPosts({ hexo, hasErrors }: FeatureEnvironment<unknown>): Promise<Diagnostic[]> {
  const found: Diagnostic[] = [];
  let history: ReadonlyMap<string, CommitDates> | NoHistory | undefined;
  const datesOf = async (source: string): Promise<CommitDates | undefined> => {
    history ??= await commitDates(hexo.source_dir);
    return typeof history === 'string' ? undefined : history.get(source);
  };
  const byCommit = hexo.config.updated_option === 'mtime';
  let usesDateAsUpdated = false;

  for (const document of [...documents(hexo, 'Post'), ...documents(hexo, 'Page')]) {
    const source = String(document['source']);
    const head = frontMatterOf(String(document['raw'] ?? ''));
    const has = (key: string): boolean => Boolean(head && writtenValue(head, key)?.value);
    const changes: Record<string, unknown> = {};
    let { date } = document as unknown as { date: Moment };
    if (
      !has('date') &&
      !nameHasDate(source, String(hexo.config.new_post_name)) &&
      String(document['raw'] ?? '').trim() !== ''
    ) {
      const first = (await datesOf(source))?.first;
      if (first) {
        if (first.valueOf() !== date.valueOf()) changes['date'] = first;
        date = first;
      } else if (source.startsWith('_posts/') && !hasErrors(blogFile(hexo, source))) {
        found.push({
          rule: 'no-date',
          severity: 'error',
          file: blogFile(hexo, source),
          line: 1,
          column: 1,
          message: 'The post has no date, neither in its front matter nor in its name nor in git.',
          remedy: /\/\d{4}-\d\d?-\d\d?-/.test(source)
            ? 'Write "date: 2024-05-31 12:00:00" into its front matter, or "new_post_name: :year-:month-:day-:title.md" into _config.yml.'
            : 'Write "date: 2024-05-31 12:00:00" into its front matter.',
        });
      }
    }
    if (byCommit && !has('updated')) {
      const last = (await datesOf(source))?.last;
      if (!last) usesDateAsUpdated = true;
      const updated = last && last.valueOf() > date.valueOf() ? last : date;
      const { updated: before } = document as unknown as { updated?: Moment };
      if (before?.valueOf() !== updated.valueOf()) changes['updated'] = new Date(updated.valueOf());
    }
    if (Object.keys(changes).length > 0) await change(document, changes);
  }
  if (usesDateAsUpdated && typeof history === 'string') found.push(noHistoryHint(history));
  return found;
}

async function change(document: StoredDocument, changes: Record<string, unknown>): Promise<void> {
  Object.assign(document, changes);
  await document.save();
}

/** Hexo takes a date from the name only where `new_post_name` says that one stands there. */
function nameHasDate(source: string, pattern: string): boolean {
  if (!source.startsWith('_posts/') || !pattern.includes(':year')) return false;
  const digits: Record<string, string> = {
    year: '\\d{4}',
    month: '\\d{2}',
    i_month: '\\d{1,2}',
    day: '\\d{2}',
    i_day: '\\d{1,2}',
  };
  const expression = pattern
    .replace(/\.[^./]+$/, '')
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/:(\w+)/g, (_, name: string) => digits[name] ?? '.+?');
  return new RegExp(`^${expression}$`).test(source.slice('_posts/'.length).replace(/\.[^./]+$/, ''));
}

function noHistoryHint(history: NoHistory): Diagnostic {
  return {
    rule: 'updated',
    severity: 'hint',
    file: '_config.yml',
    line: 1,
    column: 1,
    message:
      history === 'shallow'
        ? 'The clone has no history: posts count as updated on their date.'
        : 'There is no git history: posts count as updated on their date.',
    remedy:
      history === 'shallow'
        ? 'Fetch it (git fetch --unshallow; "fetch-depth: 0" in GitHub Actions).'
        : 'Commit your posts, or write "updated_option: date" into _config.yml.',
  };
}
