// Braces are text, tags run: what the engine does by itself (hexo/tag-calls.ts), its setting, and what an author hears of
// tags that can't have been meant as written.

import { defineFeature } from '../../hexo/define-feature.ts';
import { templatesConfig, type TemplatesConfig } from './config.ts';
import { reportAdmonitions } from './report-admonitions.ts';
import { reportForeignMarks } from './report-foreign-marks.ts';
import { reportTemplates } from './report-templates.ts';

export default defineFeature<TemplatesConfig>({
  name: 'templates',
  config: templatesConfig,
  passes: [reportAdmonitions],
  hooks: {
    scanned(env, post) {
      reportTemplates(env, post);
      reportForeignMarks(post);
    },
  },
});
