// Knows which place of which post is being rendered right now, so that what comes out of Markdown and tags can be
// traced to the author's file.

import type { Position } from '../core/diagnostic.ts';

/** The opening of the tag that runs right now, in the author's file. */
export function currentTagPosition(): Position | undefined {
  return undefined;
}
