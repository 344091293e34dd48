// The head of a post as text: where it begins and ends, which keys it has, and what is wrong with it. Hexo drops a
// post whose head it can't read, or publishes it under a guessed date; here the author is told.

import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import type { Position } from './diagnostic.ts';

export interface FrontMatterFault {
  readonly rule: string;
  readonly message: string;
  readonly remedy: string;
  readonly position: Position;
}

export interface FrontMatterText {
  readonly text: string;
  /** Line of the file on which `text` begins, 1-based. */
  readonly line: number;
  /** Where the body begins. */
  readonly bodyStart: number;
  readonly isJson: boolean;
}

const fenced = /^(-{3,}|;{3,})[ \t]*\n(?:([\s\S]*?)\n)?\1[ \t]*(?:\n|$)/;
const bare = /^([\s\S]+?)\n(-{3,}|;{3,})[ \t]*(?:\n|$)/;

/** `undefined`: the file has none. The forms are those of hexo-front-matter. */
export function frontMatterOf(source: string): FrontMatterText | undefined {
  const withFence = fenced.exec(source);
  if (withFence) {
    return {
      text: withFence[2] ?? '',
      line: 2,
      bodyStart: withFence[0].length,
      isJson: withFence[1]?.startsWith(';') ?? false,
    };
  }
  if (/^(?:-{3,}|;{3,})[ \t]*\n/.test(source)) return undefined;
  const withoutFence = bare.exec(source);
  if (withoutFence && /^[\w-]+:/.test(source)) {
    return {
      text: withoutFence[1] ?? '',
      line: 1,
      bodyStart: withoutFence[0].length,
      isJson: withoutFence[2]?.startsWith(';') ?? false,
    };
  }
  return undefined;
}

/** A head that is opened but never closed: `---`, then keys, then no second `---`. */
export function unclosedFrontMatter(source: string): FrontMatterFault | undefined {
  const opening = /^(-{3,}|;{3,})[ \t]*\n/.exec(source);
  if (!opening || fenced.test(source)) return undefined;
  if (!/^\s*[\w-]+[ \t]*:/.test(source.slice(opening[0].length))) return undefined; // a rule, not a head
  return {
    rule: 'front-matter',
    message: `The front matter that begins here is never closed.`,
    remedy: `Put a line "${opening[1] ?? '---'}" below its last key.`,
    position: { line: 1, column: 1 },
  };
}

/** Value of a key of the first level as written, and where; cheap, for heads that are known to be well-formed. */
export function writtenValue(head: FrontMatterText, key: string): { value: string; position: Position } | undefined {
  const pattern = head.isJson
    ? new RegExp(`"${key}"[ \\t]*:[ \\t]*"?([^",\\n]*)`, 'm')
    : new RegExp(`^${key}[ \\t]*:[ \\t]*(.*)$`, 'm');
  const match = pattern.exec(head.text);
  if (!match) return undefined;
  const before = head.text.slice(0, match.index + match[0].length - (match[1] ?? '').length);
  const lines = before.split('\n');
  const value = (match[1] ?? '')
    .replace(/\s+#.*$/, '')
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2');
  return { value, position: { line: head.line + lines.length - 1, column: (lines.at(-1) ?? '').length + 1 } };
}

/** Everything that YAML has against a head; slow, for heads that Hexo couldn't read. */
export function yamlFaults(head: FrontMatterText): FrontMatterFault[] {
  if (head.isJson) return jsonFaults(head);
  const lines = new LineCounter();
  const document = parseDocument(head.text, { lineCounter: lines, prettyErrors: false });
  const faults = document.errors.map(({ message, pos }): FrontMatterFault => {
    const { line, col } = lines.linePos(pos[0]);
    return {
      rule: 'front-matter',
      message: `The front matter is not valid YAML: ${message.split('\n')[0]?.replace(/[.:]$/, '') ?? ''}.`,
      remedy: /tab/i.test(message) ? 'Indent with spaces.' : remedyFor(message),
      position: { line: head.line + line - 1, column: col },
    };
  });
  const tab = /^( *)\t/m.exec(head.text);
  if (tab && faults.length === 0) {
    const line = head.text.slice(0, tab.index).split('\n').length;
    faults.push({
      rule: 'front-matter',
      message: 'The front matter is indented with a tab, which YAML forbids.',
      remedy: 'Indent with spaces.',
      position: { line: head.line + line - 1, column: (tab[1] ?? '').length + 1 },
    });
  }
  const { contents } = document;
  if (faults.length === 0 && contents !== null && !isMap(contents)) {
    faults.push({
      rule: 'front-matter',
      message: `The front matter is ${isScalar(contents) ? 'a single value' : 'a list'}, not keys with values.`,
      remedy: 'Write one "key: value" a line.',
      position: { line: head.line, column: 1 },
    });
  }
  return faults;
}

function remedyFor(message: string): string {
  if (/unique/i.test(message)) return 'Keep one of the two keys.';
  return 'Put values with ":", "#" or brackets into quotes, and indent lists alike.';
}

function jsonFaults(head: FrontMatterText): FrontMatterFault[] {
  try {
    JSON.parse(`{${head.text}}`);
    return [];
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    return [
      {
        rule: 'front-matter',
        message: `The front matter is not valid JSON: ${message}.`,
        remedy: 'Mend it, or write YAML between "---" lines.',
        position: { line: head.line, column: 1 },
      },
    ];
  }
}

const dateForm =
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T\s]+(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.\d+)?)?\s*(?:Z|[+-]\d{1,2}(?::?\d{2})?)?)?$/i;

/** Whether a written date names a moment: 30 February and 25 o'clock don't. */
export function isDate(value: string): boolean {
  const match = dateForm.exec(value);
  if (!match)
    return (
      /^\d{10,13}$/.test(value) || (!/^\d+$/.test(value) && /\d{4}/.test(value) && !Number.isNaN(Date.parse(value)))
    );
  const [year, month, day, hour, minute, second] = match.slice(1).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60 && second < 60;
}
