// Tells of LaTeX around formulas that readers see as it stands: `\usepackage{…}` and definitions that nothing uses, as a
// document begins with, and environments of text (`\begin{theorem}`).

import { definitionLines } from '../../core/source/math-rule.ts';
import { segmentIndexAt } from '../../core/source/segments.ts';
import type { ScannedPost, SourceOffsetFinding } from '../../hexo/define-feature.ts';

const quickTest = /\\(?:documentclass|usepackage|newtheorem|theoremstyle|[a-z]*newcommand|def|Declare|begin\{)/;
const command = /^[ \t>*+-]*(?=\\[A-Za-z])/gm;
/** Of LaTeX, amsthm and what else stands around formulas in a paper, on a line of its own. */
const textEnvironment =
  /\\begin\{((?:theorem|thm|lemma|lem|corollary|proposition|definition|proof|remark|example|document|abstract|itemize|enumerate|description|figure|table|tabular|center|quote|algorithm|algorithmic|tikzpicture|verbatim|lstlisting)\*?)\}[^\n]*/y;

/** Beyond this many, more of the same says nothing new; each looks for what uses it. */
const mostLookedAt = 20;

export function reportPreamble({
  text,
  segments,
  hasFormulas,
  report,
}: Pick<ScannedPost, 'text' | 'segments' | 'hasFormulas' | 'report'>): void {
  if (!hasFormulas || !quickTest.test(text)) return;
  let seen = 0;
  let done = 0;
  /** Environments that nothing ends: later ones of the name need not be looked at. */
  const unended = new Set<string>();
  for (const { index, 0: before } of text.matchAll(command)) {
    const start = index + before.length;
    const segment = segments[segmentIndexAt(segments, start)];
    if (start < done || (segment && segment.end > start)) continue;
    const found = shownPreamble(text, start) ?? shownEnvironment(text, start, unended);
    if (!found) continue;
    report({ rule: 'latex-source', severity: 'warning', ...found.finding, offset: start });
    done = found.end;
    seen += 1;
    if (seen === mostLookedAt) return;
  }
}

interface Found {
  readonly finding: Pick<SourceOffsetFinding, 'message' | 'remedy'>;
  /** What follows until here is the same. */
  readonly end: number;
}

function shownPreamble(text: string, start: number): Found | undefined {
  const { end, isUsed } = definitionLines(text, start);
  if (end === -1) return undefined;
  const [name = ''] = /^\\[A-Za-z]+\*?/.exec(text.slice(start, start + 40)) ?? [];
  const message = `Readers see this ${name} as it stands: it defines no command that anything below uses.`;
  const remedy = 'Remove it, as the packages of maths are there without it; if it is to be read, write it as code.';
  if (!isUsed) return { finding: { message, remedy }, end };
  return {
    finding: {
      message: `Readers see this ${name} as it stands: the text of a paragraph is above it.`,
      remedy: 'Leave a blank line above it: definitions hold where they are a paragraph of their own.',
    },
    end,
  };
}

function shownEnvironment(text: string, start: number, unended: Set<string>): Found | undefined {
  textEnvironment.lastIndex = start;
  const [opening, name] = textEnvironment.exec(text) ?? [];
  if (opening === undefined || name === undefined || unended.has(name)) return undefined;
  if (!text.includes(`\\end{${name}}`, start)) {
    unended.add(name);
    return undefined;
  }
  return {
    finding: {
      message: `Readers see \\begin{${name}} as it stands: environments of text are LaTeX's, not Markdown's.`,
      remedy: remedyFor(name),
    },
    end: start + opening.length,
  };
}

function remedyFor(environment: string): string {
  switch (environment.replace('*', '')) {
    case 'itemize':
    case 'enumerate':
    case 'description':
      return 'Write a list of Markdown.';
    case 'figure':
      return 'Write a picture of Markdown: ![caption](picture).';
    case 'table':
    case 'tabular':
      return 'Write a table of Markdown, or an array in $$ … $$.';
    case 'document':
    case 'center':
      return 'Remove it, and its \\end.';
    case 'algorithm':
    case 'algorithmic':
    case 'verbatim':
    case 'lstlisting':
    case 'tikzpicture':
      return 'Write it as code between two lines of ```.';
    default:
      return 'Write **its name** in bold, or a box: “::: note title” … “:::”.';
  }
}
