// Fluid without anyone else's servers: its libraries from npm, its icons as our own styles, single views replaced or
// mended. Does nothing with another theme.

import { defineFeature } from '../../hexo/define-feature.ts';
import { themeConfig, type ThemeConfig } from './config.ts';
import { installViews } from './load-views.ts';
import { libraryRoutes, serveLibrariesLocally } from './publish-libraries.ts';
import { validMarkup } from './valid-markup.ts';
import { wordCountHelpers } from './word-count-helpers.ts';

export default defineFeature<ThemeConfig>({
  name: 'theme',
  config: themeConfig,
  pagePass: (html) => validMarkup(html),
  helpers: wordCountHelpers,
  generators: { 'paperlog-libraries': ({ hexo, config }) => (config.selfHosted ? libraryRoutes(hexo) : []) },
  hooks: {
    beforeGenerate({ hexo, config }) {
      installViews(hexo);
      if (config.selfHosted) serveLibrariesLocally(hexo);
    },
  },
});
