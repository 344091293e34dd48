// Where Markdown was nested deeper than we read it, a table's row has cells that are shown nowhere, or a table is none:
// the lexer leaves a comment, which becomes a finding here.

import type { Position } from '../../core/diagnostic.ts';
import { comments, detach } from '../../core/html.ts';
import { mostMarkup } from '../../core/source/size-limit.ts';
import { sourceText } from '../../core/source-text.ts';
import type { Finding, Pass, ScannedPost } from '../../hexo/define-feature.ts';
import { limits } from './parser/limits.ts';

const mark = /^paperlog-limit (\w+) (\S*)$/;
const rule = 'markdown-limit';
const remedy = 'Write it with less nesting, or split it.';
const findings: Readonly<Record<string, Pick<Finding, 'rule' | 'message' | 'remedy'>>> = {
  nesting: {
    rule,
    message: `Quotes, lists or markup stand more than ${limits.blocks} deep in each other; what is deeper is shown as text.`,
    remedy,
  },
  table: {
    rule,
    message: `Rows of the post's tables lack more than ${limits.addedCells} cells; the rest of the table is shown as text.`,
    remedy,
  },
  // https://github.github.com/gfm/#tables-extension-: "If there are a greater number of cells, the excess is ignored."
  cells: {
    rule: 'table-cells',
    message: 'This row has more cells than the head of its table; readers will not see what is in them.',
    remedy: 'Give the head as many cells. A "|" that belongs to a cell is written "\\|".',
  },
  // "The header row must match the delimiter row in the number of cells. If not, a table will not be recognized."
  delimiters: {
    rule: 'table-delimiters',
    message: 'Readers see a row of "|" and no table: the line of dashes below it has another number of cells.',
    remedy: 'Write a group of dashes for each cell of the head: | --- | --- |.',
  },
  rows: {
    rule: 'table-delimiters',
    message: 'Readers see rows of "|" and no table: there is no line of dashes below the first.',
    remedy: 'Write | --- | --- | below the first row, with a group of dashes for each of its cells.',
  },
};

/** A post with more markup than is read. */
export function reportUnread({ text, isWhole, report }: ScannedPost): void {
  if (isWhole) return;
  report({
    rule,
    severity: 'warning',
    message: `The post has more than ${mostMarkup} marks and characters of formulas; the rest of it, from here on, is shown as text.`,
    remedy: 'Split it into several posts.',
    offset: text.length,
  });
}

export const reportLimits: Pass = {
  name: 'report-limits',
  needs: /<!--paperlog-limit /,
  run(tree, context) {
    const { raw } = context.post;
    for (const comment of comments(tree)) {
      const [, name = '', line = ''] = mark.exec(comment.data) ?? [];
      const finding = findings[name];
      if (!finding) continue;
      const at = lineOf(raw, decodeURIComponent(line));
      context.report({ ...finding, severity: 'warning', ...(at && { at }) });
      detach(comment);
    }
  },
};

function lineOf(raw: string, line: string): Position | undefined {
  // Noncharacters stand for formulas and tags.
  const [longest = ''] = line.split(/[\ufdd0-\ufdef]+/).sort((a, b) => b.length - a.length);
  const offset = longest === '' ? -1 : raw.indexOf(longest);
  return offset === -1 ? undefined : { ...sourceText(raw).positionAt(offset), column: 1 };
}
