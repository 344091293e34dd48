// Views of the theme render faster: helpers are bound when they are asked for, not all of them for every partial, a
// partial's locals are copied once, and what is the same on every page is computed once; and pages don't stay in memory
// behind the addresses that Hexo remembers.

import { defineFeature } from '../../hexo/define-feature.ts';
import { rememberAddresses } from './addresses.ts';
import { bindHelpersWhenAsked } from './lazy-helpers.ts';
import { rememberOutgoingLinks } from './outgoing-links.ts';
import { keepOwnKeys } from './own-keys.ts';

export default defineFeature({
  name: 'views',
  hooks: {
    afterInit({ hexo }) {
      bindHelpersWhenAsked(hexo);
      keepOwnKeys(hexo);
      rememberAddresses(hexo);
      rememberOutgoingLinks(hexo);
    },
  },
});
