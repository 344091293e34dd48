// Links that lead elsewhere than they say, and other faults of links.

import { defineFeature } from '../../hexo/define-feature.ts';
import { provideUnresolvedNames, recordStore } from '../links/api.ts';
import { namesWithoutWork } from './check-claims.ts';
import { checkLinks } from './check-links.ts';
import { linkChecksConfig, type LinkChecksConfig } from './config.ts';
import { keepClaims, type PreparedClaims } from './keep-claims.ts';

export default defineFeature<LinkChecksConfig, PreparedClaims>({
  name: 'link-checks',
  config: linkChecksConfig,
  setup: (env) => provideUnresolvedNames(env.hexo, () => namesWithoutWork(env)),
  prepare: ({ hexo }) => ({ store: recordStore(hexo) }),
  passes: [keepClaims],
  checks: [{ name: 'links', run: checkLinks }],
});
