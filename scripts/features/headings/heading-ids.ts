// hexo-renderer-marked makes ids of headings and numbers those that are equal; links from elsewhere count on them, so
// they stay as they are. A heading of signs only (`## ？！`, `## ***`) may be left without one: it gets one here.

import { attribute, elements, hasClass, setAttribute } from '../../core/html.ts';
import type { Pass } from '../../hexo/define-feature.ts';

export const headingIds: Pass<unknown> = {
  name: 'heading-ids',
  before: ['headings', 'unique-ids'],
  needs: /<h[1-6] id=""/,
  run(tree) {
    const taken = new Set([...elements(tree)].map((node) => attribute(node, 'id')));
    let number = 2;
    for (const heading of elements(tree, 'h1', 'h2', 'h3', 'h4', 'h5', 'h6')) {
      if (attribute(heading, 'id') !== '') continue;
      let id = 'section';
      for (; taken.has(id); number += 1) id = `section-${number}`;
      taken.add(id);
      setAttribute(heading, 'id', id);
      for (const link of elements(heading, 'a'))
        if (hasClass(link, 'headerlink') && attribute(link, 'href') === '#') setAttribute(link, 'href', `#${id}`);
    }
  },
};
