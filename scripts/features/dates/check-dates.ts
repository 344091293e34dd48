// The dates of one post or page before Hexo reads it: what is written must be a date, and what isn't written must not
// come from the times of the file, which every copy of the blog has its own of.

import type { History } from '../../core/commit-history.ts';
import type { SourceFile } from '../../hexo/source-file.ts';
import type { FrontMatterBlock } from '../../hexo/front-matter.ts';
import { topLevelScalar, type ScalarText } from '../../core/yaml-scalar.ts';
import { chineseDate } from './chinese-date.ts';
import { dateFault, impossible, losesOffset } from './written-date.ts';

export interface DateSettings {
  /** Hexo's `updated_option` is `mtime`, its default. */
  readonly updatedByCommit: boolean;
  /** Hexo's `new_post_name`. */
  readonly nameForm: string;
  /** What Hexo finds in a file name. */
  readonly parseName: (path: string) => Readonly<Record<string, string | undefined>>;
  /** Drafts are only being looked at, not published. */
  readonly isPreview: boolean;
  readonly history: () => Promise<History>;
}

/** Marks what a later commit can change; the names of fields in Hexo's database. */
export const datedByCommit = 'paperlogDatedByCommit';
export const undatedPage = 'paperlogUndatedPage';

export async function checkDates(file: SourceFile, settings: DateSettings): Promise<void> {
  if (!checkWritten(file)) return;
  const { data } = file.frontMatter;
  const date = readDate(data['date']);
  const named = date === undefined && file.kind !== 'page' ? nameDate(file, settings) : undefined;
  if (file.refused) return;
  const needsCommit = (date === undefined && !named) || (settings.updatedByCommit && !readDate(data['updated']));
  const history = needsCommit ? await settings.history() : undefined;
  const commit = (await history?.dates())?.get(file.source);

  file.times = {
    created: () => {
      if (commit) {
        file.change((document) => {
          document[datedByCommit] = true;
        });
        return commit.first;
      }
      return withoutDate(file, settings, history?.missing === 'shallow');
    },
    changed: () => {
      if (commit) return commit.last;
      if (date) return date;
      file.change((document) => {
        document['updated'] = document['date'];
      });
      return undefined;
    },
  };
}

/** As Hexo does; `undefined` where it sees none. */
function readDate(value: unknown): Date | undefined {
  if (!value) return undefined;
  const date = value instanceof Date ? value : new Date(value as string | number);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/** Whether the post can be dated at all. */
function checkWritten(file: SourceFile): boolean {
  for (const key of ['date', 'updated'] as const) {
    // Anew for each: the other one may have been read as something else.
    const { data, block } = file.frontMatter;
    if (!block) return true;
    if (!(key in data)) continue;
    const written = topLevelScalar(block.text, key);
    const at = block.offset + (written ? (written.text === '' ? written.keyOffset : written.valueOffset) : 0);
    const fault = dateFault(key, data[key], written?.text ?? '');
    const meant = fault && written && chineseDate(written.text);
    if (meant) {
      readInstead(file, block, written, meant);
      file.report({
        rule: 'date',
        severity: 'warning',
        at,
        message: `Hexo does not know this form of a date; "${written.text}" is read as ${meant}.`,
        remedy: `Write "${key}: ${meant}".`,
      });
      continue;
    }
    // A post moves with its date, so that a guess would publish it at a wrong address; `updated` has its rule.
    if (fault) file.report({ rule: 'date', severity: key === 'date' ? 'error' : 'warning', at, ...fault });
    else if (written && !written.quoted && losesOffset(data[key], written.text)) {
      const read = data[key] as Date;
      file.report({
        rule: 'date-offset',
        severity: 'hint',
        at,
        message: `Hexo drops the offset and reads this as ${localText(read)}.`,
        remedy: `Write the local time without offset, or put it in quotes.`,
      });
    }
  }
  return !file.refused;
}

/** Hexo reads the file with `meant` for what is written; lines stay what they are. */
function readInstead(
  file: SourceFile,
  block: FrontMatterBlock,
  { text, quoted, valueOffset }: ScalarText,
  meant: string,
): void {
  const start = block.offset + valueOffset + (quoted ? 1 : 0);
  file.replaceText(file.text.slice(0, start) + meant + file.text.slice(start + text.length));
}

function localText(date: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}

/** Whether Hexo finds a day in the file's name; reports a day that doesn't exist. */
function nameDate(file: SourceFile, { nameForm, parseName }: DateSettings): boolean {
  if (!nameForm.includes(':year')) return false;
  const found = parseName(file.source.replace(/^_(?:posts|drafts)\//, ''));
  const [year, month, day] = [found['year'], found['month'] ?? found['i_month'], found['day'] ?? found['i_day']];
  if (!year || !month || !day) return false;
  const reason = impossible(Number(year), Number(month), Number(day));
  if (reason === undefined) return true;
  file.report({
    rule: 'date',
    severity: 'error',
    message: `The name of the file has no date: ${reason}.`,
    remedy: 'Rename the file, or write "date: …" into its front matter.',
  });
  return false;
}

/** Hexo asks for the creation time of the file now; `undefined` leaves it that. */
function withoutDate(file: SourceFile, { isPreview }: DateSettings, isShallow: boolean): Date | undefined {
  if (file.kind === 'page') {
    file.change((document) => {
      document[undatedPage] = true;
    });
    return new Date(0);
  }
  const { data } = file.frontMatter;
  if (!file.shown || data['published'] === false) return new Date(0);
  if (file.kind === 'draft') {
    if (!isPreview) reportDraft(file);
    return undefined;
  }
  file.report({
    rule: 'no-date',
    severity: 'error',
    message: isShallow
      ? 'The post has no date, neither in its front matter nor in its name, and this clone has no history to take one from.'
      : 'The post has no date, neither in its front matter nor in its name nor in git.',
    remedy: isShallow
      ? 'Fetch the history (git fetch --unshallow; "fetch-depth: 0" in GitHub Actions), or write "date: 2024-05-31 12:00:00" into its front matter.'
      : /(?:^|\/)\d{4}-\d\d?-\d\d?-[^/]*$/.test(file.source)
        ? 'Write "date: 2024-05-31 12:00:00" into its front matter, or "new_post_name: :year-:month-:day-:title.md" into _config.yml.'
        : 'Write "date: 2024-05-31 12:00:00" into its front matter.',
  });
  throw new Error('no date');
}

/** A draft gets its date, and with it its address, when it is published: until then it has none that could be wrong. */
function reportDraft(file: SourceFile): void {
  file.report({
    rule: 'no-date',
    severity: 'warning',
    message: 'The draft has no date yet; it is shown under that of its file, which differs from machine to machine.',
    remedy: `Write "date: 2024-05-31 12:00:00" into its front matter, or leave drafts out (without "render_drafts: true" and --draft).`,
  });
}
