// Pictures of a post: found beside it, published at its address, with their size, and with a caption.

import { defineFeature } from '../../hexo/define-feature.ts';
import { imagesConfig, type ImagesConfig } from './config.ts';
import { completePictures } from './complete-pictures.ts';
import { findPictures, type FoundPictures } from './find-pictures.ts';
import { findFrontMatterPictures, missingFrontMatterPictures } from './front-matter-pictures.ts';
import { forgetPictures, forgetPostsWithOtherPictures, publishedPictures } from './picture-record.ts';
import { spacedAddresses } from './spaced-address.ts';

export default defineFeature<ImagesConfig, FoundPictures>({
  name: 'images',
  config: imagesConfig,
  markdown: () => spacedAddresses,
  prepare: ({ hexo }, post, html) => findPictures(hexo, post, html),
  passes: [completePictures],
  page: { used: 'decoding="async"', styles: ['styles.css'] },
  hooks: {
    beforeGenerate: ({ hexo }) => forgetPostsWithOtherPictures(hexo),
    beforePostRender(_, post) {
      forgetPictures(post);
    },
    afterPostRender({ hexo }, post) {
      findFrontMatterPictures(hexo, post);
    },
  },
  checks: [{ name: 'front-matter-pictures', run: ({ hexo }) => missingFrontMatterPictures(hexo) }],
  generators: { 'paperlog-images': ({ hexo }) => publishedPictures(hexo) },
});
