// Misspelt keys in _config.yml and _config.fluid.yml, which Hexo and Fluid ignore in silence.

import { defineFeature } from '../../hexo/define-feature.ts';
import { findMisspeltKeys } from './find-misspelt-keys.ts';

export default defineFeature({
  name: 'config-keys',
  checks: [{ name: 'config-keys', run: ({ hexo }) => findMisspeltKeys(hexo) }],
});
