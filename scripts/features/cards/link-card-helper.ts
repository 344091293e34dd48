// `link_card(url)` for views.

import { append, escapeHtml, parseHtml, serializeHtml } from '../../core/html.ts';
import type { FeatureEnvironment } from '../../hexo/define-feature.ts';
import { cardElement } from './card-html.ts';
import type { CardsConfig } from './config.ts';
import { knownTargets } from './known-targets.ts';
import { wordsOf } from './words.ts';

/** The card of an address, or a link where nothing is known of it. */
export function linkCardHelper(env: FeatureEnvironment<CardsConfig>) {
  return (url: string): string => {
    const target = knownTargets(env).target(url);
    if (!target) return `<a href="${escapeHtml(url)}">${escapeHtml(url)}</a>`;
    const root = parseHtml('');
    append(root, cardElement(target, { words: wordsOf(env.site.language), root: env.site.root, place: 'view' }));
    return serializeHtml(root);
  };
}
