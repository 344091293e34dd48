// `hexo new` with a scaffold that no post can be made of: told with the scaffold's line, and nothing is written.

import { defineFeature } from '../../hexo/define-feature.ts';
import { guardScaffolds } from './guard-scaffolds.ts';

export default defineFeature({
  name: 'scaffolds',
  hooks: {
    afterInit: ({ hexo }) => {
      guardScaffolds(hexo);
    },
  },
});
