// Which findings are told: settings for the whole blog and for one post. The engine's findings.ts applies them.

import { defineFeature } from '../../hexo/define-feature.ts';
import { diagnosticsConfig, disabledRules, type DiagnosticsConfig } from './config.ts';

export default defineFeature<DiagnosticsConfig>({
  name: 'diagnostics',
  config: diagnosticsConfig,
  frontMatter: { paperlogDisable: disabledRules },
});
