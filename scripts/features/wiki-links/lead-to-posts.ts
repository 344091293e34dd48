// The pass: links that name a post get its address; a name that no post has is text, with a finding.

import { distance } from 'fastest-levenshtein';
import { attribute, elements, removeAttribute, replaceWith, setAttribute, text, textContent } from '../../core/html.ts';
import type { Pass } from '../../hexo/define-feature.ts';
import { wikiLinkMark } from './extension.ts';
import { usedNamesKey, type PostsByName, type UsedNames } from './posts-by-name.ts';

export const leadToPosts: Pass<unknown, PostsByName> = {
  name: 'wiki-links',
  before: ['collect-links', 'link-cards', 'name-previews'],
  needs: new RegExp(wikiLinkMark),
  run(tree, { prepared, post, site, report, keep }) {
    const used: Record<string, string | null> = {};
    for (const link of [...elements(tree, 'a')]) {
      const written = attribute(link, wikiLinkMark);
      if (written === undefined) continue;
      removeAttribute(link, wikiLinkMark);
      const [, name = '', heading] = /^([^#]*)(?:#(.*))?$/s.exec(written) ?? [];
      const path = name.trim() === '' ? post.path : prepared.find(name);
      if (name.trim() !== '') used[name] = path ?? null;
      if (path === undefined) {
        report({
          rule: 'unknown-post',
          severity: 'warning',
          message: `No post is called "${name.trim()}", or more than one is.`,
          remedy: remedyFor(name, prepared.names),
          at: link,
        });
        replaceWith(link, text(textContent(link)));
        continue;
      }
      const anchor = heading ? `#${encodeURI(prepared.headingId(heading.trim()))}` : '';
      setAttribute(link, 'href', name.trim() === '' ? anchor : encodeURI(site.root + path) + anchor);
    }
    keep(usedNamesKey, used satisfies UsedNames);
  },
};

function remedyFor(name: string, names: readonly string[]): string {
  const wanted = name.trim();
  const [nearest] = [...names].sort((a, b) => distance(a, wanted) - distance(b, wanted));
  return nearest !== undefined && distance(nearest, wanted) <= Math.max(2, wanted.length / 3)
    ? `Did you mean [[${nearest}]]?`
    : 'Write the title of a post, or the name of its file.';
}
