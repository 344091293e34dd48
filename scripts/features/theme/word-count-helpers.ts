// Fluid's helpers for word count and reading time, counting by script. Its options keep their meaning: `awl` letters
// a word and `wpm` words a minute make `awl * wpm` characters a minute.

import type { Feature } from '../../hexo/define-feature.ts';
import type { ThemeConfig } from './config.ts';
import { countHtml, minutesToRead, shortNumber, type WordCount } from './word-count.ts';

interface CountedPost {
  readonly content?: string;
  /** What hexo-blog-encrypt keeps of the readable text. */
  readonly origin?: string;
}

/** By content, since Fluid asks several times for one post. */
const counted = new WeakMap<object, { readonly content: string; readonly count: WordCount }>();

function countOf(post: CountedPost): WordCount {
  const content = post.origin ?? post.content ?? '';
  const known = counted.get(post);
  if (known?.content === content) return known.count;
  const count = countHtml(content);
  counted.set(post, { content, count });
  return count;
}

function total({ characters, words }: WordCount): number {
  return characters + words;
}

export const wordCountHelpers: NonNullable<Feature<ThemeConfig>['helpers']> = {
  wordcount: () => (post: CountedPost) => shortNumber(total(countOf(post))),
  min2read:
    () =>
    (post: CountedPost, options: { awl?: number; wpm?: number } = {}) => {
      const { awl, wpm } = options;
      return awl && wpm ? minutesToRead(countOf(post), awl * wpm, wpm) : minutesToRead(countOf(post));
    },
  wordtotal: () => (site: { posts: { toArray(): CountedPost[] } }) =>
    shortNumber(site.posts.toArray().reduce((sum, post) => sum + total(countOf(post)), 0)),
};
