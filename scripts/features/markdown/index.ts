// Markdown as every post gets it: read by CommonMark's rules, with emphasis and line breaks as Chinese text needs them.

import { defineFeature } from '../../hexo/define-feature.ts';
import { endBlocksAtClosingTags } from './closing-tags.ts';
import { markdownConfig, type MarkdownConfig } from './config.ts';
import { cjkFriendlyEmphasis } from './emphasis.ts';
import { keepComments } from './keep-comments.ts';
import { commonMarkLexer } from './parser/lexer.ts';
import { rangesAreNotDeleted } from './ranges.ts';
import { reportIndentedProse } from './report-indented-prose.ts';
import { reportHeadingMarks } from './report-heading-marks.ts';
import { reportLimits, reportUnread } from './report-limits.ts';
import { reportLiteralEmphasis, reportLiteralLinks, reportWikiLinks } from './report-literal-markup.ts';
import { reportSwallowedAsterisks } from './report-swallowed-asterisks.ts';
import { reportSwallowedBackslashes } from './report-swallowed-backslashes.ts';
import { reportSwallowedUnderscores } from './report-swallowed-underscores.ts';
import { reportUnreadLinks } from './report-unread-links.ts';
import { validTableCells } from './table-cells.ts';

export default defineFeature<MarkdownConfig>({
  name: 'markdown',
  config: markdownConfig,
  markdown: ({ config }) =>
    config.parser === 'commonmark'
      ? [commonMarkLexer, validTableCells]
      : [endBlocksAtClosingTags, cjkFriendlyEmphasis, rangesAreNotDeleted, validTableCells],
  passes: [
    reportLimits,
    reportLiteralEmphasis,
    reportLiteralLinks,
    reportWikiLinks,
    reportSwallowedAsterisks,
    reportSwallowedUnderscores,
    reportHeadingMarks,
  ],
  hooks: {
    afterInit({ hexo }) {
      keepComments(hexo);
    },
    scanned: (_, post) => {
      reportUnread(post);
      reportIndentedProse(post);
      reportSwallowedBackslashes(post);
      reportUnreadLinks(post);
    },
  },
  page: { used: ['<article', 'class="markdown-body'], styles: ['styles.css'] },
});
