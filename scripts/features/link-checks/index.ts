// Links that lead elsewhere than they say, and other faults of links.

import { defineFeature } from '../../hexo/define-feature.ts';
import { provideUnresolvedNames } from '../links/api.ts';
import { namesWithoutWork } from './check-claims.ts';
import { checkLinks } from './check-links.ts';
import { linkChecksConfig, type LinkChecksConfig } from './config.ts';
import { keepClaims } from './keep-claims.ts';

export default defineFeature<LinkChecksConfig>({
  name: 'link-checks',
  config: linkChecksConfig,
  setup: (env) => provideUnresolvedNames(env.hexo, () => namesWithoutWork(env)),
  passes: [keepClaims],
  checks: [{ name: 'links', run: checkLinks }],
});
