// Hexo's helper that makes text of a post's HTML would show each formula three times: as MathML, LaTeX and glyphs.

import type { FeatureEnvironment } from '../../hexo/define-feature.ts';
import type { MathConfig } from './config.ts';
import { formulasAsText } from './plain-formulas.ts';

type Helper = (this: unknown, ...args: unknown[]) => unknown;

export function makeHelpersReadable({ hexo }: FeatureEnvironment<MathConfig>): void {
  const helper = hexo.extend.helper as unknown as {
    get(name: string): Helper | undefined;
    register(name: string, helper: Helper): void;
  };
  const stripHtml = helper.get('strip_html');
  if (!stripHtml) return;
  helper.register('strip_html', function (html, ...rest) {
    return stripHtml.call(this, typeof html === 'string' ? formulasAsText(html) : html, ...rest);
  });
}
