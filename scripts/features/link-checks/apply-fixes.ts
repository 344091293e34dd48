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
  const referring: { fix: Fix; start: number }[] = [];
  /** One change of a definition mends all links that refer to it. */
  const mendedWith = new Map<Fix, readonly Fix[]>();
  for (const fix of fixes) {
    const start = source.offsetAt(fix);
    const edit = start === undefined ? undefined : writtenAt(text, start, fix, root);
    if (start !== undefined && edit) edits.push({ start, end: start + edit.from.length, to: edit.to, fix });
    else if (start === undefined) skipped.push(fix);
    else referring.push({ fix, start });
  }
  for (const [reference, group] of byReference(text, referring)) {
    const [first] = group;
    const at = reference && first && reference.uses === group.length ? reference.address : undefined;
    const isOne = group.every(({ to, from }) => to === first?.to && from === first.from);
    const edit = at === undefined || !first || !isOne ? undefined : writtenAt(text, at, first, root);
    if (at === undefined || !first || !edit) skipped.push(...group);
    else {
      edits.push({ start: at, end: at + edit.from.length, to: edit.to, fix: first });
      mendedWith.set(first, group);
    }
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
    applied.push(...(mendedWith.get(fix) ?? [fix]));
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

interface Reference {
  /** Where the definition has its address; `undefined` if there is none, or more than one. */
  readonly address: number | undefined;
  /** How many links refer to it. */
  readonly uses: number;
}

/** `[text][label]`, `[label][]`, `[label]`: the address stands in the label's definition. */
function byReference(
  text: string,
  links: readonly { readonly fix: Fix; readonly start: number }[],
): Map<Reference | undefined, Fix[]> {
  const found = new Map<string, Reference>();
  const groups = new Map<Reference | undefined, Fix[]>();
  for (const { fix, start } of links) {
    const [, own = '', named] = referringLink.exec(text.slice(start, start + longestLink)) ?? [];
    const label = labelKey(named === undefined || named === '' ? own : named);
    const reference = label === '' ? undefined : (found.get(label) ?? referenceOf(text, label));
    if (reference) found.set(label, reference);
    groups.set(reference, [...(groups.get(reference) ?? []), fix]);
  }
  return groups;
}

function referenceOf(text: string, label: string): Reference {
  const addresses: number[] = [];
  for (const match of text.matchAll(/^ {0,3}\[((?:[^[\]\\]|\\.){1,999})\]:[ \t]*(?:\r?\n[ \t]*)?<?/gm))
    if (labelKey(match[1] ?? '') === label) addresses.push(match.index + match[0].length);
  let uses = 0;
  for (const match of text.matchAll(/\[((?:[^[\]\\]|\\.){1,999})\]/g)) if (labelKey(match[1] ?? '') === label) uses++;
  return { address: addresses.length === 1 ? addresses[0] : undefined, uses: uses - addresses.length };
}

/** CommonMark compares labels so. */
function labelKey(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase().toUpperCase();
}

const referringLink = /^\[((?:[^[\]\\]|\\.|\[[^[\]]{0,999}\])*)\](?:\[((?:[^[\]\\]|\\.)*)\])?(?!\()/;
const longestLink = 4096;

/**
 * What follows an address: a bracket, a quotation mark, white space, the end, or text of another script. Marks at the end
 * of a sentence and of emphasis are no part of a bare address.
 */
function endsHere(text: string, at: number): boolean {
  return ending.test(text.slice(at, at + 10));
}

const ending = /^[.,;:!?*_~]{0,8}(?:$|[\s)>\]"'`|<]|[^\x21-\x7e])/;

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
