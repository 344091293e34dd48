// Hexo's helpers that make text of a post's HTML would show each formula three times: as MathML, LaTeX and glyphs.

import type { FeatureEnvironment } from '../../hexo/define-feature.ts';
import type { MathConfig } from './config.ts';
import { formulasAsText } from './plain-formulas.ts';

/** Hexo takes 200 characters of text for a description. */
const describedLength = 200;
/** Of HTML, in characters: tried first. Some posts begin with much that isn't text. */
const describedSource = 4_000;

interface Described {
  readonly page?: { readonly description?: unknown; readonly excerpt?: unknown; readonly content?: unknown };
}

type Helper = (this: Described, ...args: unknown[]) => unknown;

export function makeHelpersReadable({ hexo }: FeatureEnvironment<MathConfig>): void {
  const helper = hexo.extend.helper as unknown as {
    get(name: string): Helper | undefined;
    register(name: string, helper: Helper): void;
  };
  const stripHtml = helper.get('strip_html');
  if (stripHtml) {
    helper.register('strip_html', function (html, ...rest) {
      return stripHtml.call(this, typeof html === 'string' ? formulasAsText(html) : html, ...rest);
    });
  }
  const openGraph = helper.get('open_graph');
  if (openGraph) {
    helper.register('open_graph', function (options, ...rest) {
      const given = (options ?? {}) as { readonly description?: unknown };
      const { description, excerpt, content } = this.page ?? {};
      const text = given.description ?? (description || excerpt || content);
      if (typeof text !== 'string' || !text.includes('paperlog-math')) return openGraph.call(this, options, ...rest);
      return openGraph.call(this, { ...given, description: beginning(text) }, ...rest);
    });
  }
}

/** As much of the HTML, with readable formulas, as a description needs. */
function beginning(html: string): string {
  for (let size = describedSource; ; size *= 5) {
    const readable = formulasAsText(html.slice(0, size));
    const length = readable.replace(/<[^<>]*>|\s+/g, '').length;
    if (size >= html.length || length > 2 * describedLength) return readable;
  }
}
