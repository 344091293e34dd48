// Blocks as marked's tokens, in the shape in which marked's own lexer makes them, so that every renderer understands them.

import type { Token, Tokens } from 'marked';
import type { Block, ExtensionBlock, ItemBlock, ListBlock, ParagraphBlock, TableBlock } from './block-tree.ts';

export interface TokenOptions {
  readonly source: string;
  readonly gfm: boolean;
  /** Tokens of a text; they may be filled in later. */
  inline(text: string): Token[];
}

const taskMark = /^\[([ xX])\][ \t]+(?=\S)/;

/** Tokens of blocks; in a list item paragraphs are tokens of type `text`, which a loose list shows as paragraphs. */
export function blockTokens(blocks: readonly Block[], options: TokenOptions, inItem = false): Token[] {
  const tokens: Token[] = [];
  let last: Block | undefined;
  let groupStart = 0;
  for (const block of blocks) {
    if (joinsGroup(block, last)) {
      addToGroup(tokens.at(-1), block, groupStart, options);
      last = block;
      continue;
    }
    groupStart = block.start;
    const token = blockToken(block, options, inItem);
    const isApart = last !== undefined && block.startLine - last.endLine > 1;
    if (isApart || (token?.type === 'text' && tokens.at(-1)?.type === 'text'))
      tokens.push({ type: 'space', raw: options.source.slice(last?.end, block.start) });
    if (token) tokens.push(token);
    last = block;
  }
  return tokens;
}

function blockToken(block: Block, options: TokenOptions, inItem: boolean): Token | undefined {
  const raw = options.source.slice(block.start, block.end);
  switch (block.kind) {
    case 'paragraph':
      return paragraphToken(block, raw, options, inItem);
    case 'heading':
      return { type: 'heading', raw, depth: block.level, text: block.text, tokens: options.inline(block.text) };
    case 'fence':
      return {
        type: 'code',
        raw,
        lang: removeInfoEscapes(block.info),
        text: block.lines.join('\n'),
        // For the feature that reports it.
        ...(!block.closed && { unclosed: true }),
      };
    case 'indented':
      return { type: 'code', raw, codeBlockStyle: 'indented', text: withoutBlankEnd(block.lines).join('\n') };
    case 'html': {
      const text = `${block.lines.join('\n')}\n`;
      return { type: 'html', block: true, raw: text, pre: block.raw, text };
    }
    case 'rule':
      return { type: 'hr', raw };
    case 'table':
      return tableToken(block, raw, options);
    case 'quote':
      return { type: 'blockquote', raw, text: raw, tokens: blockTokens(block.children, options) };
    case 'list':
      return listToken(block, raw, options);
    case 'extension': {
      const token = extensionToken(block, raw, options);
      return block.group === undefined ? token : ({ type: block.group, raw, tokens: [token] } as Token);
    }
    case 'ready':
      return block.token;
    default:
      return undefined;
  }
}

/** Tight ones have no paragraphs in them, like the items of tight lists. */
function extensionToken(block: ExtensionBlock, raw: string, options: TokenOptions): Token {
  const { compact = false, ...properties } = block.properties;
  const isTight = compact === true && !hasGap(block.children);
  const token: Record<string, unknown> = { type: block.type, raw, closed: block.closed, tight: isTight, ...properties };
  for (const [name, text] of Object.entries(block.inline)) {
    token[name] =
      typeof text === 'string'
        ? options.inline(text)
        : text.map((each) => ({ type: 'text', raw: each, text: each, tokens: options.inline(each) }));
  }
  token['tokens'] = blockTokens(block.children, options, isTight);
  return token as unknown as Token;
}

function joinsGroup(block: Block, last: Block | undefined): block is ExtensionBlock {
  return (
    block.kind === 'extension' && block.group !== undefined && last?.kind === 'extension' && last.group === block.group
  );
}

function addToGroup(last: Token | undefined, block: ExtensionBlock, start: number, options: TokenOptions): void {
  const group = last as (Token & { tokens: Token[] }) | undefined;
  if (!group) return;
  group.tokens.push(extensionToken(block, options.source.slice(block.start, block.end), options));
  group.raw = options.source.slice(start, block.end);
}

function paragraphToken(block: ParagraphBlock, raw: string, options: TokenOptions, inItem: boolean): Token | undefined {
  if (block.lines.length === 0) return undefined;
  const text = block.lines.join('\n').trimEnd();
  return { type: inItem ? 'text' : 'paragraph', raw, text, tokens: options.inline(text) } as Token;
}

function listToken(block: ListBlock, raw: string, options: TokenOptions): Tokens.List {
  const items = block.children.filter((child) => child.kind === 'item');
  const loose = isLoose(items);
  return {
    type: 'list',
    raw,
    ordered: block.marker.ordered,
    start: block.marker.ordered ? block.marker.number : '',
    loose,
    items: items.map((item) => itemToken(item, loose, options)),
  };
}

/** https://spec.commonmark.org/0.31.2/#loose */
function isLoose(items: readonly ItemBlock[]): boolean {
  return hasGap(items) || items.some((item) => hasGap(item.children));
}

function hasGap(blocks: readonly Block[]): boolean {
  return blocks.some((block, index) => index > 0 && block.startLine - (blocks[index - 1]?.endLine ?? 0) > 1);
}

function itemToken(item: ItemBlock, loose: boolean, options: TokenOptions): Tokens.ListItem {
  const raw = options.source.slice(item.start, item.end);
  const task = options.gfm ? takeTaskMark(item) : undefined;
  return {
    type: 'list_item',
    raw,
    text: raw,
    task: task !== undefined,
    ...(task === undefined ? {} : { checked: task }),
    loose,
    tokens: blockTokens(item.children, options, true),
  };
}

/** `- [x] done`: takes the mark off the item's first line; is it checked? */
function takeTaskMark(item: ItemBlock): boolean | undefined {
  const [first] = item.children;
  if (first?.kind !== 'paragraph') return undefined;
  const [line = ''] = first.lines;
  const mark = taskMark.exec(line);
  if (!mark) return undefined;
  first.lines[0] = line.slice(mark[0].length);
  return mark[1] !== ' ';
}

function tableToken(block: TableBlock, raw: string, options: TokenOptions): Tokens.Table {
  const cell = (text: string, index: number, header: boolean): Tokens.TableCell => ({
    text,
    tokens: options.inline(text),
    header,
    align: block.align[index] ?? null,
  });
  return {
    type: 'table',
    raw,
    header: block.header.map((text, index) => cell(text, index, true)),
    align: [...block.align],
    rows: block.rows.map((row) => row.map((text, index) => cell(text, index, false))),
  };
}

function removeInfoEscapes(info: string): string {
  return info.replace(/\\([!-/:-@[-`{-~])/g, '$1');
}

function withoutBlankEnd(lines: readonly string[]): readonly string[] {
  let length = lines.length;
  while (length > 0 && lines[length - 1]?.trim() === '') length -= 1;
  return lines.slice(0, length);
}
