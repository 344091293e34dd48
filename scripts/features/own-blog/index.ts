// `hexo own-blog`: takes the sample out and writes the owner's name on the door.

import { defineFeature } from '../../hexo/define-feature.ts';
import { ownBlogCommand } from './command.ts';

export default defineFeature({ name: 'own-blog', commands: { 'own-blog': ownBlogCommand } });
