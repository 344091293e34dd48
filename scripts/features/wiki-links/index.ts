// Links between posts by their names, and pictures, as in Obsidian; for blogs that want them.

import { defineFeature } from '../../hexo/define-feature.ts';
import { isPostBeingRendered } from '../../hexo/source-tracking.ts';
import { wikiLinksConfig, type WikiLinksConfig } from './config.ts';
import { wikiLinksExtension } from './extension.ts';
import { leadToPosts } from './lead-to-posts.ts';
import { findStaleWikiLinks, postsByName, type PostsByName } from './posts-by-name.ts';

export default defineFeature<WikiLinksConfig, PostsByName>({
  name: 'wiki-links',
  config: wikiLinksConfig,
  markdown: ({ config }) => (config.enable ? wikiLinksExtension(isPostBeingRendered) : []),
  prepare: ({ hexo }) => postsByName(hexo),
  passes: [leadToPosts],
  hooks: { findStale: findStaleWikiLinks },
});
