// Code: fences are read with the rest of Markdown, highlighted by what Hexo and the theme are set to, and looked at by
// readers in light and dark, on phones and on paper.

import { defineFeature } from '../../hexo/define-feature.ts';
import { codeTag, includeCodeTag } from './code-tags.ts';
import { codeConfig, type CodeConfig } from './config.ts';
import { codeForFeeds } from './feed-code.ts';
import { leaveFencesToMarkdown } from './hexo-fences.ts';
import { wrapHighlighters } from './load-highlighters.ts';
import { codeSettingsOf } from './page-settings.ts';
import { paletteHelper, paletteRoutes } from './publish-palette.ts';
import { codeRenderer } from './render-code.ts';
import { reportCode } from './report-code.ts';

export default defineFeature<CodeConfig>({
  name: 'code',
  config: codeConfig,
  markdown: (env) => codeRenderer(env.hexo, () => env.config),
  // Hexo's own tags, by all their names.
  tags: { codeblock: codeTag, code: codeTag, include_code: includeCodeTag, 'include-code': includeCodeTag },
  passes: [reportCode],
  page: { used: '<pre', styles: ['styles.css'], scripts: ['browser.ts'] },
  pagePass: { used: '<pre', run: codeSettingsOf },
  feedPass: codeForFeeds,
  helpers: { code_palette: paletteHelper },
  generators: { 'paperlog-code-palette': paletteRoutes },
  hooks: {
    afterInit({ hexo }) {
      leaveFencesToMarkdown(hexo);
      wrapHighlighters(hexo);
    },
  },
});
