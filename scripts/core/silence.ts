// Findings that the author has silenced: by a comment beside them, by front matter, by configuration. Errors can't be
// silenced, since a page would be lost without a word. A silencer that silences nothing is a hint.

import type { Diagnostic, Position } from './diagnostic.ts';
import { scanSource } from './source/scan.ts';
import { SourceText } from './source-text.ts';

/** What a rule is turned to by configuration. */
export type RuleSetting = 'off' | 'hint' | 'warning';

interface Silencer {
  /** Nothing: all rules. */
  readonly rules: ReadonlySet<string> | undefined;
  readonly firstLine: number;
  readonly lastLine: number;
  readonly at: Position;
  /** As written: for the hint. */
  readonly text: string;
  readonly used: Set<string>;
}

/** A file that may have silencers. */
export interface SilencedFile {
  readonly file: string;
  /** The whole file. */
  readonly raw: string;
  /** The value of `paperlogDisable` in its front matter. */
  readonly frontMatter: unknown;
}

const mark = 'paperlog-disable';
export const frontMatterKey = 'paperlogDisable';
export const unusedRule = 'unused-silencer';

/** Whether a file is worth a look: what this says of most files costs one search. */
export function mayBeSilenced({ raw, frontMatter }: Pick<SilencedFile, 'raw' | 'frontMatter'>): boolean {
  return frontMatter !== undefined || raw.includes(mark);
}

/**
 * The findings that are left, with the severities that configuration gives them, and a hint for each silencer that had
 * nothing to silence.
 */
export function silence(
  diagnostics: readonly Diagnostic[],
  files: readonly SilencedFile[],
  rules: Readonly<Record<string, RuleSetting>>,
): Diagnostic[] {
  const silencers = new Map(files.map((file) => [file.file, silencersOf(file)]));
  const left: Diagnostic[] = [];
  for (const diagnostic of diagnostics) {
    if (diagnostic.severity === 'error') {
      left.push(diagnostic);
      continue;
    }
    // Every silencer that fits counts as used, though one would be enough.
    const fitting = (silencers.get(diagnostic.file) ?? []).filter((one) => covers(one, diagnostic));
    for (const { used } of fitting) used.add(diagnostic.rule);
    const setting = Object.hasOwn(rules, diagnostic.rule) ? rules[diagnostic.rule] : undefined;
    if (fitting.length > 0 || setting === 'off') continue;
    left.push(setting === undefined ? diagnostic : { ...diagnostic, severity: setting });
  }
  const reported = rules[unusedRule] === 'off' ? [] : unused(silencers);
  return [...left, ...reported];
}

function covers({ rules, firstLine, lastLine }: Silencer, { rule, line }: Diagnostic): boolean {
  return line >= firstLine && line <= lastLine && (rules === undefined || rules.has(rule));
}

function unused(silencers: ReadonlyMap<string, readonly Silencer[]>): Diagnostic[] {
  return [...silencers].flatMap(([file, list]) =>
    list.flatMap(({ rules, used, at, text }): Diagnostic[] => {
      const idle =
        rules === undefined ? (used.size === 0 ? ['everything'] : []) : [...rules].filter((rule) => !used.has(rule));
      if (idle.length === 0) return [];
      const message = `${text} silences ${idle.map((rule) => `"${rule}"`).join(', ')}, but nothing of that is found here.`;
      return [
        {
          rule: unusedRule,
          severity: 'hint',
          file,
          ...at,
          message,
          remedy: 'Remove it, or mend the name of the rule.',
        },
      ];
    }),
  );
}

function silencersOf({ file: _, raw, frontMatter }: SilencedFile): Silencer[] {
  const source = new SourceText(raw);
  const found: Silencer[] = [];
  const inFrontMatter = frontMatterRules(frontMatter);
  if (inFrontMatter) {
    const offset = raw.search(new RegExp(`^${frontMatterKey}\\s*:`, 'm'));
    found.push(silencer(inFrontMatter, 1, Infinity, source.positionAt(Math.max(0, offset)), frontMatterKey));
  }
  if (!raw.includes(mark)) return found;

  const open: { rules: string[]; at: Position }[] = [];
  const close = (last: number) => {
    for (const { rules, at } of open.splice(0)) found.push(silencer(rules, at.line, last, at, mark));
  };
  for (const { start, text } of comments(raw)) {
    const match = /^<!--\s*paperlog-(disable-next-line|disable-line|disable|enable)(?![\w-])([\s\S]*?)-->$/.exec(text);
    if (!match) continue;
    const [, kind = '', list = ''] = match;
    const at = source.positionAt(start);
    const end = source.positionAt(start + text.length).line;
    const rules = namesIn(list);
    if (kind === 'disable-line') found.push(silencer(rules, at.line, end, at, `${mark}-line`));
    else if (kind === 'disable-next-line') {
      const next = nextLine(source, end, raw);
      found.push(silencer(rules, next, next, at, `${mark}-next-line`));
    } else if (kind === 'disable') open.push({ rules, at });
    else close(end);
  }
  close(Infinity);
  return found;
}

function silencer(rules: readonly string[], firstLine: number, lastLine: number, at: Position, text: string): Silencer {
  return { rules: rules.length > 0 ? new Set(rules) : undefined, firstLine, lastLine, at, text, used: new Set() };
}

/** Comments of the text, none of code. */
function* comments(raw: string): Generator<{ start: number; text: string }> {
  for (const { kind, start, end } of scanSource(raw)) {
    if (kind === 'code-block' || kind === 'code-span') continue;
    const part = raw.slice(start, end);
    if (!part.includes('paperlog-')) continue;
    // The scanner takes a block of HTML as a whole; its comments are looked for in it.
    for (const match of part.matchAll(/<!--(?:(?!-->)[\s\S]){0,300}-->/g))
      yield { start: start + match.index, text: match[0] };
  }
}

/** The first line behind that has something on it. */
function nextLine(source: SourceText, line: number, raw: string): number {
  const last = source.positionAt(raw.length).line;
  let next = line + 1;
  while (next < last && source.line(next).trim() === '') next++;
  return next;
}

/** "link-mismatch, dead-anchor -- the reason": names up to the two hyphens. */
function namesIn(list: string): string[] {
  const [names = ''] = list.split(/(?:^|\s)--+(?:\s|$)/);
  return names.split(/[\s,，、]+/).filter(Boolean);
}

function frontMatterRules(value: unknown): string[] | undefined {
  if (value === undefined || value === null || value === false) return undefined;
  if (value === true) return [];
  const list = Array.isArray(value) ? (value as unknown[]) : [value];
  return list.filter((one): one is string => typeof one === 'string').flatMap(namesIn);
}
