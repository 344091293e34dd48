// Hexo's helpers that make text of a post's HTML would show each formula three times: as MathML, LaTeX and glyphs.

import type { FeatureEnvironment } from '../../hexo/define-feature.ts';
import type { MathConfig } from './config.ts';
import { formulasAsText } from './plain-formulas.ts';

/** Hexo takes 200 characters of text for a description; formulas have much markup. */
const maxDescriptionSource = 100_000;

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
      const readable = formulasAsText(text.slice(0, maxDescriptionSource));
      return openGraph.call(this, { ...given, description: readable }, ...rest);
    });
  }
}
