// Obsolete HTML that authors write (<center>, <font>, align …) becomes styles that look the same.

import { defineFeature } from '../../hexo/define-feature.ts';
import { markupConfig, type MarkupConfig } from './config.ts';
import { modernizeMarkup, unscrolledMark } from './modernize-markup.ts';
import { moveStyles, styleMark } from './move-styles.ts';
import { reportComments } from './report-comments.ts';
import { reportVanishing } from './report-vanishing.ts';

export default defineFeature<MarkupConfig>({
  name: 'markup',
  config: markupConfig,
  passes: [modernizeMarkup],
  page: { used: unscrolledMark, scripts: ['browser.ts'] },
  pagePass: { used: styleMark, run: () => ({ change: moveStyles }) },
  hooks: {
    scanned: (_, post) => {
      reportVanishing(post);
      reportComments(post);
    },
  },
});
