// Definition lists as in PHP Markdown Extra and Pandoc: terms on lines of their own, below them `: definition`.
// https://michelf.ca/projects/php-markdown/extra/#def-list

import type { MarkedExtension, Token } from 'marked';
import { withContainer, type ContainerDefinition } from '../markdown/api.ts';

interface DefinitionToken {
  readonly terms?: readonly { readonly tokens: Token[] }[];
  readonly tight: boolean;
  readonly tokens: Token[];
}

const type = 'paperlogDefinition';
const group = 'paperlogDefinitions';
const mark = /^:(?: +|(?=\t))(?=[ \t]*\S)/;
/** The line break that hexo-renderer-marked's own way of writing these wants. */
const lineBreak = /(?:<br ?\/?>|\\)$/i;

const definition: ContainerDefinition = {
  type,
  group,
  first: ':',
  begin(line, { paragraph, paragraphIsOpen, previous, indent }) {
    const match = mark.exec(line);
    if (!match) return undefined;
    const length = match[0].length;
    // What goes on is indented like the text behind the colon, or by four columns.
    const columns = Math.min(4, indent + Math.max(2, length));
    const continuation = { by: 'indent', columns, flexible: columns < 4 } as const;
    if (paragraph && (paragraphIsOpen || paragraph.length === 1)) {
      const terms = paragraph.map((term) => term.trim().replace(lineBreak, '').trim()).filter((term) => term !== '');
      if (terms.length === 0) return undefined;
      return {
        length,
        continuation,
        properties: { compact: paragraphIsOpen },
        inline: { terms },
        takesParagraph: true,
      };
    }
    return previous === type ? { length, continuation, properties: { compact: true } } : undefined;
  },
};

export function definitionLists(isOn: () => boolean): MarkedExtension {
  const container: ContainerDefinition = {
    ...definition,
    begin: (line, around) => (isOn() ? definition.begin(line, around) : undefined),
  };
  return {
    extensions: [
      { name: type, level: 'block', tokenizer: withContainer(container), childTokens: ['terms', 'tokens'] },
      {
        name: type,
        renderer(generic) {
          const { terms = [], tight, tokens } = generic as unknown as DefinitionToken;
          const names = terms.map((term) => `<dt>${this.parser.parseInline(term.tokens)}</dt>\n`).join('');
          const body = tight ? this.parser.parse(tokens, false) : `\n${this.parser.parse(tokens)}`;
          return `${names}<dd>${body}</dd>\n`;
        },
      },
      {
        name: group,
        renderer({ tokens = [] }) {
          return `<dl class="paperlog-definitions">\n${this.parser.parse(tokens)}</dl>\n`;
        },
      },
    ],
  };
}
