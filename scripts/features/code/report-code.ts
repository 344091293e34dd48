// Reports what the renderer of code noticed, and takes its comments out.

import { comments, detach } from '../../core/html.ts';
import { SourceText } from '../../core/source-text.ts';
import type { Pass } from '../../hexo/define-feature.ts';
import { findingMark, readFinding } from './finding-mark.ts';

export const reportCode: Pass = {
  name: 'report-code',
  needs: findingMark,
  run(tree, context) {
    const source = new SourceText(context.post.raw);
    for (const comment of comments(tree)) {
      const finding = readFinding(comment.data);
      if (!finding) continue;
      const { offset, ...rest } = finding;
      context.report({ ...rest, at: source.positionAt(offset) });
      detach(comment);
    }
  },
};
