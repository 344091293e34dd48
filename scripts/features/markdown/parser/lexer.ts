// Puts our reading of blocks and inlines into the place of marked's own, which takes quadratic or worse time on many
// texts and differs from CommonMark in places. All else stays marked's: its lexer object with options, state and
// extensions, its tokens, its parser and the renderers of hexo-renderer-marked and of other plugins.

import type { Hooks, MarkedExtension, MarkedOptions, Token, Tokens } from 'marked';
import { hexosText } from '../../../core/turned-marks.ts';
import type { DelimiterRule } from '../delimiter-runs.ts';
import { keepCommandOptions } from '../command-options.ts';
import { StraightQuotes } from '../straight-quotes.ts';
import { blockTokens } from './block-tokens.ts';
import { parseBlocks } from './block-parser.ts';
import { blockExtensions, containersOf, delimitersOf, inlineExtensions, isReplaced } from './extensions.ts';
import { ExtensionCursor } from './inline-extensions.ts';
import { inlineTokens } from './inline-tokens.ts';
import { parseInlines } from './inline-parser.ts';
import { normalizeLabel } from './labels.ts';
import { limits } from './limits.ts';
import type { SkipPiece } from './tables.ts';

/** The parts of marked's lexer that are used or replaced here. */
export interface MarkedLexer {
  options: MarkedOptions & { autolink?: boolean; smartypants?: unknown; quotes?: unknown };
  tokens: Token[] & { links: Record<string, { href: string; title: string | null }> };
  state: { inLink: boolean; inRawBlock: boolean; top: boolean };
  inline(source: string, tokens?: Token[]): Token[];
  blockTokens(source: string, tokens?: Token[]): Token[];
  inlineTokens(source: string, tokens?: Token[]): Token[];
  lex(source: string): Token[];
}

type Lex = (source: string, options?: MarkedOptions) => Token[];

export const commonMarkLexer: MarkedExtension = {
  hooks: {
    provideLexer(this: Hooks): Lex {
      const { block } = this as Hooks & { block?: boolean };
      const own = (Object.getPrototypeOf(this) as { provideLexer(this: Hooks): Lex }).provideLexer.call(this);
      return (source, options) => {
        const lexer = options?.pedantic ? undefined : markedLexer(own, options);
        if (!lexer) return own(source, options);
        replaceMethods(lexer);
        return block === false ? lexer.inlineTokens(source) : lexer.lex(source.replaceAll('\0', '\u{fffd}'));
      };
    },
  } as NonNullable<MarkedExtension['hooks']>,
};

/** A lexer of marked's for these options, made by letting it read nothing. */
function markedLexer(own: Lex, options: MarkedOptions | undefined): MarkedLexer | undefined {
  if (!options) return undefined;
  own('', options);
  return (options.tokenizer as unknown as { lexer?: MarkedLexer } | undefined)?.lexer;
}

function replaceMethods(lexer: MarkedLexer): void {
  const reader = new TextReader(lexer);
  lexer.blockTokens = (source, tokens = []) => reader.blocks(source, tokens);
  lexer.inlineTokens = (source, tokens = []) => reader.inlines(source, tokens);
}

/** marked's own rules of text stop in the midst of it; here one piece at a time is handed over. */
const wholeText = { text: /^[\s\S]+/, url: /^(?!)/ };

interface TextTokenizer {
  rules: { inline: object };
  inlineText(source: string): Token | undefined;
}

class TextReader {
  readonly #lexer: MarkedLexer;
  readonly #tokenizer: TextTokenizer;
  readonly #replacesText: boolean;
  readonly #delimiters: ReadonlyMap<number, DelimiterRule>;
  readonly #types: ReadonlyMap<string, string>;
  readonly #blocks: ReturnType<typeof blockExtensions>;
  readonly #containers: ReturnType<typeof containersOf>;
  readonly #inlines: ReturnType<typeof inlineExtensions>;
  readonly #limits = new Set<string>();
  readonly #quotes: StraightQuotes | undefined;
  #depth = 0;
  #inlineDepth = 0;

  constructor(lexer: MarkedLexer) {
    this.#lexer = lexer;
    this.#tokenizer = lexer.options.tokenizer as unknown as TextTokenizer;
    this.#tokenizer.rules = { ...this.#tokenizer.rules, inline: { ...this.#tokenizer.rules.inline, ...wholeText } };
    this.#replacesText = isReplaced(this.#tokenizer, 'inlineText');
    const { smartypants, quotes } = lexer.options;
    this.#quotes = smartypants && this.#replacesText ? new StraightQuotes(quotes) : undefined;
    const { rules, types } = delimitersOf(lexer.options);
    this.#delimiters = rules;
    this.#types = types;
    this.#blocks = blockExtensions(lexer);
    this.#containers = containersOf(lexer.options);
    this.#inlines = inlineExtensions(lexer);
  }

  blocks(source: string, tokens: Token[]): Token[] {
    if (this.#depth >= limits.blocks) return this.#plainParagraph(source, tokens);
    this.#depth += 1;
    const gfm = this.#lexer.options.gfm !== false;
    const met = new Map<string, number>();
    const blocks = parseBlocks(source, {
      gfm,
      maxDepth: limits.blocks,
      maxAddedCells: limits.addedCells + source.length,
      extensions: this.#blocks,
      containers: this.#containers,
      skipPiece: this.#skipPiece(),
      define: (label, href, title) => {
        const { links } = this.#lexer.tokens;
        links[normalizeLabel(label)] ??= { href, title };
      },
      limit: (name, offset) => met.set(name, met.get(name) ?? offset),
    });
    for (const token of blockTokens(blocks, { source, gfm, inline: (text) => this.#lexer.inline(text) }))
      tokens.push(token);
    for (const [name, offset] of met) tokens.push(limitMark(name, source, offset));
    this.#lexer.state.top = true;
    this.#depth -= 1;
    return tokens;
  }

  inlines(source: string, tokens: Token[]): Token[] {
    if (this.#depth >= limits.inlines) {
      tokens.push(this.#text(source, source));
      return tokens;
    }
    if (this.#inlineDepth === 0) this.#quotes?.begin(source);
    this.#depth += 1;
    this.#inlineDepth += 1;
    const { options } = this.#lexer;
    const gfm = options.gfm !== false;
    const nodes = parseInlines(source, {
      autolinks: gfm && options.autolink !== false && !this.#lexer.state.inLink,
      delimiters: this.#delimiters,
      extensions: this.#inlines,
      definition: (label) => this.#lexer.tokens.links[label],
    });
    const met: string[] = [];
    for (const token of inlineTokens(source, nodes, {
      breaks: gfm && options.breaks === true,
      maxDepth: limits.inlines,
      tokenType: (character, length) => this.#types.get(`${character}${length}`) ?? (length === 2 ? 'strong' : 'em'),
      text: (raw, text) => this.#text(raw, text),
      limit: () => met.push('nesting'),
    }))
      tokens.push(token);
    if (met.length > 0) tokens.push(limitMark('nesting', source, 0));
    this.#depth -= 1;
    this.#inlineDepth -= 1;
    return tokens;
  }

  #text(raw: string, text: string): Token {
    if (!this.#replacesText || text === '') return { type: 'text', raw, text };
    const turned = this.#quotes && !this.#lexer.state.inRawBlock ? this.#quotes.read(text) : text;
    const token = this.#tokenizer.inlineText(turned) as Tokens.Text | undefined;
    if (!token) return { type: 'text', raw, text };
    const kept = keepCommandOptions(turned, token.text);
    if (kept !== token.text || turned !== text) {
      const asHexo = this.#tokenizer.inlineText(text) as Tokens.Text;
      if (asHexo.text !== kept) return Object.assign({ ...token, raw, text: kept }, { [hexosText]: asHexo.text });
    }
    return { ...token, raw };
  }

  /** A text in a text in a text …: extensions may ask for more than any renderer could bear. */
  #plainParagraph(source: string, tokens: Token[]): Token[] {
    tokens.push({ type: 'paragraph', raw: source, text: source, tokens: [this.#text(source, source)] } as Token);
    if (!this.#limits.has('nesting')) tokens.push(limitMark('nesting', source, 0));
    this.#limits.add('nesting');
    return tokens;
  }

  #skipPiece(): SkipPiece | undefined {
    const extensions = this.#inlines;
    if (!extensions || extensions.starts.length === 0) return undefined;
    let line: string | undefined;
    let cursor: ExtensionCursor | undefined;
    return (text, offset) => {
      if (text !== line) {
        line = text;
        cursor = new ExtensionCursor(text, { ...extensions, everywhere: false, replaced: new Map() });
      }
      if (cursor?.next(offset) !== offset) return -1;
      const token = cursor.read(offset, true);
      return token ? offset + token.raw.length : -1;
    };
  }
}

/** Tells the pass that reports limits which one was met, and in which line of the text it was handed. */
function limitMark(name: string, source: string, offset: number): Token {
  const lineEnd = source.indexOf('\n', offset);
  const line = source.slice(offset, Math.min(lineEnd === -1 ? source.length : lineEnd, offset + 60));
  const text = `<!--paperlog-limit ${name} ${encodeURIComponent(line.replace(/\p{Surrogate}/gu, '')).replaceAll('-', '%2D')}-->`;
  return { type: 'html', block: false, raw: '', pre: false, text } as Token;
}
