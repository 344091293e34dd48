// Front matter that can't be read is an error with its place, never a lost post; titles and the types of known keys.

import { engineOf } from '../../hexo/engine.ts';
import { defineFeature } from '../../hexo/define-feature.ts';
import { checkFrontMatter } from './check-front-matter.ts';
import type { FrontMatterSchemas } from './check-values.ts';
import { hexoAndFluidKeys } from './known-keys.ts';
import { readProtection } from './read-protection.ts';
import { checkProtection } from './unprotected-post.ts';

let schemas: FrontMatterSchemas | undefined;

export default defineFeature({
  name: 'front-matter',
  frontMatter: hexoAndFluidKeys,
  hooks: {
    readSource: ({ hexo }, file) => {
      schemas ??= new Map(engineOf(hexo).features.flatMap(({ feature }) => Object.entries(feature.frontMatter ?? {})));
      const { use_slug_as_post_title: slug } = hexo.config as unknown as { use_slug_as_post_title?: boolean };
      checkFrontMatter(file, schemas, { slugAsTitle: Boolean(slug) });
      if (!file.refused) checkProtection(file, readProtection(hexo));
    },
  },
});
