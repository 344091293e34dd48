// `hexo server` for one's own machine: on loopback by default, and only for those who ask for it by its name.

import { defineFeature } from '../../hexo/define-feature.ts';
import { whenParentEnds } from '../../platform/parent-process.ts';
import { previewConfig, type PreviewConfig } from './config.ts';
import { endWithNpm } from './end-with-npm.ts';
import { noticeSavesSooner } from './notice-saves.ts';
import { listenOnLoopback, refuseForeignHosts } from './server.ts';
import { refuseStaleFiles } from './stale-files.ts';
import { tellOfChangedSettings } from './watch-settings.ts';

export default defineFeature<PreviewConfig>({
  name: 'preview',
  config: previewConfig,
  hooks: {
    afterInit(env) {
      listenOnLoopback(env.hexo);
      refuseForeignHosts(env.hexo, env.config);
      refuseStaleFiles(env.hexo);
      tellOfChangedSettings(env.hexo);
      noticeSavesSooner(env.hexo);
      endWithNpm(env.hexo, whenParentEnds);
    },
  },
});
