// Emoji by their names on GitHub, if the blog wants that.

import { defineFeature } from '../../hexo/define-feature.ts';
import { emojiConfig, type EmojiConfig } from './config.ts';
import { emojiExtension } from './extension.ts';
import { emojiOf, loadShortcodes } from './load-shortcodes.ts';

export default defineFeature<EmojiConfig>({
  name: 'emoji',
  config: emojiConfig,
  markdown: ({ config }) => (config.shortcodes ? emojiExtension(emojiOf) : []),
  hooks: {
    async beforeGenerate({ config }) {
      if (config.shortcodes) await loadShortcodes();
    },
  },
});
