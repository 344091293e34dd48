// What is known of a link of a post when it is rendered: a record of the lock file, or another post of the blog.

import type Hexo from 'hexo';
import { documents } from '../../hexo/engine.ts';
import type { FeatureEnvironment, StaleTest } from '../../hexo/define-feature.ts';
import { FrontMatterError, readFrontMatter } from '../../hexo/front-matter.ts';
import { recordStore } from '../links/api.ts';
import { shortHash } from './card-html.ts';
import type { CardsConfig } from './config.ts';
import { firstLines, plainTitle } from './plain-title.ts';
import { targetOf, type Target } from './target.ts';
import { wordsOf } from './words.ts';

export interface KnownTargets {
  readonly target: (href: string) => Target | undefined;
  /** Changes when one of the blog's posts that were asked for changes what cards show of it. */
  readonly postsFingerprint: () => string;
  readonly askedPosts: ReadonlySet<string>;
}

interface OwnPost {
  readonly path: string;
  readonly title: string;
  readonly date: string;
  readonly text: string;
}

type OwnPosts = ReadonlyMap<string, OwnPost>;

const ownPosts = new WeakMap<Hexo, OwnPosts>();

/** Posts that others may link, as they were when rendering began; read where a post asks for one. */
function ownPostsOf(hexo: Hexo): OwnPosts {
  let posts = ownPosts.get(hexo);
  if (!posts) ownPosts.set(hexo, (posts = readOwnPosts(hexo)));
  return posts;
}

export function readOwnPosts(hexo: Hexo): OwnPosts {
  const posts = new Map<string, OwnPost>();
  for (const document of documents(hexo, 'Post')) {
    const { path, title, date, description, published } = document;
    if (typeof path !== 'string' || typeof title !== 'string' || title === '' || published === false) continue;
    posts.set(withoutIndex(path), {
      path,
      title: plainTitle(title),
      date: (date as { format?: (form: string) => string } | undefined)?.format?.('YYYY-MM-DD') ?? '',
      text: typeof description === 'string' ? description : frontMatterExcerpt(hexo, document),
    });
  }
  return posts;
}

/** Only what the front matter says: the excerpt of a post that isn't rendered yet isn't known. */
function frontMatterExcerpt(hexo: Hexo, { raw }: Readonly<Record<string, unknown>>): string {
  if (typeof raw !== 'string' || !/^excerpt:/m.test(raw)) return '';
  try {
    const { excerpt } = readFrontMatter(hexo, raw).data;
    return typeof excerpt === 'string' ? excerpt : '';
  } catch (error) {
    if (error instanceof FrontMatterError) return ''; // such a post is reported, and left out
    throw error;
  }
}

export function knownTargets({ hexo, config, site }: FeatureEnvironment<CardsConfig>): KnownTargets {
  const store = recordStore(hexo);
  const words = wordsOf(site.language);
  const asked = new Set<string>();
  return {
    target(href) {
      const own = ownPath(href, hexo);
      if (own === undefined) return targetOf(href, store, config, words);
      asked.add(own);
      const post = ownPostsOf(hexo).get(own);
      return post && ownTarget(post, href, config);
    },
    postsFingerprint: () => fingerprint(asked, hexo),
    askedPosts: asked,
  };
}

function ownTarget(post: OwnPost, href: string, { abstractLength }: CardsConfig): Target {
  return {
    kind: 'post',
    href,
    url: post.path,
    title: post.title,
    place: '',
    facts: post.date ? [post.date] : [],
    text: abstractLength > 0 ? firstLines(post.text, abstractLength) : '',
  };
}

/** The path below the site's root if the address is one of the blog's own. */
function ownPath(href: string, { config: { url, root } }: Hexo): string | undefined {
  const base = `${url.replace(/\/+$/, '')}/`;
  const path = href.startsWith(base)
    ? href.slice(base.length)
    : href.startsWith(root) && !href.startsWith('//')
      ? href.slice(root.length)
      : undefined;
  if (path === undefined || path.includes('#')) return undefined;
  try {
    return withoutIndex(decodeURI(path.replace(/\?.*$/s, '')));
  } catch {
    return undefined; // a lone percent sign: no address of ours
  }
}

function withoutIndex(path: string): string {
  return path.replace(/(?:^|(?<=\/))index\.html$/, '').replace(/\.html$/, '');
}

function fingerprint(paths: Iterable<string>, hexo: Hexo): string {
  const used = [...paths].sort();
  if (used.length === 0) return '';
  const posts = ownPostsOf(hexo);
  return shortHash(JSON.stringify(used.map((path) => [path, posts.get(path) ?? null])));
}

/** What a post was rendered with: kept with it, compared before the next rendering. */
export interface UsedPosts {
  readonly paths: readonly string[];
  readonly fingerprint: string;
}

export const usedPostsKey = 'cards-posts';

export function findStaleCards({ hexo }: FeatureEnvironment<CardsConfig>): StaleTest {
  ownPosts.delete(hexo);
  return ({ kept }) => {
    const used = kept(usedPostsKey) as UsedPosts | undefined;
    return used !== undefined && fingerprint(used.paths, hexo) !== used.fingerprint;
  };
}
