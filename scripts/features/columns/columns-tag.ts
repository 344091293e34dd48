// `{% columns N %}` … `<!-- column -->` … `{% endcolumns %}`

import type { TagDefinition } from '../../hexo/define-feature.ts';
import { columnsHtml, maxColumns } from './columns-html.ts';

const separator = /^[ \t]*<!--\s*column\s*-->[ \t]*$/m;
const usage = 'Write {% columns 2 %} … <!-- column --> … {% endcolumns %}.';

export const columnsTag: TagDefinition<Record<string, never>> = {
  block: true,
  render({ args, body, markdown, report }) {
    const parts = body.split(separator).map((part) => part.trim());
    const filled = parts.filter((part) => part !== '');
    const wrong = (severity: 'error' | 'warning', message: string) =>
      report({ rule: 'columns-tag', severity, message, remedy: usage });

    const [written, ...others] = args;
    for (const option of others) wrong('error', `{% columns %} has no option "${option}".`);
    if (written !== undefined) {
      const wanted = /^\d+$/.test(written) ? Number(written) : NaN;
      if (!(wanted >= 1 && wanted <= maxColumns)) {
        wrong('error', `{% columns ${written} %}: the number of columns is 1 to ${maxColumns}.`);
      } else if (wanted !== parts.length && filled.length > 0) {
        wrong('warning', `{% columns ${written} %} has ${parts.length} part${parts.length === 1 ? '' : 's'}.`);
      }
    }
    if (filled.length === 0) wrong('warning', '{% columns %} has no content.');
    else if (filled.length > maxColumns)
      wrong('error', `{% columns %} has ${filled.length} parts; ${maxColumns} at most fit.`);
    return columnsHtml(filled.map(markdown));
  },
};
