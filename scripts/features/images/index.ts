// Pictures of a post: found beside it, published at its address, with their size, and with a caption.

import { defineFeature } from '../../hexo/define-feature.ts';
import { imagesConfig, type ImagesConfig } from './config.ts';
import { completePictures } from './complete-pictures.ts';
import { findPictures, publishedPictures, type FoundPictures } from './find-pictures.ts';

export default defineFeature<ImagesConfig, FoundPictures>({
  name: 'images',
  config: imagesConfig,
  prepare: ({ hexo }, post, html) => findPictures(hexo, post, html),
  passes: [completePictures],
  page: { used: 'decoding="async"', styles: ['styles.css'] },
  generators: { 'paperlog-images': ({ hexo }) => publishedPictures(hexo) },
});
