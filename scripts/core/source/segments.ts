// What the scanner finds in an author's file: everything that isn't plain text, in order, never overlapping.

export interface FrontMatterSegment {
  readonly kind: 'front-matter';
  readonly start: number;
  readonly end: number;
}

/** A fence with its content, or indented code. */
export interface CodeBlockSegment {
  readonly kind: 'code-block';
  readonly start: number;
  readonly end: number;
  /** The fence has no closing line. */
  readonly unclosed?: true;
}

export interface CodeSpanSegment {
  readonly kind: 'code-span';
  readonly start: number;
  readonly end: number;
}

/** `<!-- … -->` */
export interface CommentSegment {
  readonly kind: 'comment';
  readonly start: number;
  readonly end: number;
}

/** Elements whose content isn't Markdown: script, style, pre, textarea, code …, with their tags. */
export interface RawHtmlSegment {
  readonly kind: 'raw-html';
  readonly start: number;
  readonly end: number;
}

/** A start or end tag, or the part of one beside a template tag. */
export interface HtmlTagSegment {
  readonly kind: 'html-tag';
  readonly start: number;
  readonly end: number;
}

/** An address in running text, or the destination of a link. */
export interface UrlSegment {
  readonly kind: 'url';
  readonly start: number;
  readonly end: number;
}

export interface MathSegment {
  readonly kind: 'math';
  readonly start: number;
  readonly end: number;
  readonly display: boolean;
  /** The formula without its delimiters; an environment keeps its `\begin` and `\end`. */
  readonly contentStart: number;
  readonly contentEnd: number;
  /** In a row of a table. */
  readonly table?: true;
}

/** `{% name args %}` */
export interface TagSegment {
  readonly kind: 'tag';
  readonly start: number;
  readonly end: number;
  /** Without `end` where `role` is `close`. */
  readonly name: string;
  readonly role: 'open' | 'close' | 'single';
  /** Where arguments could be added: before `%}` and `-%}`. */
  readonly argumentsEnd: number;
}

/** `{% name %}` where nothing of this name is registered: text for a reader, perhaps a slip of the author. */
export interface UnknownTagSegment {
  readonly kind: 'unknown-tag';
  readonly start: number;
  readonly end: number;
  readonly name: string;
  /** Nothing but words and signs on one line: comes out as it is. Otherwise the segment ends with the name. */
  readonly literal: boolean;
}

/** The body of a tag that takes its text as it is: codeblock, raw, mermaid … */
export interface VerbatimSegment {
  readonly kind: 'verbatim';
  readonly start: number;
  readonly end: number;
}

/** `{{ … }}` and `{# … #}`. */
export interface TemplateSegment {
  readonly kind: 'variable' | 'template-comment';
  readonly start: number;
  readonly end: number;
  /** Where templates are text, as in `UnknownTagSegment`; otherwise the segment is but its first two characters. */
  readonly literal: boolean;
}

export type Segment =
  | FrontMatterSegment
  | CodeBlockSegment
  | CodeSpanSegment
  | CommentSegment
  | RawHtmlSegment
  | HtmlTagSegment
  | UrlSegment
  | MathSegment
  | TagSegment
  | UnknownTagSegment
  | VerbatimSegment
  | TemplateSegment;

/** Segments in which nothing is a link, picture or heading of the post. */
export function isOpaque({ kind }: Segment): boolean {
  switch (kind) {
    case 'front-matter':
    case 'code-block':
    case 'code-span':
    case 'comment':
    case 'raw-html':
    case 'math':
    case 'verbatim':
    case 'template-comment':
      return true;
    default:
      return false;
  }
}

/** Whether what is written at `offset` is prose that readers see. */
export function isProseAt(segments: readonly Segment[], offset: number): boolean {
  const segment = segments[segmentIndexAt(segments, offset)];
  if (!segment || segment.end <= offset) return true;
  return !isOpaque(segment) && segment.kind !== 'url' && segment.kind !== 'html-tag';
}

/** Index of the last segment that begins at or before `offset`, or -1. */
export function segmentIndexAt(segments: readonly Segment[], offset: number): number {
  let low = 0;
  let high = segments.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if ((segments[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle - 1;
  }
  return high;
}
