// What a text is read into before it becomes tokens: a flat list of nodes in the order of the text. What encloses other
// nodes is a pair of them.

import type { Token } from 'marked';
import type { DelimiterRun } from '../delimiter-runs.ts';

export type InlineNode = TextNode | RunNode | AtomNode | AutolinkNode | BracketNode | LinkEndNode | BreakNode;

interface Range {
  readonly start: number;
  readonly end: number;
}
export interface TextNode extends Range {
  readonly kind: 'text';
}
export interface RunNode extends Range {
  readonly kind: 'run';
  readonly run: DelimiterRun;
}
/** Whatever is read as one piece: code, HTML, escapes, what extensions read. */
export interface AtomNode extends Range {
  readonly kind: 'atom';
  readonly token: Token;
}
export interface AutolinkNode extends Range {
  readonly kind: 'autolink';
  readonly href: string;
  readonly text: string;
}
/** `[` or `![`: text, unless `link` says what begins here. */
export interface BracketNode extends Range {
  readonly kind: 'bracket';
  readonly image: boolean;
  link: LinkInfo | undefined;
}
export interface LinkInfo {
  readonly href: string;
  readonly title: string | null;
}
/** What stands behind the text of a link: `](…)`. */
export interface LinkEndNode extends Range {
  readonly kind: 'linkEnd';
  readonly opener: BracketNode;
}
export interface BreakNode extends Range {
  readonly kind: 'break';
  readonly hard: boolean;
  /** Whether a space is to be seen where the line was broken. */
  readonly spaced: boolean;
}
