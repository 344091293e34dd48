// `hexo own-blog`: from the sample to one's own blog.

import { defineFeature } from '../../hexo/define-feature.ts';
import '../../platform/machine-time-zone.ts'; // before the process is moved into the zone of the blog
import { ownBlogCommand } from './command.ts';

export default defineFeature({ name: 'own-blog', commands: { 'own-blog': ownBlogCommand } });
