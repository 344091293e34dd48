// Footnotes, GFM's and Fluid's: numbered, with links back, and previews where a pointer or the keyboard asks for them.

import { defineFeature } from '../../hexo/define-feature.ts';
import { isPostBeingRendered } from '../../hexo/source-tracking.ts';
import { hasOwnLexer } from '../markdown/api.ts';
import { footnotesConfig, type FootnotesConfig } from './config.ts';
import { hasReference, leadToPost } from './excerpt-links.ts';
import { footnotesExtension } from './extension.ts';
import { fluidFootnotes, postAddress, preparedFootnotes, replaceFluidFootnotes } from './fluid.ts';
import { resolveFootnotes, type PreparedFootnotes } from './resolve-footnotes.ts';

export default defineFeature<FootnotesConfig, PreparedFootnotes>({
  name: 'footnotes',
  config: footnotesConfig,
  markdown: ({ config, hexo }) =>
    config.enable && hasOwnLexer(hexo)
      ? footnotesExtension({
          isPost: isPostBeingRendered,
          inline: config.inline,
          numbered: () => fluidFootnotes(hexo).enable,
        })
      : [],
  prepare: ({ hexo }, post) => preparedFootnotes(hexo, post.data['footnote']),
  passes: [resolveFootnotes],
  page: { used: 'class="paperlog-footnote-ref"', styles: ['styles.css'], scripts: ['browser.ts'] },
  hooks: {
    afterInit({ config, hexo }) {
      // What marked's own lexer can't read, Fluid's filter does.
      if (config.enable && hasOwnLexer(hexo)) replaceFluidFootnotes(hexo);
    },
    afterPostRender({ site }, post) {
      const { excerpt } = post as { excerpt?: unknown };
      // Hexo computes a post's address at each look.
      if (typeof excerpt === 'string' && hasReference(excerpt) && typeof post['path'] === 'string')
        post['excerpt'] = leadToPost(excerpt, postAddress(site.root, post['path']));
    },
  },
});
