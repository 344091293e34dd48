// The pass: links in lists name the preview that the page's script shows.

import { attribute, elements, hasClass, isElement, setAttribute, type Element } from '../../core/html.ts';
import type { Pass } from '../../hexo/define-feature.ts';
import type { RecordStore } from '../links/api.ts';
import type { PreviewsConfig } from './config.ts';
import { previewAttribute, previewName } from './preview-html.ts';

export interface PreparedPreviews {
  readonly store: RecordStore;
  readonly isExcepted: (href: string) => boolean;
}

export const namePreviews: Pass<PreviewsConfig, PreparedPreviews> = {
  name: 'name-previews',
  after: ['repair-columns', 'link-cards'],
  before: ['timelines'],
  needs: /<a\b/i,
  run(tree, { config, post, prepared }) {
    if (config.links === 'none' || post.data['cards'] === false) return;
    for (const link of elements(tree, 'a')) {
      const href = attribute(link, 'href');
      if (href === undefined || prepared.isExcepted(href) || !mayHave(link, config)) continue;
      const found = prepared.store.find(href);
      if (found?.record.title) setAttribute(link, previewAttribute, previewName(found.url));
    }
  },
};

/** A card shows already what a preview would. */
function mayHave(link: Element, { links }: PreviewsConfig): boolean {
  let inList = links === 'all';
  for (let above = link.parentNode; isElement(above); above = above.parentNode) {
    if (hasClass(above, 'paperlog-card')) return false;
    inList ||= above.tagName === 'li';
  }
  return inList;
}
