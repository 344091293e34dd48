// Fluid's tooltips of footnotes name a span, which by itself can't have a name:
// https://w3c.github.io/aria/#namefromprohibited

import { attribute, elements, setAttribute } from '../../core/html.ts';
import type { Pass } from '../../hexo/define-feature.ts';

export const labelHints: Pass<unknown, unknown> = {
  name: 'label-hints',
  needs: /<span class="hint--/,
  run(tree) {
    for (const span of elements(tree, 'span')) {
      if (!attribute(span, 'class')?.startsWith('hint--') || attribute(span, 'role') !== undefined) continue;
      if (attribute(span, 'aria-label') !== undefined) setAttribute(span, 'role', 'img');
    }
  },
};
