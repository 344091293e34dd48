// Lists of papers on an axis of time: `{% papers view:timeline %}`.

import { defineFeature } from '../../hexo/define-feature.ts';
import { recordStore } from '../links/api.ts';
import { timelineForFeeds } from './feed-timeline.ts';
import { showTimelines, type TimelineRecords } from './show-timelines.ts';

export default defineFeature<Record<string, never>, TimelineRecords>({
  name: 'timeline',
  prepare: ({ hexo }) => ({ record: (href) => recordStore(hexo).find(href)?.record }),
  passes: [showTimelines],
  feedPass: timelineForFeeds,
  page: { used: 'class="paperlog-timeline"', styles: ['styles.css'] },
});
