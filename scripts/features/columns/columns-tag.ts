// `{% columns N %}` … `<!-- column -->` … `{% endcolumns %}`

import type { Severity } from '../../core/diagnostic.ts';
import { withoutQuoteMarks } from '../../core/tag-body.ts';
import type { TagDefinition } from '../../hexo/define-feature.ts';
import { columnsHtml, maxColumns } from './columns-html.ts';
import { splitColumns } from './split-columns.ts';

const usage = 'Write {% columns 2 %} … <!-- column --> … {% endcolumns %}.';

interface Problem {
  readonly severity: Severity;
  readonly message: string;
  readonly remedy?: string;
}

export const columnsTag: TagDefinition<Record<string, never>> = {
  block: true,
  render(call) {
    const parts = splitColumns(withoutQuoteMarks(call.body));
    const { count, problems } = readCount(call.args);
    for (const problem of [...problems, ...contentProblems(parts, count)]) {
      call.report({ rule: 'columns-tag', remedy: usage, ...problem });
    }
    return columnsHtml(parts.map((part) => (part === '' ? '' : call.markdown(part))));
  },
};

/** The one argument; what is wrong with it is told and left out. */
function readCount(args: readonly string[]): { count: number | undefined; problems: Problem[] } {
  const [written, ...others] = args;
  const problems: Problem[] = others.map((option) => ({
    severity: 'error',
    message: `{% columns %} has no option "${option}".`,
  }));
  if (written === undefined) return { count: undefined, problems };
  const count = /^\d{1,3}$/.test(written) ? Number(written) : NaN;
  if (count >= 1 && count <= maxColumns) return { count, problems };
  const number = /^(?:columns?|n|count)[:=]([1-4])$/i.exec(written)?.[1];
  problems.push({
    severity: 'error',
    message: `{% columns ${written} %}: the number of columns is a number from 1 to ${maxColumns}.`,
    remedy: number === undefined ? usage : `Write {% columns ${number} %}, the number alone.`,
  });
  return { count: undefined, problems };
}

function contentProblems(parts: readonly string[], count: number | undefined): Problem[] {
  const filled = parts.filter((part) => part !== '');
  if (filled.length === 0) return [{ severity: 'warning', message: '{% columns %} has no content.' }];
  const problems: Problem[] = [];
  const empty = parts.flatMap((part, index) => (part === '' ? [index + 1] : []));
  if (empty.length > 0) {
    problems.push({
      severity: 'warning',
      message: `{% columns %}: column ${empty.join(', ')} of ${parts.length} is empty and left out.`,
      remedy: 'Fill it, or take its <!-- column --> out.',
    });
  }
  if (count !== undefined && count !== parts.length) {
    const found = parts.length === 1 ? '1 column' : `${parts.length} columns`;
    problems.push({
      severity: 'warning',
      message: `{% columns ${count} %} holds ${found}.`,
      remedy: `Separate columns by a line <!-- column -->, or write {% columns ${Math.min(parts.length, maxColumns)} %}.`,
    });
  } else if (parts.length > maxColumns) {
    problems.push({
      severity: 'warning',
      message: `{% columns %} holds ${parts.length} columns; ${maxColumns} at most stand side by side.`,
      remedy: 'The others go on below. Use a table, or fewer columns.',
    });
  }
  return problems;
}
