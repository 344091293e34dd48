// `{% papers %}` … a Markdown list … `{% endpapers %}`

import { withoutQuoteMarks } from '../../core/tag-body.ts';
import type { TagDefinition } from '../../hexo/define-feature.ts';
import { parseOptions } from './options.ts';
import { papersHtml } from './papers-html.ts';

export const papersTag: TagDefinition<Record<string, never>> = {
  block: true,
  render(call) {
    const { options, problems } = parseOptions(call.args);
    for (const problem of problems) call.report({ rule: 'papers-tag', ...problem });
    const { html, items, groups, undated } = papersHtml(call.markdown(withoutQuoteMarks(call.body)), options);
    if (items === 0) {
      call.report({
        rule: 'papers-tag',
        severity: 'warning',
        message: html === '' ? '{% papers %} is empty.' : '{% papers %} holds no list.',
        remedy: 'Put a Markdown list between {% papers %} and {% endpapers %}.',
      });
    } else if (undated === groups) {
      call.report({
        rule: 'papers-tag',
        severity: 'warning',
        message: `{% papers sort:${options.sort} %}: no group says a date, so nothing was sorted.`,
        remedy: 'Begin groups with a date such as 2024.10, 2024-10, 2024年10月 or October 2024.',
      });
    }
    return html;
  },
};
