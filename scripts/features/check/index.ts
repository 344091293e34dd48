// `hexo check`: the findings of a build without building.

import { defineFeature } from '../../hexo/define-feature.ts';
import { checkCommand } from './command.ts';

export default defineFeature({
  name: 'check',
  commands: { check: checkCommand },
});
