// Front matter that Hexo can't read, or reads as text of the post: never closed, not YAML, not a mapping.

import type { FrontMatterBlock, FrontMatterError } from '../../hexo/front-matter.ts';
import type { SourceFinding } from '../../hexo/source-file.ts';
import { explainYaml } from './explain-yaml.ts';

const rule = 'front-matter';
const severity = 'error';

/** Looks like front matter, but Hexo takes it for text. `text` is a file without a readable block. */
export function unrecognisedFrontMatter(text: string): SourceFinding | undefined {
  const [first = '', ...rest] = text.split('\n');
  if (first.includes('\r') && /^(?:-{3,}|;{3,})\r/.test(first)) {
    return {
      rule,
      severity,
      message: 'The lines of this file end with CR alone, which Hexo takes for one long line.',
      remedy: 'Save it with LF (or CRLF) line ends.',
    };
  }
  if (first === '+++' && rest.some((line) => /^\w+ *= */.test(line))) {
    return {
      rule,
      severity,
      message: 'This front matter is TOML (+++), which Hexo does not read.',
      remedy: 'Write it as YAML: "---", lines such as "title: A", "---".',
    };
  }
  const separator = /^(-{3,}|;{3,})([ \t]*)$/.exec(first);
  const [, mark = '', blanks = ''] = separator ?? [];
  const entries = leadingEntries(rest);
  if (!separator || entries === 0) return undefined;
  if (blanks !== '') {
    return {
      rule,
      severity,
      message: `There are spaces after the "${mark}" of the first line, so that Hexo does not take it for front matter.`,
      remedy: 'Delete them.',
      at: { line: 1, column: mark.length + 1 },
    };
  }
  return {
    rule,
    severity,
    message: `The front matter that begins here is never closed: there is no line "${mark}" after it.`,
    remedy: `Write a line "${mark}" after line ${entries + 1}.`,
    at: { line: 1, column: 1 },
  };
}

/** How many lines look like YAML's or JSON's entries before the text begins; 0 if the first one doesn't. */
function leadingEntries(lines: readonly string[]): number {
  let last = 0;
  for (const [index, line] of lines.entries()) {
    if (/^["']?[\p{L}_][\p{L}\w -]*["']?\s*[:：](?:\s|$)/u.test(line) || (last > 0 && /^\s*- |^\s+\S/.test(line))) {
      last = index + 1;
    } else if (line.trim() !== '' && !line.startsWith('#')) break;
    else if (line.trim() === '' && last > 0) break;
  }
  return last;
}

/** What `readFrontMatter` threw, in words. */
export function frontMatterFault({ kind, block, cause }: FrontMatterError): SourceFinding {
  if (kind === 'not-a-mapping') return notAMapping(block);
  if (block.language === 'json') return jsonFault(block);
  const { message, remedy, offset } = explainYaml(block.text, cause);
  if (block.opened) return { rule, severity, message, remedy, at: block.offset + offset };
  const line = block.text.split('\n').length + 1;
  return {
    rule,
    severity,
    message: `Hexo takes the text above the line "---" (line ${line}) for front matter. ${message}`,
    remedy: `${remedy} If it is no front matter, begin the file with front matter of its own: "---", "title: …", "---".`,
    at: offset,
  };
}

function notAMapping(block: FrontMatterBlock): SourceFinding {
  const fullWidth = /^\s*[\p{L}\w-]+：/mu.exec(block.text);
  const glued = /^\s*[A-Za-z_][\w-]*:(?=\S)/m.exec(block.text);
  if (fullWidth ?? glued) {
    const { message, remedy, offset } = explainYaml(block.text, undefined);
    const found = fullWidth ?? glued;
    const at = block.offset + (found ? found.index + found[0].length - (fullWidth ? 1 : 0) : offset);
    return { rule, severity, message, remedy, at };
  }
  const list = /^\s*(?:- |\[)/.test(block.text);
  return {
    rule,
    severity,
    message: `The front matter is ${list ? 'a list' : 'plain text'}, but Hexo needs entries such as "title: A".`,
    remedy: 'Write each entry as "key: value" on a line of its own.',
    at: block.offset,
  };
}

function jsonFault({ text, offset }: FrontMatterBlock): SourceFinding {
  const { at, reason } = jsonPlace(text);
  return {
    rule,
    severity,
    message: `The front matter between ";;;" isn't JSON: ${reason}.`,
    remedy: 'Write "key": "value" with commas between the entries and no braces around them, or use YAML with "---".',
    at: offset + at,
  };
}

/** The longest beginning of the text that could still become JSON; engines differ in what their errors tell. */
function jsonPlace(text: string): { at: number; reason: string } {
  try {
    JSON.parse(`{${text}}`);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const position = /at position (\d+)/.exec(message)?.[1];
    const token = /token '?(.)'?/.exec(message)?.[1];
    const reason = message.replace(/,? (?:"|\.\.\.)[\s\S]*is not valid JSON$| in JSON at position[\s\S]*$/, '');
    if (position !== undefined) return { at: clamp(Number(position) - 1, text), reason };
    const found = token === undefined ? -1 : firstBareToken(text, token);
    return { at: Math.max(0, found), reason };
  }
  return { at: 0, reason: 'it is a value and no entries' };
}

/** Where `token` stands outside of strings. */
function firstBareToken(text: string, token: string): number {
  const blanked = text.replace(/"(?:[^"\\\n]|\\.)*"/g, (string) => ' '.repeat(string.length));
  return blanked.indexOf(token);
}

function clamp(offset: number, text: string): number {
  return Math.max(0, Math.min(offset, Math.max(0, text.length - 1)));
}
