// Nodes as marked's tokens. No recursion: however deep a text is nested, what encloses what is kept on a stack.

import type { Token } from 'marked';
import type { DelimiterRun, Pair } from '../delimiter-runs.ts';
import type { BracketNode, InlineNode } from './inline-nodes.ts';

export interface InlineTokenOptions {
  /** Line breaks are seen as such (`breaks: true`). */
  readonly breaks: boolean;
  /** Elements inside each other; what goes deeper is text. */
  readonly maxDepth: number;
  /** Type of the token that delimiters make: `em`, `strong`, `del` … */
  tokenType(character: string, length: number): string;
  /** The token of a piece of plain text, escaped as the renderer wants it. */
  text(raw: string, text: string): Token;
  /** The limit was met. */
  limit(): unknown;
}

interface Frame {
  readonly tokens: Token[];
  readonly start: number;
  readonly innerStart: number;
}

export function inlineTokens(text: string, nodes: readonly InlineNode[], options: InlineTokenOptions): Token[] {
  return new TokenBuilder(text, options).build(nodes);
}

class TokenBuilder {
  readonly #source: string;
  readonly #options: InlineTokenOptions;
  readonly #frames: Frame[] = [];
  #tokens: Token[] = [];
  #pending: string[] = [];
  #pendingStart = 0;
  #pendingEnd = 0;
  #links = 0;
  /** Inside `<code>` and the like, where the renderer of text has nothing to change. */
  #rawName = '';
  readonly #dropped = new Set<BracketNode>();

  constructor(source: string, options: InlineTokenOptions) {
    this.#source = source;
    this.#options = options;
  }

  build(nodes: readonly InlineNode[]): Token[] {
    for (const node of nodes) this.#node(node);
    this.#flush();
    return this.#tokens;
  }

  #node(node: InlineNode): void {
    switch (node.kind) {
      case 'text':
        this.#literal(node.start, node.end);
        break;
      case 'run':
        this.#run(node.run);
        break;
      case 'atom':
        this.#flush();
        this.#tokens.push(node.token);
        if (node.token.type === 'html') this.#noteTag(node.token.raw);
        break;
      case 'autolink':
        if (this.#links > 0) this.#literal(node.start, node.end, node.text);
        else {
          this.#flush();
          const { href, text } = node;
          const raw = this.#source.slice(node.start, node.end);
          this.#tokens.push({ type: 'link', raw, text, href, tokens: [{ type: 'text', raw: text, text }] } as Token);
        }
        break;
      case 'bracket':
        if (!node.link) this.#literal(node.start, node.end);
        else if (this.#open(node.start, node.end)) this.#links += node.image ? 0 : 1;
        else {
          this.#dropped.add(node);
          this.#literal(node.start, node.end);
        }
        break;
      case 'linkEnd':
        this.#endLink(node.opener, node.start, node.end);
        break;
      case 'break':
        if (this.#options.breaks || node.hard) {
          this.#flush();
          this.#tokens.push({ type: 'br', raw: this.#source.slice(node.start, node.end) });
        } else this.#literal(node.start, node.end, node.spaced ? '\n' : '');
        break;
    }
  }

  /** A run ends pairs, then what is left of it is text, then it begins pairs, the outermost first. */
  #run(run: DelimiterRun): void {
    let offset = run.start;
    for (const pair of run.closes) {
      const end = offset + pair.length;
      if (pair.dropped) this.#literal(offset, end);
      else this.#close(offset, end, (raw, text, tokens) => ({ type: this.#type(pair), raw, text, tokens }) as Token);
      offset = end;
    }
    if (run.left > 0) this.#literal(offset, offset + run.left);
    offset += run.left;
    for (const pair of run.opens.toReversed()) {
      const end = offset + pair.length;
      if (!this.#open(offset, end)) {
        pair.dropped = true;
        this.#literal(offset, end);
      }
      offset = end;
    }
  }

  #type(pair: Pair): string {
    return this.#options.tokenType(pair.opener.character, pair.length);
  }

  #endLink(opener: BracketNode, start: number, end: number): void {
    if (this.#dropped.has(opener) || !opener.link) {
      this.#literal(start, end);
      return;
    }
    const { href, title } = opener.link;
    if (!opener.image) this.#links -= 1;
    this.#close(start, end, (raw, text, tokens) => {
      if (opener.image) {
        // What has no text of its own (a footnote's number) is no part of an alternative text.
        const seen = tokens.filter((token) => !('placed' in token) || plainText([token]) !== '');
        return { type: 'image', raw, href, title, text: plainText(tokens), tokens: seen } as Token;
      }
      return { type: 'link', raw, href, title, text, tokens } as Token;
    });
  }

  #open(start: number, end: number): boolean {
    if (this.#frames.length >= this.#options.maxDepth) {
      this.#options.limit();
      return false;
    }
    this.#flush();
    this.#frames.push({ tokens: this.#tokens, start, innerStart: end });
    this.#tokens = [];
    return true;
  }

  #close(start: number, end: number, make: (raw: string, text: string, tokens: Token[]) => Token): void {
    this.#flush();
    const frame = this.#frames.pop();
    if (!frame) return;
    const token = make(this.#source.slice(frame.start, end), this.#source.slice(frame.innerStart, start), this.#tokens);
    this.#tokens = frame.tokens;
    this.#tokens.push(token);
  }

  #literal(start: number, end: number, text = this.#source.slice(start, end)): void {
    if (this.#pendingEnd === this.#pendingStart) this.#pendingStart = start;
    this.#pending.push(text);
    this.#pendingEnd = end;
  }

  #flush(): void {
    if (this.#pendingEnd > this.#pendingStart) {
      const raw = this.#source.slice(this.#pendingStart, this.#pendingEnd);
      const text = this.#pending.length === 1 ? (this.#pending[0] ?? '') : this.#pending.join('');
      this.#tokens.push(this.#rawName === '' ? this.#options.text(raw, text) : ({ type: 'text', raw, text } as Token));
    }
    this.#pending = [];
    this.#pendingStart = this.#pendingEnd;
  }

  #noteTag(raw: string): void {
    const tag = /^<(\/?)(code|kbd|pre|samp|script|style|textarea)(?=[\s/>])/i.exec(raw);
    if (!tag) return;
    const name = (tag[2] ?? '').toLowerCase();
    if (tag[1] === '' && this.#rawName === '') this.#rawName = name;
    else if (tag[1] === '/' && this.#rawName === name) this.#rawName = '';
  }
}

/** Text of tokens without their markup, for `alt`. Tokens are nested at most as deep as the limit allows. */
export function plainText(tokens: readonly Token[]): string {
  return tokens
    .map((token) => {
      if (token.type === 'html') return '';
      if (token.type === 'br') return '\n';
      if (token.type === 'text') return token.raw;
      if (token.type === 'image') return (token as { text: string }).text;
      if ('tokens' in token) return plainText(token.tokens ?? []);
      return 'text' in token && typeof token.text === 'string' ? token.text : token.raw;
    })
    .join('');
}
