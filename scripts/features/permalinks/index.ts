// One address a page, and none outside the site.

import { defineFeature } from '../../hexo/define-feature.ts';
import { checkPermalink } from './check-permalink.ts';
import { guardNewPosts } from './guard-new-posts.ts';
import { guardRoutes, removeOutsideRoutes } from './guard-routes.ts';
import { leaveRelativeLinksToViews } from './relative-links.ts';

export default defineFeature({
  name: 'permalinks',
  hooks: {
    readSource: (_, file) => {
      checkPermalink(file);
    },
    afterInit: (env) => {
      guardNewPosts(env.hexo);
      leaveRelativeLinksToViews(env.hexo);
      guardRoutes(env.hexo, (...diagnostics) => {
        env.report('routes', ...diagnostics);
      });
    },
  },
  checks: [{ name: 'outside-routes', run: ({ hexo }) => removeOutsideRoutes(hexo) }],
});
