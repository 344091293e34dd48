// One h1 on the page: the title. Body headings of the first level are left out or moved down. `[TOC]` lists them.

import { defineFeature } from '../../hexo/define-feature.ts';
import { headingsConfig, type HeadingsConfig } from './config.ts';
import { headingIds } from './heading-ids.ts';
import { moveSelectors } from './moved-selectors.ts';
import { oneFirstLevelHeading } from './one-first-level.ts';
import { tableOfContents, unlinkTableOfContents } from './table-of-contents.ts';

export default defineFeature<HeadingsConfig>({
  name: 'headings',
  config: headingsConfig,
  passes: [headingIds, oneFirstLevelHeading, unlinkTableOfContents, tableOfContents],
  page: { used: 'class="paperlog-toc"', styles: ['styles.css'] },
  hooks: {
    afterInit({ hexo }) {
      moveSelectors(hexo);
    },
  },
});
