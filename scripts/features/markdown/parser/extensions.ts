// What extensions of marked and other plugins bring: their tokenizers are asked at the places where they may begin.

import type { MarkedOptions, Token } from 'marked';
import type { DelimiterRule } from '../delimiter-runs.ts';
import type { ContainerDefinition } from './containers.ts';
import { isCaretFace, isFace, isStarFace, isWavingArm } from '../faces.ts';
import { isDigitTilde, isDrawnOutTone, isHomeFolder, isRangeTilde, isWideRange } from '../ranges.ts';
import { isWildcard } from '../wildcards.ts';
import type { FindStart, InlineExtensions, ReadInline } from './inline-extensions.ts';
import type { MarkedLexer } from './lexer.ts';
import type { BlockExtensions } from './stripped-lines.ts';

type Tokenizer = (this: { lexer: MarkedLexer }, source: string, tokens: Token[]) => Token | false | undefined;
type Start = (this: { lexer: MarkedLexer }, source: string) => number | undefined;

interface Extensions {
  readonly block?: readonly Tokenizer[];
  readonly inline?: readonly Tokenizer[];
  readonly startBlock?: readonly Start[];
  readonly startInline?: readonly Start[];
}

/** Delimiters of an extension, e.g. `==marked==`: a property of its tokenizer, which itself reads nothing. */
export interface DelimiterDefinition {
  readonly type: string;
  readonly character: string;
  readonly length: number;
  /** No white space may stand between its delimiters, as in Pandoc's `x^2^`: `2^8 and 2^10` is text. */
  readonly unspaced?: boolean;
}

export function withDelimiter(definition: DelimiterDefinition): (() => undefined) & { delimiter: DelimiterDefinition } {
  return Object.assign(() => undefined, { delimiter: definition });
}

function extensionsOf(options: MarkedOptions): Extensions {
  return (options.extensions ?? {}) as Extensions;
}

function delimiterOf(tokenizer: Tokenizer): DelimiterDefinition | undefined {
  return (tokenizer as Tokenizer & { delimiter?: DelimiterDefinition }).delimiter;
}

function containerOf(tokenizer: Tokenizer): ContainerDefinition | undefined {
  return (tokenizer as Tokenizer & { container?: ContainerDefinition }).container;
}

/** Containers of extensions, in the order in which marked asks extensions: the last one first. */
export function containersOf(options: MarkedOptions): readonly ContainerDefinition[] {
  return (extensionsOf(options).block ?? []).flatMap((tokenizer) => containerOf(tokenizer) ?? []);
}

/** Is a method of marked's tokenizer replaced? Replacements are properties of the object itself. */
export function isReplaced(tokenizer: object, name: string): boolean {
  return Object.hasOwn(tokenizer, name);
}

export function delimitersOf(options: MarkedOptions): {
  rules: ReadonlyMap<number, DelimiterRule>;
  types: ReadonlyMap<string, string>;
} {
  const rules = new Map<number, DelimiterRule>([
    [42, { character: '*', accepts: (...at) => !isStarFace(...at) && !isWildcard(...at) }],
    [95, { character: '_', accepts: (...at) => !isFace(...at) }],
  ]);
  const types = new Map<string, string>();
  if (options.gfm !== false) {
    // `2H~2~O` has a subscript where the blog writes them so.
    const isRange = (...at: Parameters<typeof isRangeTilde>): boolean =>
      isHomeFolder(...at) ||
      isWavingArm(...at) ||
      (types.get('~1') === 'del' ? isRangeTilde(...at) : isDigitTilde(...at) || isDrawnOutTone(...at));
    rules.set(126, {
      character: '~',
      lengths: [1, 2],
      accepts: (...at) => !isRange(...at),
      opens: (...at) => !isWideRange(...at),
    });
    types.set('~1', 'del').set('~2', 'del');
  }
  for (const tokenizer of extensionsOf(options).inline ?? []) {
    const definition = delimiterOf(tokenizer);
    if (!definition) continue;
    const { character, length, type, unspaced = false } = definition;
    const code = character.charCodeAt(0);
    const before = rules.get(code);
    rules.set(code, {
      ...(before?.opens && { opens: before.opens }),
      character,
      lengths: [...(before?.lengths ?? []), length],
      anywhere: [...(before?.anywhere ?? []), ...(unspaced ? [length] : [])],
      accepts: (text, start, run) =>
        (before?.accepts?.(text, start, run) ?? true) &&
        (!unspaced || run !== length || (meetsUnspaced(text, start, run) && !isCaretFace(text, start))),
    });
    types.set(`${character}${length}`, type);
  }
  return { rules, types };
}

/** What a superscript or subscript never holds, in texts that have no spaces: `2^10，a^b`. */
const endsClause = /[，。；：！？、…]/;

/** Does the same delimiter stand before or behind this one without white space between? Stops at either: linear. */
function meetsUnspaced(text: string, start: number, length: number): boolean {
  const code = text.charCodeAt(start);
  const meets = (from: number, step: 1 | -1): boolean => {
    for (let index = from; index >= 0 && index < text.length; index += step) {
      const next = text.charCodeAt(index);
      if (next === code) return true;
      if (next <= 32 || next === 0xa0 || next === 0x3000) return false;
      if (next > 127 && endsClause.test(text.charAt(index))) return false;
    }
    return false;
  };
  return meets(start + length, 1) || meets(start - 1, -1);
}

export function inlineExtensions(lexer: MarkedLexer): InlineExtensions | undefined {
  const { inline = [], startInline = [] } = extensionsOf(lexer.options);
  const own = inline.filter((tokenizer) => !delimiterOf(tokenizer));
  const readers = own.map(
    (tokenizer): ReadInline =>
      (rest, tokens) =>
        tokenizer.call({ lexer }, rest, tokens) || undefined,
  );
  const starts = startInline.map(
    (start): FindStart =>
      (rest) =>
        start.call({ lexer }, rest),
  );
  const replaced = replacedInlines(lexer);
  if (readers.length === 0 && replaced.size === 0) return undefined;
  return { readers, starts, everywhere: readers.length > starts.length, replaced };
}

/** marked's inline tokenizers with the characters that their texts begin with. */
const inlineMethods: Readonly<Record<string, string>> = {
  escape: '\\',
  tag: '<',
  link: '[!',
  reflink: '[!',
  emStrong: '*_',
  codespan: '`',
  br: '\n',
  del: '~',
  autolink: '<',
};
/** The same for blocks; what stands in a paragraph's way begins with one of these. */
const blockMethods: Readonly<Record<string, RegExp>> = {
  fences: /^ {0,3}(?:`{3}|~{3})/,
  heading: /^ {0,3}#/,
  hr: /^ {0,3}[-*_]/,
  blockquote: /^ {0,3}>/,
  list: /^ {0,3}(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)/,
  html: /^ {0,3}</,
  code: /^(?: {4}|\t)/,
};

type Method = (...args: unknown[]) => Token | false | undefined;

function replacedInlines(lexer: MarkedLexer): Map<number, ReadInline[]> {
  const tokenizer = lexer.options.tokenizer as unknown as Record<string, Method>;
  const replaced = new Map<number, ReadInline[]>();
  for (const [name, characters] of Object.entries(inlineMethods)) {
    if (!isReplaced(tokenizer, name)) continue;
    for (const character of characters) {
      const code = character.charCodeAt(0);
      const reader: ReadInline = (rest, tokens) => {
        const previous = tokens.at(-1)?.raw.at(-1) ?? '';
        const second = name === 'emStrong' ? rest : lexer.tokens.links;
        return tokenizer[name]?.(rest, second, previous) || undefined;
      };
      replaced.set(code, [...(replaced.get(code) ?? []), reader]);
    }
  }
  return replaced;
}

export function blockExtensions(lexer: MarkedLexer): BlockExtensions | undefined {
  const { block: all = [], startBlock = [] } = extensionsOf(lexer.options);
  const block = all.filter((each) => !containerOf(each));
  const tokenizer = lexer.options.tokenizer as unknown as Record<string, Method>;
  const methods = Object.entries(blockMethods).filter(([name]) => isReplaced(tokenizer, name));
  if (block.length === 0 && methods.length === 0) return undefined;
  const everywhere = block.length > startBlock.length;
  const startsHere = (line: string): boolean => {
    const text = line.trimStart();
    return startBlock.some((start) => start.call({ lexer }, text) === 0);
  };
  return {
    mayBegin: (line, inParagraph) =>
      methods.some(([name, shape]) => shape.test(line) && !(inParagraph && name === 'code')) ||
      (everywhere && !inParagraph) ||
      startsHere(line),
    read: (rest) => {
      for (const reader of block) {
        const token = reader.call({ lexer }, rest, []);
        if (token) return token;
      }
      for (const [name, shape] of methods) {
        const token = shape.test(rest) ? tokenizer[name]?.(rest) : undefined;
        if (token) return token;
      }
      return undefined;
    },
  };
}
