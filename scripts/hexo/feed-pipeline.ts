// Feeds show posts where none of our styles are: features say what their parts look like there.

import type Hexo from 'hexo';
import { feedMarkup, keepLineEnds } from '../core/feed-markup.ts';
import { escapeHtml } from '../core/html.ts';
import { guarded, type Engine } from './engine.ts';
import { declareReach, pageFilters, type PageFilter } from './page-filters.ts';

/** Names of generators that hexo-generator-feed and its kin register. */
const feedGenerators = ['atom', 'rss2', 'rss', 'feed', 'json-feed'];
/** What of a post feeds show. */
const texts: ReadonlySet<string> = new Set(['content', 'excerpt', 'more', 'description', 'intro']);

type Generator = (this: unknown, locals: Locals, ...rest: unknown[]) => unknown;

interface Locals {
  readonly posts: Query;
}

interface Query {
  map<T>(map: (post: FeedPost) => T): T[];
}

type FeedPost = Record<string, unknown>;

/** Once every plugin has registered its generators. */
export function wrapFeeds(engine: Engine): void {
  const { generator } = engine.hexo.extend as unknown as {
    generator: { get(name: string): Generator | undefined; register(name: string, generator: Generator): void };
  };
  mendFeedLink(engine.hexo);
  for (const name of feedGenerators) {
    const original = generator.get(name);
    if (!original) continue;
    generator.register(name, function (this: unknown, locals, ...rest) {
      return original.call(this, { ...locals, posts: forFeeds(engine, locals.posts) }, ...rest);
    });
  }
}

/** The same posts, with texts that differ only for the feed, made when it asks for them: it shows the newest only. */
function forFeeds(engine: Engine, posts: Query): Query {
  const shown = posts.map((post) => {
    const made = new Map<string, string>();
    return new Proxy(post, {
      get(target, key): unknown {
        const value: unknown = Reflect.get(target, key);
        if (typeof key !== 'string' || typeof value !== 'string' || !texts.has(key)) return value;
        let text = made.get(key);
        if (text === undefined) made.set(key, (text = shownText(engine, value, key, target)));
        return text;
      },
    });
  });
  const QueryOf = posts.constructor as new (posts: readonly FeedPost[]) => Query;
  return new QueryOf(shown);
}

function shownText(engine: Engine, text: string, key: string, post: FeedPost): string {
  const readable = feedMarkup(feedText(engine, text, post));
  return key === 'content' ? keepLineEnds(readable) : readable;
}

function feedText({ features }: Engine, text: string, post: FeedPost): string {
  let result = text;
  for (const { feature } of features) {
    const { feedPass } = feature;
    if (feedPass) result = guarded(feature.name, 'feed pass', String(post['source']), () => feedPass(result));
  }
  return result;
}

/**
 * hexo-generator-feed writes the site's title into an attribute as it is, and reads all of each page for what only a
 * head has.
 */
function mendFeedLink(hexo: Hexo): void {
  const filters = pageFilters(hexo);
  const index = filters.findIndex(({ name }) => name === 'autodiscoveryInject');
  const original = filters[index];
  if (!original) return;
  const config: unknown = Object.create(hexo.config, {
    title: { get: () => escapeHtml(String(hexo.config.title as unknown)) },
  });
  const context = Object.create(hexo, { config: { value: config } }) as Hexo;
  const mended: PageFilter = (...args) => Reflect.apply(original, context, args) as unknown;
  filters[index] = declareReach(Object.assign(mended, original), 'head');
}
