// Puts new addresses into an author's file where the old ones stand, and nowhere else; shows the difference. Pure.

import { compareText } from '../../core/diagnostic.ts';
import { SourceText } from '../../core/source-text.ts';

export interface Fix {
  /** Relative to the blog. */
  readonly file: string;
  /** Of the address in the file, 1-based. */
  readonly line: number;
  readonly column: number;
  /** The rule, or `moved`, `https`, `canonical`. */
  readonly rule: string;
  /** The address as a browser sees it. */
  readonly from: string;
  readonly to: string;
}

export interface Fixed {
  readonly text: string;
  readonly done: readonly Fix[];
  /** The file doesn't have this address at this place, as written: a tag made it, or the file has changed. */
  readonly skipped: readonly Fix[];
}

/**
 * @param text the whole file; line ends and everything else outside the addresses stay as they are
 * @param root the blog's root, which Hexo puts before addresses that begin with a slash
 */
export function applyFixes(text: string, fixes: readonly Fix[], root: string): Fixed {
  const source = new SourceText(text);
  const edits: { start: number; end: number; to: string; fix: Fix }[] = [];
  const skipped: Fix[] = [];
  for (const fix of fixes) {
    const start = source.offsetAt(fix);
    const edit = start === undefined ? undefined : writtenAt(text, start, fix, root);
    if (start !== undefined && edit) edits.push({ start, end: start + edit.from.length, to: edit.to, fix });
    else skipped.push(fix);
  }
  edits.sort((a, b) => a.start - b.start);
  let result = '';
  let done = 0;
  const applied: Fix[] = [];
  for (const { start, end, to, fix } of edits) {
    if (start < done) {
      skipped.push(fix);
      continue;
    }
    result += text.slice(done, start) + to;
    done = end;
    applied.push(fix);
  }
  return { text: result + text.slice(done), done: applied, skipped };
}

/** How the address is written: as it is, decoded, with `&amp;`, without the root. */
function writtenAt(
  text: string,
  start: number,
  { from, to }: Fix,
  root: string,
): { from: string; to: string } | undefined {
  const forms: { from: string; to: string }[] = [{ from, to }];
  if (from.includes('%')) forms.push({ from: decoded(from), to: decoded(to) });
  if (from.includes('&')) forms.push({ from: from.replaceAll('&', '&amp;'), to: to.replaceAll('&', '&amp;') });
  if (root !== '/' && from.startsWith(root)) {
    const below = (address: string) => (address.startsWith(root) ? address.slice(root.length - 1) : address);
    forms.push(...forms.map((form) => ({ from: below(form.from), to: below(form.to) })));
  }
  const form = forms.find((one) => text.startsWith(one.from, start) && endsHere(text, start + one.from.length));
  if (form) return form;
  // Hexo writes addresses as browsers do: `http://https://a` becomes `http://https//a`.
  const [typed = ''] = /^[^\s)>\]"'`|]{1,2048}/.exec(text.slice(start, start + 2048)) ?? [];
  return /^https?:/i.test(typed) &&
    URL.canParse(typed) &&
    URL.canParse(from) &&
    new URL(typed).href === new URL(from).href
    ? { from: typed, to }
    : undefined;
}

/** What follows an address: a bracket, a quotation mark, white space, the end, or text of another script. */
function endsHere(text: string, at: number): boolean {
  return at >= text.length || /[\s)>\]"'`|，。；：！？、）】」》]|[^\x21-\x7e]/.test(text.charAt(at));
}

function decoded(text: string): string {
  try {
    return decodeURI(text);
  } catch {
    return text; // a lone percent sign is part of the address
  }
}

const context = 3;

/** The difference in the unified format of diff(1). Addresses have no line ends, so lines stand across from lines. */
export function unifiedDiff(file: string, before: string, after: string): string {
  const old = before.split('\n');
  const now = after.split('\n');
  const changed = old.flatMap((line, at) => (line === now[at] ? [] : [at]));
  if (changed.length === 0) return '';
  const hunks: { from: number; to: number }[] = [];
  for (const at of changed) {
    const last = hunks.at(-1);
    const from = Math.max(0, at - context);
    const to = Math.min(old.length, at + context + 1);
    if (last && from <= last.to) last.to = to;
    else hunks.push({ from, to });
  }
  const lines = [`--- a/${file}`, `+++ b/${file}`];
  for (const { from, to } of hunks) {
    lines.push(`@@ -${from + 1},${to - from} +${from + 1},${to - from} @@`);
    for (let at = from; at < to;) {
      if (old[at] === now[at]) {
        lines.push(` ${old[at++] ?? ''}`);
        continue;
      }
      const first = at;
      while (at < to && old[at] !== now[at]) at++;
      for (let line = first; line < at; line++) lines.push(`-${old[line] ?? ''}`);
      for (let line = first; line < at; line++) lines.push(`+${now[line] ?? ''}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

export function byFile(fixes: readonly Fix[]): [string, Fix[]][] {
  const files = new Map<string, Fix[]>();
  for (const fix of fixes) {
    const list = files.get(fix.file);
    if (list) list.push(fix);
    else files.set(fix.file, [fix]);
  }
  return [...files].sort(([a], [b]) => compareText(a, b));
}
