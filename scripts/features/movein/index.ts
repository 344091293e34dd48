// `hexo movein <folder>`: brings an existing Hexo + Fluid blog into this one.

import { defineFeature } from '../../hexo/define-feature.ts';
import { moveinCommand } from './command.ts';

export default defineFeature({ name: 'movein', commands: { movein: moveinCommand } });
