// Numbered figures and tables with references to them, for blogs that want them. Equations are numbered by `math`.

import { defineFeature } from '../../hexo/define-feature.ts';
import { referencesConfig, type ReferencesConfig } from './config.ts';
import { numberReferences } from './number-references.ts';

export default defineFeature<ReferencesConfig>({
  name: 'references',
  config: referencesConfig,
  passes: [numberReferences],
});
