// Fluid's `{% fold %}` has a <div> with the address of what it opens: nothing that the keyboard reaches. It becomes the
// link that it pretends to be, in a box that keeps the colour of its kind: links in a text have a background of theirs.

import {
  attribute,
  classNames,
  element,
  elements,
  hasClass,
  insertBefore,
  append,
  setAttribute,
} from '../../core/html.ts';
import type { Pass } from '../../hexo/define-feature.ts';

/** What Fluid's styles and Bootstrap's script look for at what opens. */
const opening = ['fold-title', 'collapsed'];

export const foldLinks: Pass<unknown, unknown> = {
  name: 'fold-links',
  before: ['unique-ids'],
  needs: /class="fold-title/,
  run(tree) {
    for (const title of [...elements(tree, 'div')]) {
      if (!hasClass(title, 'fold-title') || attribute(title, 'href') === undefined || !title.parentNode) continue;
      // A link holds no other.
      if ([...elements(title, 'a')].length > 0) continue;
      title.nodeName = title.tagName = 'a';
      const kinds = classNames(title).filter((name) => !opening.includes(name));
      setAttribute(
        title,
        'class',
        classNames(title)
          .filter((name) => opening.includes(name))
          .join(' '),
      );
      const box = element('div', { class: kinds.join(' ') });
      insertBefore(title.parentNode, box, title);
      append(box, title);
    }
  },
};
