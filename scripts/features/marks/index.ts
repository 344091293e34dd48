// Highlighted text, subscript and superscript, for blogs that want them.

import { defineFeature } from '../../hexo/define-feature.ts';
import { marksConfig, type MarksConfig } from './config.ts';
import { marksExtension } from './extension.ts';
import { reportLiteralMarks } from './report-literal-marks.ts';

export default defineFeature<MarksConfig>({
  name: 'marks',
  config: marksConfig,
  markdown: ({ config }) => (Object.values(config).some(Boolean) ? marksExtension(config) : []),
  hooks: {
    scanned({ config }, post) {
      reportLiteralMarks(config, post);
    },
  },
});
