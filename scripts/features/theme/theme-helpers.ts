// Helpers of Fluid that count otherwise here, and those that mended views call.

import type Hexo from 'hexo';
import type { ViewLocals } from '../../hexo/define-feature.ts';
import type { ThemeConfig } from './config.ts';
import { fluidIconFonts } from './icons.ts';
import { plainText } from './plain-text.ts';
import { iconsPath } from './publish-libraries.ts';
import { escapeText } from './search-index.ts';
import { keptCount } from './keep-count.ts';
import { countHtml, minutesToRead, shortNumber, type WordCount } from './word-count.ts';

interface CountedPost {
  readonly content?: string;
  /** What hexo-blog-encrypt keeps of the readable text. */
  readonly origin?: string;
  /** In front matter or by a script: Fluid then doesn't count. */
  readonly wordcount?: unknown;
}

type ViewHelpers = ViewLocals & { url_for(address: string): string };

/** After the theme's own scripts, which register the same names. */
export function registerThemeHelpers(hexo: Hexo, config: () => ThemeConfig): void {
  const { helper } = hexo.extend;
  helper.register('wordcount', ((post: CountedPost) => shortNumber(total(countOf(post)))) as never);
  helper.register('min2read', ((post: CountedPost, options: { awl?: number; wpm?: number } = {}) => {
    // Letters a word times words a minute: the characters a minute that Fluid reckons with.
    const { awl, wpm } = options;
    return awl && wpm ? minutesToRead(countOf(post), awl * wpm, wpm) : minutesToRead(countOf(post));
  }) as never);
  helper.register('wordtotal', ((site: { posts: { toArray(): CountedPost[] } }) =>
    shortNumber(site.posts.toArray().reduce((sum, post) => sum + total(countOf(post)), 0))) as never);
  helper.register('plain_text', plainText as never);
  helper.register('escape_text', escapeText as never);
  helper.register('fluid_icons', function (this: ViewHelpers) {
    const address = config().selfHosted ? `/${iconsPath(hexo)}` : (fluidIconFonts[0] ?? '');
    // Hexo's css() remembers what it gave to another page, a relative address too.
    return `<link rel="stylesheet" href="${this.url_for(address)}">\n`;
  } as never);
}

/** By content, since Fluid asks several times for one post. */
const counted = new WeakMap<object, { readonly content: string; readonly count: WordCount }>();

function countOf(post: CountedPost): WordCount {
  const given = Number(post.wordcount ?? 0);
  if (given > 0) return { characters: given, words: 0 };
  const content = post.origin ?? post.content ?? '';
  const known = counted.get(post);
  if (known?.content === content) return known.count;
  const count = (post.origin === undefined ? keptCount(post) : undefined) ?? countHtml(content);
  counted.set(post, { content, count });
  return count;
}

function total({ characters, words }: WordCount): number {
  return characters + words;
}
