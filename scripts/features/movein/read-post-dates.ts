// Posts without a date: Hexo takes that of the file, which a copy of the file doesn't have, and the address with it.
// So what git knows, or else the file, is written into their front matter on the way.

import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { bodyOffset } from '../../core/source/front-matter.ts';
import { gitHistory } from '../../platform/git-dates.ts';
import { isMarkdown, type ForeignBlog } from './read-blog.ts';

export interface DatedPost {
  /** Local time of the blog, as front matter has it. */
  readonly date: string;
  readonly from: 'first commit' | "the file's";
  /** The whole file with its date. */
  readonly content: string;
}

/**
 * By path in their blog.
 * @param zone in which their dates are read
 */
export async function datePosts(blog: ForeignBlog, zone: string): Promise<ReadonlyMap<string, DatedPost>> {
  const dated = new Map<string, DatedPost>();
  const { sourceDir } = blog;
  const form = blog.settings['new_post_name'];
  // Hexo reads the day out of names of this form.
  const isNamedByDay = typeof form === 'string' && form.includes(':year');
  // A draft needs no date, unless it is published like a post.
  const folders = blog.settings['render_drafts'] === true ? ['_posts', '_drafts'] : ['_posts'];
  const undated = blog.files.flatMap(([file]) => {
    if (!folders.some((folder) => file.startsWith(`${sourceDir}/${folder}/`)) || !isMarkdown(file)) return [];
    if (isNamedByDay && /^\d{4}-\d\d?-\d\d?-/.test(path.posix.basename(file))) return [];
    const text = undatedText(readFileSync(path.join(blog.dir, file)));
    return text === undefined ? [] : [{ file, text }];
  });
  if (undated.length === 0) return dated;
  const commits = await (await gitHistory(path.join(blog.dir, sourceDir))).dates();
  for (const { file, text } of undated) {
    const commit = commits.get(file.slice(sourceDir.length + 1));
    const date = localTime(commit?.first ?? statSync(path.join(blog.dir, file)).birthtime, zone);
    dated.set(file, { date, from: commit ? 'first commit' : "the file's", content: withDate(text, date) });
  }
  return dated;
}

/** The text of a post whose front matter has no date; `undefined` for others, and for what isn't UTF-8. */
function undatedText(bytes: Buffer): string | undefined {
  const text = bytes.toString('utf8');
  if (text.trim() === '' || !Buffer.from(text).equals(bytes)) return undefined;
  const front = text.slice(0, bodyOffset(text));
  // `;;;` has JSON between it.
  return /^["']?date["']?[ \t]*:/m.test(front) || /^\uFEFF?;;;/.test(front) ? undefined : text;
}

/** With a line for the date above the one that closes the front matter, or with front matter. */
function withDate(text: string, date: string): string {
  const newline = /\r?\n/.exec(text)?.[0] ?? '\n';
  const end = bodyOffset(text);
  if (end === 0) return `---${newline}date: ${date}${newline}---${newline}${text}`;
  const closing = /-{3,}[ \t]*(?:\r?\n)?$/.exec(text.slice(0, end));
  const at = closing?.index ?? end;
  return `${text.slice(0, at)}date: ${date}${newline}${text.slice(at)}`;
}

function localTime(date: Date, timeZone: string): string {
  // Sweden writes 2024-05-31 12:00:00.
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(date);
}
