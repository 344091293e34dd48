// Repairs of marked that every post gets: what ends a block, and emphasis beside Chinese, Japanese and Korean text.

import { defineFeature } from '../../hexo/define-feature.ts';
import { endBlocksAtClosingTags } from './closing-tags.ts';
import { cjkFriendlyEmphasis } from './emphasis.ts';
import { rangesAreNotDeleted } from './ranges.ts';
import { validTableCells } from './table-cells.ts';

export default defineFeature({
  name: 'markdown',
  markdown: () => [endBlocksAtClosingTags, cjkFriendlyEmphasis, rangesAreNotDeleted, validTableCells],
});
