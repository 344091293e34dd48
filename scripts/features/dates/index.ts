// Dates as a machine in the configured zone would have them, on any machine, whatever its clock and file times say.

import { defineFeature } from '../../hexo/define-feature.ts';
import { dateUndatedPosts } from './date-posts.ts';
import { timeZoneFindings, useConfiguredTimeZone } from './time-zone.ts';

export default defineFeature({
  name: 'dates',
  setup: ({ hexo }) => {
    useConfiguredTimeZone(hexo);
  },
  hooks: {
    async beforeGenerate(env) {
      env.report('time-zone', ...timeZoneFindings(env.hexo));
      env.report('posts', ...(await dateUndatedPosts(env)));
    },
  },
});
