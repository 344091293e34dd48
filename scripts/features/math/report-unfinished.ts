// Tells of what begins like a displayed formula and is none, since nothing closes it or its environment is misspelt:
// readers see the source, from which Markdown has taken backslashes.

import { likelyMeant } from '../../core/misspelling.ts';
import { environmentAt } from '../../core/source/math-rule.ts';
import { segmentIndexAt } from '../../core/source/segments.ts';
import type { ScannedPost, SourceOffsetFinding } from '../../hexo/define-feature.ts';

const beginning = /^[ \t>*+-]*(?:\d{1,9}[.)][ \t]+)?(\$\$|\\\\?\[|\\begin\{([A-Za-z]{1,20}\*?)\})/gm;
const blankLine = /\n[ \t>\r]*(?:\n|$)/;
const longestLookedAt = 2_000;
/** Without one of these, `$$` and `\[` may be anything. */
const latex = /\\[A-Za-z]{2}|\\[,;!]|[\^_]\{|[A-Za-z)\]}]\^|^[ \t>]*\\?\$\$[ \t\r]*\n[^\n]*=/;
const chinese = /[\u4e00-\u9fff]/;

/** Names to be meant, https://katex.org/docs/supported#environments */
const environments =
  'equation align aligned alignat alignedat gather gathered multline split cases dcases rcases array matrix pmatrix bmatrix Bmatrix vmatrix Vmatrix smallmatrix eqnarray flalign subequations'.split(
    ' ',
  );

/** Beyond this many, more of the same says nothing new. */
const mostFindings = 20;

export function reportUnfinished({
  text,
  segments,
  hasFormulas,
  report,
}: Pick<ScannedPost, 'text' | 'segments' | 'hasFormulas' | 'report'>): void {
  if (!hasFormulas) return;
  let count = 0;
  for (const { index, 0: whole, 1: opening = '', 2: environment } of text.matchAll(beginning)) {
    const start = index + whole.length - opening.length;
    const segment = segments[segmentIndexAt(segments, start)];
    if (segment && segment.end > start) continue;
    const paragraph = paragraphAt(text, start);
    const finding = environment === undefined ? unclosed(opening, paragraph) : unended(environment, text, start);
    if (!finding) continue;
    report({ rule: 'math-unfinished', severity: 'warning', ...finding, offset: start });
    count += 1;
    if (count === mostFindings) return;
  }
}

type Unfinished = Pick<SourceOffsetFinding, 'message' | 'remedy'>;

function unclosed(opening: string, paragraph: string): Unfinished | undefined {
  const [first = ''] = paragraph.split('\n');
  // `$$` and `\[` in a sentence are words of it.
  if (!latex.test(paragraph) || chinese.test(first)) return undefined;
  const closing = opening.replace('[', ']');
  return {
    message: `The formula that begins with "${opening}" is never closed: readers see its source.`,
    remedy: `Write "${closing}" behind it, on a line of its own if the formula has blank lines.`,
  };
}

function unended(environment: string, text: string, start: number): Unfinished | undefined {
  if (environmentAt(text, start) === undefined) {
    const meant = likelyMeant(environment.replace('*', ''), environments);
    if (meant === undefined) return undefined;
    return {
      message: `There is no environment "${environment}": readers see the source of the formula.`,
      remedy: `Did you mean "${meant}"?`,
    };
  }
  const [, ended] = /\\end\{([^{}\n]{0,30})\}/.exec(paragraphAt(text, start)) ?? [];
  return {
    message: `\\begin{${environment}} has no \\end{${environment}}: readers see the source of the formula.`,
    remedy:
      ended === undefined || ended === environment
        ? `Write \\end{${environment}} behind it; a blank line ends a formula, unless \\begin and \\end fill lines of their own.`
        : `It ends with \\end{${ended}}: write the same name in both.`,
  };
}

/** The beginning of a long one. */
function paragraphAt(text: string, start: number): string {
  const beginning = text.slice(start, start + longestLookedAt);
  const end = beginning.search(blankLine);
  return end === -1 ? beginning : beginning.slice(0, end);
}
