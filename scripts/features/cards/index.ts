// Cards: what is behind a link, from its record, before one opens it.

import * as z from 'zod';
import { defineFeature } from '../../hexo/define-feature.ts';
import { cardsConfig, shareConfig, type CardsConfig } from './config.ts';
import { findStaleCards, knownTargets, type KnownTargets } from './known-targets.ts';
import { linkCardHelper } from './link-card-helper.ts';
import { linkCards } from './link-cards.ts';
import { cardTag, linkTag } from './tags.ts';

export default defineFeature<CardsConfig, KnownTargets>({
  name: 'cards',
  config: cardsConfig,
  frontMatter: {
    cards: z.boolean().describe('false：这篇文章的链接不变卡片 | false: links of this post are not shown as cards'),
  },
  tags: { card: cardTag, link: linkTag },
  prepare: (env) => knownTargets(env),
  passes: [linkCards],
  helpers: { link_card: linkCardHelper },
  page: { used: 'class="paperlog-card', styles: ['styles.css'] },
  setup: ({ hexo, config }) => {
    shareConfig(hexo, config);
  },
  hooks: { findStale: findStaleCards },
});
