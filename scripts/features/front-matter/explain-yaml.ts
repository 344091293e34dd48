// What is wrong with a piece of YAML that js-yaml refuses, in words for somebody who writes posts, at the place where
// it has to be mended. js-yaml stops where it can't go on, which is often a line further down.

import { LineCounter, parseDocument } from 'yaml';
import { SourceText } from '../../core/source-text.ts';

export interface YamlFault {
  readonly message: string;
  readonly remedy: string;
  /** UTF-16 offset in the YAML text. */
  readonly offset: number;
}

/** js-yaml's error, as far as it is used. */
interface RefusedByHexo {
  readonly reason?: string;
  readonly mark?: { readonly line: number; readonly column: number };
}

/**
 * @param yaml the text between the separators
 * @param cause what js-yaml threw
 */
export function explainYaml(yaml: string, cause: unknown): YamlFault {
  const lines = new SourceText(yaml);
  const read = withoutLeadingTabs(yaml);
  const counter = new LineCounter();
  const [error] = parseDocument(read, { lineCounter: counter, uniqueKeys: true }).errors;
  const refused = (cause ?? {}) as RefusedByHexo;
  const place = error
    ? zeroBased(counter.linePos(error.pos[0]))
    : { line: refused.mark?.line ?? 0, column: refused.mark?.column ?? 0 };
  const line = Math.min(place.line, lineCount(yaml) - 1);
  const text = lines.line(line + 1);
  const column = originalColumn(text, place.column, line);
  const start = lineOffset(yaml, line);
  const unclosed = /within a (?:double|single) quoted scalar/.test(refused.reason ?? '') && unclosedQuote(yaml);
  if (unclosed) return unclosed;
  const bracket = /flow (?:collection|sequence|mapping)/.test(refused.reason ?? '') && unclosedBracket(yaml);
  if (bracket) return bracket;

  for (const explain of explanations) {
    const found = explain({ error, text, next: lines.line(line + 2), reason: refused.reason ?? '', column });
    if (!found) continue;
    const at = found.line === 'next' ? lineOffset(yaml, line + 1) : start;
    return { message: found.message, remedy: found.remedy, offset: at + (found.column ?? column) };
  }
  const reason = refused.reason ?? firstLine(error) ?? 'it is not YAML';
  return {
    message: `The front matter isn't valid YAML here: ${reason}.`,
    remedy: 'Write each entry as "key: value" on a line of its own; put values with special characters in quotes.',
    offset: start + column,
  };
}

interface Place {
  /** The yaml package's. */
  readonly error: { readonly code: string; readonly message: string } | undefined;
  /** The author's line. */
  readonly text: string;
  readonly next: string;
  /** js-yaml's. */
  readonly reason: string;
  readonly column: number;
}

interface Explanation {
  readonly message: string;
  readonly remedy: string;
  readonly column?: number;
  readonly line?: 'next';
}

const explanations: readonly ((place: Place) => Explanation | undefined)[] = [
  ({ error, text, reason }) => {
    if (error?.code !== 'DUPLICATE_KEY' && reason !== 'duplicated mapping key') return undefined;
    const key = /^\s*["']?([^"':]+)/.exec(text)?.[1] ?? '';
    return { message: `The key "${key}" is here a second time.`, remedy: 'Keep one of the two.' };
  },
  ({ error, text }) => {
    const tab = text.search(/(?<=^\s*)\t/);
    if (tab === -1 || (error?.code !== 'TAB_AS_INDENT' && !/^ +\t/.test(text))) return undefined;
    return { message: 'This line is indented with a tab.', remedy: 'Indent with spaces.', column: tab };
  },
  ({ text, column }) => {
    const colon = /^\s*[\p{L}\w-]+：/u.exec(text);
    if (!colon) return undefined;
    const at = colon[0].length - 1;
    if (column < at && /^\s*[\p{L}\w-]+: /u.test(text)) return undefined;
    return {
      message: 'The colon after the key is a full-width "：".',
      remedy: 'Write ": ", the ASCII colon and a space.',
      column: at,
    };
  },
  ({ text }) => {
    const glued = /^\s*[A-Za-z_][\w-]*:(?=[^\s:/])/.exec(text);
    if (!glued) return undefined;
    const key = glued[0].trim();
    return {
      message: `There is no space after "${key}".`,
      remedy: `Write "${key} " and then the value.`,
      column: glued[0].length,
    };
  },
  ({ text }) => {
    const item = /^\s*-(?=[^\s-])/.exec(text);
    if (!item) return undefined;
    const value = text.slice(item[0].length).trimEnd();
    return {
      message: 'There is no space after the "-" of this list item.',
      remedy: `Write "- ${value}".`,
      column: item[0].length,
    };
  },
  ({ error, text, next, reason }) => {
    const nested = error?.code === 'BLOCK_AS_IMPLICIT_KEY' || error?.code === 'MULTILINE_IMPLICIT_KEY';
    const entry = /^(\s*(?:- )?[^\s"'#[{][^:]*: +)([^"'[{|>\s].*)$/.exec(text);
    const [, lead = '', value = ''] = entry ?? [];
    if (nested && entry && /: |:$/.test(value)) {
      return {
        message: 'This value contains ": ", which begins a new entry in YAML.',
        remedy: `Put the value in quotes: ${lead.trim()} ${quote(value.trim())}`,
        column: lead.length,
      };
    }
    const isIndented = /^[ \t]+\S/.test(next) && !/^\s/.test(text);
    if (nested && entry && isIndented) {
      const isTab = next.startsWith('\t');
      return {
        message: `This line is indented${isTab ? ' with a tab' : ''}, but the line above already has its value.`,
        remedy: `Remove the ${isTab ? 'tab' : 'spaces'} before the key, or the value of the line above.`,
        column: isTab ? 0 : next.length - next.trimStart().length,
        line: 'next',
      };
    }
    if (entry && (/^[@`%*&!]/.test(value) || /alias|unknown tag/.test(reason))) {
      return {
        message: `A value can't begin with "${value.charAt(0)}" in YAML.`,
        remedy: `Put the value in quotes: ${lead.trim()} ${quote(value.trim())}`,
        column: lead.length,
      };
    }
    return undefined;
  },
  ({ error, text, column }) => {
    if (error?.code !== 'UNEXPECTED_TOKEN') return undefined;
    const entry = /^(\s*(?:- )?[^:]+: +)(["'[{|>-].*)$/.exec(text);
    if (!entry) return undefined;
    const [, lead = '', value = ''] = entry;
    return {
      message: `The value that begins with ${value.charAt(0)} has ended before this.`,
      remedy: `Put the whole value in quotes: ${lead.trim()} ${quote(value.trim())}`,
      column,
    };
  },
  ({ text, reason }) => {
    const open = /flow collection/.test(reason) && /[[{]/.exec(text);
    if (!open) return undefined;
    return {
      message: `The list or mapping that is opened with ${open[0]} is not closed.`,
      remedy: `Close it with ${open[0] === '[' ? ']' : '}'} and separate its items with ", ".`,
      column: open.index,
    };
  },
  ({ error, column }) => {
    if (error?.code !== 'BAD_DQ_ESCAPE') return undefined;
    return {
      message: 'In double quotes, a backslash begins an escape, and this one is none.',
      remedy: "Write the value in single quotes ('…'), where a backslash is only a backslash.",
      column,
    };
  },
];

/** js-yaml only notices at the end of the text: the last value whose quote has no partner on its line. */
function unclosedQuote(yaml: string): YamlFault | undefined {
  let found: YamlFault | undefined;
  for (const match of yaml.matchAll(/^(\s*(?:- )?(?:[^\s"'#:][^:\n]*: +)?)(["'])(.*)$/gm)) {
    const [, lead = '', mark = '', rest = ''] = match;
    const text = mark === '"' ? rest.replace(/\\./g, '') : rest.replaceAll("''", '');
    if (text.includes(mark)) continue;
    found = { message: `The quote ${mark} is not closed.`, remedy: 'Close it.', offset: match.index + lead.length };
  }
  return found;
}

/** A list or mapping in brackets that is still open where the next entry or nothing follows. */
function unclosedBracket(yaml: string): YamlFault | undefined {
  for (const match of yaml.matchAll(/^(\s*(?:- )?[^\s"'#:][^:\n]*: +)([[{])(.*)\n?(?=[\p{L}_][\p{L}\w-]*:|\s*$)/gmu)) {
    const [, lead = '', mark = '', rest = ''] = match;
    const bare = rest.replace(/"(?:[^"\\]|\\.)*"|'[^']*'|\s#.*$/g, '');
    if ((bare.match(/[[{]/g)?.length ?? 0) + 1 <= (bare.match(/[\]}]/g)?.length ?? 0)) continue;
    const offset = match.index + lead.length;
    const closing = mark === '[' ? ']' : '}';
    return { message: `The bracket "${mark}" is not closed.`, remedy: `Close it with "${closing}".`, offset };
  }
  return undefined;
}

function quote(value: string): string {
  return value.includes('"') ? `'${value.replaceAll("'", "''")}'` : `"${value.replaceAll('\\', '\\\\')}"`;
}

/** hexo-front-matter reads a tab at the beginning of a line, but for the first, as two spaces. */
function withoutLeadingTabs(yaml: string): string {
  return yaml.replace(/\n(\t+)/g, (_, tabs: string) => `\n${'  '.repeat(tabs.length)}`);
}

function originalColumn(text: string, column: number, line: number): number {
  const tabs = line === 0 ? 0 : (/^\t*/.exec(text)?.[0].length ?? 0);
  return Math.max(0, Math.min(column <= 2 * tabs ? column >> 1 : column - tabs, text.length));
}

function zeroBased({ line, col }: { line: number; col: number }) {
  return { line: line - 1, column: col - 1 };
}

function lineCount(text: string): number {
  return text.split('\n').length;
}

function lineOffset(text: string, line: number): number {
  let offset = 0;
  for (let index = 0; index < line; index++) offset = text.indexOf('\n', offset) + 1;
  return offset;
}

function firstLine(error: Error | undefined): string | undefined {
  return error?.message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '');
}
