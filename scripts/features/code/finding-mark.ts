// How a finding gets from the middle of Markdown, where no post is known, to the pass that reports it: as a comment
// before the block.

import type { Severity } from '../../core/diagnostic.ts';

export interface MarkedFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly remedy: string;
  /** Offset in the author's file. */
  readonly offset: number;
}

const name = 'paperlog-code';

export const findingMark = /<!--paperlog-code /;

export function writeFinding(finding: MarkedFinding): string {
  return `<!--${name} ${encodeURIComponent(JSON.stringify(finding)).replaceAll('-', '%2D')}-->`;
}

export function readFinding(comment: string): MarkedFinding | undefined {
  if (!comment.startsWith(`${name} `)) return undefined;
  try {
    return JSON.parse(decodeURIComponent(comment.slice(name.length + 1))) as MarkedFinding;
  } catch {
    return undefined; // an author's own comment that looks like ours
  }
}
