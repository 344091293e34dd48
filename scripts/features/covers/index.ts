// Covers drawn at build, in the place of pictures on other people's servers.

import { defineFeature } from '../../hexo/define-feature.ts';
import { coversConfig, type CoversConfig } from './config.ts';
import { chooseCover, coverRoutes } from './choose-cover.ts';

export default defineFeature<CoversConfig>({
  name: 'covers',
  config: coversConfig,
  generators: { 'paperlog-covers': ({ hexo }) => coverRoutes(hexo) },
  hooks: {
    afterPostRender({ hexo, config }, post) {
      chooseCover(hexo, config, post);
    },
  },
});
