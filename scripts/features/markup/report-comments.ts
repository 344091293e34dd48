// Comments that hide what they were not meant to hide, and marks of excerpts that Hexo doesn't know.

import { segmentIndexAt } from '../../core/source/segments.ts';
import type { ScannedPost } from '../../hexo/define-feature.ts';

/** As Hexo's filter for excerpts looks for it. */
const excerptMark = /<!-- ?more ?-->/i;
const likeExcerptMark = /<![-—–]{1,6}\s{0,5}more\s{0,5}[-—–]{1,6}>/gi;

export function reportComments(post: ScannedPost): void {
  if (!post.text.includes('<!')) return;
  reportUnclosedComment(post);
  if (!excerptMark.test(post.text)) reportExcerptMark(post);
}

function reportUnclosedComment({ segments, text, report }: ScannedPost): void {
  const unclosed = segments.find(
    ({ kind, start, end }) => kind === 'comment' && !text.slice(start, end).endsWith('-->'),
  );
  if (!unclosed) return;
  report({
    rule: 'unclosed-comment',
    severity: 'warning',
    message: 'This comment is never closed: readers see nothing of what follows.',
    remedy: 'Write --> where it ends.',
    offset: unclosed.start,
  });
}

function reportExcerptMark({ segments, text, report }: ScannedPost): void {
  for (const { 0: written, index } of text.matchAll(likeExcerptMark)) {
    const around = segments[segmentIndexAt(segments, index)];
    const isCovered = around !== undefined && index < around.end;
    // An unclosed comment is told as such.
    if (isCovered && (around.kind !== 'comment' || around.end !== index + written.length)) continue;
    report({
      rule: 'excerpt-mark',
      severity: 'warning',
      message: `The excerpt doesn't end at "${written}", which isn't the mark that Hexo looks for.`,
      remedy: 'Write <!-- more -->.',
      offset: index,
    });
    return;
  }
}
