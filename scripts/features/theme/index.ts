// Fluid without anyone else's servers: its libraries from npm, its icons as our own styles, single views replaced or
// mended. With another theme it does nothing but describe pages.

import { defineFeature } from '../../hexo/define-feature.ts';
import { themeConfig, type ThemeConfig } from './config.ts';
import { describePages } from './describe-pages.ts';
import { isFluid } from './find-fluid.ts';
import { tameFluidFilters } from './fluid-filters.ts';
import { foldLinks } from './fold-links.ts';
import { registerSearchIndex } from './generate-search-index.ts';
import { keepCount } from './keep-count.ts';
import { labelHints } from './label-hints.ts';
import { keepLabelText } from './label-tag.ts';
import { keepStyles } from './load-styles.ts';
import { installViews } from './load-views.ts';
import { libraryRoutes, serveLibrariesLocally } from './publish-libraries.ts';
import { packOverlay, setOverlayRoutes } from './publish-overlay.ts';
import { registerThemeHelpers } from './theme-helpers.ts';
import { uniqueIds } from './unique-ids.ts';

export default defineFeature<ThemeConfig>({
  name: 'theme',
  config: themeConfig,
  passes: [foldLinks, labelHints, uniqueIds, keepCount],
  // Every page of Fluid has its banner.
  page: { used: '<div class="full-bg-img">', styles: ['styles.css'] },
  generators: { 'paperlog-libraries': ({ hexo, config }) => (config.selfHosted ? libraryRoutes(hexo) : []) },
  hooks: {
    afterInit(env) {
      const { hexo } = env;
      describePages(hexo);
      if (!isFluid(hexo)) return;
      registerThemeHelpers(hexo, () => env.config);
      registerSearchIndex(hexo);
      tameFluidFilters(hexo);
      keepStyles(hexo);
      keepLabelText(hexo);
    },
    async beforeGenerate({ hexo, config }) {
      installViews(hexo);
      if (config.selfHosted) serveLibrariesLocally(hexo);
      await packOverlay(hexo);
    },
    afterGenerate({ hexo }) {
      setOverlayRoutes(hexo);
    },
  },
});
