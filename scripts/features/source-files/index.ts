// No post is lost in silence: files that Hexo can't read, drops, or would publish under a guessed date or no title.

import { defineFeature } from '../../hexo/define-feature.ts';
import { checkSourceFiles } from './check-files.ts';
import { nameUntitledPosts } from './titles.ts';

export default defineFeature({
  name: 'source-files',
  hooks: {
    async beforeGenerate(env) {
      env.report('files', ...(await checkSourceFiles(env.hexo)));
      env.report('titles', ...(await nameUntitledPosts(env)));
    },
  },
});
