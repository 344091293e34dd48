// Links that know where they lead: canonical forms, records in a committed lock file, `hexo links`.

import { defineFeature } from '../../hexo/define-feature.ts';
import { collectLinks, type PreparedLinks } from './collect-links.ts';
import { linksCommand } from './command.ts';
import { linksConfig, type LinksConfig } from './config.ts';
import { findStale, prepareLinks } from './load-records.ts';

export default defineFeature<LinksConfig, PreparedLinks>({
  name: 'links',
  config: linksConfig,
  prepare: prepareLinks,
  passes: [collectLinks],
  commands: { links: linksCommand },
  hooks: { findStale },
});
