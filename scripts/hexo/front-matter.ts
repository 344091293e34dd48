// Front matter as Hexo reads it, by Hexo's own parser, plus where in the file it stands. A fault is told with its
// place: hexo-front-matter throws js-yaml's error, or silently takes the whole file for text.

import { createRequire } from 'node:module';
import type Hexo from 'hexo';

export interface FrontMatter {
  /** The values, as Hexo gets them; empty where the file has none. */
  readonly data: Readonly<Record<string, unknown>>;
  /** The text between the separators; `undefined` if the file has no front matter. */
  readonly block: FrontMatterBlock | undefined;
  readonly body: string;
}

export interface FrontMatterBlock {
  readonly text: string;
  /** UTF-16 offset of `text` in the file. */
  readonly offset: number;
  readonly language: 'yaml' | 'json';
  /** Whether the file begins with a separator; Hexo also takes `title: A` above a first `---`. */
  readonly opened: boolean;
}

interface FrontMatterParser {
  parse(text: string): Record<string, unknown> & { _content?: string };
  split(text: string): { data?: string; content: string; separator?: string; prefixSeparator?: boolean };
}

/** The front matter can't be read: `cause` is js-yaml's error, if it is one. */
export class FrontMatterError extends Error {
  override readonly name = 'FrontMatterError';
  readonly block: FrontMatterBlock;
  readonly kind: 'syntax' | 'not-a-mapping' | 'empty';

  constructor(kind: FrontMatterError['kind'], block: FrontMatterBlock, cause?: unknown) {
    super(cause instanceof Error ? cause.message : `The front matter is ${kind}.`, { cause });
    this.kind = kind;
    this.block = block;
  }
}

let parser: FrontMatterParser | undefined;

/** A module of Hexo's own, in the version that Hexo uses. */
export function hexoModule(hexo: Hexo, name: string): unknown {
  return createRequire(`${hexo.core_dir}package.json`)(name);
}

/**
 * @param text the file without byte order mark, lines ended by LF
 * @throws FrontMatterError where Hexo would lose the post or show its front matter as text
 */
export function readFrontMatter(hexo: Hexo, text: string): FrontMatter {
  parser ??= hexoModule(hexo, 'hexo-front-matter') as FrontMatterParser;
  const parts = parser.split(text);
  if (!parts.data) return { data: {}, block: undefined, body: text };
  const opened = parts.prefixSeparator === true;
  const separator = parts.separator ?? '';
  const block: FrontMatterBlock = {
    text: parts.data,
    offset: opened ? separator.length + 1 : 0,
    language: separator.startsWith(';') ? 'json' : 'yaml',
    opened,
  };
  let data: Record<string, unknown>;
  try {
    data = parser.parse(text);
  } catch (cause) {
    throw new FrontMatterError('syntax', block, cause);
  }
  if (Array.isArray(data)) throw new FrontMatterError('not-a-mapping', block);
  // The parser answers with the whole file as text if the block isn't a mapping.
  if (Object.keys(data).length === 1 && data['_content'] === text) {
    if (!opened) return { data: {}, block: undefined, body: text };
    if (block.language === 'json') throw new FrontMatterError('syntax', block);
    const empty = block.text.split('\n').every((line) => /^\s*(#.*)?$/.test(line));
    throw new FrontMatterError(empty ? 'empty' : 'not-a-mapping', block);
  }
  delete data['_content'];
  return { data, block, body: parts.content };
}
