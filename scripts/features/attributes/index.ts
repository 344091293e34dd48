// Attributes in braces: `{#id .class width=300}` behind pictures, links, code, emphasis and headings; sizes of pictures.

import { defineFeature } from '../../hexo/define-feature.ts';
import { isPostBeingRendered } from '../../hexo/source-tracking.ts';
import { applyAttributes } from './apply-attributes.ts';
import { attributesConfig, type AttributesConfig } from './config.ts';
import { attributesExtension } from './extension.ts';

export default defineFeature<AttributesConfig>({
  name: 'attributes',
  config: attributesConfig,
  markdown: ({ config }) => (config.enable ? attributesExtension(isPostBeingRendered) : []),
  passes: [applyAttributes],
});
