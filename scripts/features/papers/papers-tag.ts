// `{% papers %}` … a Markdown list … `{% endpapers %}`

import type { TagDefinition } from '../../hexo/define-feature.ts';
import { parseOptions } from './options.ts';
import { papersHtml } from './papers-html.ts';

export const papersTag: TagDefinition<Record<string, never>> = {
  block: true,
  render({ args, body, markdown, report }) {
    const { options, problems } = parseOptions(args);
    for (const problem of problems) report({ rule: 'papers-tag', severity: 'error', ...problem });
    const { html, items } = papersHtml(markdown(body), options);
    if (items === 0) {
      report({
        rule: 'papers-tag',
        severity: 'warning',
        message: '{% papers %} has no papers.',
        remedy: 'Put a Markdown list between {% papers %} and {% endpapers %}.',
      });
    }
    return html;
  },
};
