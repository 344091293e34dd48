// Which post a name means: its title, the name of its file, or the path of its file below `_posts`.

import type Hexo from 'hexo';
import { documents } from '../../hexo/engine.ts';
import { hexoModule } from '../../hexo/front-matter.ts';
import type { FeatureEnvironment, StaleTest } from '../../hexo/define-feature.ts';

export interface PostsByName {
  /** The address of the post below the site's root; `undefined` if there is none, or more than one. */
  find(name: string): string | undefined;
  readonly names: readonly string[];
  /** The id that hexo-renderer-marked gives to this heading. */
  headingId(heading: string): string;
}

export const usedNamesKey = 'wiki-links';

/** What a post was rendered with: the addresses of the names it uses. */
export type UsedNames = Readonly<Record<string, string | null>>;

const known = new WeakMap<Hexo, PostsByName>();

export function postsByName(hexo: Hexo): PostsByName {
  return known.get(hexo) ?? readPosts(hexo);
}

function readPosts(hexo: Hexo): PostsByName {
  const paths = new Map<string, string | null>();
  const names: string[] = [];
  const add = (name: string, path: string): void => {
    const key = keyOf(name);
    const other = paths.get(key);
    paths.set(key, other === undefined || other === path ? path : null);
  };
  for (const document of [...documents(hexo, 'Post'), ...documents(hexo, 'Page')]) {
    const { title, path, source, published } = document;
    if (typeof path !== 'string' || typeof source !== 'string' || published === false) continue;
    const file = source.replace(/^_posts\//, '').replace(/\.[^./]+$/, '');
    const last = file.split('/').at(-1) ?? file;
    for (const name of new Set([file, last, last.replace(/^\d{4}-\d{1,2}-\d{1,2}-/, '')])) add(name, path);
    if (typeof title === 'string' && title !== '') {
      add(title, path);
      names.push(title);
    }
    names.push(last);
  }
  const { slugize } = hexoModule(hexo, 'hexo-util') as { slugize: (text: string) => string };
  const posts = { find: (name: string) => paths.get(keyOf(name)) ?? undefined, names, headingId: slugize };
  known.set(hexo, posts);
  return posts;
}

/** Width, case and spaces at the ends don't count; an ending of Markdown may be there or not. */
function keyOf(name: string): string {
  return name.normalize('NFKC').trim().replace(/\.md$/i, '').toLowerCase();
}

export function findStaleWikiLinks({ hexo }: FeatureEnvironment<unknown>): StaleTest {
  // Posts have been read since the last rendering; where no post uses a name, nobody asks for theirs.
  known.delete(hexo);
  return ({ kept }) => {
    const used = kept(usedNamesKey) as UsedNames | undefined;
    if (used === undefined) return false;
    const posts = postsByName(hexo);
    return Object.entries(used).some(([name, path]) => (posts.find(name) ?? null) !== path);
  };
}
