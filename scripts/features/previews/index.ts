// Previews: what is behind a link, shown beside it on hover, focus and tap.

import { cardsConfigOf, isExcepted } from '../cards/api.ts';
import { recordStore } from '../links/api.ts';
import { defineFeature } from '../../hexo/define-feature.ts';
import { previewsConfig, type PreviewsConfig } from './config.ts';
import { namePreviews, type PreparedPreviews } from './name-previews.ts';
import { namedPreview, previewsIn } from './show-previews.ts';

export default defineFeature<PreviewsConfig, PreparedPreviews>({
  name: 'previews',
  config: previewsConfig,
  prepare: ({ hexo }) => ({
    store: recordStore(hexo),
    isExcepted: (href) => isExcepted(href, cardsConfigOf(hexo)),
  }),
  passes: [namePreviews],
  page: { used: '<template id="paperlog-preview-', styles: ['styles.css'], scripts: ['browser.ts'] },
  pagePass: {
    used: namedPreview,
    run: ({ shown }, { hexo, site }) =>
      previewsIn(shown, { hexo, language: site.language, cards: cardsConfigOf(hexo) }),
  },
});
