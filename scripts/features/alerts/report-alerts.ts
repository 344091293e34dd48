// Reports containers that are never closed and names that are likely slips, and takes the marks of both out of the HTML.

import { attribute, elements, removeAttribute } from '../../core/html.ts';
import { likelyMeant } from '../../core/misspelling.ts';
import type { Pass } from '../../hexo/define-feature.ts';
import { knownNames } from './kinds.ts';

const mark = 'data-pl-alert';

export const reportAlerts: Pass = {
  name: 'alerts',
  needs: / data-pl-alert="/,
  run(tree, context) {
    for (const node of elements(tree, 'div', 'details')) {
      const [finding, name = ''] = (attribute(node, mark) ?? '').split(' ');
      if (name === '') continue;
      removeAttribute(node, mark);
      if (finding === 'unclosed') {
        context.report({
          rule: 'unclosed-container',
          severity: 'warning',
          message: `The container "::: ${name}" is never closed: all that follows stands in it.`,
          remedy: 'Write a line of ":::" where it ends.',
          at: node,
        });
      }
      const meant = likelyMeant(name.toLowerCase(), knownNames);
      if (meant !== undefined) {
        context.report({
          rule: 'unknown-alert',
          severity: 'hint',
          message: `"${name}" is no kind of alert.`,
          remedy: `Did you mean "${meant}"?`,
          at: node,
        });
      }
    }
  },
};
