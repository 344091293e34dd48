// Footnotes as extensions of marked. A reference may stand in a tag's body and its note at the end of the post, which
// are rendered apart: what is written here are marks, which the pass `footnotes` resolves over the whole post.

import type { MarkedExtension, Token, TokenizerThis } from 'marked';
import { escapeHtml } from '../../core/html.ts';
import { footnoteLabel } from '../../core/source/footnote-label.ts';
import { positionHtml } from '../../core/source/token-positions.ts';
import { readsContainers, withContainer, type ContainerDefinition } from '../markdown/api.ts';
import { closingBracket } from './inline-note.ts';
import { definitionMark, labelMark, noteMark } from './marks.ts';

export interface FootnoteSyntax {
  /** Texts outside posts have no place for notes. */
  readonly isPost: () => boolean;
  /** `^[note]` */
  readonly inline: boolean;
  /** Fluid's `[^1](note)` */
  readonly numbered: () => boolean;
}

const definition = new RegExp(String.raw`^\[\^(${footnoteLabel})\]:[ \t]*`, 'u');
const reference = new RegExp(String.raw`^\[\^(${footnoteLabel})\]`, 'u');
const isNumber = /^\d+$/;

interface ReferenceToken {
  readonly label: string;
  /** A note written in the text. */
  readonly tokens?: Token[];
}

const reader = (type: string, isPost: () => boolean): ContainerDefinition => ({
  type,
  first: '[',
  begin(line) {
    const match = isPost() ? definition.exec(line) : undefined;
    if (!match) return undefined;
    return {
      length: match[0].length,
      continuation: { by: 'indent', columns: 4 },
      properties: { label: match[1], placed: true },
    };
  },
});

export function footnotesExtension({ isPost, inline, numbered }: FootnoteSyntax): MarkedExtension {
  const note = 'paperlogFootnote';
  const mark = 'paperlogFootnoteReference';
  const token = (raw: string, label: string, tokens?: Token[]): Token =>
    ({ type: mark, raw, text: '', label, placed: true, ...(tokens && { tokens }) }) as unknown as Token;

  function readReference(this: TokenizerThis, source: string): Token | undefined {
    // An exclamation mark before a note is no picture's.
    if (source.startsWith('![^')) return { type: 'text', raw: '!', text: '!' };
    const match = reference.exec(source);
    if (!match) return undefined;
    const [raw, label = ''] = match;
    if (source.charCodeAt(raw.length) !== 40) return token(raw, label);
    // With an address behind it, it is a link; Fluid has its notes there.
    if (!isNumber.test(label) || !numbered()) return undefined;
    const end = closingBracket(source, raw.length);
    const content = source.slice(raw.length + 1, end === -1 ? raw.length + 1 : end).trim();
    if (content === '') return token(raw, label);
    return token(source.slice(0, end + 1), label, this.lexer.inlineTokens(content));
  }

  function readNote(this: TokenizerThis, source: string): Token | undefined {
    const end = closingBracket(source, 1);
    const content = end === -1 ? '' : source.slice(2, end).trim();
    return content === '' ? undefined : token(source.slice(0, end + 1), '', this.lexer.inlineTokens(content));
  }

  return {
    extensions: [
      { name: note, level: 'block', tokenizer: withContainer(reader(note, isPost)), childTokens: ['tokens'] },
      {
        name: note,
        renderer(generic) {
          const { label, tokens = [] } = generic as unknown as { label: string; tokens?: Token[] };
          const body = this.parser.parse(tokens);
          return `<div ${definitionMark}="${escapeHtml(label)}"${positionHtml(generic)}>\n${body}</div>\n`;
        },
      },
      {
        name: mark,
        level: 'inline',
        childTokens: ['tokens'],
        start: (source) => nextStart(source, inline),
        tokenizer(source) {
          if (!isPost() || !readsContainers(this.lexer)) return undefined;
          return source.startsWith('^') ? readNote.call(this, source) : readReference.call(this, source);
        },
        renderer(generic) {
          const { label, tokens } = generic as unknown as ReferenceToken;
          // No text: a heading makes its id of the text in it.
          const content = tokens ? ` ${noteMark}="${escapeHtml(this.parser.parseInline(tokens))}"` : '';
          return `<sup ${labelMark}="${escapeHtml(label)}"${content}${positionHtml(generic)}></sup>`;
        },
      },
    ],
  };
}

function nextStart(source: string, inline: boolean): number | undefined {
  let found = source.indexOf('[^');
  if (found > 0 && source.charAt(found - 1) === '!') found -= 1;
  const own = inline ? source.indexOf('^[') : -1;
  if (own !== -1 && (found === -1 || own < found)) found = own;
  return found === -1 ? undefined : found;
}
