// What an author writes behind the backticks of a fence: Hexo's own grammar (`lang title url link-text option:value`)
// and what is common elsewhere (`{1,3-5}`, `title="a.py"`, `js:title`, `showLineNumbers`). Pure text, no highlighter.

import { lineRanges, type LineRange } from './line-ranges.ts';

/** Asked-for properties of a block of code; what isn't said is `undefined` and up to the settings. */
export interface CodeInfo {
  language: string | undefined;
  title: string | undefined;
  url: string | undefined;
  linkText: string | undefined;
  /** Lines by the numbers that readers see (Hexo's `mark:`). */
  marked: LineRange[];
  /** Lines counted from 1, wherever the numbering begins (`{1,3-5}`). */
  markedFromTop: LineRange[];
  added: LineRange[];
  removed: LineRange[];
  firstLine: number;
  /** Hexo's `=10`, for `first_line_number: inline`. */
  inlineFirstLine: string | undefined;
  lineNumbers: boolean | undefined;
  lineThreshold: number | undefined;
  languageAttribute: boolean | undefined;
  /** Hexo's `wrap:`: whether the block is put into a table. */
  inTable: boolean | undefined;
  /** Whether long lines are broken. */
  wrapLines: boolean | undefined;
  fold: boolean | undefined;
  highlight: boolean;
}

export function emptyInfo(): CodeInfo {
  return {
    language: undefined,
    title: undefined,
    url: undefined,
    linkText: undefined,
    marked: [],
    markedFromTop: [],
    added: [],
    removed: [],
    firstLine: 1,
    inlineFirstLine: undefined,
    lineNumbers: undefined,
    lineThreshold: undefined,
    languageAttribute: undefined,
    inTable: undefined,
    wrapLines: undefined,
    fold: undefined,
    highlight: true,
  };
}

/** Nobody means more than that; the rest of a longer line isn't read. */
const longest = 2_000;

/** `text` is the info string of a fence, without its backslash escapes. */
export function parseInfo(text: string): CodeInfo {
  const info = emptyInfo();
  const free = takeOptions(takeLanguage(text.slice(0, longest).trim(), info), info);
  takeTitle(free, info);
  return info;
}

/** Returns what follows the language. */
function takeLanguage(text: string, info: CodeInfo): string {
  if (text.startsWith('{')) return takeBraces(text, info);
  const first = /^\S+/.exec(text)?.[0] ?? '';
  const rest = text.slice(first.length);
  if (isOption(first) || first.startsWith('=')) return text;
  const brace = first.indexOf('{');
  const name = brace > 0 ? first.slice(0, brace) : first;
  const tail = brace > 0 ? first.slice(brace) + rest : rest;
  const colon = name.indexOf(':');
  if (colon <= 0) {
    info.language = takeNumbering(name, info) || undefined;
    return tail;
  }
  info.language = name.slice(0, colon);
  // What follows the colon reaches to the end of the word, quotes and brackets around it aside.
  const said = name.slice(colon + 1);
  if (!takeLineNumbers(said, info) && said !== '') info.title = said;
  return tail;
}

/** VitePress's `:line-numbers`, `:line-numbers=2` and `:no-line-numbers`, without the colon. */
function takeLineNumbers(said: string, info: CodeInfo): boolean {
  const numbers = /^(no-)?line-numbers(?:=(\d{1,9}))?$/.exec(said);
  if (!numbers) return false;
  info.lineNumbers = numbers[1] === undefined;
  if (numbers[2] !== undefined) info.firstLine = Number(numbers[2]);
  return true;
}

/** HackMD's `python=`, with numbers, and `python=10`, from that one on. */
function takeNumbering(name: string, info: CodeInfo): string {
  const numbered = /^([^=]+)=(\d{1,9}|\+)?!?$/.exec(name);
  if (!numbered) return name;
  info.lineNumbers = true;
  if (numbered[2] !== undefined && numbered[2] !== '+') info.firstLine = Number(numbered[2]);
  return numbered[1] ?? '';
}

/** Pandoc's and knitr's `{.python .numberLines}`, `{r}`, `{python, echo=FALSE}`; VitePress's `{1,3}` without a language. */
function takeBraces(text: string, info: CodeInfo): string {
  const end = text.indexOf('}');
  const inside = end === -1 ? '' : text.slice(1, end);
  if (end === -1 || isLineList(inside)) return text;
  const words = inside.split(/[\s,]+/).filter(Boolean);
  // An id may stand before the class that is the language.
  const [name = ''] = words.filter((word) => !word.startsWith('#'));
  if (/^\.?[\p{L}\d+#_-]+$/u.test(name)) info.language = name.replace(/^\./, '');
  if (words.some((word) => /^\.(?:numberLines|number-lines|line-numbers)$/i.test(word))) info.lineNumbers = true;
  const start = words.map((word) => /^startFrom="?(\d{1,9})"?$/.exec(word)?.[1]).find((value) => value !== undefined);
  if (start !== undefined) info.firstLine = Number(start);
  return text.slice(end + 1);
}

function isLineList(text: string): boolean {
  return /^[\d\s,-]+$/.test(text);
}

type Setter = (info: CodeInfo, value: string) => void;

const yes = (value: string): boolean => value !== 'false';
const setFirstLine: Setter = (info, value) => {
  if (/^\d{1,9}$/.test(value)) info.firstLine = Number(value);
};
const setTitle: Setter = (info, value) => {
  info.title = value;
};
const setNumbers: Setter = (info, value) => {
  info.lineNumbers = yes(value);
  if (info.lineNumbers) setFirstLine(info, value);
};
const markFromTop: Setter = (info, value) => {
  info.markedFromTop.push(...lineRanges(value));
};

/** `key=value`, `key="value"`, `key={value}`: names of Docusaurus, VitePress, Expressive Code, MkDocs. */
const assigned: Readonly<Record<string, Setter>> = {
  title: setTitle,
  filename: setTitle,
  file: setTitle,
  caption: setTitle,
  showlinenumbers: setNumbers,
  linenums: setNumbers,
  startlinenumber: setFirstLine,
  hl_lines: markFromTop,
  mark: markFromTop,
  ins: (info, value) => {
    info.added.push(...lineRanges(value));
  },
  del: (info, value) => {
    info.removed.push(...lineRanges(value));
  },
  wrap: (info, value) => {
    info.wrapLines = yes(value);
  },
  fold: (info, value) => {
    info.fold = yes(value);
  },
};

/** Hexo's `option:value`; https://hexo.io/docs/syntax-highlight */
const hexoOptions: Readonly<Record<string, Setter>> = {
  line_number: (info, value) => {
    info.lineNumbers = value === 'true';
  },
  line_threshold: (info, value) => {
    if (/^\d{1,9}$/.test(value)) info.lineThreshold = Number(value);
  },
  first_line: setFirstLine,
  wrap: (info, value) => {
    info.inTable = value === 'true';
  },
  mark: (info, value) => {
    info.marked.push(...lineRanges(value));
  },
  language_attr: (info, value) => {
    info.languageAttribute = value === 'true';
  },
  highlight: (info, value) => {
    info.highlight = value === 'true';
  },
  fold: (info, value) => {
    info.fold = yes(value);
  },
};

/** Bare words that nobody would use as a title. */
const keywords: Readonly<Record<string, Setter>> = {
  showlinenumbers: (info) => {
    info.lineNumbers = true;
  },
  hidelinenumbers: (info) => {
    info.lineNumbers = false;
  },
  nolinenumbers: (info) => {
    info.lineNumbers = false;
  },
};

/** Bare words that may be part of a title, and mean something only where no title is. */
const loneKeywords: Readonly<Record<string, Setter>> = {
  wrap: (info) => {
    info.wrapLines = true;
  },
  nowrap: (info) => {
    info.wrapLines = false;
  },
  fold: (info) => {
    info.fold = true;
  },
  nofold: (info) => {
    info.fold = false;
  },
};

function find(table: Readonly<Record<string, Setter>>, name: string): Setter | undefined {
  const key = name.toLowerCase();
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

const word =
  /([A-Za-z_]+)=(?:"([^"]*)"|'([^']*)'|\{([^}]*)\}|([^\s"'{}]+))(?=\s|$)|\{([^}]*)\}|([A-Za-z_]+):(\S+)|\S+/g;

/** Applies one word of the info string; false if it says nothing to us. */
function applyWord(match: RegExpMatchArray, info: CodeInfo): boolean {
  const [, key, double, single, braced, bare, lines, option, value] = match;
  if (key !== undefined) {
    const setter = find(assigned, key);
    setter?.(info, double ?? single ?? braced ?? bare ?? '');
    return setter !== undefined;
  }
  if (lines !== undefined) {
    if (isLineList(lines)) markFromTop(info, lines);
    return isLineList(lines);
  }
  if (match[0].startsWith(':')) return takeLineNumbers(match[0].slice(1), info);
  const setter = option === undefined ? find(keywords, match[0]) : find(hexoOptions, option);
  setter?.(info, value ?? '');
  return setter !== undefined;
}

function isOption(text: string): boolean {
  const [match] = text.matchAll(word);
  return match !== undefined && match[0] === text && applyWord(match, emptyInfo());
}

/** Takes the options out; returns the words that are left. */
function takeOptions(text: string, info: CodeInfo): string[] {
  const free: string[] = [];
  for (const match of text.matchAll(word)) {
    // Hexo's `js title =10`.
    const isLast = match.index + match[0].length === text.length;
    const inline = isLast ? /^=\+?(\d{0,9})$/.exec(match[0]) : null;
    if (inline) info.inlineFirstLine = inline[1] === '' ? '1' : inline[1];
    else if (!applyWord(match, info)) free.push(match[0]);
  }
  const setters = free.map((part) => find(loneKeywords, part));
  if (setters.some((setter) => setter === undefined)) return free;
  for (const setter of setters) setter?.(info, '');
  return [];
}

/** `title url link text`, as in Hexo; VitePress's `[title]`. */
function takeTitle(free: readonly string[], info: CodeInfo): void {
  if (free.length === 0) return;
  const url = free.findIndex((part, index) => index > 0 && /^(?:https?:\/\/|\/)\S/.test(part));
  const title = free.slice(0, url === -1 ? undefined : url).join(' ');
  info.title ??= /^\[(.+)\]$/.exec(title)?.[1] ?? title;
  if (url === -1) return;
  info.url = free[url];
  info.linkText = free.length > url + 1 ? free.slice(url + 1).join(' ') : undefined;
}
