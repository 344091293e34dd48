// Task lists that can be read aloud, and definition lists.

import { defineFeature } from '../../hexo/define-feature.ts';
import { listsConfig, type ListsConfig } from './config.ts';
import { definitionLists } from './definitions.ts';
import { readTermsAtLineBreaks } from './line-break-terms.ts';
import { taskLists } from './task-lists.ts';

export default defineFeature<ListsConfig>({
  name: 'lists',
  config: listsConfig,
  markdown: ({ config, hexo }) =>
    definitionLists(() => {
      // hexo-renderer-marked's switch for its own definition lists is one for ours too.
      const { descriptionLists } = (hexo.config as { marked?: { descriptionLists?: unknown } }).marked ?? {};
      return config.definitions && descriptionLists !== false;
    }),
  setup: ({ hexo }) => {
    readTermsAtLineBreaks(hexo);
  },
  passes: [taskLists],
  page: { used: ['class="task-list-item-checkbox"', 'class="paperlog-definitions"'], styles: ['styles.css'] },
});
