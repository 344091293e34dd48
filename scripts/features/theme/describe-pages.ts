// Hexo's `open_graph` takes all text of a post for its description: numbers of code lines, signs of footnotes, a table of
// contents, each formula three times. Here it gets what a reader would read out. For any theme.

import type Hexo from 'hexo';
import { escapeHtml } from '../../core/html.ts';
import { firstCharacters, plainText } from './plain-text.ts';

/** Hexo cuts a description there, entities and all. */
const longest = 200;

interface Described {
  readonly page?: { readonly description?: unknown; readonly excerpt?: unknown; readonly content?: unknown };
}

type Helper = (this: Described, ...args: unknown[]) => unknown;

export function describePages(hexo: Hexo): void {
  const helper = hexo.extend.helper as unknown as {
    get(name: string): Helper | undefined;
    register(name: string, helper: Helper): void;
  };
  const openGraph = helper.get('open_graph');
  if (!openGraph) return;
  helper.register('open_graph', function (options, ...rest) {
    const given = (options ?? {}) as { readonly description?: unknown };
    const { description, excerpt, content } = this.page ?? {};
    const text = given.description || description || excerpt || content;
    if (typeof text !== 'string') return openGraph.call(this, options, ...rest);
    return openGraph.call(this, { ...given, description: descriptionOf(text) }, ...rest);
  });
}

/** Escaped, and so short that Hexo cuts nothing. */
function descriptionOf(html: string): string {
  const text = plainText(html, longest);
  for (let limit = longest; limit > 0; limit -= 20) {
    const escaped = escapeHtml(firstCharacters(text, limit));
    if (escaped.length <= longest) return escaped;
  }
  return '';
}
