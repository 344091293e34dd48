// What is said of `{% post_link %}` and `{% post_path %}` whose post there isn't: Hexo's own error names what was asked
// for, never what may have been meant.

import type Hexo from 'hexo';
import { rawDocuments } from './engine.ts';
import { nearestName } from './feature-config.ts';

export interface MissingPost {
  readonly message: string;
  readonly remedy: string;
}

/** @param args what the tag was given; the first is a path below `_posts` or a title, an anchor may stand behind it */
export function missingPost(hexo: Hexo, tag: string, args: readonly string[]): MissingPost {
  const [wanted = ''] = (args[0] ?? '').split('#');
  const meant = likelyPost(hexo, wanted);
  return {
    message: `{% ${tag} %} failed: there is no post "${wanted}".`,
    remedy:
      meant === undefined
        ? 'Write the path of a file below source/_posts/ without its extension, or a title in quotes.'
        : `Did you mean "${meant}"?`,
  };
}

/**
 * The post of that file (`new_post_name` takes the date off), of that name in a folder, in whatever letters and with
 * spaces for hyphens, or the one whose path or title is nearest.
 */
function likelyPost(hexo: Hexo, wanted: string): string | undefined {
  const posts = rawDocuments(hexo, 'Post');
  const slugs = posts.map(({ slug }) => String(slug));
  const nameOf = (slug: string): string =>
    slug
      .slice(slug.lastIndexOf('/') + 1)
      .toLowerCase()
      .replaceAll(/[\s_]+/g, '-');
  const titles = posts.flatMap(({ title }) => (typeof title === 'string' && title !== '' ? [title] : []));
  const file = posts.find(({ source }) => String(source).replace(/^_posts\/|\.[^./]*$/g, '') === wanted);
  return (
    (file && String(file['slug'])) ??
    slugs.find((slug) => slug !== wanted && nameOf(slug) === nameOf(wanted)) ??
    nearestName(wanted, [...slugs, ...titles])
  );
}
