// Fluid's `{% fold %}` has a <div> with the address of what it opens: nothing that the keyboard reaches. It becomes the
// link that it pretends to be.

import { attribute, elements, hasClass } from '../../core/html.ts';
import type { Pass } from '../../hexo/define-feature.ts';

export const foldLinks: Pass<unknown, unknown> = {
  name: 'fold-links',
  before: ['unique-ids'],
  needs: /class="fold-title/,
  run(tree) {
    for (const title of elements(tree, 'div')) {
      if (!hasClass(title, 'fold-title') || attribute(title, 'href') === undefined) continue;
      // A link holds no other.
      if ([...elements(title, 'a')].length === 0) title.nodeName = title.tagName = 'a';
    }
  },
};
